"""A series that is changed at random and read again, between answers: never twice, never back, and undo takes it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from proposal_cases import opened

from trustlog.desk import history, partners, proposals
from trustlog.desk.imports import Asked, Imported, import_foreign, read_file
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor

TODAY = date(2026, 11, 27)
FIRST = datetime(2026, 9, 7, 10, 0)
_WRITTEN: list[bytes] = []


class Series(NamedTuple):
    """A meeting that repeats, as a calendar has it; `out` are those of its times that are called off."""

    every: int = 7  # days
    times: int = 4
    moved: timedelta = timedelta()
    out: frozenset[int] = frozenset()
    title: str = "Catch up"
    minutes: int = 60
    zone: str = "Europe/Amsterdam"
    floats: bool = False
    cancelled: bool = False
    by_override: bool = False
    once: bool = False

    @property
    def here(self) -> list[int]:
        """Return which of its times take place."""
        if self.once and not self.cancelled:
            return [0]
        return [] if self.cancelled else [at for at in range(self.times) if at not in self.out]

    def start(self, at: int) -> datetime:
        return FIRST + self.moved + timedelta(days=at * self.every)

    def text(self) -> str:
        sign = "" if self.floats else "Z"
        gone = () if self.once else sorted(self.out)
        out = [f"{self.start(at):%Y%m%dT%H%M%S}{sign}" for at in gone if at < self.times]
        rest = [
            f"SUMMARY:{self.title}", f"DURATION:PT{self.minutes}M", "ATTENDEE:mailto:jane@acme.example",
        ]  # fmt: skip
        lines = [
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a/b", *rest, f"DTSTART:{self.start(0):%Y%m%dT%H%M%S}{sign}",
            f"RRULE:FREQ=DAILY;INTERVAL={self.every};COUNT={self.times}"
            * (not self.once), *["STATUS:CANCELLED"] * self.cancelled,
        ]  # fmt: skip
        if not self.by_override:
            lines += [f"EXDATE:{time}" for time in out]
        lines.append("END:VEVENT")
        for time in out if self.by_override else ():
            lines += ["BEGIN:VEVENT", "UID:a/b", *rest, f"RECURRENCE-ID:{time}", f"DTSTART:{time}"]
            lines += ["STATUS:CANCELLED", "END:VEVENT"]
        return "\r\n".join([*filter(None, lines), "END:VCALENDAR", ""])


_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "moved": st.sampled_from([-26, -25, -3, -0.5, 0.25, 0.5, 1, 3, 24, 26]).map(
            lambda hours: timedelta(hours=hours)
        ),
        "out": st.frozensets(st.integers(0, 3), max_size=2),
        "times": st.integers(1, 4),
        "title": st.sampled_from(["Catch up", "Call", "Canc"]),
        "minutes": st.sampled_from([30, 60, 90]),
        "zone": st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Tokyo"]),
        "cancelled": st.booleans(),
        "by_override": st.booleans(),
        "once": st.booleans(),
    },
)
_ANSWERS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["accepted", "dismissed"])), max_size=2)


@contextmanager
def ledger_of_acme() -> Iterator[tuple[Ledger, Path]]:
    """Give a ledger with one partner in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tl.db"
        if _WRITTEN:
            path.write_bytes(_WRITTEN[0])
        ledger = opened(path, today=TODAY)
        if not _WRITTEN:
            partners.add(ledger, "Acme", since=date(2026, 1, 1), domains=["acme.example"])
            ledger.close()
            _WRITTEN.append(path.read_bytes())
            ledger = opened(path, today=TODAY)
        yield ledger, Path(folder)
        ledger.close()


def bring(ledger: Ledger, file: Path, zone: str = "Europe/Amsterdam", **said: Any) -> Imported:
    asked = Asked(me=("jo@ours.example",), zone=zone, **said)
    return import_foreign(ledger, read_file(ledger, str(file), asked))


def states(ledger: Ledger) -> dict[int, tuple[str, str | None]]:
    return {
        one.proposal.number: (one.proposal.state, one.proposal.starts) for one in proposals.listed(ledger, every=True)
    }


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([Series(every=every, floats=floats) for every in (7, 14) for floats in (False, True)]),
    st.lists(st.tuples(_ANSWERS, _CHANGES), min_size=1, max_size=4),
)
def test_each_time_of_a_series_is_known_whatever_becomes_of_it(
    series: Series, steps: list[tuple[list[tuple[int, str]], dict[str, Any]]]
) -> None:
    with ledger_of_acme() as (ledger, folder):
        file = folder / "agenda.ics"
        wanted: dict[int, str] = {}
        for answers, change in [([], {}), *steps]:
            waiting = [number for number, (state, _starts) in states(ledger).items() if state == "pending"]
            pending = [at for at in sorted(wanted) if wanted[at] == "pending"]
            for at, answer in answers:
                if at in pending:
                    (proposals.accept if answer == "accepted" else proposals.dismiss)(
                        ledger, [waiting[pending.index(at)]]
                    )
                    wanted[at] = answer
                    waiting.pop(pending.index(at))
                    pending.remove(at)
            before, facts = states(ledger), log(ledger).facts
            series = series._replace(**change)
            file.write_text(series.text())
            batch = bring(ledger, file, series.zone).batch
            wanted = {at: state for at, state in wanted.items() if state != "pending" or at in series.here}
            wanted = dict.fromkeys(series.here, "pending") | wanted
            assert sorted(state for state, _starts in states(ledger).values()) == sorted(wanted.values())
            assert log(ledger).facts == facts
            assert bring(ledger, file, series.zone).batch is None
            if batch is not None:
                after = states(ledger)
                history.undo(ledger)
                assert states(ledger) == before
                bring(ledger, file, series.zone)
                assert sorted(states(ledger).values(), key=repr) == sorted(after.values(), key=repr)
        assert doctor(ledger) == []
