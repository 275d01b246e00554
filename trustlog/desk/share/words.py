"""What is said of a sheet before it is shared and afterwards."""

from typing import TYPE_CHECKING

from trustlog.desk.share.offer import SheetDraft
from trustlog.domain.agreed import by_words, stand_words
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Promise
from trustlog.domain.text import counted
from trustlog.language import _, ngettext

if TYPE_CHECKING:
    from trustlog.desk.share.sharing import Shared


def sheet_head(draft: SheetDraft) -> str:
    """Say which sheet it is, of which day, and how many promises are on it."""
    return _("Sheet {name} · {day} · {promises}").format(
        name=draft.name, day=show(draft.on), promises=counted(len(draft.rows), "promise")
    )


def shared_lines(shared: "Shared") -> list[str]:
    """Say what was shared, in which file, and what stayed out."""
    return [f"{sheet_head(shared.draft)}: {shared.file}", *left_out_words(shared.draft)]


def preview(draft: SheetDraft) -> list[tuple[str, str, str, str, str]]:
    """Return the rows of a sheet as a person sees them before it goes out: whose, number, text, day, how it stands."""
    rows = []
    for ours, title in ((True, _("We promised")), (False, _("You promised"))):
        for place, promise in enumerate(draft.side(ours=ours)):
            rows.append((title if place == 0 else "", *cells(promise)))
    return rows


def cells(promise: Promise) -> tuple[str, str, str, str]:
    """Return what a sheet says of a promise: its number, its text, the day agreed, and how it stands."""
    return f"#{promise.number}", promise.text, by_words(promise.due_on), stand_words(promise)


def left_out_words(draft: SheetDraft) -> list[str]:
    """Say how many promises stay out of a sheet, and why."""
    counts = (
        (draft.private, ngettext("{n} private promise stays out", "{n} private promises stay out", draft.private)),
        (draft.not_chosen, ngettext("{n} promise was not chosen", "{n} promises were not chosen", draft.not_chosen)),
    )
    return [says.format(n=count) for count, says in counts if count]
