"""The wheel in the file for management: a row a year and question, without anybody's name or words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.desk.wheel.over_years import standing
from trustlog.domain.wheel.questions import ALL
from trustlog.domain.wheel.rounds import Round, Tally, change


def wheel_rows(ledger: Ledger, day: date) -> Iterator[dict[str, Any]]:
    """Yield the rows of all rounds up to a day: an area, then its questions; private answers are not counted."""
    before: Round | None = None
    for now in standing(ledger, day, NOBODY).rounds:
        for place, area in enumerate(ALL):
            yield _row(now, area.name, "", now.areas[place], before.areas[place] if before else None)
            for at, question in enumerate(area.questions, 3 * place):
                then = before.questions[at] if before else None
                yield _row(now, area.name, question.name, now.questions[at], then)
        before = now


def _row(now: Round, area: str, question: str, tally: Tally, before: Tally | None) -> dict[str, Any]:
    tenths = change(tally, before)
    return {
        "year": now.year,
        "area": area,
        "question": question,
        "answered": tally.n,
        "mean": tally.mean,
        "low": tally.low,
        "high": tally.high,
        "change": None if tenths is None else tenths / 10,
        "weakest": not question and any(weak.name == area for weak in now.weakest),
    }
