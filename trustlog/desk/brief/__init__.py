"""One page to read before a meeting."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.brief.page import brief as brief

__getattr__ = exports(
    __name__,
    {
        "page": "brief",
    },
)
