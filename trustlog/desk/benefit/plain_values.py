"""What was brought as plain values, for scripts."""

from typing import Any

from trustlog.desk.benefit.brought import Standing
from trustlog.desk.facts import fact_json, names_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.benefit import tied_numbers
from trustlog.domain.facts import Benefit, Garden
from trustlog.domain.facts.benefit import SORTS


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return all five sorts, empty ones among them; of a tied fact only what may be seen."""
    is_garden = isinstance(at.subject, Garden)
    names = names_of(ledger, at.benefits)

    def values(benefit: Benefit) -> dict[str, Any]:
        seen = [number for number in tied_numbers(benefit.tied) if number in at.shown_by]
        tied = [{"number": number, "says": at.shown_by[number]} for number in seen]
        return {**fact_json(benefit, names, at.as_of), "tied": tied}

    return {
        "partner": None if is_garden else at.subject.handle,
        "garden": at.subject.handle if is_garden else None,
        "as_of": at.as_of.isoformat(),
        "sorts": {sort: [values(benefit) for benefit in at.of(sort)] for sort in SORTS},
        "empty": list(at.empty),
    }
