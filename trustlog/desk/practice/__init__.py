"""The practice of partnership: what each part of it says, asks, and is filled in with."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.practice.asking import Asked as Asked
    from trustlog.desk.practice.asking import asked_in_review as asked_in_review
    from trustlog.desk.practice.asking import asked_now as asked_now
    from trustlog.desk.practice.asking import asked_of as asked_of
    from trustlog.desk.practice.asking import is_answered as is_answered
    from trustlog.desk.practice.asking import put_off as put_off
    from trustlog.desk.practice.asking import put_off_changes as put_off_changes
    from trustlog.desk.practice.asking import question_of as question_of
    from trustlog.desk.practice.part import Part as Part
    from trustlog.desk.practice.register import all_parts as all_parts
    from trustlog.desk.practice.register import part_named as part_named
    from trustlog.desk.practice.said import brief_lines as brief_lines
    from trustlog.desk.practice.said import decision_lines as decision_lines
    from trustlog.desk.practice.said import lines_by_level as lines_by_level
    from trustlog.desk.practice.said import lines_of_decision as lines_of_decision
    from trustlog.desk.practice.said import lines_of_suggestion as lines_of_suggestion
    from trustlog.desk.practice.standing import PartsWith as PartsWith
    from trustlog.desk.practice.standing import PartWith as PartWith
    from trustlog.desk.practice.standing import Standing as Standing
    from trustlog.desk.practice.standing import fill_in as fill_in
    from trustlog.desk.practice.standing import part_with as part_with
    from trustlog.desk.practice.standing import parts_json as parts_json
    from trustlog.desk.practice.standing import parts_with as parts_with

__getattr__ = exports(
    __name__,
    {
        "asking": "Asked asked_in_review asked_now asked_of is_answered put_off put_off_changes question_of",
        "part": "Part",
        "register": "all_parts part_named",
        "said": "brief_lines decision_lines lines_by_level lines_of_decision lines_of_suggestion",
        "standing": "PartWith PartsWith Standing fill_in part_with parts_json parts_with",
    },
)
