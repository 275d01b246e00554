"""What is changed for whom: the four areas, each with its lines, the empty ones among them. Pure."""

from collections.abc import Iterable, Mapping

from trustlog.domain.facts import Impact
from trustlog.domain.facts.impact import AREAS, Area
from trustlog.errors import Reason, WordsError
from trustlog.language import _


def by_area(lines: Iterable[Impact]) -> Mapping[Area, tuple[Impact, ...]]:
    """Return the lines of each of the four areas, the last one first; an area without any has none."""
    listed = list(lines)
    newest = sorted(listed, key=lambda line: (line.on, line.number), reverse=True)
    return {area: tuple(line for line in newest if line.area == area) for area in AREAS}


def empty_areas(lines: Iterable[Impact]) -> tuple[Area, ...]:
    """Return the areas for which nothing is written yet."""
    there = {line.area for line in lines}
    return tuple(area for area in AREAS if area not in there)


def read_area(text: str) -> Area:
    """Read the name of an area, or how it begins, as it is kept or shown; refuse what names none, or several."""
    word = text.strip().lower()
    fits = [area for area in AREAS if word and (area.startswith(word) or _(area).lower().startswith(word))]
    if len(fits) != 1:
        raise WordsError(Reason("no_such_word", field="area", text=text, known=", ".join(map(_, AREAS))))
    return fits[0]
