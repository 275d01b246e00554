"""A part of the practice made for tests, in a place that no part has yet: what all parts share is tried on it."""

from collections.abc import Mapping
from datetime import date

import pytest

from trustlog.desk.facts import Filled
from trustlog.desk.facts.changes import inserts
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.practice import register as parts
from trustlog.domain import practice
from trustlog.domain.facts import Fit, Partner
from trustlog.domain.practice import ASKS, QUARTER, PartName
from trustlog.domain.text import clean
from trustlog.errors import FieldFaults, Reason, WordsError
from trustlog.storage.read.facts import each_fact
from trustlog.storage.write.writer import next_numbers

NAME: PartName = "fit"
ASKED = ASKS[NAME]
SAYS = "Nobody has said yet why it is us."
SAID = "It was said why it is us."


def looks(ledger: Ledger, partner: Partner, day: date) -> list[Fit]:
    """Return what was said of a partner up to a day, as its author sees it."""
    facts = each_fact(ledger.conn, "fit", me=ledger.me, partner_id=partner.id)
    return [fact for fact in facts if isinstance(fact, Fit) and fact.on <= day]


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [f"{look.on}: {look.why_us}" for look in looks(ledger, partner, day)] or ["They have no word of it."]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [f"why us: {look.why_us}" for look in looks(ledger, partner, day) if not look.private]


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    said = looks(ledger, partner, ledger.today)
    why = said[-1].why_us or "" if said else ""
    return Filled("text", why), Filled("private", "no", ("no", "yes"))


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    why = clean(fields["text"], "text")
    if not why:
        raise FieldFaults({"text": WordsError(Reason("empty_field", field="text"))})
    with ledger.conn.transaction():
        known = {
            "id": ledger.new_id(), "number": next_numbers(ledger.conn, 1), "partner_id": partner.id,
            "on": ledger.today, "why_us": why, "private": fields["private"] == "yes", "recorded_at": ledger.now,
            "recorded_by": ledger.me,
        }  # fmt: skip
        fact = Fit(**dict.fromkeys(Fit._fields) | known)
        batch = ledger.commit(Batch(inserts(ledger, fact), "fit"))
    return Written(batch, (fact,), (f"{partner.handle}: {why}",))


OWN = Part(
    NAME,
    "What both think about",
    lambda ledger, partner, day: next((f"said {look.on}" for look in looks(ledger, partner, day)), ""),
    _shown,
    _brief,
    lambda ledger, partner, to, day: [f"{SAID if looks(ledger, partner, day) else SAYS} ({to})"],
    lambda ledger, partner, day: not looks(ledger, partner, day),
    _form,
    _write,
)
"""It has everything that a part can have."""


def alone(monkeypatch: pytest.MonkeyPatch, part: Part = OWN) -> None:
    """Let this be the only part."""
    monkeypatch.setattr(parts, "PARTS", (part.name,), raising=True)
    for module in ("trustlog.desk.practice.asking", "trustlog.desk.practice.said", "trustlog.desk.practice.standing"):
        monkeypatch.setattr(f"{module}.PARTS", (part.name,))
    monkeypatch.setattr(practice, "PARTS", (part.name,))
    monkeypatch.setitem(parts._KNOWN, part.name, part)


def its_turn(partner: Partner, after: date, name: PartName = NAME) -> date:
    """Return the first day of a week, on or after a day, in which it is a part's turn to ask of a partner."""
    days = (date.fromordinal(after.toordinal() + ahead) for ahead in range(2 * QUARTER))
    turns = [day for day in days if practice.turn(partner.logged_from, day) == name]
    day_before = {day: date.fromordinal(day.toordinal() - 1) for day in turns}
    return next(day for day in turns if practice.turn(partner.logged_from, day_before[day]) != name)


def logged_for(name: PartName, day: date, before: date) -> date:
    """Return the last day before another from which a partner may be logged so that a part asks on `day`."""
    days = (date.fromordinal(before.toordinal() - ago) for ago in range(1, 2 * QUARTER))
    return next(each for each in days if practice.turn(each, day) == name)
