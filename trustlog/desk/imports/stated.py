"""Facts that a file states itself, of the rows that were planned for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import iso_day
from trustlog.domain.facts import Disclosure, Fact, Moment, Note, Promise
from trustlog.domain.facts.promise import check_due, day_for_clock
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError

Values = Mapping[str, Any]


def facts_of(
    ledger: Ledger, row: Values, partner_ids: Sequence[str], person_ids: Sequence[str], came: tuple[str, str]
) -> list[Fact]:
    """Return the facts of a planned row, still without numbers; `came` is the format, and the id it had there.

    A moment is one fact with all its partners; anything else is a fact with each of them.
    """
    if row["fact"] == "moment":
        return [_moment(ledger, row, partner_ids, person_ids, came)]
    make = _MAKE[row["fact"]]
    return [
        make(ledger, row, partner, (came[0], came[1] if place == 0 else f"{came[1]}/{place + 1}"))
        for place, partner in enumerate(partner_ids)
    ]


def _recorded(ledger: Ledger, row: Values, came: tuple[str, str]) -> dict[str, Any]:
    """Return what every fact has."""
    day = iso_day(row["on"]) if row["on"] else ledger.today
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    return {
        "id": ledger.new_id(),
        "number": 0,
        "on": day,
        "note": clean(row.get("note") or "", "note") or None,
        "private": bool(row.get("private")),
        "source": row.get("source"),
        "recorded_at": ledger.now,
        "recorded_by": ledger.me,
        "brought_from": came[0],
        "brought_id": came[1],
    }


def _moment(
    ledger: Ledger, row: Values, partner_ids: Sequence[str], person_ids: Sequence[str], came: tuple[str, str]
) -> Moment:
    return Moment(
        **_recorded(ledger, row, came),
        partner_ids=tuple(partner_ids),
        person_ids=tuple(person_ids),
        kind=row["kind"],
        counts_as=row["counts_as"],
        minutes=row["minutes"],
        initiative=row["initiative"],
        unplanned=row["kind"] == "call" and row["counts_as"] == "unscripted",
        text=row["text"],
        at_time=row.get("at"),
    )


def _promise(ledger: Ledger, row: Values, partner_id: str, came: tuple[str, str]) -> Promise:
    own = _recorded(ledger, row, came)
    made_on = own.pop("on")
    due_on = check_due(made_on, iso_day(row["due_on"])) if row["due_on"] else None
    days = ledger.settings.days
    counts_on = day_for_clock(made_on, due_on, days.clock)
    every = row.get("every")
    return Promise(
        **own,
        partner_id=partner_id,
        ours=row["direction"] == "ours",
        text=row["text"],
        stake=row.get("stake") or "normal",
        made_on=made_on,
        accepted_on=None if row.get("outcome") == "offered" else made_on,
        due_on=due_on,
        counts_on=counts_on,
        grace_days=days.grace,
        every=every,
        every_from=counts_on if every else None,
    )


def _disclosure(ledger: Ledger, row: Values, partner_id: str, came: tuple[str, str]) -> Disclosure:
    return Disclosure(
        **_recorded(ledger, row, came),
        partner_id=partner_id,
        ours=row["direction"] == "ours",
        topic=row["topic"],
        depth=row["depth"],
        missed=row["missed"],
    )


def _note(ledger: Ledger, row: Values, partner_id: str, came: tuple[str, str]) -> Note:
    return Note(**_recorded(ledger, row, came), partner_id=partner_id)


_MAKE: Mapping[str, Any] = {"promise": _promise, "disclosure": _disclosure, "note": _note}
