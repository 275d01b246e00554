"""The guide to a farewell: reasons seen, what is still promised, who held the contact, and what is left to do."""

from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.contacts import Contacts, contacts
from trustlog.desk.facts import fact_json, line, names_of
from trustlog.desk.farewell.promised import WAYS, Promised, still_promised
from trustlog.desk.farewell.seen import reasons_seen
from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Farewell, Partner
from trustlog.domain.facts.farewell import WHYS
from trustlog.domain.facts.partner import has_left
from trustlog.domain.kinds.farewell import WORDS, told
from trustlog.language import N_, _, is_other
from trustlog.storage.read.facts import timeline

CHECKLIST = (
    N_("what is said to them, and by whom of us"),
    N_("what is handed over, and to whom"),
    N_("how each promise is closed"),
    N_("how the door is left open"),
)


class Guide(NamedTuple):
    """What a farewell is made from: what the ledger shows, and the farewells there were, the last first."""

    partner: Partner
    day: date
    seen: dict[str, list[str]]
    promised: list[Promised]
    contacts: Contacts
    farewells: list[Farewell]


def farewell_guide(ledger: Ledger, partner: Partner, day: date) -> Guide:
    """Return the guide as of a day."""
    return Guide(
        partner,
        day,
        reasons_seen(ledger, partner, day),
        still_promised(ledger, partner, day),
        contacts(ledger, partner, day),
        farewells(ledger, partner, day),
    )


def farewells(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> list[Farewell]:
    """Return the farewells of a partner up to a day, the last first."""
    seen_by = ledger.me if me is None else me
    found = timeline(ledger.conn, me=seen_by, partner_id=partner.id, until=day, kinds=["farewell"])
    return [fact for fact in found if isinstance(fact, Farewell)]


def guide_lines(ledger: Ledger, guide: Guide) -> list[str]:
    """Tell the guide; what there is no fact about says so."""
    lines = [f"{show(fact.on)}: {told(fact)}" for fact in guide.farewells]
    if _is_gone(guide):
        return [*lines, _("archived; reopen brings it back, at level 1 or where it was")]
    lines.append(_("Reasons seen in the ledger"))
    for why, said in guide.seen.items():
        lines += [f"  {_(WORDS[why])}:", *(f"    {text}" for text in said)]
    if "values" in guide.seen:
        lines.append("    " + _("what else there is of values is a person's word"))
    else:
        lines.append("  " + _("values: nothing in a ledger shows them; that is a person's word"))
    lines += [_("Still promised"), *promised_lines(ledger, guide.promised)]
    lines += [_("Who held the contact"), *_held(guide)]
    lines.append(_("To do, before it is recorded"))
    return lines + [f"  · {_(step)}" for step in CHECKLIST]


def _is_gone(guide: Guide) -> bool:
    return guide.partner.archived_on is not None and guide.partner.archived_on <= guide.day


def promised_lines(ledger: Ledger, promised: list[Promised]) -> list[str]:
    """Tell what is still promised, each with how it may be closed."""
    names = names_of(ledger, [each.promise for each in promised])
    lines = [f"  {line(each.promise, names, ledger.today)} · {', '.join(map(_way, each.ways))}" for each in promised]
    return lines or ["  " + _("nothing")]


def _way(way: str) -> str:
    """Return a way as it is typed, with what it means where people speak another language."""
    return f"{way} ({_(WAYS[way])})" if is_other() else way


def _held(guide: Guide) -> list[str]:
    theirs = [each for each in guide.contacts.theirs if each.person is None or not has_left(each.person, guide.day)]
    sides = ((_("theirs"), [each.name for each in theirs if each.moments]), (_("ours"), [
        each.name for each in guide.contacts.ours
    ]))  # fmt: skip
    return [f"  {side}: {', '.join(names) or _('nobody')}" for side, names in sides]


def guide_json(ledger: Ledger, guide: Guide) -> dict[str, Any]:
    """Return the guide as plain values."""
    names = names_of(ledger, [*(each.promise for each in guide.promised), *guide.farewells])
    return {
        "partner": guide.partner.handle,
        "as_of": guide.day.isoformat(),
        "archived_on": guide.partner.archived_on.isoformat() if _is_gone(guide) and guide.partner.archived_on else None,
        "reasons": [{"reason": why, "seen": guide.seen.get(why, [])} for why in WHYS if why != "other"],
        "promises": [{**fact_json(each.promise, names, guide.day), "ways": list(each.ways)} for each in guide.promised],
        "contacts": {
            "theirs": [each.name for each in guide.contacts.theirs if each.moments],
            "ours": [each.name for each in guide.contacts.ours],
        },
        "checklist": list(CHECKLIST),
        "farewells": [fact_json(fact, names, guide.day) for fact in guide.farewells],
    }
