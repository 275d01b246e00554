"""Gardens: making one, who joins and leaves it, editing and ending it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustlog.desk.facts import NO, YES, ByField, Filled, all_inserts, flag, past_day, updates
from trustlog.desk.gardens import members_of, writable_garden
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import check_handle, derived_handle, writable_partner
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Garden, GardenMember, Partner, Promise
from trustlog.domain.garden import ABOUT, NOBODY, cost_words, pairs_words
from trustlog.domain.limits import LONGEST_NAME
from trustlog.domain.text import clean, clean_name, clip
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import N_, _, ngettext
from trustlog.storage.read import gardens as views
from trustlog.storage.read.partners import partner_by_handle

_WORDS = frozenset((
    *ABOUT, *("ack", "add", "anew", "edit", "end", "join", "leave", "list", "look", "over", "show", "us", "we", NOBODY)
))  # fmt: skip
"""What a garden is not called by, for it stands before these."""
FIELDS = ("name", "handle", "started_on", "with_us", "note")
"""What can be edited, by the names that people type."""
_FEWEST = 2
"""Parties that a garden begins with at least; the gate wants three."""
US = frozenset(("us", "we", "ons", "wij"))
"""How we are named among members; no partner has such a handle."""


def add(
    ledger: Ledger,
    name: str,
    members: Sequence[str],
    *,
    handle: str | None = None,
    with_us: bool = True,
    on: date | None = None,
    note: str | None = None,
    gathers: bool = False,
) -> Written:
    """Make a garden of partners, with us unless said otherwise; with `gathers` all that is wrong is raised by field."""
    faults = ByField(gathers=gathers)
    called, short, started, found = "", "", ledger.today, list[Partner]()
    with faults.of("name"):
        called = _name(ledger, name, None)
        short = _handle(ledger, handle, None) if handle else _handle(ledger, derived_handle(called), None)
    with faults.of("on"):
        started = past_day(ledger, on)
    with faults.of("members"):
        found = _partners(ledger, members)
        if len(found) + with_us < _FEWEST:
            raise WordsError(Reason("garden_too_small"))
    faults.raise_all()
    new = Garden(
        ledger.new_id(), short, called, started, with_us, clean(note or "", "note") or None, None, None, ledger.now,
        ledger.me,
    )  # fmt: skip
    joined = [GardenMember(ledger.new_id(), new.id, partner.id, started, None) for partner in found]
    batch = ledger.commit(Batch(all_inserts(ledger, [new, *joined]), f"garden add {new.handle}"))
    return Written(batch, (), (line(new, found), pairs_words(len(found) + with_us)), (new,))


def join(ledger: Ledger, name: str, members: Sequence[str], on: date | None = None) -> Written:
    """Let partners join a garden; the lines say what that costs in pairs."""
    garden = writable_garden(ledger, name)
    day = past_day(ledger, on)
    if day < garden.started_on:
        raise WordsError(Reason("before_the_garden", handle=garden.handle, day=garden.started_on))
    ever = views.members(ledger.conn, garden.id)
    partners, new, again = _partners(ledger, members), list[GardenMember](), list[GardenMember]()
    if not partners:
        raise WordsError(Reason("nobody_joins"))
    for partner in partners:
        before = [each for each in ever if each.partner_id == partner.id]
        if any(each.left_on is None or each.left_on > day for each in before):
            raise Refused(Reason("in_garden_already", member=partner.handle, handle=garden.handle))
        gone_today = [each for each in before if day in (each.left_on, each.joined_on)]
        if gone_today:  # who is in again on the day it left never was out
            again.append(gone_today[0])
            continue
        new.append(GardenMember(ledger.new_id(), garden.id, partner.id, day, None))
    were = len(members_of(ledger, garden, ledger.today)) + garden.with_us
    title = f"garden join {garden.handle} {' '.join(partner.handle for partner in partners)}"
    back = [change for each in again for change in updates(ledger, each, each._replace(left_on=None))]
    batch = ledger.commit(Batch([*all_inserts(ledger, new), *back], title))
    now = members_of(ledger, garden, ledger.today)
    cost = cost_words(were, len(now) + garden.with_us)
    return Written(batch, (), (line(garden, now), *([cost] if cost else [])), (garden,))


def leave(ledger: Ledger, name: str, member: str, on: date | None = None) -> Written:
    """Let a partner leave a garden; what was between it and the others stays."""
    garden, day = writable_garden(ledger, name), past_day(ledger, on)
    partner = member_named(ledger, garden, member)
    if partner is None:
        raise WordsError(Reason("we_leave_by_edit", handle=garden.handle))
    old = _membership(ledger, garden, partner)
    if day < old.joined_on:
        raise WordsError(Reason("left_before_joined", member=partner.handle, day=old.joined_on))
    changes = updates(ledger, old, old._replace(left_on=day))
    batch = ledger.commit(Batch(changes, f"garden leave {garden.handle} {partner.handle}"))
    return Written(batch, (), (line(garden, members_of(ledger, garden, ledger.today)),), (garden,))


def edit(ledger: Ledger, name: str, fields: Mapping[str, str], *, gathers: bool = False) -> Written:
    """Change what is known of a garden; with `gathers` all that is wrong is raised by field."""
    old = writable_garden(ledger, name)
    faults = ByField(gathers=gathers)
    if not fields:
        raise WordsError(Reason("nothing_to_change", fields=", ".join(FIELDS)))
    new = old
    for typed, value in fields.items():
        with faults.of(typed):
            new = new._replace(**_read(ledger, old, typed, clean(value, typed)))
    faults.raise_all()
    changes = updates(ledger, old, new)
    if not changes:
        raise Refused(Reason("so_already", name=old.handle))
    batch = ledger.commit(Batch(changes, f"garden edit {old.handle}"))
    return Written(batch, (), (line(new, members_of(ledger, new, ledger.today)),), (new,))


def end(ledger: Ledger, name: str, reason: str, on: date | None = None) -> Written:
    """End a garden, with a reason; all that it holds stays."""
    old, day = writable_garden(ledger, name), past_day(ledger, on)
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    if day < old.started_on:
        raise WordsError(Reason("before_the_garden", handle=old.handle, day=old.started_on))
    new = old._replace(ended_on=day, end_reason=why)
    batch = ledger.commit(Batch(updates(ledger, old, new), f"garden end {old.handle}", why))
    return Written(batch, (), (line(new, members_of(ledger, new, day)),), (new,))


def all_gardens(ledger: Ledger, day: date) -> list[tuple[Garden, list[Partner]]]:
    """Return the gardens that are there at the end of a day, by name, each with who is in it."""
    return [(garden, members_of(ledger, garden, day)) for garden in views.gardens(ledger.conn, day)]


def gardens_with(ledger: Ledger, partner: Partner, day: date) -> list[Garden]:
    """Return the gardens that a partner is in at the end of a day, by name."""
    return views.gardens_of(ledger.conn, partner.id, day)


def form_of_new() -> tuple[Filled, ...]:
    """Return the fields of a new garden, still empty."""
    return (
        Filled("name", ""),
        Filled("members", "", label=N_("Members"), hint="acme, borealis, cimarron"),
        Filled("handle", ""),
        Filled("with_us", YES, (YES, NO), label=N_("With us")),
        Filled("note", ""),
    )


def add_filled(ledger: Ledger, fields: Mapping[str, str]) -> Written:
    """Make a garden from the fields of a form; FieldFaults tells all that is wrong by field."""
    values = {field.name: fields.get(field.name, field.value) for field in form_of_new()}
    return add(
        ledger, values["name"], values["members"].split(","), handle=values["handle"],
        with_us=flag("with_us", values["with_us"]), note=values["note"], gathers=True,
    )  # fmt: skip


def correction(garden: Garden) -> tuple[Filled, ...]:
    """Return what a garden has, to be corrected."""
    return (
        Filled("name", garden.name),
        Filled("handle", garden.handle),
        Filled("started_on", show(garden.started_on), day="happened", label=N_("Began on")),
        Filled("with_us", YES if garden.with_us else NO, (YES, NO), label=N_("With us")),
        Filled("note", garden.note or ""),
    )


def line(garden: Garden, members: Sequence[Partner]) -> str:
    """Return a garden as a line."""
    named = [*([_("we")] if garden.with_us else []), *(member.name for member in members)]
    says = _("{handle}: {name} · {members} · since {day}").format(
        handle=garden.handle, name=garden.name, members=", ".join(named), day=show(garden.started_on)
    )
    if garden.ended_on is None:
        return says
    return says + _(" · ended on {day}: {why}").format(day=show(garden.ended_on), why=garden.end_reason)


def short_line(garden: Garden, members: Sequence[Partner], ready: bool | None = None) -> str:
    """Return a garden as a line that fits above the terraces: its name, how many are in it, and whether it is ready."""
    number = len(members) + garden.with_us
    parties = ngettext("{n} party", "{n} parties", number).format(n=number)
    parts = [_("garden {name}").format(name=garden.name), parties]
    if ready is not None:
        parts.append(_("ready") if ready else _("not ready"))
    return " · ".join(parts)


def garden_of(ledger: Ledger, fact: Promise) -> Garden:
    """Return the garden in which something was promised."""
    found = views.garden_by_id(ledger.conn, fact.garden_id or "")
    assert found is not None  # noqa: S101 - who asks has a promise between two of a garden
    return found


def member_named(
    ledger: Ledger, garden: Garden, name: str, day: date | None = None, *, or_nobody: bool = False
) -> Partner | None:
    """Return the member of a day, by default today, that a name means, None for us; refuse who is not in the garden.

    A refusal names nobody as well where that is an answer.
    """
    if alike(name.strip()) in US:
        if not garden.with_us:
            raise WordsError(Reason("without_us", handle=garden.handle))
        return None
    inside = members_of(ledger, garden, day or ledger.today)
    key = alike(name.strip())
    fits = [each for each in inside if each.handle == key] or [
        each for each in inside if key and (key in each.handle or key in alike(each.name))
    ]
    if len(fits) != 1:
        known = ", ".join([*(["us"] if garden.with_us else []), *(each.handle for each in inside)])
        said = {"name": clip(name.strip()), "handle": garden.handle, "known": known}
        raise WordsError(Reason("no_member_nor_nobody", **said) if or_nobody else Reason("no_member", **said))
    return fits[0]


def _membership(ledger: Ledger, garden: Garden, partner: Partner) -> GardenMember:
    return next(each for each in views.members(ledger.conn, garden.id, ledger.today) if each.partner_id == partner.id)


def _partners(ledger: Ledger, names: Sequence[str]) -> list[Partner]:
    """Return the partners of these names, each once; a word that names us is refused, for we are in by `with_us`."""
    found: dict[str, Partner] = {}
    for name in names:
        if not name.strip():
            continue
        partner = writable_partner(ledger, name)
        if partner.id in found:
            raise WordsError(Reason("named_twice", name=partner.handle))
        found[partner.id] = partner
    return list(found.values())


def _name(ledger: Ledger, text: str, own: str | None) -> str:
    called = clean_name(text)
    if not called:
        raise WordsError(Reason("garden_without_name"))
    if len(called) > LONGEST_NAME:
        too_long = Reason("name_too_long", text=clip(called), length=len(called), most=LONGEST_NAME)
        raise WordsError(too_long, Remedy("shorten_it"))
    for other in views.gardens(ledger.conn):
        if other.id != own and other.ended_on is None and alike(other.name) == alike(called):
            raise Refused(Reason("garden_there", name=other.name, handle=other.handle))
    return called


def _handle(ledger: Ledger, text: str, own: str | None) -> str:
    """Return a handle that neither a partner nor another garden has."""
    handle = check_handle(text)
    garden = views.garden_by_handle(ledger.conn, handle)
    holder = partner_by_handle(ledger.conn, handle) or (garden if garden is not None and garden.id != own else None)
    if holder is not None:
        raise Refused(Reason("handle_taken", handle=handle, name=holder.name), Remedy("another_handle"))
    if handle in _WORDS:
        raise WordsError(Reason("handle_reserved", text=handle), Remedy("another_handle"))
    return handle


def _read(ledger: Ledger, garden: Garden, field: str, text: str) -> dict[str, Any]:
    """Read what was typed into a field, as the garden has it."""
    if field not in FIELDS:
        raise WordsError(Reason("no_field_of_garden", field=field, fields=", ".join(FIELDS)))
    if field == "note":
        return {"note": text or None}
    if field == "with_us":
        return {"with_us": flag("with_us", text)}
    if not text:
        raise WordsError(Reason("empty_field", field=field))
    if field == "name":
        return {"name": _name(ledger, text, garden.id)}
    if field == "handle":
        return {"handle": _handle(ledger, text, garden.id)}
    return {"started_on": _started(ledger, garden, text)}


def _started(ledger: Ledger, garden: Garden, text: str) -> date:
    """Read the day a garden began; nobody may have joined before."""
    from trustlog.domain.calendar.dates import read_date

    day = past_day(ledger, read_date(text, ledger.today, due=False))
    first = min((each.joined_on for each in views.members(ledger.conn, garden.id)), default=day)
    if day > first:
        raise Refused(Reason("joined_before", handle=garden.handle, day=first))
    return day
