"""The gate `dependence`: from some level on, somebody must have looked at who depends on whom."""

from datetime import date

from trustlog.language import N_, _
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.settings import Settings
from trustlog.trust.words.numbers import day, span


def judge(situation: Situation) -> Verdict:
    """Return whether dependence was looked at lately, when a level was decided or a suggestion was answered."""
    facts, settings = situation.facts, situation.settings
    looks = [step.on.toordinal() for step in facts.level_changes if step.depends]
    looks += [answer.on.toordinal() for answer in facts.answers if answer.depends]
    last = max((look for look in looks if look <= situation.as_of), default=0)
    passed = last > situation.as_of - settings.dependence_days
    return (passed, {"last": last, "passed": passed, "days": settings.dependence_days})


def sentence(last: int, passed: bool, days: int) -> str:
    """Return the sentence that says when dependence was looked at; `last` is an ordinal, 0 for never."""
    if not last:
        return _("Nobody has looked yet at who depends on whom.")
    ago = _("a {span}").format(span=span(days)) if days in (1, 365) else span(days)
    too_old = "" if passed else _(", more than {span} ago").format(span=ago)
    return _("Who depends on whom was looked at on {day}{too_old}.").format(
        day=day(date.fromordinal(last)), too_old=too_old
    )


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
    is_decision=is_decision,
)
