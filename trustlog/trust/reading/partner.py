"""The reading of a partner as of a day: a pure function of its facts."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.trust.counted.counting import Gathered, JudgedBy, count_facts
from trustlog.trust.gates.gate import Situation
from trustlog.trust.gates.register import judge_gates
from trustlog.trust.model.outcomes import outcomes_of
from trustlog.trust.reading.suggestion import suggest
from trustlog.trust.reading.trend import relationship_trend
from trustlog.trust.reading.values import Explained, Gate, Reading, Strand, StrandJudgement, Suggestion
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.level_state import level_state_of
from trustlog.trust.strands.register import Terms, histories_of, judge_strands
from trustlog.trust.strands.slots import bars_judging

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.trust.model.epochs import Learned

__all__ = ["Explained", "Gate", "Reading", "Strand", "Suggestion", "read"]


def read(
    facts: "PartnerFacts",
    as_of: date,
    today: date,
    learned: "Learned",
    settings: Settings = DEFAULTS,
    explain: bool = False,
    texts: Mapping[int, str] | None = None,
) -> Reading:
    """Return where trust in a partner stands, from what had happened by the end of `as_of`.

    `texts` names facts by number where sentences may name them; without it they are "promise #12", or "#12".
    """
    day, now = as_of.toordinal(), today.toordinal()
    level_state = level_state_of(facts, day)
    histories = histories_of(facts, day, now, level_state, settings)
    terms = Terms(day, min(day, now - 1), level_state, settings)
    outcomes = outcomes_of(facts, histories, terms.last_over)
    judgements = judge_strands(histories, outcomes, learned, terms)
    ours, theirs = (judgement for judgement in judgements if judgement.name in PROMISE_STRANDS)
    gates = judge_gates(Situation(facts, day, level_state, ours, theirs, settings, now, learned))
    strands: dict[StrandName, Strand] = {
        judgement.name: _with_question(judgement, facts, day, settings) for judgement in judgements
    }
    gathered = Gathered(*(history.events for history in histories))
    bar = settings.bar_judging(level_state.firm, facts.partner.target)
    judged_by = JudgedBy(
        *(bars_judging(facts, slots, terms.last_over, bar, settings) for slots in (gathered.time, gathered.openness))
    )
    counted = count_facts(facts, gathered, day, terms.last_over, facts.partner.logged_from.toordinal(), judged_by)
    explained: tuple[Explained, ...] = ()
    if explain:
        from trustlog.trust.reading.explanation import explain as explain_all

        explained = explain_all(facts, as_of, level_state.firm, judgements, learned, settings, texts)
    return Reading(
        partner=facts.partner,
        as_of=as_of,
        level=level_state.level,
        level_since=date.fromordinal(level_state.since),
        on_trial=date.fromordinal(level_state.on_trial) if level_state.on_trial else None,
        target=facts.partner.target,
        strands=strands,
        trend=relationship_trend(strands),
        beginnings=level_state.beginnings,
        gates=gates,
        suggestion=suggest(facts, day, level_state, judgements, gates, settings),
        late_entries=sum(len(history.late_entries) for history in histories),
        counted=counted,
        explained=explained,
    )


def _with_question(judgement: StrandJudgement, facts: "PartnerFacts", day: int, settings: Settings) -> Strand:
    """Return a strand with the question that is put about it."""
    if not judgement.watch.doubtful:
        return judgement.strand
    from trustlog.trust.reading.question import question_of

    return judgement.strand._replace(question=question_of(judgement, facts.answers, day, settings))
