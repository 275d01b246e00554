"""What the ledger knows already, as words that sections may begin with. Pure.

They are only offered: nothing enters an agreement that nobody has read and taken.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from trustlog.domain.facts.section import SectionName
from trustlog.language import _, at_the_start

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Of(NamedTuple):
    """Words of one party."""

    party: str
    text: str

    @property
    def said(self) -> str:
        """Return them with whose they are."""
        return f"{self.party}: {self.text}"


class Speaker(NamedTuple):
    """Somebody who may speak for a party: the name, and the role there if it is known."""

    party: str
    name: str
    role: str | None = None


class Effect(NamedTuple):
    """What changes in an area (as people say it), and what shows it."""

    area: str
    text: str
    evidence: str | None = None


class Known(NamedTuple):
    """What the ledger knows of a partnership or a garden that an agreement may have.

    `standing` are promises that come again and again; `lines` what a garden holds of itself, by topic, each with whose
    it is; `cadence` the days after which there should be a moment; `dependence` a sentence about the last look.
    """

    parties: tuple[str, ...] = ()
    purpose: str | None = None
    horizon: int | None = None
    objectives: tuple[Of, ...] = ()
    effects: tuple[Effect, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    standing: tuple[Of, ...] = ()
    cadence: int | None = None
    dependence: str | None = None
    lines: Mapping[str, tuple[str, ...]] = _NONE


_TOPICS: tuple[tuple[SectionName, tuple[str, ...]], ...] = (
    ("brings", ("gives",)),
    ("promises", ("answer",)),
    ("decisions", ("decides", "veto")),
    ("money", ("pie",)),
    ("data", ("shares",)),
    ("conflict", ("conflict",)),
)
"""Where what a garden holds of itself belongs, topic by topic."""


def filled(known: Known) -> dict[SectionName, str]:
    """Return words for every section of which the ledger knows something, sentence by sentence."""
    found: dict[SectionName, list[str]] = {
        "parties": _parties(known),
        "purpose": _purpose(known),
        "objectives": [each.said for each in known.objectives],
        "impact": [f"{effect.area}: {effect.text}" for effect in known.effects],
        "outcomes": [
            _("{what}: seen by {evidence}").format(what=effect.text, evidence=effect.evidence)
            for effect in known.effects
            if effect.evidence
        ],
        "promises": [each.said for each in known.standing],
        "time": [] if known.cadence is None else [_("We meet every {days} days at least").format(days=known.cadence)],
        "money": [known.dependence] if known.dependence else [],
    }
    for name, topics in _TOPICS:
        found.setdefault(name, []).extend(line for topic in topics for line in known.lines.get(topic, ()))
    return {name: joined(sentences) for name, sentences in found.items() if sentences}


def _parties(known: Known) -> list[str]:
    by_party: dict[str, list[str]] = {party: [] for party in known.parties}
    for each in known.speakers:
        by_party.setdefault(each.party, []).append(f"{each.name} ({each.role})" if each.role else each.name)
    if not any(by_party.values()):
        return []
    return [
        _("For {party} speaks {names}").format(party=party, names=", ".join(names or ["…"]))
        for party, names in by_party.items()
    ]


def _purpose(known: Known) -> list[str]:
    if known.purpose is None:
        return []
    if known.horizon is None:
        return [known.purpose]
    return [known.purpose, _("We look {years} years ahead").format(years=known.horizon)]


def joined(sentences: Iterable[str]) -> str:
    """Return sentences one behind the other, each begun large and with its full stop, none of them twice."""
    kept = dict.fromkeys(at_the_start(" ".join(sentence.split())) for sentence in sentences)
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in kept if text)
