"""From what the facts behind a gate are chosen; needed only where a gate is opened down to them."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import History


class LonePromise(NamedTuple):
    """What a single promise contributes to its strand, whose test runs from `day_zero` (an ordinal) on."""

    number: int
    day_zero: int
    history: History


class Grounds(NamedTuple):
    """All facts up to `as_of`, the day on which the level began (ordinals), and each promise by itself."""

    facts: PartnerFacts
    as_of: int
    level_since: int
    promises: Sequence[LonePromise]
    settings: Settings
