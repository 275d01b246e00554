"""The gate `garden`: the highest level belongs to several equal parties, and asks all of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trustlog.domain.facts.garden_facts import GardenStanding
from trustlog.domain.facts.impact import AREAS
from trustlog.domain.facts.section import NEEDED
from trustlog.language import N_, _, ngettext
from trustlog.trust.gates.gate import GateRule, Situation, Verdict
from trustlog.trust.words.numbers import count, day

PARTIES = 3
"""So many make a garden, we among them where we are."""
LACKS = ("parties", "purpose", "impact", "veto", "agreement", "pairs")
"""What a garden may lack, in the order in which it is said."""


def missing_of(standing: GardenStanding, as_of: int) -> tuple[str, ...]:
    """Return what a garden lacks on a day, as codes, in the order in which it is said; nothing where it is open."""
    is_missing = (
        standing.parties < PARTIES,
        not standing.purpose,
        any(area not in standing.areas for area in AREAS),
        standing.vetoes is None or bool(standing.vetoes),
        any(name not in standing.agreed for name in NEEDED) or standing.review_on < as_of,
        standing.passed < standing.pairs,
    )
    return tuple(code for code, lacks in zip(LACKS, is_missing, strict=True) if lacks)


def judge(situation: Situation) -> Verdict:
    """Return whether a garden that the partner is in has all that is asked; of several, that which lacks least."""
    from trustlog.trust.garden import is_in, standing_of  # here: few partners are in a garden

    as_of, partner_id = situation.as_of, situation.facts.partner.id
    standings = [
        standing_of(garden, as_of, situation.today, situation.learned, situation.settings)
        for garden in situation.facts.gardens
        if is_in(garden, partner_id, as_of)
    ]
    if not standings:
        return (False, {"name": None, "missing": ()})
    best = min(standings, key=lambda each: len(missing_of(each, as_of)))
    missing = missing_of(best, as_of)
    return (not missing, {"missing": missing, **best._asdict()})


def sentence(name: str | None, missing: Sequence[str], **standing: Any) -> str:
    """Return the sentence that says what a garden lacks, or that it is whole."""
    if name is None:
        return _("In no garden yet: this level is one of several parties together.")
    garden = GardenStanding(name, **standing)
    if not missing:
        return _("The garden {name} has what it takes: {parties}, and every pair has passed.").format(
            name=name, parties=_parties(garden.parties)
        )
    return _("The garden {name} lacks: {lacks}.").format(
        name=name, lacks=", ".join(lack_words(code, garden) for code in missing)
    )


def _named(names: Sequence[str], sign: str) -> str:
    """Return names as people say them; we have none."""
    return sign.join(name or _("we") for name in names)


def _parties(many: int) -> str:
    return ngettext("{n} party", "{n} parties", many).format(n=count(many))


def lack_words(code: str, garden: GardenStanding) -> str:
    """Return the words for what a garden lacks."""
    if code == "parties":
        return _("a third party ({parties} so far)").format(parties=_parties(garden.parties))
    if code == "purpose":
        return _("an agreed purpose")
    if code == "impact":
        areas = ", ".join(_(area) for area in AREAS if area not in garden.areas)
        return _("impact for {areas}").format(areas=areas)
    if code == "veto":
        if garden.vetoes is None:
            return _("a word on who may veto alone")
        return _("an end to the lone veto of {names}").format(names=_named(garden.vetoes, ", "))
    if code == "pairs":
        return _("{open} of {pairs} pairs still to pass, the weakest {weakest}").format(
            open=count(garden.pairs - garden.passed), pairs=count(garden.pairs), weakest=_named(garden.weakest, " – ")
        )
    open_sections = [_(name) for name in NEEDED if name not in garden.agreed]
    if open_sections:
        return _("an agreement on {sections}").format(sections=", ".join(open_sections))
    if not garden.review_on:
        return _("a day on which the agreement is reviewed")
    return _("the review of the agreement, due on {day}").format(day=day(date.fromordinal(garden.review_on)))


RULE = GateRule(
    name="garden",
    short_title="garden",
    holds=N_("the garden"),
    judge=judge,
    sentence=sentence,
)
