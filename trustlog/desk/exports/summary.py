"""What is in an export at a glance: who made it, when and with which settings, and what its tables add up to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from trustlog.desk.exports.overdue import Overdue
from trustlog.desk.exports.scope import ExportedFiles, ExportScope
from trustlog.desk.ledger import Ledger
from trustlog.storage.read.merged import merged_ids
from trustlog.trust.settings import DEFAULTS, changed_from_usual

Rows = Iterator[Mapping[str, Any]]
_SIDES = {"our_promises": "ours", "their_promises": "theirs"}
_SLOTS = ("time", "openness")


class Tally:
    """Counts what goes through it on its way into the tables, so that nothing is read twice."""

    def __init__(self, ledger: Ledger, scope: ExportScope) -> None:
        self._ledger, self._scope = ledger, scope
        self._merged = merged_ids(ledger.conn)
        self._partners: Counter[str] = Counter()
        self._levels: Counter[int] = Counter()
        self._suggested: Counter[str] = Counter()
        self._trends: Counter[str] = Counter()
        self._strands: Counter[tuple[str, str]] = Counter()
        self._has_readings = False
        self.overdue = Overdue(ledger, scope)

    def partners(self, rows: Rows) -> Rows:
        """Pass the rows of partners on."""
        for row in rows:
            if row["id"] in self._merged:  # entered twice, and none that we let go
                self._partners["merged"] += 1
                yield row
                continue
            self._partners["archived" if row["archived_on"] is not None else "all"] += 1
            if row["archived_on"] is None:
                self._levels[row["level"]] += 1
                self._partners["on_trial"] += row["on_trial"] is not None
            yield row

    def readings(self, rows: Rows) -> Rows:
        """Pass the rows of readings on; the first strand of each stands for its partner."""
        self._has_readings = True
        for row in rows:
            if row["strand"] == "our_promises":
                self._suggested[row["suggestion"]] += 1
                self._trends[row["partner_trend"]] += 1
            for name in ("settled", "before_logged", "on_time", "open", "slots", "held"):
                self._strands[row["strand"], name] += row[name] or 0
            yield row

    def rows(self, exported: ExportedFiles) -> Rows:
        """Yield the rows of the summary, once everything has gone through."""
        yield from (_row("export", what, value) for what, value in self._made())
        yield from (_row("settings", what, value) for what, value in self._changed())
        yield from (_row("partners", what, self._partners[what]) for what in ("all", "archived", "merged", "on_trial"))
        yield from (_row("levels", f"level_{level}", self._levels[level]) for level in range(1, 6))
        yield from self._if_read(self._suggested_and_trends())
        for strand, side in _SIDES.items():
            yield _row("promises", f"{side}_overdue", self.overdue.of(side))
            yield from self._if_read(self._kept(strand, side))
        yield _row("promises", "overdue_before_logged", self.overdue.before_logged)
        yield from self._if_read(_share(strand, "slots_held", *self._held(strand)) for strand in _SLOTS)
        reasons = Counter[str]()
        for (_file, reason), count in exported.left_out.items():
            reasons[reason] += count
        yield from (_row("left_out", reason, count) for reason, count in sorted(reasons.items()))

    def _if_read(self, rows: Rows) -> Rows:
        """Yield what readings add up to; an export without them does not know."""
        yield from rows if self._has_readings else ({**row, "value": None, "n": None} for row in rows)

    def _suggested_and_trends(self) -> Rows:
        for suggestion in ("up", "trial", "end_trial", "stay", "attention", "down"):
            yield _row("partners", f"suggestion_{suggestion}", self._suggested[suggestion])
        for trend in ("building", "steady", "slipping", "unknown"):
            yield _row("partners", f"trend_{trend}", self._trends[trend])

    def _kept(self, strand: str, side: str) -> Rows:
        counts = {name: self._strands[strand, name] for name in ("settled", "before_logged", "on_time", "open")}
        yield _row("promises", f"{side}_open", counts["open"])
        yield _share("promises", f"{side}_on_time", counts["on_time"], counts["settled"])
        yield _row("promises", f"{side}_before_logged", counts["before_logged"])

    def _held(self, strand: str) -> tuple[int, int]:
        return self._strands[strand, "held"], self._strands[strand, "slots"]

    def _made(self) -> Iterator[tuple[str, Any]]:
        from trustlog import __version__

        ledger, scope = self._ledger, self._scope
        yield "made_by", ledger.me
        yield "made_on", ledger.today
        yield "made_with", f"Trustlog {__version__}"
        yield "as_of", scope.as_of
        if scope.compared is not None:
            yield "compared", scope.compared
        yield "from", scope.since
        yield "to", scope.until
        yield "partner", None if scope.partner is None else scope.partner.handle

    def _changed(self) -> Iterator[tuple[str, Any]]:
        """Yield the settings of the reading that somebody changed, or say that none is."""
        changed = changed_from_usual(self._ledger.settings.reading)
        yield "changed", len(changed)
        for name, (value, _usual) in changed.items():
            yield name, value if isinstance(value, int | float | str) else repr(value)


def _row(about: str, what: str, value: Any, n: int | None = None) -> dict[str, Any]:
    return {"about": about, "what": what, "value": value, "n": n}


def _share(about: str, what: str, held: int, of: int) -> dict[str, Any]:
    return _row(about, what, None if of < DEFAULTS.too_few else round(held / of, 4), of)
