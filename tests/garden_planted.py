"""A garden in a ledger for tests, written without the command."""

from desk_cases import LONG_AGO

from trustlog.desk import partners
from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import Garden, GardenMember


def planted(ledger: Ledger, *handles: str, with_us: bool = True) -> Garden:
    """Write a garden called Harbour of these partners, since long ago."""
    garden = Garden(ledger.new_id(), "harbour", "Harbour", LONG_AGO, with_us, None, None, None, ledger.now, ledger.me)
    changes = inserts(ledger, garden)
    for handle in handles:
        member = GardenMember(ledger.new_id(), garden.id, partners.partner(ledger, handle).id, LONG_AGO, None)
        changes += inserts(ledger, member)
    ledger.commit(Batch(changes, "garden harbour"))
    return garden
