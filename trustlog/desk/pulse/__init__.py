"""Their own view: what a partner answered to five questions about us, beside what we read ourselves."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.pulse.asking import PulseSheet as PulseSheet
    from trustlog.desk.pulse.asking import asked_lately as asked_lately
    from trustlog.desk.pulse.asking import sheet as sheet
    from trustlog.desk.pulse.asking import write_page as write_page
    from trustlog.desk.pulse.asking import written as written
    from trustlog.desk.pulse.gap import Standing as Standing
    from trustlog.desk.pulse.gap import standing as standing
    from trustlog.desk.pulse.plain_values import as_json as as_json
    from trustlog.desk.pulse.plain_values import sheet_json as sheet_json
    from trustlog.desk.pulse.recording import Ends as Ends
    from trustlog.desk.pulse.recording import Told as Told
    from trustlog.desk.pulse.recording import record as record
    from trustlog.desk.pulse.words import shown as shown

__getattr__ = exports(
    __name__,
    {
        "asking": "PulseSheet asked_lately sheet write_page written",
        "gap": "Standing standing",
        "plain_values": "as_json sheet_json",
        "recording": "Ends Told record",
        "words": "shown",
    },
)
