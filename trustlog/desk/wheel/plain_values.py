"""The wheel as plain values, for scripts: no person is in it."""

from typing import Any

from trustlog.desk.wheel.over_years import Standing
from trustlog.domain.wheel.questions import ALL, AREAS, LEADERSHIP, QUESTIONS, Area
from trustlog.domain.wheel.rounds import Round, Tally, change


def as_json(at: Standing) -> dict[str, Any]:
    """Return the last round, what changed since the one before, and the years of all."""
    now, before = at.now, at.before
    return {
        "as_of": at.as_of.isoformat(),
        "year": None if now is None else now.year,
        "since": None if before is None else before.year,
        "people": 0 if now is None else now.people,
        "areas": [] if now is None else [_area(area, now, before) for area in AREAS],
        "leadership": None if now is None else _area(LEADERSHIP, now, before),
        "weakest": [] if now is None else [area.name for area in now.weakest],
        "rounds": [{"year": each.year, "people": each.people} for each in at.rounds],
    }


def _area(area: Area, now: Round, before: Round | None) -> dict[str, Any]:
    place = 3 * ALL.index(area)
    return {
        "area": area.name,
        "title": area.title,
        **_tally(now.of(area), before.of(area) if before else None),
        "questions": [
            {
                "question": QUESTIONS[at].name,
                "asks": QUESTIONS[at].asks,
                "about_ego": QUESTIONS[at].about_ego,
                **_tally(now.questions[at], before.questions[at] if before else None),
                "notes": list(now.notes[at]),
            }
            for at in range(place, place + 3)
        ],
    }


def _tally(now: Tally, before: Tally | None) -> dict[str, Any]:
    tenths = change(now, before)
    return {
        "n": now.n,
        "mean": now.mean,
        "low": now.low,
        "high": now.high,
        "change": None if tenths is None else tenths / 10,
    }
