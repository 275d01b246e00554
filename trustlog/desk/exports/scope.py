"""Which facts an export has, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.domain.facts import Partner
from trustlog.domain.text import counted
from trustlog.errors import Reason, WordsError
from trustlog.exchange.xlsx.headings import FILES_SAID
from trustlog.language import N_, _

_ABOUT = ("summary", "left_out", "columns")
"""Files about the other files."""
_KINDS = ("partners", "promises", "moments", "disclosures", "readings", "level_changes", "changes")
"""Files whose rows are counted under a name of their own."""
_MOST = 3
"""Sorts of what was left out that are named in a line."""


class ExportScope(NamedTuple):
    """Which facts an export is to have: days with both ends included, one partner or all.

    `compared` is the day that a workbook is compared with, if any.
    """

    since: date | None
    until: date | None
    as_of: date
    partner: Partner | None
    compared: date | None = None

    @property
    def partner_id(self) -> str | None:
        """Return the id of the one partner, or None for all."""
        return None if self.partner is None else self.partner.id

    def reason_against(self, row: Mapping[str, Any]) -> str | None:
        """Say why a fact is left out, or None where it belongs in."""
        on = row["on"]
        if row["private"]:
            return "private"
        if on > self.as_of.isoformat():
            return N_("after the day of the export")
        if (self.since and on < self.since.isoformat()) or (self.until and on > self.until.isoformat()):
            return N_("outside the dates asked for")
        return None


class ExportedFiles(NamedTuple):
    """What was written where, and how much was left out, by file and reason; `place` is a folder or a file."""

    place: Path
    rows: dict[str, int]
    left_out: Counter[tuple[str, str]]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as lines for people; files without a row are not counted up."""
        counts = ", ".join(_counts(self.rows)) or counted(0, "row")
        without = Counter[str]()
        for (name, _reason), count in self.left_out.items():
            without[name] += count
        where = "left_out.csv" if self.place.suffix != ".xlsx" else _("the sheet Left out")
        most = [f"{_(FILES_SAID.get(name, name))} {count}" for name, count in without.most_common(_MOST)]
        named = ", ".join([*most, "…"] if len(without) > _MOST else most)
        omission = _("; left out: {named}, see {where}").format(named=named, where=where) if named else ""
        return (f"{self.place}: {counts}{omission}",)

    def as_json(self, place: str) -> dict[str, Any]:
        """Return what was written as JSON has it; `place` is what the place is called there."""
        left_out = [{"file": file, "reason": why, "count": count} for (file, why), count in self.left_out.items()]
        return {place: str(self.place), "rows": self.rows, "left_out": left_out}


def _counts(rows: Mapping[str, int]) -> Iterator[str]:
    """Yield how many rows of what were written; those of the practice, which are of many sorts, as one number."""
    for name, count in rows.items():
        if name in _KINDS and count:
            yield counted(count, name.removesuffix("s").replace("_", " "))
    if practice := sum(count for name, count in rows.items() if name not in (*_KINDS, *_ABOUT)):
        yield counted(practice, "row of the practice", "rows of the practice")


def scope_of(
    ledger: Ledger, since: date | None, until: date | None, partner: str | None, as_of: date | None
) -> ExportScope:
    """Return which facts an export has of what a person named."""
    if since is not None and until is not None and until < since:
        raise WordsError(Reason("to_before_from", until=until, since=since))
    return ExportScope(since, until, ledger.past(as_of), None if partner is None else find(ledger, partner))
