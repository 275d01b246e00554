"""Why us, and what we both think about: said on a day, and said again a year later."""

from datetime import date
from typing import Any

from trustlog.desk.facts import fact_json, inserts, line, names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Fit, Partner
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.read.facts import timeline
from trustlog.storage.write.writer import next_numbers


def add(
    ledger: Ledger, name: str, why_us: str, both: str = "", on: date | None = None, *, private: bool = False
) -> Written:
    """Record why we are right for each other, as it is seen on a day."""
    partner, day = writable_partner(ledger, name), on or ledger.today
    why = clean(why_us, "why_us")
    if not why:
        raise WordsError(Reason("empty_field", field="why_us"))
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    with ledger.conn.transaction():
        number = next_numbers(ledger.conn, 1)
        told = Fit(
            ledger.new_id(), number, partner.id, day, why, clean(both, "both_think") or None, None, private, None,
            ledger.now, ledger.me,
        )  # fmt: skip
        batch = ledger.commit(Batch(inserts(ledger, told), f"fit {partner.handle}"))
    return Written(batch, (told,), (line(told, names_of(ledger, [told]), ledger.today),))


def fits(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> list[Fit]:
    """Return what was said of the fit up to a day, the last first."""
    seen_by = ledger.me if me is None else me
    found = timeline(ledger.conn, me=seen_by, partner_id=partner.id, until=day, kinds=["fit"])
    return [fact for fact in found if isinstance(fact, Fit)]


def said(told: Fit, day: date) -> list[str]:
    """Say it with its day, a line each for why us and for what we both think about."""
    lines = [_("Why us: {why} ({day})").format(why=told.why_us, day=day_words(told.on, day))]
    return lines + ([_("We both think about: {what}").format(what=told.both_think)] if told.both_think else [])


def fit_lines(found: list[Fit], day: date) -> list[str]:
    """Tell all that was said, the last first."""
    return [text for told in found for text in said(told, day)] or [_("Nobody has said yet why we are right.")]


def fit_json(ledger: Ledger, partner: Partner, found: list[Fit], day: date) -> dict[str, Any]:
    """Return the same as plain values."""
    names = names_of(ledger, found)
    return {
        "partner": partner.handle,
        "as_of": day.isoformat(),
        "fits": [fact_json(told, names, day) for told in found],
    }
