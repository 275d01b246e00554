"""Promises as a kind of fact: what one side said it would do."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.calendar.days import WEEKDAYS, ago, every_words, shift
from trustlog.domain.facts import Promise
from trustlog.domain.facts.promise import as_known, day_for_clock
from trustlog.domain.facts.promise import outcome as outcome_on
from trustlog.domain.kinds import File, Kind, Linked, Making, Rows, between_others, ends
from trustlog.domain.kinds.words import day, direction, iso, treated_as_due
from trustlog.domain.text.folding import composed
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import PromiseClause


def promise(fact: Promise) -> str:
    """Say what was promised, and by whom: "we promised: send the audit report"."""
    if fact.accepted_on is None:
        head = _("we offered: {text}") if fact.ours else _("they offered: {text}")
    else:
        head = _("we promised: {text}") if fact.ours else _("they promised: {text}")
    return head.format(text=fact.text)


def due(fact: Promise, as_of: date) -> str:
    """Say when a promise is due and how that stands: "due Fri 20 Nov · 3 days ago"."""
    head = _due_day(fact, as_of)
    late = (as_of - fact.counts_on).days
    if late <= 0:
        return f"{head} · {ago(fact.counts_on, as_of)}" if late > -2 else head
    last = shift(fact.counts_on, fact.grace_days)
    if as_of > last:
        return _("{head} · lapsed {day}").format(head=head, day=day(last, as_of))
    if (last - as_of).days <= 3:
        return _("{head} · lapses {more}").format(
            head=head, more=_("today") if last == as_of else _(WEEKDAYS[last.weekday()])
        )
    return f"{head} · {ago(fact.counts_on, as_of)}"


def dated_due(fact: Promise, as_of: date) -> str:
    """Say the same as `due` in days alone, for a text that is read later: "due Fri 20 Nov · lapses Fri 27 Nov"."""
    head = _due_day(fact, as_of)
    last = shift(fact.counts_on, fact.grace_days)
    if (fact.closed_on or as_of) > last:
        head += _(" · lapsed {day}").format(day=day(last, as_of))
    if fact.closed_on is not None:
        return _("{head} · closed {day}").format(head=head, day=day(fact.closed_on, as_of))
    return (
        _("{head} · lapses {day}").format(head=head, day=day(last, as_of)) if fact.counts_on < as_of <= last else head
    )


def _due_day(fact: Promise, as_of: date) -> str:
    return (
        _("due {day}").format(day=day(fact.due_on, as_of))
        if fact.due_on
        else _("no due date, counts on {day}").format(day=day(fact.counts_on, as_of))
    )


def outcome(fact: Promise, as_of: date) -> str:
    """Say how a promise came out by a day: "kept Fri 20 Nov", "open, due Wed 25 Nov"."""
    word = outcome_on(fact, as_of)
    openness = f" ({_(fact.told)})" if fact.told and word == "broken" else ""
    if word in ("open", "offered"):
        return f"{_(word)}, {due(fact, as_of)}"
    if word == "lapsed" and fact.closed_on is None:
        return due(fact, as_of)
    when = f" {day(fact.closed_on, as_of)}" if fact.closed_on else ""
    return _("lapsed, delivered{when}").format(when=when) if word == "lapsed" else f"{_(word)}{openness}{when}"


def _sentence(fact: Promise, members: Sequence[str], as_of: date) -> str:
    head = between(fact, members) if fact.from_id else promise(fact)
    return f"{head}{_stake(fact)} · {outcome(fact, as_of)}"


def between(fact: Promise, members: Sequence[str]) -> str:
    """Say what one member of a garden promised another: "Acme promised Borealis: share the data"."""
    maker, receiver = members
    says = (
        _("{maker} offered {receiver}: {text}")
        if fact.accepted_on is None
        else _("{maker} promised {receiver}: {text}")
    )
    return says.format(maker=maker, receiver=receiver, text=fact.text)


def _announced(fact: Promise, members: Sequence[str], today: date) -> str:
    settled = f" · {_(fact.closed_as)} {ago(fact.closed_on, today)}" if fact.closed_as and fact.closed_on else ""
    if fact.accepted_on is None:
        head = _("we offer: {text}") if fact.ours else _("they offer: {text}")
    else:
        head = _("we promise: {text}") if fact.ours else _("they promise: {text}")
    by = _(" · by {day}").format(day=day(fact.due_on, today)) if fact.due_on else ""
    if fact.due_on is None and fact.accepted_on is not None and fact.closed_as is None:
        by = f" · {treated_as_due(day(fact.counts_on, today))}"
    period = f" · {every_words(fact.every)}" if fact.every else ""
    head = between(fact, members) if fact.from_id else head.format(text=fact.text)
    return f"{head}{_stake(fact)}{by}{period}{settled}"


def _stake(fact: Promise) -> str:
    return "" if fact.stake == "normal" else f" ({_(fact.stake)})"


def _details(fact: Promise, today: date) -> list[tuple[str, str]]:
    lines = [(_("Made"), day(fact.made_on, today)), (_("Stake"), _(fact.stake))]
    lines.append((_("Due"), due(fact, today) if fact.closed_on is None else day(fact.counts_on, today)))
    for move in fact.moves:
        days = _("on {day}, from {day_2} to {day_3}").format(
            day=day(move.on, today), day_2=day(move.from_on, today), day_3=day(move.to_on, today)
        )
        lines.append((_("Moved"), days + (f": {move.reason}" if move.reason else "")))
    lines.append((_("Outcome"), outcome(fact, today)))
    lines += [(_("Reason"), fact.closed_reason)] if fact.closed_reason else []
    lines += [(_("Satisfied"), _("yes") if fact.satisfied else _("no"))] if fact.satisfied is not None else []
    if fact.cleared_on is not None:
        lines.append((_("Cleared"), f"{day(fact.cleared_on, today)}: {fact.clear_reason or ''}".rstrip(": ")))
    lines += [(_("Every"), fact.every)] if fact.every else []
    lines += [(_("Entered"), _("late, about an earlier day"))] if fact.entered_late else []
    return lines


def _line(fact: Promise, today: date) -> str | None:
    """Say how a promise came out; None where nothing has happened to it, and its clause says it."""
    if not (fact.closed_as or fact.cleared_on or fact.moves):
        return None
    from trustlog.domain.calendar.days import show

    closed_on = show(fact.closed_on) if fact.closed_on else ""
    is_early = fact.closed_as == "kept" and fact.closed_on is not None and fact.closed_on < fact.counts_on >= today
    how: str = outcome_on(fact, today)
    if how == "lapsed" and fact.closed_as:
        how = _(
            "delivered after it had lapsed, stays lapsed (say --on DATE if it was earlier); closed {closed_on}"
        ).format(closed_on=closed_on)
    elif fact.closed_as:
        openness = f" {_(fact.told)}" if fact.told else ""
        by = _(" by the {withdrawn_by}").format(withdrawn_by=_(fact.withdrawn_by)) if fact.withdrawn_by else ""
        how = f"{_(how)}{openness}{by} {closed_on}"
        if is_early:
            how = _("{kept}, counts on {day}").format(kept=how, day=show(fact.counts_on))
        how += _(", entered late") if fact.entered_late else ""
        how += _(", cleared {cleared_on}").format(cleared_on=show(fact.cleared_on)) if fact.cleared_on else ""
        how += "" if fact.satisfied is None else _(", satisfied") if fact.satisfied else _(", not satisfied")
    elif fact.moves:
        how = _("{how}, moved from {from_on} to {to_on}").format(
            how=_(how), from_on=show(fact.moves[-1].from_on), to_on=show(fact.moves[-1].to_on)
        )
    when = (
        _(", due {due_on}").format(due_on=show(fact.due_on)) if fact.due_on and fact.closed_as and not is_early else ""
    )
    says = _("{how} · we promised {text}{when}") if fact.ours else _("{how} · they promised {text}{when}")
    return says.format(how=how, text=fact.text, when=when)


def _make(clause: "PromiseClause", making: Making) -> Promise:
    """Make the promise a clause says; without a due date the clock counts on a day of its own."""
    return Promise.new(
        id=making.id,
        partner_id=making.partner_ids[0],
        ours=clause.ours,
        text=clause.text,
        stake=clause.stake,
        made_on=making.today,
        offered=clause.offered,
        due_on=clause.due_on,
        counts_on=day_for_clock(making.today, clause.due_on, making.days.clock),
        grace_days=making.days.grace,
        every=clause.every,
        private=clause.private,
        source=clause.source,
        recorded_at=making.recorded_at,
        recorded_by=making.recorded_by,
    )


def _clause(fact: Promise, _people: Sequence[str]) -> "PromiseClause":
    from trustlog.domain.capture.values import PromiseClause

    offered = fact.accepted_on is None
    return PromiseClause(
        fact.ours, fact.text, fact.due_on, fact.every, fact.stake, offered, fact.private, fact.source or "", 0, 0
    )


def _json(fact: Promise, as_of: date) -> dict[str, Any]:
    """Return the keys of a promise; whoever knows what the partner says of it puts that in."""
    return {
        "direction": "between" if fact.from_id else direction(fact.ours),
        "text": fact.text,
        "stake": fact.stake,
        "made_on": fact.made_on.isoformat(),
        "due_on": iso(fact.due_on),
        "counts_on": fact.counts_on.isoformat(),
        "grace_days": fact.grace_days,
        "outcome": outcome_on(fact, as_of),
        "told": fact.told,
        "closed_on": iso(fact.closed_on),
        "satisfied": fact.satisfied,
        "withdrawn_by": fact.withdrawn_by,
        "entered_late": fact.entered_late,
        "moves": [
            {"on": move.on.isoformat(), "from": move.from_on.isoformat(), "to": move.to_on.isoformat()}
            for move in fact.moves
        ],
        "every": fact.every,
        "their_word": None,
    }


def _columns(fact: Promise, linked: Linked) -> dict[str, Any]:
    reasons = [move.reason or "" for move in fact.moves]
    return {
        "accepted_on": iso(fact.accepted_on),
        "cleared_on": iso(fact.cleared_on),
        "every_from": iso(fact.every_from),
        "closed_reason": fact.closed_reason,
        "clear_reason": fact.clear_reason,
        "move_reasons": reasons if any(reasons) else [],
        "follows": None if fact.follows_id is None else linked.numbers.get(fact.follows_id),
    }


def _content(fact: Promise) -> tuple[object, ...]:
    """Return the promise as it was first made."""
    first_due = fact.moves[0].from_on if fact.moves else fact.counts_on
    return (fact.partner_id, fact.ours, composed(fact.text), fact.made_on, first_due, fact.stake, fact.to_id)


def _history(fact: Promise) -> Rows:
    return [("promise_move", {"promise_id": fact.id, **move._asdict()}) for move in fact.moves]


KIND = Kind[Promise](
    name="promise",
    value=Promise,
    timeline=True,
    day=lambda fact: fact.made_on,
    partner_ids=ends,
    as_known=as_known,
    history=_history,
    make=_make,
    clause=_clause,
    line=_line,
    sentence=_sentence,
    announced=_announced,
    details=_details,
    json=_json,
    editable=lambda fact: (
        "text",
        *(() if fact.from_id else ("partner", "direction")),
        *("on", "due", "stake", "note", "private"),
    ),
    may_be_empty=frozenset(("due", "note")),
    file=File(
        "promises",
        _columns,
        lambda fact: fact.follows_id,
        _content,
        ("every", "every_from", "note"),
        kept_back=between_others,
    ),
    refers=("from_id", "to_id"),
)
