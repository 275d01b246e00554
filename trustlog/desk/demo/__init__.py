"""The made-up ledger for looking around in."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.demo.build import DAY as DAY
    from trustlog.desk.demo.build import make as make

__getattr__ = exports(
    __name__,
    {
        "build": "DAY make",
    },
)
