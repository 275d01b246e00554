"""What partners of the made-up ledger and we want together, what each wants for itself, what we gain, whom it changes.

The ids are made here, so that no story is drawn otherwise; the numbers come behind all others. A purpose is agreed once
and reviewed once, so that it held all along for as long as a step asks for it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from trustlog.domain.facts import Gain, Impact, Objective, Purpose
from trustlog.domain.facts.impact import Area
from trustlog.domain.facts.purpose import Whose

_ID = "00000000-0000-7000-8000-0000000da{:03}"


class Wanted(NamedTuple):
    """What is wanted together: agreed so many days ago, and reviewed."""

    text: str
    agreed: int
    reviewed: int
    whose: Whose = "both"
    horizon: int | None = None


WANTED: Mapping[str, Wanted] = {
    "acme": Wanted("a pilot that both would show to anybody", 400, 95, "us", 2),
    "delfino": Wanted("no warehouse in the south that stands half empty", 330, 100, "them", 3),
    "elandra": Wanted("one roadmap that both teams plan by", 390, 110, horizon=3),
    "foxglove": Wanted("half the complaints, and none of them twice", 450, 120),
    "gambrel": Wanted("a pilot line that their people run without us", 480, 130, horizon=2),
    "halcyon": Wanted("no shipment waits because a paper is missing", 365, 140, horizon=5),
    "kestrel": Wanted("two product lines that are planned as one", 420, 150, "us", 2),
    "lumen": Wanted("light in every school that asks for it", 365, 90, horizon=10),
}
"""By the handle of the partner."""
DRAFTS: Mapping[str, tuple[int, str]] = {"acme": (20, "a pilot that both would show to anybody, and pay for alike")}
"""Other words, a draft of so many days ago."""
OBJECTIVES: tuple[tuple[str, bool, int, str], ...] = (
    ("elandra", True, 170, "to plan a quarter ahead instead of a month"),
    ("elandra", False, 170, "fewer changes in the last week before a launch"),
    ("lumen", False, 240, "to be known to those who build schools"),
    ("lumen", True, 240, "to learn what light costs where nobody maintains it"),
)
"""By the handle of the partner; whether it is ours, and how many days ago."""
GAINS: tuple[tuple[str, int, str, bool], ...] = (
    ("elandra", 105, "we learn to plan from people who do it better", True),
    ("kestrel", 150, "time to look for a second supplier ourselves", False),
)
"""By the handle of the partner; how many days ago, and whether we would say so."""
IMPACTS: tuple[tuple[str, int, Area, str, str | None], ...] = (
    ("delfino", 170, "organisation", "one list of what stands in which warehouse", None),
    ("elandra", 160, "employees", "planners go home on Fridays without a list", "their own survey in spring"),
    ("halcyon", 300, "clients", "papers are there a day before the ship", "the port's figures"),
    ("halcyon", 210, "organisation", "three parties look at one list", None),
    ("lumen", 230, "society", "light in twelve schools", "letter of the council"),
    ("lumen", 180, "employees", "volunteers of both firms on site", None),
    ("lumen", 95, "clients", "teachers call one number", "calls in May"),
)
"""By the handle of the partner; how many days ago, for whom, and what shows it."""


def told(
    today: date, at: datetime, me: str, partners: Mapping[str, str]
) -> Iterator[Purpose | Objective | Gain | Impact]:
    """Yield purposes, objectives, gains and impact by the handles of their partners, numbers still missing."""
    made = 0

    def stamps(handle: str, ago: int) -> dict[str, Any]:
        nonlocal made
        made += 1
        return {
            "id": _ID.format(made), "number": 0, "partner_id": partners[handle], "garden_id": None,
            "on": today - timedelta(days=ago), "note": None, "private": False, "source": None,
            "recorded_at": at - timedelta(days=ago), "recorded_by": me,
        }  # fmt: skip

    for handle, wanted in WANTED.items():
        words: dict[str, Any] = {"text": wanted.text, "whose": wanted.whose, "agreed": True, "horizon": wanted.horizon}
        for ago in (wanted.agreed, wanted.reviewed):
            yield Purpose(**stamps(handle, ago), **words)
    for handle, (ago, text) in DRAFTS.items():
        yield Purpose(**stamps(handle, ago), text=text, whose="them", agreed=False, horizon=2)
    for handle, ours, ago, text in OBJECTIVES:
        member = None if ours else partners[handle]
        yield Objective(**stamps(handle, ago), member_id=member, text=text, ended_on=None)
    for handle, ago, text, would_say in GAINS:
        yield Gain(**stamps(handle, ago), text=text, would_say=would_say)
    for handle, ago, area, text, evidence in IMPACTS:
        yield Impact(**stamps(handle, ago), area=area, text=text, evidence=evidence)
