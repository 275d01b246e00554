"""The rows of Today that come from readings: attention, ready, slipping, and gardens that turned."""

from collections.abc import Iterable, Mapping

from trustlog.desk.garden import turns
from trustlog.desk.ledger import Ledger
from trustlog.desk.today.sheet import Row, reading_row
from trustlog.domain.strands import Action
from trustlog.domain.text.folding import in_order
from trustlog.language import N_
from trustlog.trust import words
from trustlog.trust.reading.values import Reading

_GROUPS: Mapping[Action, str] = {
    "attention": N_("Attention"), "up": N_("Ready"), "trial": N_("Trial"), "end_trial": N_("Trial"),
    "down": N_("Slipping"),
}  # fmt: skip


def reading_rows(ledger: Ledger, readings: Iterable[Reading]) -> list[Row]:
    """Return a row for each reading that suggests something, by the partners' names."""
    rows = []
    for reading in sorted(readings, key=lambda reading: in_order(reading.partner.name)):
        group = _GROUPS.get(reading.suggestion.action)
        if group is not None:
            sentence = words.row_words(reading, ledger.settings.level_names)
            rows.append(reading_row(group, reading.partner.handle, reading.partner.name, sentence))
    return rows


def garden_rows(ledger: Ledger) -> list[Row]:
    """Return a row for each garden that became ready or fell back lately; it is told for some days."""
    return [
        reading_row("Ready" if turn.ready else "Slipping", "", turn.garden.name, turn.says)._replace(
            garden=turn.garden.handle
        )
        for turn in turns(ledger, ledger.today)
    ]
