"""A test that a person lets begin anew, without a flag: their contact left, a merger."""

from trustlog.desk.facts import answer_change
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Answer
from trustlog.domain.strands import STRANDS, TITLES
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _


def anew(ledger: Ledger, name: str, strand: str | None, reason: str) -> Written:
    """Let the test of a strand, or of all four, begin anew tomorrow; the reason is kept, and beginnings are counted."""
    partner = writable_partner(ledger, name)
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    if strand is not None and strand not in STRANDS:
        raise WordsError(Reason("no_strand", text=strand, known=", ".join(STRANDS)))
    answer = Answer(ledger.new_id(), partner.id, ledger.today, "anew", strand, None, None, why)
    batch = ledger.commit(Batch([answer_change(ledger, answer)], f"anew {partner.handle}"))
    what = _("all four strands") if strand is None else _(TITLES[strand]).lower()
    line = _("{handle}: {what}: counting starts again tomorrow: {why}").format(
        handle=partner.handle, what=what, why=why
    )
    return Written(batch, (), (line,), (answer,))
