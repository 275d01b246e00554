"""What changed between two days, partner by partner, for a sheet of the workbook: level, rates, openness and trend."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk.exports.choice import checked_since
from trustlog.desk.exports.portfolio import Row, by_partner
from trustlog.desk.exports.readings import ReadingsToExport
from trustlog.desk.exports.said import said
from trustlog.desk.exports.scope import ExportScope
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import Notice
from trustlog.exchange.csv.dictionary import CellType
from trustlog.exchange.xlsx.headings import HEADINGS
from trustlog.exchange.xlsx.write import Column
from trustlog.language import N_, _
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words import day

TITLE = N_("Changes")
_NEW, _LET_GO = N_("new"), N_("let go")
_COMPARED: dict[str, tuple[str, CellType]] = {
    "level": (HEADINGS["level"], "text"),
    "our_estimate": (HEADINGS["our_estimate"], "share"),
    "their_estimate": (HEADINGS["their_estimate"], "share"),
    "openness": (N_("Openness: share of slots held"), "share"),
    "partner_trend": (HEADINGS["trend"], "text"),
    "suggestion": (HEADINGS["suggestion"], "text"),
}
"""What is compared: what it is called, and how its cells are written."""
_Shown = dict[str, Any]
_NOTHING: _Shown = dict.fromkeys(_COMPARED)


class _Then(NamedTuple):
    """A partner as it was shown on the day compared with."""

    name: str
    shown: _Shown


class Changes:
    """Compares the rows of the portfolio with those of an earlier day, by the rules of now."""

    def __init__(self, ledger: Ledger, scope: ExportScope, since: date, notice: Notice | None) -> None:
        checked_since(since, scope.as_of)
        self._ledger, self._since, self._as_of = ledger, since, scope.as_of
        self._readings = ReadingsToExport(ledger, scope._replace(as_of=since), notice)
        self._then: dict[str, _Then] | None = None

    @property
    def columns(self) -> list[Column]:
        """Return the columns of the sheet: of each thing what it was and what it is, headed with the days."""
        days = [day(on, None) for on in (self._since, self._as_of)]
        says = _("{heading}, {day}")
        pairs = [
            Column(says.format(heading=_(heading), day=on), kind) for heading, kind in _COMPARED.values() for on in days
        ]
        return [Column(_(HEADINGS["partner"]), "text"), Column(_(HEADINGS["handle"]), "text"),
                Column(_("New or let go"), "text"), *pairs]  # fmt: skip

    def row(self, portfolio: Row) -> list[Any] | None:
        """Return the cells of a partner; None where nothing changed that is shown."""
        before, now = self._before().pop(portfolio["handle"], None), self._shown(portfolio)
        if before is None:
            if portfolio["level_since"] > self._as_of.isoformat():
                return None
            return self._cells(portfolio["partner"], portfolio["handle"], _(_NEW), _NOTHING, now)
        return (
            None
            if before.shown == now
            else self._cells(portfolio["partner"], portfolio["handle"], None, before.shown, now)
        )

    def gone(self) -> Iterator[list[Any]]:
        """Yield the cells of those who are partners no more, once all others were asked for."""
        for handle, then in self._before().items():
            yield self._cells(then.name, handle, _(_LET_GO), then.shown, _NOTHING)

    def _before(self) -> dict[str, _Then]:
        """Return those who were partners on the day compared with, by handle."""
        if self._then is None:
            found = by_partner(self._readings.rows(Counter()))
            self._then = {
                row["handle"]: _Then(row["partner"], self._shown(row))
                for _strands, row in found
                if row["level_since"] <= self._since.isoformat()
            }
        return self._then

    def _shown(self, row: Row) -> _Shown:
        level = f"{row['level']} {self._ledger.settings.level_name(row['level'])}"
        held, slots = row["openness_held"], row["openness_n"]
        return {
            "level": _("{level}, on trial").format(level=level) if row["on_trial"] else level,
            **{name: _rounded(row[name]) for name in ("our_estimate", "their_estimate")},
            "openness": _rounded(held / slots) if slots and slots >= DEFAULTS.too_few else None,
            **{name: said("readings", name, row[name]) for name in ("partner_trend", "suggestion")},
        }

    @staticmethod
    def _cells(name: str, handle: str, change: str | None, before: _Shown, now: _Shown) -> list[Any]:
        return [name, handle, change, *(shown[what] for what in _COMPARED for shown in (before, now))]


def _rounded(share: float | str | None) -> float | str | None:
    """Return a share in whole percents, as it is shown: what does not show is no change."""
    return round(share, 2) if isinstance(share, float) else share
