"""Small histories of promises for the tests of the forecasts: rows as a file has them, and the file itself."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from trustlog.exchange.events.read import COLUMNS

START = date(2026, 1, 5)


class Row(NamedTuple):
    partner: str
    promise_id: str
    made_at: str
    due_at: str
    resolved_at: str
    outcome: str

    @property
    def soonest(self) -> str:
        """The first day on which anything of its outcome could be known."""
        return min(self.due_at, self.resolved_at or self.due_at)

    def flipped(self) -> "Row":
        return self._replace(outcome="broken" if self.outcome == "kept" else "kept")


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def written(path: Path, rows: "list[Row]", *, end: str = "\r\n", delimiter: str = ",", bom: bool = False) -> Path:
    lines = [delimiter.join(COLUMNS), *(delimiter.join(row) for row in rows)]
    text = "".join(line + end for line in lines)
    path.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
    return path


def row(at: int, partner: str, made: int, length: int, resolved: int | None, outcome: str) -> Row:
    when = "" if resolved is None else day(made + resolved)
    return Row(partner, f"p{at}", day(made), day(made + length), when, outcome)


def some(count: int, seed: int, partners: int = 6, rates: tuple[float, ...] = (0.95, 0.8, 0.5)) -> "list[Row]":
    """Make so many promises of partners that keep more or less of them."""
    chance = random.Random(seed)
    rows = []
    for at in range(count):
        number = chance.randrange(partners)
        kept = chance.random() < rates[number % len(rates)]
        length = chance.choice((3, 10, 30))
        outcome = "kept" if kept else chance.choice(("late", "broken"))
        resolved = chance.randint(0, length) if kept else chance.choice((None, length, length + 4, length // 2))
        rows.append(row(at, f"partner{number}", at // 2, length, resolved, outcome))
    return rows


@st.composite
def histories(draw: st.DrawFn, most: int = 25) -> "list[Row]":
    """Draw the rows of a file; promises due before they were made and outcomes before that are among them."""
    whole = st.tuples(
        st.sampled_from("ab"),
        st.integers(0, 20),
        st.integers(-2, 10),
        st.none() | st.integers(-2, 14),
        st.sampled_from(("kept", "late", "broken")),
    )
    return [row(at, *values) for at, values in enumerate(draw(st.lists(whole, max_size=most)))]
