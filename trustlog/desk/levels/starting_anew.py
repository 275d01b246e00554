"""A test that a person lets begin anew, without a flag: their contact left, a merger."""

from trustlog.desk.facts import answer_change
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Answer, Partner
from trustlog.domain.strands import STRANDS, TITLES
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.write.writer import Change


def anew(ledger: Ledger, name: str, strand: str | None, reason: str) -> Written:
    """Let the test of a strand, or of all four, begin anew tomorrow; the reason is kept, and beginnings are counted."""
    partner = writable_partner(ledger, name)
    changes, lines, answer = _beginning(ledger, partner, strand, reason)
    batch = ledger.commit(Batch(changes, f"anew {partner.handle}"))
    return Written(batch, (), tuple(lines), (answer,))


def beginning(ledger: Ledger, partner: Partner, strand: str | None, reason: str) -> tuple[list[Change], list[str]]:
    """Return the changes by which a test begins anew, to be written with something else, and what is said of it."""
    changes, lines, _answer = _beginning(ledger, partner, strand, reason)
    return changes, lines


def _beginning(
    ledger: Ledger, partner: Partner, strand: str | None, reason: str
) -> tuple[list[Change], list[str], Answer]:
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    if strand is not None and strand not in STRANDS:
        raise WordsError(Reason("no_strand", text=strand, known=", ".join(STRANDS)))
    answer = Answer(ledger.new_id(), partner.id, ledger.today, "anew", strand, None, None, why)
    what = _("all four strands") if strand is None else _(TITLES[strand]).lower()
    line = _("{handle}: {what}: counting starts again tomorrow: {why}").format(
        handle=partner.handle, what=what, why=why
    )
    return [answer_change(ledger, answer)], [line], answer
