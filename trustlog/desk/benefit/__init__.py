"""What a partnership or a garden brought: five sorts, for whom, tied to the facts that show it."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.benefit.brought import Standing as Standing
    from trustlog.desk.benefit.brought import standing as standing
    from trustlog.desk.benefit.filling_in import form as form
    from trustlog.desk.benefit.filling_in import write as write
    from trustlog.desk.benefit.plain_values import as_json as as_json
    from trustlog.desk.benefit.recording import Told as Told
    from trustlog.desk.benefit.recording import add as add
    from trustlog.desk.benefit.tying import only_open as only_open
    from trustlog.desk.benefit.tying import tied_to as tied_to
    from trustlog.desk.benefit.with_gardens import page as page
    from trustlog.desk.benefit.words import line_words as line_words
    from trustlog.desk.benefit.words import said as said
    from trustlog.desk.benefit.words import shown as shown

__getattr__ = exports(
    __name__,
    {
        "filling_in": "form write",
        "plain_values": "as_json",
        "recording": "Told add",
        "brought": "Standing standing",
        "tying": "only_open tied_to",
        "with_gardens": "page",
        "words": "line_words said shown",
    },
)
