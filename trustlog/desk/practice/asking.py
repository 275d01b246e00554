"""Which question of the practice is asked: one in a brief, one in a review; and putting it off."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner_list, writable_partner
from trustlog.desk.practice.register import part_named
from trustlog.domain.facts import Partner, PracticeAnswer
from trustlog.domain.facts.practice_answer import PutOff
from trustlog.domain.practice import ASKS, PARTS, PartName, is_put_off, turn
from trustlog.domain.text.folding import in_order
from trustlog.language import _
from trustlog.storage.read.practice import answers

MOST_LOOKED_AT = 200
"""Partners that a review looks at for a question, those highest in the pyramid first: a review stays quick."""


class Asked(NamedTuple):
    """A question of the practice about a partner."""

    part: PartName
    partner: Partner

    @property
    def says(self) -> str:
        """Return the question."""
        return _(ASKS[self.part])


def asked_of(ledger: Ledger, partner: Partner, day: date) -> Asked | None:
    """Return the question that is asked about a partner on a day, if any: that of the part whose turn it is."""
    part = turn(partner.logged_from, day)
    if part not in PARTS or partner.archived_on is not None:
        return None
    return None if is_answered(ledger, partner, part, day) else Asked(part, partner)


def is_answered(ledger: Ledger, partner: Partner, name: PartName, day: date) -> bool:
    """Return whether there is nothing to ask: it is not due, or was put off."""
    due = part_named(name).is_due
    if due is None or is_put_off(answers(ledger.conn, partner.id), name, day):
        return True
    return not due(ledger, partner, day)


def asked_in_review(ledger: Ledger, day: date) -> Asked | None:
    """Return the one question that a review asks: about the partner highest in the pyramid that has one."""
    partners = [partner for partner in partner_list(ledger, day) if partner.logged_from <= day]
    partners.sort(key=lambda partner: (-partner.level, in_order(partner.name)))
    asked = (asked_of(ledger, partner, day) for partner in partners[:MOST_LOOKED_AT])
    return next((question for question in asked if question is not None), None)


def put_off(ledger: Ledger, name: str, part: PartName, *, for_good: bool, batch: Batch | None = None) -> Written:
    """Put a question of the practice off, for a quarter or for good."""
    partner = writable_partner(ledger, name)
    answer: PutOff = "never" if for_good else "later"
    new = PracticeAnswer(ledger.new_id(), partner.id, ledger.today, part, answer, ledger.now, ledger.me)
    title = f"practice {part} {partner.handle}: {answer}"
    written = ledger.commit(Batch(inserts(ledger, new), title).with_changes_of(batch))
    says = (
        _("{partner}: not asked again") if for_good else _("{partner}: asked again in a quarter at the earliest")
    ).format(partner=partner.name)
    return Written(written, (), (says,))
