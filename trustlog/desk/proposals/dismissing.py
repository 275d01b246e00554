"""Dismissing proposals: what was brought in and is nothing to write down; it does not come again."""

from collections.abc import Sequence

from trustlog.desk.facts import updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.proposals.listing import Listed, all_with, chosen, still_waits
from trustlog.desk.proposals.words import line
from trustlog.storage.write.writer import Change


def dismiss(ledger: Ledger, numbers: Sequence[int]) -> Written:
    """Dismiss proposals by their numbers, all of them or none."""
    with ledger.conn.transaction():
        return _write(ledger, chosen(ledger, numbers))


def dismiss_all(ledger: Ledger, partner: str) -> Written:
    """Dismiss all that waits and is certainly with a partner."""
    with ledger.conn.transaction():
        return _write(ledger, all_with(ledger, partner))


def _write(ledger: Ledger, listed: Sequence[Listed]) -> Written:
    changes: list[Change] = []
    dismissed = []
    for one in listed:
        after = still_waits(ledger, one)._replace(state="dismissed")
        changes += updates(ledger, one.proposal, after)
        dismissed.append(one._replace(proposal=after))
    numbers = " ".join(str(one.proposal.number) for one in dismissed)
    batch = ledger.commit(Batch(changes, f"proposals dismiss {numbers}"))
    return Written(batch, (), tuple(line(one, ledger.today) for one in dismissed))
