"""Partners: finding, adding, editing, merging, pausing and archiving them."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.partners.all_partners import Roster as Roster
    from trustlog.desk.partners.all_partners import roster as roster
    from trustlog.desk.partners.editing import add as add
    from trustlog.desk.partners.editing import archive as archive
    from trustlog.desk.partners.editing import derived_handle as derived_handle
    from trustlog.desk.partners.editing import edit as edit
    from trustlog.desk.partners.editing import free_handle as free_handle
    from trustlog.desk.partners.editing import line as line
    from trustlog.desk.partners.editing import new_partner as new_partner
    from trustlog.desk.partners.editing import partner_list as partner_list
    from trustlog.desk.partners.editing import pause as pause
    from trustlog.desk.partners.editing import slug as slug
    from trustlog.desk.partners.fields import FIELDS as FIELDS
    from trustlog.desk.partners.fields import check_handle as check_handle
    from trustlog.desk.partners.forms import NEW as NEW
    from trustlog.desk.partners.forms import PartnerForm as PartnerForm
    from trustlog.desk.partners.forms import add_filled as add_filled
    from trustlog.desk.partners.forms import correct as correct
    from trustlog.desk.partners.forms import correction as correction
    from trustlog.desk.partners.fuzzy_match import nearest_names as nearest_names
    from trustlog.desk.partners.lookup import merged_into as merged_into
    from trustlog.desk.partners.lookup import partner as partner
    from trustlog.desk.partners.lookup import person as person
    from trustlog.desk.partners.lookup import writable_partner as writable_partner
    from trustlog.desk.partners.merge_shown import MergePreview as MergePreview
    from trustlog.desk.partners.merge_shown import field_line as field_line
    from trustlog.desk.partners.merge_shown import merge_json as merge_json
    from trustlog.desk.partners.merge_shown import merge_lines as merge_lines
    from trustlog.desk.partners.merge_shown import merge_preview as merge_preview
    from trustlog.desk.partners.merge_shown import merged_json as merged_json
    from trustlog.desk.partners.merge_shown import reading_line as reading_line
    from trustlog.desk.partners.merge_shown import readings_around as readings_around
    from trustlog.desk.partners.merge_shown import side_by_side as side_by_side
    from trustlog.desk.partners.merged_fields import TAKEN_OF_PERSON as TAKEN_OF_PERSON
    from trustlog.desk.partners.merged_fields import joined_person as joined_person
    from trustlog.desk.partners.merged_fields import taken as taken
    from trustlog.desk.partners.merged_people import Joined as Joined
    from trustlog.desk.partners.merged_people import person_joined as person_joined
    from trustlog.desk.partners.merging import merge as merge
    from trustlog.desk.partners.table_columns import Moved as Moved
    from trustlog.desk.partners.table_columns import PartnerColumns as PartnerColumns
    from trustlog.desk.partners.table_columns import partner_columns as partner_columns
    from trustlog.desk.partners.together import TimeTogether as TimeTogether
    from trustlog.desk.partners.together import time_together as time_together

__getattr__ = exports(
    __name__,
    {
        "all_partners": "Roster roster",
        "editing": "add archive derived_handle edit free_handle line new_partner partner_list pause slug",
        "fields": "FIELDS check_handle",
        "forms": "NEW PartnerForm add_filled correct correction",
        "fuzzy_match": "nearest_names",
        "lookup": "merged_into partner person writable_partner",
        "merge_shown": "MergePreview field_line merge_json merge_lines merge_preview merged_json "
        "reading_line readings_around side_by_side",
        "merged_fields": "TAKEN_OF_PERSON joined_person taken",
        "merged_people": "Joined person_joined",
        "merging": "merge",
        "table_columns": "Moved PartnerColumns partner_columns",
        "together": "TimeTogether time_together",
    },
)
