"""How they see us as plain values, for scripts."""

from typing import Any

from trustlog.desk.facts import facts_json
from trustlog.desk.ledger import Ledger
from trustlog.desk.pulse.asking import PulseSheet
from trustlog.desk.pulse.gap import SeenBy, Standing
from trustlog.domain.pulse import asked


def as_json(ledger: Ledger, at: Standing) -> dict[str, Any]:
    """Return the newest answers beside what we read, about the firm and about each of us apart, and the earlier."""
    return {
        "partner": at.partner.name,
        "handle": at.partner.handle,
        "as_of": at.as_of.isoformat(),
        "firm": None if at.firm is None else _seen(ledger, at, at.firm),
        "people": [_seen(ledger, at, seen) for seen in at.people],
    }


def _seen(ledger: Ledger, at: Standing, seen: SeenBy) -> dict[str, Any]:
    last, *earlier = facts_json(ledger, seen.pulses, at.as_of)
    gap = [
        {
            "question": row.name,
            "asks": row.asks,
            "answer": row.answer,
            "says": row.says,
            "ours": row.ours or None,
            "apart": row.apart,
        }
        for row in seen.beside
    ]
    return {"about_name": seen.about, "last": last, "gap": gap, "earlier": earlier}


def sheet_json(of: PulseSheet, file: str | None = None) -> dict[str, Any]:
    """Return what is asked."""
    return {
        "partner": of.partner.handle,
        "about_name": of.about,
        "level": of.partner.level,
        "questions": [asked(question, of.about) for question in of.questions],
        "file": file,
    }
