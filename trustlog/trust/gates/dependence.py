"""The gate `dependence`: from some level on, somebody must have looked at who depends on whom."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.dependence import Side, bound_of
from trustlog.language import N_, _
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.settings import Settings
from trustlog.trust.words.numbers import day, span

if TYPE_CHECKING:
    from trustlog.domain.facts import DependenceScan, PartnerFacts
    from trustlog.trust.gates.grounds import Grounds


def judge(situation: Situation) -> Verdict:
    """Return whether dependence was looked at lately, whatever was seen.

    That is by a look, or in a word where a level was decided or a suggestion was answered. Who holds the other is said
    of the look that came last, if no such word came after it.
    """
    facts, settings = situation.facts, situation.settings
    said = [step.on.toordinal() for step in facts.level_changes if step.depends]
    said += [answer.on.toordinal() for answer in facts.answers if answer.depends]
    look = _last_look(facts, situation.as_of)
    looked = 0 if look is None else look.on.toordinal()
    last = max((on for on in (looked, *said) if on <= situation.as_of), default=0)
    passed = last > situation.as_of - settings.dependence_days
    held = bound_of(look).held if look is not None and looked == last else None
    return (passed, {"last": last, "passed": passed, "days": settings.dependence_days, "held": held})


def _last_look(facts: "PartnerFacts", as_of: int) -> "DependenceScan | None":
    return next((look for look in reversed(facts.looks) if look.on.toordinal() <= as_of), None)


def sentence(last: int, passed: bool, days: int, held: Side | None = None) -> str:
    """Return the sentence that says when dependence was looked at; `last` is an ordinal, 0 for never.

    `held` is the side that the other one holds, where that was seen.
    """
    if not last:
        return _("Nobody has looked yet at who depends on whom.")
    ago = _("a {span}").format(span=span(days)) if days in (1, 365) else span(days)
    too_old = "" if passed else _(", more than {span} ago").format(span=ago)
    says = {
        None: _("Who depends on whom was looked at on {day}{too_old}."),
        "us": _("Who depends on whom was looked at on {day}{too_old}, not solved: they hold us."),
        "them": _("Who depends on whom was looked at on {day}{too_old}, not solved: we hold them."),
    }[held]
    return says.format(day=day(date.fromordinal(last)), too_old=too_old)


def facts(grounds: "Grounds") -> Iterable[int]:
    """Return the number of the last look."""
    look = _last_look(grounds.facts, grounds.as_of)
    return () if look is None else (look.number,)


def asked_from(settings: Settings) -> int:
    """Return the level from which on it has to be looked at."""
    return settings.dependence_from


def is_decision(depends: str | None) -> bool:
    """Return whether a decision about the level says who depends on whom."""
    return bool(depends)


RULE = GateRule(
    name="dependence",
    short_title="dependence",
    holds=N_("dependence"),
    judge=judge,
    sentence=sentence,
    settings=(
        Entry("dependence_days", 1, 36600, "days", N_("for which it holds that dependence was looked at")),
        Entry("dependence_from", 1, 5, "level", N_("from which on it has to be looked at")),
    ),
    asked_from=asked_from,
    facts=facts,
    is_decision=is_decision,
)
