"""What a partnership, or a garden, changes: for the organisation, clients, employees and society; with evidence."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.impact.changed import Standing as Standing
    from trustlog.desk.impact.changed import as_json as as_json
    from trustlog.desk.impact.changed import standing as standing
    from trustlog.desk.impact.filling_in import form as form
    from trustlog.desk.impact.filling_in import write as write
    from trustlog.desk.impact.recording import add as add
    from trustlog.desk.impact.words import empty_words as empty_words
    from trustlog.desk.impact.words import line_words as line_words
    from trustlog.desk.impact.words import shown as shown

__getattr__ = exports(
    __name__,
    {
        "changed": "Standing as_json standing",
        "filling_in": "form write",
        "recording": "add",
        "words": "empty_words line_words shown",
    },
)
