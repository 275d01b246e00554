"""The gate `agreement`: what matters most when things go wrong is agreed, and looked at again when its day comes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from trustlog.domain.facts.section import NEEDED, in_force_after
from trustlog.language import N_, _
from trustlog.trust.gates.gate import GateRule, Situation, Verdict
from trustlog.trust.words.numbers import day

if TYPE_CHECKING:
    from trustlog.domain.facts import Section, SectionScan
    from trustlog.trust.gates.grounds import Grounds

Left = TypeVar("Left", "SectionScan", "Section")


def agreed_sections(sections: "Iterable[Left]", as_of: int) -> Mapping[str, int]:
    """Return the sections that are agreed on a day, each with the number of the fact that agreed on it.

    The sections come in order of day.
    """
    agreed: dict[str, int | None] = {}
    for section in sections:
        if section.on.toordinal() <= as_of:
            agreed[section.name] = in_force_after(agreed.get(section.name), section.state, section.number)
    return {name: number for name, number in agreed.items() if number is not None}


def judge(situation: Situation) -> Verdict:
    """Return whether the needed sections are agreed, and the day of the review has not passed."""
    facts, as_of = situation.facts, situation.as_of
    agreed = agreed_sections(facts.sections, as_of)
    review_on = next((each.review_on.toordinal() for each in reversed(facts.agreements) if _is_by(each.on, as_of)), 0)
    missing = tuple(name for name in NEEDED if name not in agreed)
    passed = not missing and review_on >= as_of
    return (passed, {"missing": missing, "review_on": review_on, "passed": passed})


def _is_by(on: date, as_of: int) -> bool:
    return on.toordinal() <= as_of


def sentence(missing: Sequence[str], review_on: int, passed: bool) -> str:
    """Return the sentence that says which sections are still to be agreed, or when the review is; 0: no day is set."""
    if missing:
        return _("Still to be agreed: {sections}.").format(sections=", ".join(map(_, missing)))
    if not review_on:
        return _("The agreement has no day on which it is reviewed.")
    on = day(date.fromordinal(review_on))
    if passed:
        return _("The agreement stands, to be reviewed by {day}.").format(day=on)
    return _("The agreement was to be reviewed on {day}.").format(day=on)


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the numbers of the sections that are agreed, and of the last version."""
    agreed = agreed_sections(grounds.facts.sections, grounds.as_of)
    last = [each.number for each in grounds.facts.agreements if _is_by(each.on, grounds.as_of)][-1:]
    return [*(agreed[name] for name in NEEDED if name in agreed), *last]


RULE = GateRule(
    name="agreement",
    short_title="agreement",
    holds=N_("the agreement"),
    judge=judge,
    sentence=sentence,
    facts=facts,
)
