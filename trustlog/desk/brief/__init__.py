"""One page to read before a meeting."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.brief.naming import names_somebody as names_somebody
    from trustlog.desk.brief.page import brief as brief
    from trustlog.desk.brief.page import brief_page as brief_page
    from trustlog.desk.brief.person import person_brief as person_brief

__getattr__ = exports(
    __name__,
    {
        "naming": "names_somebody",
        "page": "brief brief_page",
        "person": "person_brief",
    },
)
