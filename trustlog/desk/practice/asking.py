"""Which question of the practice is asked: one in a brief, one in a review; and putting it off."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner_list, writable_partner
from trustlog.desk.practice.register import part_named
from trustlog.domain.facts import Partner, PracticeAnswer
from trustlog.domain.facts.practice_answer import PutOff
from trustlog.domain.practice import ASKS, PARTS, PartName, is_put_off, turn
from trustlog.domain.text.folding import in_order
from trustlog.errors import Reason, WordsError
from trustlog.language import _, english, is_other
from trustlog.storage.read.partners import partner_by_id
from trustlog.storage.read.practice import answers, logged_longest

if TYPE_CHECKING:
    from trustlog.storage.write.writer import Change

MOST_LOOKED_AT = 200
"""Partners that a review looks at for a question, those highest in the pyramid first: a review stays quick."""


class Asked(NamedTuple):
    """A question of the practice about a partner, in English, which records keep, and in the language spoken."""

    part: PartName
    partner: Partner
    kept: str
    spoken: str

    @property
    def says(self) -> str:
        """Return the question in the language of the moment."""
        return self.spoken if is_other() else self.kept


def asked_of(ledger: Ledger, partner: Partner, day: date) -> Asked | None:
    """Return the question that is asked about a partner on a day, if any: that of the part whose turn it is."""
    part = turn(partner.logged_from, day)
    if part not in PARTS or partner.archived_on is not None:
        return None
    return None if is_answered(ledger, partner, part, day) else question_of(ledger, partner, part, day)


def question_of(ledger: Ledger, partner: Partner, part: PartName, day: date) -> Asked:
    """Return the question of a part about a partner, whether it is asked or not."""
    with english():
        kept = _worded(ledger, partner, part, day)
    spoken = _worded(ledger, partner, part, day) if is_other() else kept
    return Asked(part, partner, kept, spoken)


def _worded(ledger: Ledger, partner: Partner, part: PartName, day: date) -> str:
    words = part_named(part).question
    return _(ASKS[part]) if words is None else words(ledger, partner, day)


def is_answered(ledger: Ledger, partner: Partner, name: PartName, day: date) -> bool:
    """Return whether there is nothing to ask: it is not due, or was put off."""
    due = part_named(name).is_due
    if due is None or is_put_off(answers(ledger.conn, partner.id), name, day):
        return True
    return not due(ledger, partner, day)


def asked_in_review(ledger: Ledger, day: date) -> Asked | None:
    """Return the one question that a review asks: about ourselves, or the partner highest in the pyramid that has one.

    What is about ourselves is asked in one week of a quarter, so it goes first: else others would always be before it.
    """
    beside = logged_longest(ledger.conn, day)
    partner = None if beside is None else partner_by_id(ledger.conn, beside, day)
    about = None if partner is None else asked_of(ledger, partner, day)
    if about is not None and part_named(about.part).of_us:
        return about
    return next(_asked(ledger, islice(_highest_first(ledger, day), MOST_LOOKED_AT), day), None)


def asked_now(ledger: Ledger, day: date) -> list[Asked]:
    """Return every question that is asked on a day, about partners highest in the pyramid first."""
    return list(_asked(ledger, _highest_first(ledger, day), day))


def _highest_first(ledger: Ledger, day: date) -> Iterator[Partner]:
    partners = [partner for partner in partner_list(ledger, day) if partner.logged_from <= day]
    yield from sorted(partners, key=lambda partner: (-partner.level, in_order(partner.name)))


def _asked(ledger: Ledger, partners: Iterable[Partner], day: date) -> Iterator[Asked]:
    for partner in partners:
        if (asked := asked_of(ledger, partner, day)) is not None:
            yield asked


def put_off(ledger: Ledger, name: str, part: PartName, *, for_good: bool, batch: Batch | None = None) -> Written:
    """Put a question of the practice off, for a quarter or for good."""
    partner = writable_partner(ledger, name)
    if part not in PARTS or part not in ASKS:
        known = ", ".join(each for each in PARTS if each in ASKS)
        raise WordsError(Reason("no_part_that_asks", text=part, known=known))
    title = f"practice {part} {partner.handle}: {_word(for_good=for_good)}"
    changes = put_off_changes(ledger, partner.id, part, for_good=for_good)
    written = ledger.commit(Batch(changes, title).with_changes_of(batch))
    says = (
        _("{partner}: not asked again ({part})")
        if for_good
        else _("{partner}: asked again in a quarter at the earliest ({part})")
    ).format(
        partner=_("our own organisation") if part_named(part).of_us else partner.name,
        part=_(part_named(part).title).lower(),
    )
    return Written(written, (), (says,))


def put_off_changes(ledger: Ledger, partner_id: str, part: str, *, for_good: bool) -> "list[Change]":
    """Return what is written where a question is put off: for a batch that says more."""
    answer = _word(for_good=for_good)
    about = None if part in PARTS and part_named(part).of_us else partner_id
    new = PracticeAnswer(ledger.new_id(), about, ledger.today, part, answer, ledger.now, ledger.me)
    return inserts(ledger, new)


def _word(*, for_good: bool) -> PutOff:
    return "never" if for_good else "later"
