"""All that the reading of a garden is made from, and how a garden stands on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from trustlog.domain.facts.agreement import Agreement
from trustlog.domain.facts.garden import Garden, GardenMember
from trustlog.domain.facts.garden_line import GardenLine
from trustlog.domain.facts.impact import Impact
from trustlog.domain.facts.purpose import Purpose
from trustlog.domain.facts.scan import PartnerFacts
from trustlog.domain.facts.section import Section

Two = tuple[str, str]
"""The ids of two members, in order."""


@dataclass(frozen=True, eq=False)
class GardenFacts:
    """The facts of a garden, each kind in order of day; any day after that of a reading is ignored.

    `vetoes` are its lines on who may veto alone. `with_us` has the facts of each member and us, by its id, and
    `between` those of every two members of any garden: they have learned together. Of two, "ours" are those of the
    first. Two of these values are equal only if they are one: what is made of it is remembered by that.
    """

    garden: Garden
    members: tuple[GardenMember, ...]
    purposes: tuple[Purpose, ...]
    impacts: tuple[Impact, ...]
    vetoes: tuple[GardenLine, ...]
    sections: tuple[Section, ...]
    agreements: tuple[Agreement, ...]
    with_us: Mapping[str, PartnerFacts]
    between: Mapping[Two, PartnerFacts]


class GardenStanding(NamedTuple):
    """How a garden stands on a day, as far as the gate `garden` asks.

    `areas` are those with an impact line, `vetoes` who may veto alone (None: nobody has said), `agreed` the sections of
    the agreement that are, `review_on` (an ordinal, 0: none) when it is to be reviewed. Of its `pairs` so many
    `passed`; `weakest` names the two of the pair that is furthest from it, and is empty where all passed.
    """

    name: str
    parties: int
    purpose: bool
    areas: tuple[str, ...]
    vetoes: tuple[str, ...] | None
    agreed: tuple[str, ...]
    review_on: int
    pairs: int
    passed: int
    weakest: tuple[str, ...]
