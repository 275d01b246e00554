"""The open book as a part of the practice."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk import sentences
from trustlog.desk.book.asking import ask, tell
from trustlog.desk.book.both_lists import page
from trustlog.desk.book.items import all_items, item_named
from trustlog.desk.book.standing import Standing, standings, still_to_tell
from trustlog.desk.facts import Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.book import SIGN, TOLD_FROM, told_depth
from trustlog.domain.facts import Partner
from trustlog.domain.limits import DEPTH
from trustlog.errors import FieldFaults, Reason, Remedy, TrustlogError, WordsError
from trustlog.language import N_, _

TOLD, THEY_TOLD = N_("we told them"), N_("they told us")
THEY_ASKED, WE_ASKED = N_("they asked us"), N_("we asked them")


def state(ledger: Ledger, partner: Partner, day: date) -> str:
    """Say how many items they were told; nothing while there are none."""
    known = standings(ledger, partner.id, day)
    if not known:
        return ""
    told = sum(standing.ours.told_on is not None for standing in known)
    stale = sum(standing.is_stale for standing in known)
    says = _("told {told} of {all}").format(told=told, all=len(known))
    return says + (_(", {stale} before it changed").format(stale=stale) if stale else "")


def shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return what they know of us, and what we know of them."""
    return page(standings(ledger, partner.id, day), day) or [_("The open book has no items yet.")]


def brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return what they asked us and we have not answered, and what changed since they were told."""
    known = standings(ledger, partner.id, day, NOBODY)
    asked = [_unanswered(standing, day) for standing in known if standing.ours.is_unanswered]
    return asked + [_changed(standing, day) for standing in known if standing.is_stale]


def _unanswered(standing: Standing, day: date) -> str:
    asked_on = standing.ours.asked_on or day
    return _("they asked about {item} on {day}, and were not told since: {text} (/{depth})").format(
        item=f"{SIGN}{standing.item.name}",
        day=sentences.day(asked_on, day),
        text=standing.item.text,
        depth=standing.item.depth,
    )


def _changed(standing: Standing, day: date) -> str:
    told_on = standing.ours.told_on or day
    return _("{item} changed on {changed}, they were told on {told}: {text} (/{depth})").format(
        item=f"{SIGN}{standing.item.name}",
        changed=sentences.day(standing.item.changed_on, day),
        told=sentences.day(told_on, day),
        text=standing.item.text,
        depth=standing.item.depth,
    )


def is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether a partner above the first level was never told some item that comes next."""
    if partner.level < TOLD_FROM:
        return False
    return any(standing.ours.told_on is None for standing in still_to_tell(ledger, partner, day, NOBODY))


def form(ledger: Ledger, _partner: Partner) -> tuple[Filled, ...]:
    """Return the fields by which it is recorded that an item was told, or asked for."""
    items = tuple(item.name for item in all_items(ledger))
    depths = tuple(str(depth) for depth in range(DEPTH.low, DEPTH.high + 1))
    return (
        Filled("item", "", ("", *items)),
        Filled("deed", TOLD, (TOLD, THEY_ASKED, THEY_TOLD, WE_ASKED)),
        Filled("depth", "", ("", *depths)),
    )


def write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    """Record today that an item was told or asked for; without a depth it was told as deep as it goes."""
    name, deed, depth = fields.get("item", ""), fields.get("deed", TOLD), fields.get("depth", "")
    faults: dict[str, TrustlogError] = {}
    if not name:
        faults["item"] = WordsError(Reason("item_not_named"), Remedy("list_items"))
    if depth and deed in (THEY_ASKED, WE_ASKED):
        faults["depth"] = WordsError(Reason("asked_without_depth"))
    if faults:
        raise FieldFaults(faults)
    if deed in (THEY_ASKED, WE_ASKED):
        return ask(ledger, partner.handle, name, ours=deed == WE_ASKED)
    item = item_named(ledger, name)
    return tell(ledger, partner, item, ours=deed == TOLD, depth=told_depth(depth, item.depth))


PART = Part("book", N_("Open book"), state, shown, brief=brief, is_due=is_due, form=form, write=write)
