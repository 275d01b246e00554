"""Facts of every kind: their rows, their lines, their sentences, their JSON, and editing them."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.facts.as_json import fact_json as fact_json
    from trustlog.desk.facts.as_json import facts_json as facts_json
    from trustlog.desk.facts.as_json import shown_columns as shown_columns
    from trustlog.desk.facts.beside import mark as mark
    from trustlog.desk.facts.beside import word_json as word_json
    from trustlog.desk.facts.by_field import WHY as WHY
    from trustlog.desk.facts.by_field import ByField as ByField
    from trustlog.desk.facts.changes import all_inserts as all_inserts
    from trustlog.desk.facts.changes import answer_change as answer_change
    from trustlog.desk.facts.changes import happened as happened
    from trustlog.desk.facts.changes import inserts as inserts
    from trustlog.desk.facts.changes import removal as removal
    from trustlog.desk.facts.changes import row as row
    from trustlog.desk.facts.changes import table_of as table_of
    from trustlog.desk.facts.changes import updates as updates
    from trustlog.desk.facts.changes import without_person as without_person
    from trustlog.desk.facts.editing import Correction as Correction
    from trustlog.desk.facts.editing import as_mended as as_mended
    from trustlog.desk.facts.editing import correct as correct
    from trustlog.desk.facts.editing import correction as correction
    from trustlog.desk.facts.editing import drop as drop
    from trustlog.desk.facts.editing import drop_several as drop_several
    from trustlog.desk.facts.editing import edit as edit
    from trustlog.desk.facts.editing import edit_several as edit_several
    from trustlog.desk.facts.editing import found_fact as found_fact
    from trustlog.desk.facts.field import NO as NO
    from trustlog.desk.facts.field import YES as YES
    from trustlog.desk.facts.field import day_typed as day_typed
    from trustlog.desk.facts.field import flag as flag
    from trustlog.desk.facts.fields import FIELDS as FIELDS
    from trustlog.desk.facts.fields import Filled as Filled
    from trustlog.desk.facts.lines import line as line
    from trustlog.desk.facts.making import made as made
    from trustlog.desk.facts.making import past_day as past_day
    from trustlog.desk.facts.making import write_new as write_new
    from trustlog.desk.facts.naming import Names as Names
    from trustlog.desk.facts.naming import is_between as is_between
    from trustlog.desk.facts.naming import item_of as item_of
    from trustlog.desk.facts.naming import names_from as names_from
    from trustlog.desk.facts.naming import names_of as names_of
    from trustlog.desk.facts.naming import partner_ids as partner_ids
    from trustlog.desk.facts.practice_fields import PULSE_ANSWERS as PULSE_ANSWERS
    from trustlog.desk.facts.values import Kept as Kept
    from trustlog.desk.facts.values import Value as Value

__getattr__ = exports(
    __name__,
    {
        "as_json": "fact_json facts_json shown_columns",
        "beside": "mark word_json",
        "by_field": "WHY ByField",
        "changes": "all_inserts answer_change happened inserts removal row table_of updates without_person",
        "editing": "Correction as_mended correct correction drop drop_several edit edit_several found_fact",
        "field": "NO YES day_typed flag",
        "fields": "FIELDS Filled",
        "lines": "line",
        "making": "made past_day write_new",
        "naming": "Names is_between item_of names_from names_of partner_ids",
        "practice_fields": "PULSE_ANSWERS",
        "values": "Kept Value",
    },
)
