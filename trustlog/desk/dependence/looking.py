"""Recording a look at who depends on whom: four numbers each way, any of which may be unknown."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.facts import inserts, line, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.dependence import check_sides, read_number
from trustlog.domain.facts import Dependence
from trustlog.domain.facts.dependence import NUMBERS as NUMBERS
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.write.writer import next_numbers


def look(
    ledger: Ledger,
    name: str,
    numbers: Mapping[str, str],
    *,
    estimated: bool = False,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    """Record a look, today or on an earlier day; `numbers` are as they were typed, by the names in `NUMBERS`."""
    partner = writable_partner(ledger, name)
    day = ledger.past(on)
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    new = Dependence(
        id=ledger.new_id(),
        number=0,
        partner_id=partner.id,
        on=day,
        **{number: read_number(number, numbers.get(number, "")) for number in NUMBERS},
        estimated=estimated,
        note=clean(note, _("the note")) or None if note else None,
        private=private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
    check_sides(new)
    with ledger.conn.transaction():
        new = new._replace(number=next_numbers(ledger.conn, 1))
        written = ledger.commit(Batch(inserts(ledger, new), f"dependence {partner.handle}").with_changes_of(batch))
    return Written(written, (new,), (line(new, names_from([partner]), ledger.today),))
