"""The people at partners."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.people.editing import NEW as NEW
    from trustlog.desk.people.editing import add as add
    from trustlog.desk.people.editing import add_filled as add_filled
    from trustlog.desk.people.editing import correct as correct
    from trustlog.desk.people.editing import correction as correction
    from trustlog.desk.people.editing import described as described
    from trustlog.desk.people.editing import edit as edit
    from trustlog.desk.people.editing import handle_of_person as handle_of_person
    from trustlog.desk.people.editing import left_words as left_words
    from trustlog.desk.people.editing import line as line
    from trustlog.desk.people.editing import names_at as names_at
    from trustlog.desk.people.editing import new_person as new_person
    from trustlog.desk.people.editing import person_list as person_list
    from trustlog.desk.people.editing import remove as remove
    from trustlog.desk.people.merging import PersonPreview as PersonPreview
    from trustlog.desk.people.merging import merge as merge
    from trustlog.desk.people.merging import merge_by_id as merge_by_id
    from trustlog.desk.people.merging import merge_json as merge_json
    from trustlog.desk.people.merging import merge_lines as merge_lines
    from trustlog.desk.people.merging import merge_preview as merge_preview
    from trustlog.desk.people.merging import merging_by_id as merging_by_id
    from trustlog.desk.people.merging import planned_merge as planned_merge
    from trustlog.desk.people.merging import two_people as two_people

__getattr__ = exports(
    __name__,
    {
        "editing": "NEW add add_filled correct correction described edit handle_of_person left_words line names_at "
        "new_person person_list remove",
        "merging": "PersonPreview merge merge_by_id merge_json merge_lines merge_preview merging_by_id planned_merge "
        "two_people",
    },
)
