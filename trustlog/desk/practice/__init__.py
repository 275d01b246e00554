"""The practice of partnership: what each part of it says, asks, and is filled in with."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.practice.asking import Asked as Asked
    from trustlog.desk.practice.asking import asked_in_review as asked_in_review
    from trustlog.desk.practice.asking import asked_of as asked_of
    from trustlog.desk.practice.asking import is_answered as is_answered
    from trustlog.desk.practice.asking import put_off as put_off
    from trustlog.desk.practice.part import Part as Part
    from trustlog.desk.practice.register import all_parts as all_parts
    from trustlog.desk.practice.register import part_named as part_named
    from trustlog.desk.practice.said import brief_lines as brief_lines
    from trustlog.desk.practice.said import decision_lines as decision_lines

__getattr__ = exports(
    __name__,
    {
        "asking": "Asked asked_in_review asked_of is_answered put_off",
        "part": "Part",
        "register": "all_parts part_named",
        "said": "brief_lines decision_lines",
    },
)
