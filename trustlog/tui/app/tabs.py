"""The tabs of the bar, in their order, and the full screens beside them; a screen is imported when it is opened."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from trustlog.language import N_

if TYPE_CHECKING:
    from trustlog.tui.app.page import Page


class Tab(NamedTuple):
    """A screen with a name in the bar: its id, name, `module:class` in `trustlog.tui.screens`, and a sentence for help.

    A screen that `is_kept` comes back as it was left; others are made anew each time they are opened.
    """

    id: str
    name: str
    where: str
    says: str
    is_kept: bool = True


TABS = (
    Tab("today", N_("Today"), "today.page:Today", N_("Go to Today: what deserves attention.")),
    Tab("partners", N_("Partners"), "partners.page:Partners", N_("Go to Partners: all of them in a table.")),
    Tab("pyramid", N_("Pyramid"), "pyramid.page:Pyramid", N_("Go to the Pyramid: who is on which level.")),
    Tab("review", N_("Review"), "review.page:ReviewPage", N_("Go to Review: ten minutes on a Friday."), is_kept=False),
)
"""In the order of the bar; the first is key 1, and so on. A screen of these takes no argument and has this id."""

OTHER_PAGES = (
    "history.page:History",
    "settings.page:SettingsPage",
    "partner.page:PartnerPage",
    "partner.explanation:Explain",
    "practice.page:PracticePage",
    "agreement.page:AgreementPage",
    "garden.page:GardenPage",
    "search.page:Search",
    "review.past:Reviews",
    "proposals.page:ProposalsPage",
)
"""Full screens that are no tabs; the check of rebound keys looks at them too."""

SOON = (
    "capture.line", "palette.dialog", "partners.page", "partner.page", "search.page", "pyramid.page", "capture.form",
)  # fmt: skip
"""The modules of what is opened most, likeliest first."""


def page_class(where: str) -> "type[Page]":
    """Import a screen's class."""
    module, _unused, name = where.partition(":")
    return cast("type[Page]", getattr(import_module(f"trustlog.tui.screens.{module}"), name))


def all_pages() -> "list[type[Page]]":
    """Import the classes of all full screens."""
    return [page_class(where) for where in (*(tab.where for tab in TABS), *OTHER_PAGES)]


def import_soon() -> None:
    """Import what is likely to be opened, where nobody waits for it."""
    for module in SOON:
        import_module(f"trustlog.tui.screens.{module}")
