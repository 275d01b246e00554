"""What a table of one program looks like: which columns it has, which of them only it has, and how a row is read."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from trustlog.exchange.foreign.tables.headings import marks_in, places_of
from trustlog.exchange.foreign.tables.table import Row
from trustlog.exchange.foreign.values import Contact, Fact, Organisation, Proposed, Remark

AnyValue = Organisation | Contact | Proposed | Remark | Fact


class Preset(NamedTuple):
    """A table of one program. `needs` are groups of fields of which one has to be there; `marks` tell it from others.

    A signature is whole with every group of `needs` and `certain` marks; with one mark it is likely. `days` are the
    fields that hold days. `tail` says whether a record below the data is none.
    """

    format: str
    fields: Mapping[str, str]
    needs: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...]
    read: Callable[[Row, str], AnyValue]
    days: tuple[str, ...] = ()
    certain: int = 2
    own: Callable[[Sequence[str]], bool] = lambda _heading: True
    tail: Callable[[list[str]], bool] | None = None


class Match(NamedTuple):
    """A preset beside a heading: where its fields are, what it lacks, and how many of its marks are there."""

    preset: Preset
    places: dict[str, tuple[int, ...]]
    lacks: tuple[str, ...]
    marks: int

    @property
    def sure(self) -> str:
        """Return how sure it is that a table with this heading is of that program."""
        if self.lacks or not self.marks:
            return "unknown"
        return "certain" if self.marks >= self.preset.certain else "likely"


def match(preset: Preset, heading: Sequence[str]) -> Match:
    """Lay a preset beside a heading."""
    places = places_of(heading, preset.fields)
    lacks = tuple("/".join(group) for group in preset.needs if not any(field in places for field in group))
    marks = marks_in(heading, preset.marks) if preset.own(heading) else 0
    return Match(preset, places, lacks, marks)
