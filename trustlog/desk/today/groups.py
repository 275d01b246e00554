"""The groups of the Today sheet, in its order: all that a frame needs of it before there are rows."""

from collections.abc import Mapping

from trustlog.language import N_

WAITING = N_("Waiting")
LATER, REVIEW, LOGGED, BROUGHT = N_("Later"), N_("Review"), N_("Just logged"), N_("Brought in")
GROUPS = (
    N_("Overdue"), N_("Due"), N_("Planned"), WAITING, N_("Attention"), N_("Ready"), N_("Trial"), N_("Slipping"),
    BROUGHT, REVIEW, LATER, LOGGED,
)  # fmt: skip
QUIET = frozenset((BROUGHT, REVIEW, LATER, LOGGED))
"""The groups that ask for no attention: a day without rows of the others is a quiet one."""
MARKS: Mapping[str, str] = dict(zip(GROUPS, "●○◇◔!▲△↘»◆·+", strict=True))
"""The sign before a row of each group."""
