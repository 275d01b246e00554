"""The text to send a partner after a call: what was agreed, from the facts just logged."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.recap.build import Recap as Recap
    from trustlog.desk.recap.build import built as built
    from trustlog.desk.recap.making import recap as recap
    from trustlog.desk.recap.making import recap_json as recap_json
    from trustlog.desk.recap.making import write_recap as write_recap
    from trustlog.desk.recap.words import FORMS as FORMS
    from trustlog.desk.recap.words import Form as Form
    from trustlog.desk.recap.words import readable as readable
    from trustlog.desk.recap.words import written as written

__getattr__ = exports(
    __name__,
    {
        "build": "Recap built",
        "making": "recap recap_json write_recap",
        "words": "FORMS Form readable written",
    },
)
