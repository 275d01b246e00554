"""What is wanted together as of a day, what each side wants for itself, and what we gain."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.gardens import Subject, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Disclosure, Gain, Garden, Objective, Purpose
from trustlog.domain.purpose import Words, still_wanted, told_on, words_of
from trustlog.storage.read.facts import timeline
from trustlog.storage.read.names import partner_names


class Standing(NamedTuple):
    """The words in force and a draft of others, all that was said (oldest first), objectives that hold, and gains.

    `gains` come newest first, `told` has the day on which a gain was told them, by its id, and `members` the names of
    those who want something for themselves. `days` is how long a review holds.
    """

    subject: Subject
    as_of: date
    words: Words
    said: tuple[Purpose, ...]
    objectives: tuple[Objective, ...]
    members: Mapping[str, str]
    gains: tuple[Gain, ...]
    told: Mapping[str, date]
    days: int

    @property
    def review_by(self) -> date | None:
        """Return the last day on which the review of the words in force holds."""
        if self.words.agreed is None:
            return None
        return self.words.agreed.on + timedelta(days=self.days - 1)

    @property
    def is_review_due(self) -> bool:
        """Return whether words are in force, and were not looked at for longer than a review holds."""
        return self.review_by is not None and self.review_by < self.as_of

    @property
    def untold(self) -> Gain | None:
        """Return the last gain that we would name to them and have not."""
        return next((gain for gain in self.gains if gain.would_say and gain.id not in self.told), None)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was ever said."""
        return not (self.said or self.objectives or self.gains)


def standing(ledger: Ledger, subject: Subject, day: date, me: str | None = None) -> Standing:
    """Return what was said of a partner or a garden up to a day; what is private to `me` is among it."""
    reader = ledger.me if me is None else me
    said = tuple(of_subject(ledger, "purpose", subject, day, reader))
    objectives = tuple(still_wanted(of_subject(ledger, "objective", subject, day, reader), day))
    gains = tuple(of_subject(ledger, "gain", subject, day, reader)[::-1])
    disclosures = _disclosures(ledger, subject, gains, day, reader)
    told = {gain.id: on for gain in gains if (on := told_on(gain, disclosures)) is not None}
    named = partner_names(ledger.conn, {each.member_id for each in objectives if each.member_id is not None})
    members = {member: name for member, (_handle, name) in named.items()}
    days = ledger.settings.reading.purpose_days
    return Standing(subject, day, words_of(said), said, objectives, members, gains, told, days)


def _disclosures(ledger: Ledger, subject: Subject, gains: tuple[Gain, ...], day: date, reader: str) -> list[Disclosure]:
    """Return what was told since the first gain: there is nothing to look for where nothing is gained."""
    if not gains:
        return []
    if isinstance(subject, Garden):
        return [told for told in of_subject(ledger, "disclosure", subject, day, reader) if told.to_id is None]
    found = timeline(
        ledger.conn, me=reader, partner_id=subject.id, since=gains[-1].on, until=day, kinds=("disclosure",)
    )
    return [told for told in found if isinstance(told, Disclosure)]
