"""The rows of Today that come from readings: attention, ready, slipping."""

from collections.abc import Iterable

from trustlog.desk.settings import level_names
from trustlog.desk.today.sheet import Row, reading_row
from trustlog.domain.text.folding import in_order
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import sentences as words

_GROUPS = {"attention": "Attention", "up": "Ready", "down": "Slipping"}


def reading_rows(readings: Iterable[Reading]) -> list[Row]:
    """Return a row for each reading that suggests something, by the partners' names."""
    rows = []
    for reading in sorted(readings, key=lambda reading: in_order(reading.partner.name)):
        group = _GROUPS.get(reading.suggestion.action)
        if group is not None:
            sentence = words.ready(reading, level_names()) if group == "Ready" else words.slipping(reading)
            rows.append(reading_row(group, reading.partner.handle, reading.partner.name, sentence))
    return rows
