"""What is wanted together, as of a day: the words in force, since when, when they were reviewed, a draft. Pure.

Also what each side wants for itself by then, and which of our gains the other side was told.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import Disclosure, Gain, Objective, Purpose
from trustlog.domain.text.folding import alike

GAIN_DEPTH = 3
"""The depth at which it is told what we gain: what is wanted, below what the order needs."""


class Words(NamedTuple):
    """The words in force (`agreed`), since when, when they were last looked at again; and a later draft of others."""

    agreed: Purpose | None = None
    since: date | None = None
    reviewed: date | None = None
    draft: Purpose | None = None

    @property
    def newest(self) -> Purpose | None:
        """Return the words that were said last: the draft, or else those in force."""
        return self.draft or self.agreed


def words_of(purposes: Sequence[Purpose]) -> Words:
    """Return the words in force and the draft, from what was said up to a day, oldest first.

    A draft leaves agreed words in force; whatever is agreed replaces all drafts before it. The same words agreed again
    are a review of them.
    """
    agreed = since = reviewed = draft = None
    for said in purposes:
        if not said.agreed:
            draft = said
            continue
        is_again = agreed is not None and alike(agreed.text) == alike(said.text)
        since, reviewed = (since, said.on) if is_again else (said.on, None)
        agreed, draft = said, None
    return Words(agreed, since, reviewed, draft)


def still_wanted(objectives: Iterable[Objective], day: date) -> list[Objective]:
    """Return the objectives that hold at the end of a day, ours first."""
    held = [each for each in objectives if each.ended_on is None or each.ended_on > day]
    return sorted(held, key=lambda each: each.member_id is not None)


def told_on(gain: Gain, disclosures: Iterable[Disclosure]) -> date | None:
    """Return the day on which the other side was first told what we gain, in the same words."""
    days = [
        told.on
        for told in disclosures
        if told.ours and not told.missed and told.on >= gain.on and alike(told.topic) == alike(gain.text)
    ]
    return min(days, default=None)
