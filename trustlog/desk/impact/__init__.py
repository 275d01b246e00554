"""What a partnership, or a garden, changes: for the organisation, clients, employees and society; with evidence."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.impact.changed import Standing as Standing
    from trustlog.desk.impact.changed import as_json as as_json
    from trustlog.desk.impact.changed import standing as standing
    from trustlog.desk.impact.recording import add as add
    from trustlog.desk.impact.words import shown as shown

__getattr__ = exports(__name__, {"recording": "add", "changed": "Standing as_json standing", "words": "shown"})
