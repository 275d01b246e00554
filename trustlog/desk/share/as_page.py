"""A sheet as a page for a browser and for paper: each side's promises, and boxes for the partner's answer."""

from trustlog.desk.ledger import Ledger
from trustlog.desk.share.offer import SheetDraft
from trustlog.desk.share.words import cells
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Promise
from trustlog.exchange.html import Safe, Table, boxes, element, page, table
from trustlog.language import N_, _

_WIDTHS = (8, 0, 17, 17, 24)
_ANSWERS = (N_("done"), N_("not done"), N_("moved to …"), N_("not what we agreed"))


def sheet_page(_ledger: Ledger, draft: SheetDraft, language: str) -> str:
    """Return the page, in the language spoken."""
    title = _("What we agreed, with {partner}").format(partner=draft.partner.name)
    about = _("Sheet {name} · {day}").format(name=draft.name, day=show(draft.on))
    body = [element("h1", title), element("p", about, classes="about"), element("p", _how_to_answer())]
    sides = ((True, _("We promised"), _("Nothing of ours is open.")), (False, _("You promised"), _nothing_of_yours()))
    for ours, heading, empty in sides:
        rows = draft.side(ours=ours)
        body += [element("h2", heading), _side(rows) if rows else element("p", empty)]
    return page(f"{title} · {draft.name}", body, language=language)


def _nothing_of_yours() -> str:
    return _("Nothing of yours is open.")


def _how_to_answer() -> str:
    return _(
        "Please tick what you see, and send this back, or a mail with the numbers. Your word stands beside ours "
        "and replaces nothing."
    )


def _side(rows: list[Promise]) -> Safe:
    head = (_("No."), _("What was promised"), _("Agreed for"), _("As we see it"), _("Your answer"))
    answers = boxes(_(says) for says in _ANSWERS)
    return table(Table(head, [(*cells(promise), answers) for promise in rows], ("number",), widths=_WIDTHS))
