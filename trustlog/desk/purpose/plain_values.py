"""What is wanted together as plain values, for scripts."""

from typing import Any

from trustlog.desk.facts import fact_json, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.purpose.wanted import Standing
from trustlog.domain.facts import Garden, Purpose
from trustlog.domain.kinds.words import iso


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return the words in force, the draft, all that was said, what each side wants for itself, and what we gain."""
    is_garden = isinstance(at.subject, Garden)
    names = names_of(ledger, [*at.said, *at.objectives, *at.gains])

    def words(said: Purpose | None) -> dict[str, Any] | None:
        return None if said is None else fact_json(said, names, at.as_of)

    return {
        "partner": None if is_garden else at.subject.handle,
        "garden": at.subject.handle if is_garden else None,
        "as_of": at.as_of.isoformat(),
        "agreed": words(at.words.agreed),
        "agreed_on": iso(at.words.since),
        "reviewed_on": iso(at.words.reviewed),
        "review_by": iso(at.review_by),
        "draft": words(at.words.draft),
        "said": [words(said) for said in at.said],
        "objectives": [fact_json(each, names, at.as_of) for each in at.objectives],
        "gains": [{**fact_json(gain, names, at.as_of), "told_on": iso(at.told.get(gain.id))} for gain in at.gains],
    }
