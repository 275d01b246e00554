"""Made-up gardens for the tests of their reading: partners `p`, `b`, `c` …, and every pair of them."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

from trust_cases import moment, partner_facts, promise, told

from trustlog.domain.facts import (
    Agreement,
    Garden,
    GardenFacts,
    GardenLine,
    GardenMember,
    Impact,
    PartnerFacts,
    Purpose,
    Section,
)
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.facts.section import NEEDED

JOINED, TODAY = date(2022, 1, 3), date(2026, 7, 1)
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
RECORDED: dict[str, Any] = {"note": None, "private": False, "source": None, "recorded_at": NOW, "recorded_by": "kim"}
ABOUT: dict[str, Any] = {"partner_id": None, "garden_id": "g"}
ALL_SAID = ("purpose", "impact", "veto", "section", "version")


def between(one: str, other: str, kept_of: float = 1.0) -> PartnerFacts:
    """Return what is between two at level 4 over four years, every fortnight; so many of the promises are kept."""
    promises, moments, openness = [], [], []
    for at in range(117):
        on = JOINED + timedelta(days=14 * at + 5)
        for place, ours in enumerate((True, False)):
            closed_as = "kept" if (at * 7 + place) % 10 < 10 * kept_of else "broken"
            number = 10 * at + place
            promises.append(promise(number, on, ours=ours, stake="big", closed_as=closed_as, closed_on=on))
        moments.append(moment(10 * at + 2, on))
        openness += [told(10 * at + 3, on, True, 4), told(10 * at + 4, on, False, 4)]
    facts = partner_facts(promises, moments, openness, level=4, since=JOINED)
    key = " ".join((one, other)).strip()
    return facts._replace(partner=facts.partner._replace(id=key, name=other.upper()))


def good_pair(one: str, other: str) -> PartnerFacts:
    """Return what is between two who keep what they promise."""
    return between(one, other)


def garden_facts(
    *members: str,
    pairs: Callable[[str, str], PartnerFacts] | None = None,
    otherwise: Mapping[tuple[str, str], PartnerFacts] | None = None,
    said: Collection[str] = ALL_SAID,
    veto: str = "",
    with_us: bool = True,
    left: Mapping[str, date] | None = None,
) -> GardenFacts:
    """Return a garden in which `said` was said; every pair is as `pairs` makes it (empty without), or `otherwise`."""
    make = pairs or (lambda one, other: _nothing(one, other))
    ours = {member: make("", member) for member in members}
    others = {two: make(*two) for two in combinations(sorted(members), 2)} | dict(otherwise or {})
    sections = [name for name in NEEDED if "section" in said or name != "exit"] if said else []
    areas = [area for area in AREAS if "impact" in said or area != "society"] if said else []
    about = {**ABOUT, "on": JOINED, **RECORDED}
    purpose = Purpose("u", 1, text="why", whose="both", agreed="purpose" in said, horizon=5, **about)
    version = Agreement("a", 4, version=1, review_on=date(2027, 1, 1), snapshot="[]", **about)
    return GardenFacts(
        Garden("g", "harbour", "Harbour", JOINED, with_us, None, None, None, NOW, "kim"),
        tuple(GardenMember(f"m{each}", "g", each, JOINED, (left or {}).get(each)) for each in members),
        (purpose,),
        tuple(Impact(f"i{area}", 2, area=area, text="x", evidence=None, **about) for area in areas),
        (_veto(veto),) if "veto" in said else (),
        tuple(Section(name, 3, name=name, state="agreed", text="x", **about) for name in sections),
        (version,) if "version" in said else (),
        ours,
        others,
    )


def _veto(member: str) -> GardenLine:
    return GardenLine(
        "v", 5, "g", JOINED, "veto", member or None, False, None, "all" if member else "nobody", None, None, **RECORDED
    )


def _nothing(one: str, other: str) -> PartnerFacts:
    facts = partner_facts(level=4, since=JOINED)
    return facts._replace(partner=facts.partner._replace(id=" ".join((one, other)).strip(), name=other.upper()))
