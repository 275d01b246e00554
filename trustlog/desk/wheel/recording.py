"""Writing down what one person answered to the wheel."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.facts import made, write_new
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.wheel.over_years import standing
from trustlog.desk.wheel.words import heard
from trustlog.domain.facts import Wheel
from trustlog.domain.text import clean_name
from trustlog.domain.wheel.answers import Said, kept


def answer(
    ledger: Ledger,
    said: Mapping[str, Said],
    *,
    by: str = "",
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
    batch: Batch | None = None,
) -> Written:
    """Record the answers of one person, by the names of the questions; say how many answered in that round."""
    answers, notes = kept(said)
    fields = {"said_by": clean_name(by, "by") or None, "answers": answers, "notes": notes}
    new = made(ledger, Wheel, fields, on=on, note=note, private=private)
    written = write_new(ledger, [new], "wheel", batch)
    told = next(each for each in standing(ledger, ledger.today).rounds if each.year == new.on.year)
    return written._replace(lines=(*written.lines, heard(told)))
