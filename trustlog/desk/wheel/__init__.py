"""The wheel: a yearly look at our own organisation, answered by several people, shown by question and area."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.wheel.for_management import wheel_rows as wheel_rows
    from trustlog.desk.wheel.over_years import Standing as Standing
    from trustlog.desk.wheel.over_years import standing as standing
    from trustlog.desk.wheel.plain_values import as_json as as_json
    from trustlog.desk.wheel.recording import answer as answer
    from trustlog.desk.wheel.words import questions as questions
    from trustlog.desk.wheel.words import shown as shown
    from trustlog.desk.wheel.words import weakest_line as weakest_line
    from trustlog.desk.wheel.written import write_picture as write_picture

__getattr__ = exports(
    __name__,
    {
        "for_management": "wheel_rows",
        "plain_values": "as_json",
        "recording": "answer",
        "over_years": "Standing standing",
        "words": "questions shown weakest_line",
        "written": "write_picture",
    },
)
