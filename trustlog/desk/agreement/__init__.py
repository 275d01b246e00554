"""Agreements: built section by section, put together as versions, and printed for signature."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.agreement.as_json import agreement_json as agreement_json
    from trustlog.desk.agreement.as_json import differences_json as differences_json
    from trustlog.desk.agreement.as_json import section_json as section_json
    from trustlog.desk.agreement.as_json import section_page_json as section_page_json
    from trustlog.desk.agreement.building import Built as Built
    from trustlog.desk.agreement.building import agreement_of as agreement_of
    from trustlog.desk.agreement.building import built as built
    from trustlog.desk.agreement.building import section_to_go_on_with as section_to_go_on_with
    from trustlog.desk.agreement.building import sections_of as sections_of
    from trustlog.desk.agreement.building import version_of as version_of
    from trustlog.desk.agreement.comparing import Compared as Compared
    from trustlog.desk.agreement.comparing import compared as compared
    from trustlog.desk.agreement.filling_in import section_form as section_form
    from trustlog.desk.agreement.filling_in import set_filled as set_filled
    from trustlog.desk.agreement.knowing import Offered as Offered
    from trustlog.desk.agreement.knowing import all_offered as all_offered
    from trustlog.desk.agreement.knowing import offered as offered
    from trustlog.desk.agreement.printing import Printed as Printed
    from trustlog.desk.agreement.printing import print_agreement as print_agreement
    from trustlog.desk.agreement.words import difference_lines as difference_lines
    from trustlog.desk.agreement.words import section_in_full as section_in_full
    from trustlog.desk.agreement.words import section_lines as section_lines
    from trustlog.desk.agreement.words import shown as shown
    from trustlog.desk.agreement.words import state_line as state_line
    from trustlog.desk.agreement.words import state_words as state_words
    from trustlog.desk.agreement.words import versions_words as versions_words
    from trustlog.desk.agreement.writing import put_together as put_together
    from trustlog.desk.agreement.writing import set_section as set_section
    from trustlog.desk.agreement.writing import start_section as start_section

__getattr__ = exports(
    __name__,
    {
        "as_json": "agreement_json differences_json section_json section_page_json",
        "building": "Built agreement_of built section_to_go_on_with sections_of version_of",
        "comparing": "Compared compared",
        "filling_in": "section_form set_filled",
        "knowing": "Offered all_offered offered",
        "printing": "Printed print_agreement",
        "words": ("difference_lines section_in_full section_lines shown state_line state_words versions_words"),
        "writing": "put_together set_section start_section",
    },
)
