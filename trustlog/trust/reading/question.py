"""A question for the review: the watch speaks, but not loudly enough for a flag. It changes nothing."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from trustlog.trust.reading.values import Question

if TYPE_CHECKING:
    from trustlog.domain.facts import Answer
    from trustlog.domain.strands import StrandName
    from trustlog.trust.reading.values import StrandJudgement
    from trustlog.trust.settings import Settings
    from trustlog.trust.strands.events import Event

LATELY = 5
"""Outcomes that are counted when a flag or a question is explained."""


def question_of(
    judgement: "StrandJudgement", answers: Iterable["Answer"], as_of: int, settings: "Settings"
) -> Question | None:
    """Return the question that is put about a strand on a day (an ordinal); None where a flag is up, which is more."""
    if judgement.strand.flagged:
        return None
    answered = answers_to(judgement.name, answers, as_of)
    since = question_since(judgement.watch.doubtful, answered, as_of, settings)
    if not since:
        return None
    last = last_known(judgement.events, since)
    return Question(since, expires(since, settings), sum(event.x < 1 for event in last), len(last))


def last_known(events: Iterable["Event"], day: int) -> Sequence["Event"]:
    """Return the last outcomes known by a day, as a sentence about a flag or a question names them."""
    known = [event for event in events if event.known and event.known <= day]
    return sorted(known, key=lambda event: event.known)[-LATELY:]


def question_since(doubtful: Iterable[int], answered: Sequence[int], as_of: int, settings: "Settings") -> int:
    """Return since when a question is put on a day, 0 for none; days are ordinals.

    `doubtful` days are those, in order, on which something was missed and the watch stood high enough. A question
    expires by itself, and goes when it is `answered`; the next doubtful day puts another one.
    """
    since = 0
    for day in doubtful:
        if day <= as_of and not _is_put(since, answered, day, settings):
            since = day
    return since if _is_put(since, answered, as_of, settings) else 0


def expires(since: int, settings: "Settings") -> int:
    """Return the day on which a question put since then is no longer put."""
    return since + settings.question_days


def answers_to(name: "StrandName", answers: Iterable["Answer"], as_of: int) -> tuple[int, ...]:
    """Return the days, up to one, on which a question about a strand was answered."""
    return tuple(
        answer.on.toordinal()
        for answer in answers
        if answer.answer == "answered" and answer.strand in (None, name) and answer.on.toordinal() <= as_of
    )


def _is_put(since: int, answered: Sequence[int], day: int, settings: "Settings") -> bool:
    return 0 < since <= day < expires(since, settings) and not any(since <= on <= day for on in answered)
