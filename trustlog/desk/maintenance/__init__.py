"""Maintenance of a ledger: backups and checks."""

from typing import TYPE_CHECKING

from trustlog.lazy import exports

if TYPE_CHECKING:
    from trustlog.desk.maintenance.checks import Finding as Finding
    from trustlog.desk.maintenance.checks import backup as backup
    from trustlog.desk.maintenance.checks import damage_at as damage_at
    from trustlog.desk.maintenance.checks import doctor as doctor

__getattr__ = exports(
    __name__,
    {
        "checks": "Finding backup damage_at doctor",
    },
)
