"""The next touch with a partner."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.plans.planning import plan as plan

__getattr__ = exports(
    __name__,
    {
        "planning": "plan",
    },
)
