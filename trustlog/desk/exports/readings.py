"""The readings of an export: made and kept before it begins, then taken from the one state it is written from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from trustlog.desk.exports.scope import ExportScope
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY, Notice, Today, learned_for
from trustlog.exchange.csv.write import flat_readings
from trustlog.language import N_, english
from trustlog.storage.read.gardens import gardens
from trustlog.storage.read.merged import merged_ids
from trustlog.storage.read.partners import partners
from trustlog.storage.read.portfolio import partner_facts, portfolio
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import as_json

_ARCHIVED = ("readings", N_("the partner is archived"))


def readings_to_export(
    ledger: Ledger, scope: ExportScope, notice: Notice | None = None, *, without: bool = False
) -> "ReadingsToExport | None":
    """Return the readings of an export, None of one without.

    Pairs of a garden are read by what is learned all the same, and that has to be kept now, if at all.
    """
    if not without:
        return ReadingsToExport(ledger, scope, notice)
    if gardens(ledger.conn, scope.as_of):
        learned_for(ledger, scope.as_of, notice)
    return None


class ReadingsToExport:
    """The readings as they are without private facts, which would show through the numbers.

    What is learned, and what is read as of today, is kept for whoever asks next. Both have to be done before the files
    are made from one state, because nothing can be written then.
    """

    def __init__(self, ledger: Ledger, scope: ExportScope, notice: Notice | None = None) -> None:
        self._ledger, self._scope = ledger._replace(me=NOBODY), scope
        self._learned = learned_for(self._ledger, scope.as_of, notice)
        self._today: Today | None = None
        if scope.partner is None and scope.as_of == ledger.today:
            self._today = Today(self._ledger, self._learned)
            self._today.make_all()

    def rows(self, left_out: Counter[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of the readings in the order of the partners' ids; count the partners left out."""
        made = self._made(left_out) if self._today is None else self._taken(self._today, left_out)
        for reading in made:
            with english():  # a file for other programs
                values = as_json(reading)
            yield from flat_readings(values)

    def _taken(self, today: Today, left_out: Counter[tuple[str, str]]) -> Iterator[Reading]:
        conn, on = self._ledger.conn, self._scope.as_of
        elsewhere = merged_ids(conn)
        everyone = (one for one in partners(conn, on, archived=True) if one.id not in elsewhere)
        left_out[_ARCHIVED] += sum(one.archived_on is not None and one.archived_on <= on for one in everyone)
        yield from today.as_made(but=elsewhere)

    def _made(self, left_out: Counter[tuple[str, str]]) -> Iterator[Reading]:
        ledger, scope = self._ledger, self._scope
        if scope.partner is not None:
            facts_of_partners = iter((partner_facts(ledger.conn, scope.partner, NOBODY),))
        else:
            facts_of_partners = portfolio(ledger.conn, scope.as_of, NOBODY)
        for facts in facts_of_partners:
            archived_on = facts.partner.archived_on
            if archived_on is not None and archived_on <= scope.as_of:
                left_out[_ARCHIVED] += 1
            else:
                yield read(facts, scope.as_of, ledger.today, self._learned, ledger.settings.reading)
