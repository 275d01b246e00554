"""The Today sheet: what deserves attention, one sentence a row."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.today.from_readings import garden_rows as garden_rows
    from trustlog.desk.today.from_readings import reading_rows as reading_rows
    from trustlog.desk.today.groups import BROUGHT as BROUGHT
    from trustlog.desk.today.groups import GROUPS as GROUPS
    from trustlog.desk.today.groups import LATER as LATER
    from trustlog.desk.today.groups import LOGGED as LOGGED
    from trustlog.desk.today.groups import QUIET as QUIET
    from trustlog.desk.today.groups import REVIEW as REVIEW
    from trustlog.desk.today.groups import WAITING as WAITING
    from trustlog.desk.today.own_rows import brought_row as brought_row
    from trustlog.desk.today.own_rows import just_logged as just_logged
    from trustlog.desk.today.own_rows import review_row as review_row
    from trustlog.desk.today.sheet import Row as Row
    from trustlog.desk.today.sheet import Sheet as Sheet
    from trustlog.desk.today.sheet import day_sheet as day_sheet
    from trustlog.desk.today.sheet import older_words as older_words
    from trustlog.desk.today.sheet import reading_row as reading_row
    from trustlog.desk.today.sheet import sheet_of as sheet_of

__getattr__ = exports(
    __name__,
    {
        "from_readings": "garden_rows reading_rows",
        "own_rows": "brought_row just_logged review_row",
        "groups": "BROUGHT GROUPS LATER LOGGED QUIET REVIEW WAITING",
        "sheet": "Row Sheet day_sheet older_words reading_row sheet_of",
    },
)
