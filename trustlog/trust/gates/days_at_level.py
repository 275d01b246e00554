"""The gate `days_at_level`: a level must have lasted before the next one is suggested."""

from trustlog.language import N_, _, figure, ngettext
from trustlog.trust.gates.gate import Entry, GateRule, Situation, Verdict
from trustlog.trust.words.numbers import counted


def judge(situation: Situation) -> Verdict:
    """Return whether the level has lasted the days that are needed."""
    days, needed = situation.as_of - situation.level_state.since, situation.settings.level_days
    return (days >= needed, {"days": days, "needed": needed})


def sentence(days: int, needed: int) -> str:
    """Return the sentence that says how many days the level has lasted."""
    needs = ngettext("{n} is needed", "{n} are needed", needed).format(n=figure(needed, ","))
    return _("At this level for {days}; {needs}.").format(days=counted(max(days, 0), "day"), needs=needs)


RULE = GateRule(
    name="days_at_level",
    short_title="days",
    holds=N_("time at this level"),
    judge=judge,
    sentence=sentence,
    settings=(Entry("level_days", 0, 36600, "days", N_("at a level before a step up is suggested")),),
    is_decision=lambda _depends: True,  # whatever was decided, the level began with it
)
