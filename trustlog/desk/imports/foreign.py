"""Files of other programs: what would become of each record in this ledger, and writing it as one batch."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from trustlog.desk.imports.answer import Answer
from trustlog.desk.imports.knowledge import Wanted, knowledge
from trustlog.desk.imports.progress import Counting, Progress
from trustlog.desk.imports.said import Said, said_before
from trustlog.desk.imports.taking import Taking
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import Fact
from trustlog.errors import FileFault, FileFaults, Reason, Remedy, WordsError
from trustlog.exchange.csv.read import raw
from trustlog.exchange.foreign.decoding import decoded
from trustlog.exchange.foreign.missing_firms import MissingFirms
from trustlog.exchange.foreign.plan import Once, Planner, Row
from trustlog.exchange.foreign.read import FORMATS, Wish, read_foreign
from trustlog.exchange.foreign.tables.mapped import FORMAT, read_mapped
from trustlog.exchange.foreign.values import Reading
from trustlog.exchange.kept import Kept
from trustlog.files.paths import expanded
from trustlog.language import _
from trustlog.storage.write.writer import Change

LOOKS_BACK = timedelta(days=366)
"""How far back meetings are looked for where no first day is named."""
OURS = ("csv", "json")
"""The formats of our own files, which go in whole or not at all."""
_AT_ONCE = 500  # records told of at once


class Asked(NamedTuple):
    """What a person says of a file: its format, how its days are written, our own addresses, which days of meetings.

    `overwrite` and `keep` are the fields in which the file is right against what is there, or has to be silent.
    `create` makes the firms partners that are not here yet and that people of the file are at.
    """

    told: str | None = None
    dates: str | None = None
    me: Sequence[str] = ()
    first: date | None = None
    last: date | None = None
    zone: str | None = None
    overwrite: Sequence[str] = ()
    keep: Sequence[str] = ()
    mapped: "Mapped | None" = None
    create: bool = False


class Mapped(NamedTuple):
    """How the columns of a table that nobody knows are read: as which kind, and which heading is which field.

    `name` is under what the mapping is kept: what comes of another table under the same name is of the same source.
    """

    kind: str
    columns: Mapping[str, str]
    name: str | None = None


class Source(NamedTuple):
    """A file that was read: by what name, what is in it, and what was asked for.

    `as_before` is what nobody says now, and it is read by, as it was said when the file was read before.
    """

    file: str
    reading: Reading
    wanted: Wanted
    as_before: Said = Said()

    @property
    def name(self) -> str:
        """Return the name of the file without its folders."""
        return Path(self.file).name

    @property
    def format(self) -> str:
        """Return what the file is."""
        return str(self.reading.format)


class Imported(NamedTuple):
    """What became of a file: the answer in the shape of the dry run, and the batch, None where nothing was written."""

    answer: Answer
    batch: int | None


def read_file(ledger: Ledger, file: str, asked: Asked, progress: Progress | None = None) -> Source:
    """Read a file; refuse what nobody can read. Nothing is said of the ledger yet.

    `progress` is told how many records are read; what it raises stops it.
    """
    if asked.told is not None and asked.told not in FORMATS:
        raise WordsError(Reason("no_foreign_format", text=asked.told, formats=", ".join(sorted(FORMATS))))
    last = asked.last or ledger.today
    first = asked.first or last - LOOKS_BACK
    if asked.first is not None and asked.last is not None and asked.last < asked.first:
        raise WordsError(Reason("days_backwards", first=asked.first, last=asked.last))
    path = Path(expanded(file))
    settings = ledger.settings.imports
    zone = _zone(asked.zone or settings.zone or None) or ledger.zone
    wish = Wish(ledger.today, zone, first, last, asked.told, asked.dates, progress)
    if asked.mapped is not None:
        kind, columns, name = asked.mapped
        form = f"{FORMAT}:{name}" if name else FORMAT
        reading = read_mapped(decoded(raw(path)), path.name, kind, columns, form=form, order=asked.dates)
    else:
        reading = read_foreign(raw(path), path.name, wish)
    if reading.format is None:
        raise FileFaults([FileFault(Reason("format_unknown", name=path.name, why=reading.why), Remedy("name_format"))])
    before = said_before(ledger, reading) if asked.mapped is None else Said()
    as_before = Said(() if asked.me or settings.me else before.me, None if asked.zone or settings.zone else before.zone)
    if as_before.zone is not None:
        reading = read_foreign(raw(path), path.name, wish._replace(home=_zone(as_before.zone) or wish.home))
    me = asked.me or settings.me or before.me
    said = Said(tuple(asked.me) or before.me, asked.zone or before.zone)
    wanted = Wanted(me, first, last, asked.overwrite, asked.keep, asked.create, said)
    return Source(file, reading, wanted, as_before)


def would_become(ledger: Ledger, source: Source, progress: Progress | None = None) -> Answer:
    """Return what would become of each record; nothing is written."""
    run = _Run(ledger, source, Counting(_("rows read"), progress), dry_run=True)
    for _change in run.changes():
        pass
    return run.answer()


def must_be_clear(source: Source, asked: Asked) -> None:
    """Refuse to write a file of which it is not clear what it is, or how its days are read, unless that was said."""
    reading = source.reading
    if reading.sure != "certain" and asked.told is None:
        likely = Reason("only_likely", name=source.name, format=source.format)
        raise FileFaults([FileFault(likely, Remedy("name_likely_format", format=source.format))])
    if reading.dates == "ask" and asked.dates is None:
        raise FileFaults([FileFault(Reason("days_two_ways", name=source.name), Remedy("name_dates"))])


def must_be_readable(source: Source, asked: Asked, answer: Answer) -> None:
    """Refuse a file of which each record was refused, once it was told of each why."""
    if answer.is_readable:
        return
    reason = Reason("nothing_readable", name=source.name, count=sum(answer.counts.values()))
    is_clear = source.reading.sure == "certain" or asked.told is not None
    raise FileFaults([reason if is_clear else FileFault(reason, Remedy("name_format"))])


def is_ours(source: Source) -> bool:
    """Return whether a file is one of our own, which goes in whole or not at all."""
    return source.format in OURS


def import_foreign(ledger: Ledger, source: Source, progress: Progress | None = None) -> Imported:
    """Write what a file brings as one batch; each record is written, left aside or refused by itself.

    `progress` is told how many records are done; what it raises leaves nothing written.
    """
    with ledger.conn.transaction():
        run = _Run(ledger, source, Counting(_("rows written"), progress), dry_run=False)
        changes = run.changes()
        first = next(changes, None)
        batch = None
        if first is not None:
            batch = ledger.commit(Batch(chain((first,), changes), f"import {source.format}", source.name))
        return Imported(run.answer(), batch)


class _Run:
    """One import of one file: plans its records and takes them, kind by kind."""

    def __init__(self, ledger: Ledger, source: Source, counting: Counting, *, dry_run: bool) -> None:
        self._ledger, self._source, self._counting, self._dry_run = ledger, source, counting, dry_run
        self._answer = Answer(source.reading, source.file, ledger.today)
        self._facts = Kept[tuple[Row, list[Fact]]]()

    def changes(self) -> Iterator[Change]:
        """Yield the changes, in their order; no more of the file is held than is worked on."""
        ledger, reading, form = self._ledger, self._source.reading, self._source.format
        each = self._counting.each
        planner = Planner(knowledge(ledger, form, self._source.wanted))
        taking = Taking(ledger, planner, form, self._source.wanted.said, dry_run=self._dry_run)
        for row, firm in each(planner.partners(reading.firms)):
            yield from taking.partner(row, firm)
            self._answer.add("partners", row)
        missing = MissingFirms()
        if self._source.wanted.create:
            for contact in filter(planner.contacts.is_nowhere, reading.contacts):
                missing.see(contact)
            for row, firm in planner.partners(missing.firms()):
                yield from taking.partner(row, firm)
                self._answer.add("partners", row)
        for row, contact in each(planner.people(reading.contacts)):
            if row["why"] == "unknown_partner" and not self._source.wanted.create:
                missing.see(contact)
            yield from taking.person(row, contact)
            self._answer.add("people", row)
        if not self._source.wanted.create:
            self._answer.missing = sum(not taking.is_here(firm.name) for firm in missing.firms())
        once = Once()
        taking.read_again(reading, self._source.name)
        for row, value in each(planner.proposals(reading.proposed, reading.dates)):
            yield from taking.proposal(row, value)
            if once.is_first(row):
                self._answer.add("proposals", row)
        for row, stated in each(planner.facts(reading.facts, reading.remarks, reading.dates)):
            changes, facts = taking.fact(row, stated)
            yield from changes
            if facts and not self._dry_run:
                self._facts.add((row, facts))
            else:
                self._answer.add("facts", row)
        taking.end()

    def answer(self) -> Answer:
        """Return what became of the file; of facts that were written, all that `log` says of them."""
        from trustlog.desk.facts import facts_json

        coming = iter(self._facts)
        while block := list(islice(coming, _AT_ONCE)):
            written = [fact for _row, facts in block for fact in facts]
            values = iter(facts_json(self._ledger, written, self._ledger.today))
            for row, facts in block:
                for place, of_fact in enumerate(islice(values, len(facts))):
                    put = self._answer.write if place else self._answer.add
                    put("facts", {"row": row["row"], "do": row["do"], "why": row["why"], **of_fact})
        self._facts = Kept()
        return self._answer


def _zone(name: str | None) -> tzinfo | None:
    """Return the zone of that name, or refuse a name that is none."""
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise WordsError(Reason("no_such_zone", zone=name), Remedy("name_time_zone")) from None
