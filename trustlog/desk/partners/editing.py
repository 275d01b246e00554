"""Partners: adding, listing, editing and archiving them, and pauses, whose days do not count."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from trustlog.desk.facts import WHY, ByField, answer_change, inserts, updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners.fields import (
    FIELDS,
    HANDLE_SIGNS,
    check_handle,
    check_name,
    checked_cadence,
    checked_domains,
    field_named,
    logged_day,
    with_field,
)
from trustlog.desk.partners.lookup import RESERVED, writable_partner
from trustlog.desk.sentences import every_days
from trustlog.domain.facts import Answer, Garden, Partner, Pause
from trustlog.domain.facts.partner import each_of, tags_of
from trustlog.domain.levels import check_level, standing_words
from trustlog.domain.limits import LEVEL
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike, folded
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read.gardens import garden_by_handle
from trustlog.storage.write.writer import next_numbers

_INITIALS = re.compile(r"\b(?:[a-z]\.)+(?=[a-z]\b|\W|$)")
_YEAR = 365  # days
_DERIVED_HANDLE = 24  # what is made of a name stays short enough to type


def slug(name: str) -> str:
    """Make a handle from a name: its letters in ASCII, lower case, words joined by hyphens; "" where none is left.

    A handle that somebody types may have dots; one that is made has none: `B.V.` is `bv`.
    """
    plain = _INITIALS.sub(lambda match: match[0].replace(".", ""), folded(name).replace("'", "")).replace(".", " ")
    bare = "".join(sign for sign in plain if sign.isascii() or not sign.isalnum())  # no letter of another script
    words = "".join(sign if sign in HANDLE_SIGNS else " " for sign in bare).replace("-", " ").split()
    handle = ""
    for word in words:
        joined = f"{handle}-{word}" if handle else word
        if len(joined) > _DERIVED_HANDLE and handle:
            break
        handle = joined
    return handle[:_DERIVED_HANDLE].strip("-._")


def derived_handle(name: str) -> str:
    """Make a handle from a name, or refuse where none can be made."""
    try:
        return check_handle(slug(name))
    except WordsError as error:
        reason = error.reason if slug(name) else Reason("no_handle_from_name", name=name)
        raise WordsError(reason, Remedy("name_handle")) from None


def free_handle(ledger: Ledger, name: str, taken_handles: set[str]) -> str:
    """Make a handle from a name that nobody has, adding -2, -3 … where needed (for imports: nobody is asked)."""
    base = slug(name) or "partner"
    number, handle = 1, base
    while (
        handle in RESERVED
        or handle.isdigit()
        or handle in taken_handles
        or partner_views.partner_by_handle(ledger.conn, handle) is not None
        or garden_by_handle(ledger.conn, handle) is not None
    ):
        number += 1
        handle = f"{base}-{number}"
    return handle


def new_partner(
    ledger: Ledger,
    name: str,
    *,
    handle: str | None = None,
    level: int = 1,
    target: int | None = None,
    cadence_days: int | None = None,
    since: date | None = None,
    logged_from: date | None = None,
    owner: str | None = None,
    tags: Sequence[str] = (),
    domains: Sequence[str] = (),
    note: str | None = None,
) -> Partner:
    """Make the value of a new partner, every rule checked but uniqueness; nothing is written."""
    called = check_name(name)
    check_level(level)
    aim = min(level + 1, LEVEL.high) if target is None else check_level(target)
    began = since or ledger.today
    if began > ledger.today:
        raise WordsError(Reason("since_to_come", day=began))
    logged = ledger.today if logged_from is None else logged_day(ledger, logged_from)
    cadence = ledger.settings.days.cadence if cadence_days is None else checked_cadence(cadence_days)
    new_handle = check_handle(handle) if handle is not None else derived_handle(called)
    return Partner(
        ledger.new_id(), new_handle, called, level, began, aim, cadence,
        start_level=level, start_on=began, logged_from=logged, owner=clean(owner or "", "owner") or None,
        tags=tags_of(tags), domains=checked_domains(domains), note=clean(note or "", "note") or None,
    )  # fmt: skip


def add(
    ledger: Ledger,
    name: str,
    *,
    handle: str | None = None,
    level: int = 1,
    target: int | None = None,
    cadence_days: int | None = None,
    since: date | None = None,
    logged_from: date | None = None,
    owner: str | None = None,
    tags: Sequence[str] = (),
    domains: Sequence[str] = (),
    note: str | None = None,
) -> Written:
    """Add a partner; a handle or name that is there already is refused."""
    new = new_partner(
        ledger, name, handle=handle, level=level, target=target, cadence_days=cadence_days, since=since,
        logged_from=logged_from, owner=owner, tags=tags, domains=domains, note=note,
    )  # fmt: skip
    return added(ledger, new, ByField(gathers=False))


def added(ledger: Ledger, new: Partner, faults: ByField) -> Written:
    """Write a new partner; a handle or name that is there already goes into `faults`."""
    check_free(ledger, new, None, faults)
    faults.raise_all()
    batch = ledger.commit(Batch(inserts(ledger, new), f"partner add {new.handle}"))
    return Written(batch, (), (line(new, ledger.settings.level_names),), (new,))


def line(partner: Partner, level_names: Sequence[str], into: str | None = None) -> str:
    """Return a partner as a line; `into` is the partner that it went into, at the end of the chain of merges."""
    from trustlog.domain.calendar.days import show

    more = [_("tags {tags}").format(tags=partner.tags)] if partner.tags else []
    more += [_("owner {owner}").format(owner=partner.owner)] if partner.owner else []
    more += [_("domains {domains}").format(domains=partner.domains)] if partner.domains else []
    left = (
        _(" · archived since {archived_on}").format(archived_on=show(partner.archived_on))
        if partner.archived_on
        else ""
    )
    why = partner.archive_reason if into is None else _("merged into {into}").format(into=into)
    left += f": {why}" if partner.archived_on and why else ""
    on_trial = show(partner.on_trial) if partner.on_trial else None
    logged = (
        _(" · logged from {logged_from}").format(logged_from=show(partner.logged_from))
        if partner.logged_from != partner.level_since
        else ""
    )
    level = standing_words(partner.level, _(level_names[partner.level - 1]), show(partner.level_since), on_trial)
    return (
        _("{handle}: {name} · level {level} · target {target} · every {every_days}{logged}").format(
            handle=partner.handle,
            name=partner.name,
            level=level,
            target=partner.target,
            every_days=every_days(partner.cadence_days),
            logged=logged,
        )
        + "".join(f" · {part}" for part in more)
        + left
    )


def partner_list(
    ledger: Ledger,
    as_of: date | None = None,
    *,
    archived: bool = False,
    tags: Sequence[str] = (),
    owner: str | None = None,
) -> list[Partner]:
    """List partners by name as they were on a day; archived partners only when asked for.

    With `tags` only those that have all of them, with `owner` only those whom that one looks after, in capitals or not.
    """
    day = ledger.past(as_of)
    wanted = {alike(tag) for text in tags for tag in text.split(",") if tag.strip()}
    return [
        _known_by(listed, day)
        for listed in partner_views.partners(ledger.conn, day, archived=archived)
        if wanted <= {alike(tag) for tag in each_of(listed.tags)}
        and (owner is None or alike(listed.owner or "") == alike(owner))
    ]


def _known_by(partner: Partner, day: date) -> Partner:
    """Return a partner as it was on a day: what was archived later was not yet."""
    if partner.archived_on is None or partner.archived_on <= day:
        return partner
    return partner._replace(archived_on=None, archive_reason=None)


def edit(ledger: Ledger, name: str, fields: Mapping[str, str], reason: str | None = None) -> Written:
    """Change any of the fields of a partner; level and level_since are those it started with.

    A later `logged_from` needs a reason: with it the tests of all strands begin anew. So does `since` while a step is
    on trial above the level that it is the day of: how long that one has lasted counts for the trial.
    """
    return edited(ledger, name, fields, reason, ByField(gathers=False))


def edited(ledger: Ledger, name: str, fields: Mapping[str, str], reason: str | None, faults: ByField) -> Written:
    """Change a partner as `edit` does; what is wrong goes into `faults`."""
    old = writable_partner(ledger, name)
    if not fields:
        raise WordsError(Reason("nothing_to_change", fields=", ".join(FIELDS)))
    new = old
    for typed, value in fields.items():
        field = field_named(typed)
        with faults.of(field):
            new = with_field(ledger, new, field, value)
    check_free(ledger, new, old, faults)
    anew, why = list[Answer](), None
    with faults.of(WHY):
        anew, why = _later(ledger, old, new, reason), _why_since(old, new, reason)
    faults.raise_all()
    changes = updates(ledger, old, new)
    if not changes:
        raise Refused(Reason("so_already", name=old.handle))
    changes += [answer_change(ledger, answer) for answer in anew]
    batch = ledger.commit(Batch(changes, f"partner edit {old.handle}", why))
    return Written(batch, (), (line(new, ledger.settings.level_names),), (new, *anew))


def _why_since(old: Partner, new: Partner, reason: str | None) -> str | None:
    """Return why the day is another on which the level under a step on trial began; None where it is not."""
    if new.on_trial is None or new.level_since == old.level_since:
        return None
    if reason is None:
        raise WordsError(Reason("since_on_trial", handle=old.handle, day=new.level_since))
    return _reason(reason)


def _later(ledger: Ledger, old: Partner, new: Partner, reason: str | None) -> list[Answer]:
    """Return what is recorded of a partner that is logged from a later day than before."""
    if new.logged_from <= old.logged_from:
        return []
    if not reason:
        raise WordsError(Reason("logged_from_later", handle=old.handle, day=new.logged_from))
    return [Answer(ledger.new_id(), old.id, ledger.today, "logged_from", None, None, None, _reason(reason))]


def archive(ledger: Ledger, name: str, reason: str) -> Written:
    """Archive a partner, with a reason; its facts stay."""
    old = writable_partner(ledger, name)
    new = old._replace(archived_on=ledger.today, archive_reason=_reason(reason))
    batch = ledger.commit(Batch(updates(ledger, old, new), f"partner archive {old.handle}"))
    return Written(batch, (), (line(new, ledger.settings.level_names),), (new,))


def pause(
    ledger: Ledger, name: str | None, from_on: date, to_on: date, reason: str, *, yearly: bool = False
) -> Written:
    """Note days that shall not count, both ends included, of one partner or (None) of all; pauses may overlap.

    `yearly`: the same days of every later year too, so they must be less than a year.
    """
    partner = None if name is None else writable_partner(ledger, name)
    if to_on < from_on:
        raise WordsError(Reason("pause_ends_before", end=to_on, begin=from_on))
    if yearly and (to_on - from_on).days >= _YEAR - 1:
        raise WordsError(Reason("yearly_pause_too_long"))
    why = _reason(reason)
    whose = "all" if partner is None else partner.handle
    with ledger.conn.transaction():
        new_pause = Pause(
            ledger.new_id(), next_numbers(ledger.conn, 1), None if partner is None else partner.id, from_on, to_on, why,
            yearly, entered_late=from_on < ledger.today,
        )  # fmt: skip
        batch = ledger.commit(Batch(inserts(ledger, new_pause), f"partner pause {whose}"))
    from trustlog.domain.kinds import kind_of

    said = kind_of(new_pause).line(new_pause, ledger.today)
    text = f"#{new_pause.number}  {said}" if partner is None else f"#{new_pause.number}  {partner.handle}: {said}"
    return Written(batch, (), (text,), (new_pause,))


def _reason(text: str) -> str:
    why = clean(text, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    return why


def check_free(ledger: Ledger, new: Partner, old: Partner | None, faults: ByField) -> None:
    """Refuse a handle that another partner or a garden has, and the name of another that is not archived."""
    holder: Partner | Garden | None = partner_views.partner_by_handle(ledger.conn, new.handle)
    if holder is None and (old is None or old.handle != new.handle):
        holder = garden_by_handle(ledger.conn, new.handle)
    if holder is not None and (old is None or holder.id != old.id):
        with faults.of("handle"):
            raise Refused(Reason("handle_taken", handle=new.handle, name=holder.name), Remedy("another_handle"))
    if old is not None and alike(old.name) == alike(new.name):
        return
    for other in partner_views.find_partners(ledger.conn, new.name):
        if alike(other.name) == alike(new.name) and other.archived_on is None:
            with faults.of("name"):
                raise Refused(Reason("partner_there", name=other.name, handle=other.handle))
