"""Kept rates with their bands, how they stood over the year, and time and openness."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from trustlog.desk.readings import Picture, picture
from trustlog.desk.report.gathered import Looked
from trustlog.desk.report.portfolio import is_below, is_slipping
from trustlog.domain.calendar.days import MONTHS
from trustlog.domain.calendar.months import months_between
from trustlog.domain.levels import TOP
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, TREND_WORDS, StrandName
from trustlog.exchange.html import Safe, Table
from trustlog.exchange.html.report import Figure, Section
from trustlog.exchange.svg import rates as drawn_rates
from trustlog.exchange.svg import slots as drawn_slots
from trustlog.exchange.svg import trends as drawn_trends
from trustlog.exchange.svg.canvas import Said
from trustlog.language import _, figure, ngettext
from trustlog.storage.read.select import chunks
from trustlog.trust.words import (
    all_counted_words,
    counted_words,
    day,
    is_too_early,
    is_unclear,
    kept_words,
    percent,
    short_counted_words,
    strand_words,
)

if TYPE_CHECKING:
    from trustlog.desk.readings import Point
    from trustlog.trust.reading.values import Reading, Strand

RANGE = "1 year"
MOST, MOST_OF_A_YEAR = 120, 60
"""Partners who are drawn, and whose year is: of more, those of whom something is to be decided; tables have all."""
_MONTHS = 5
"""Names of months that a small picture has room for."""
_LOOKS = 4
"""How often within the year the table says where a side stood, beside today."""


def rates(of: Looked) -> Section:
    """Return the rates of both sides."""
    then = "" if of.since is None else _("on {day}").format(day=day(of.since, of.as_of))
    titles = drawn_rates.Titles(_("theirs"), _("ours"), _("needed for the next level"), then)
    pictures, chosen = [], _chosen(of, MOST)
    for at, some in enumerate(chunks(chosen, drawn_rates.AT_ONCE)):
        said = Said(f"rates-{at}", _("Promises kept on time, theirs and ours"), _rates_described(some))
        pictures.append(drawn_rates.rates(said, [_row(of, reading) for reading in some], titles))
    head = (_("Partner"), _("Side"), _("Rate"), _("80 % band"), "n", _("Counted"))
    rows = [row for reading in of.readings for row in _rate_rows(reading)]
    figures = [
        Figure(
            pictures,
            _("The sign is the estimate, the strip its 80 % band; where it is too early, what is counted is said."),
            _("The rates as a table"),
            Table(head, rows, ("", "", "number", "number", "number"), widths=(20, 11, 11, 14, 7)),
        )
    ]
    says = [
        _(
            "How likely the next promise is kept on time, and how sure that is. An estimate is shown from {n} settled "
            "promises on."
        ).format(n=of.ledger.settings.reading.too_few)
    ]
    if before := sum(reading.before_logging(name) for reading in of.readings for name in PROMISE_STRANDS):
        says.append(ngettext(
            "{n} promise is settled that was due before its partner was logged: it is named apart from what is "
            "counted since; an estimate, and its n, rest on it too. A lapsed one is settled as well.",
            "{n} promises are settled that were due before their partner was logged: they are named apart from what "
            "is counted since; estimates, and their n, rest on them too. Lapsed ones are settled as well.",
            before,
        ).format(n=figure(before, ",")))  # fmt: skip
    return Section("rates", _("Promises kept on time"), [*says, *_not_drawn(of, chosen)], figures if pictures else [])


def _row(of: Looked, reading: "Reading") -> drawn_rates.Row:
    ours, theirs = (_rate(reading, name, of.before.get(reading.partner.id)) for name in PROMISE_STRANDS)
    needed = None
    if reading.firm < min(TOP, reading.target):
        needed = of.ledger.settings.reading.bar(reading.firm).promises[0]
    return drawn_rates.Row(reading.partner.name, theirs, ours, needed)


def _rate(reading: "Reading", name: StrandName, before: "Reading | None") -> drawn_rates.Rate:
    strand = reading.strands[name]
    if is_too_early(strand):
        said = kept_words(name, reading.counted, reading.as_of, reading.before_logging(name))
        return drawn_rates.Rate(strand.n, None, None, None, said)
    then = None if before is None else _clear(before.strands[name])
    return drawn_rates.Rate(strand.n, _clear(strand), strand.low, strand.high, before=then)


def _clear(strand: "Strand") -> float | None:
    """Return an estimate that a single number stands for; nothing where it is too early, or its band too wide."""
    is_wide = is_too_early(strand) or is_unclear(strand.low or 0, strand.high or 0)
    return None if is_wide else strand.estimate


def _rates_described(some: "Sequence[Reading]") -> str:
    said = []
    for reading in some:
        ours, theirs = (_in_words(reading, name) for name in PROMISE_STRANDS)
        said.append(_("{partner}: theirs {theirs}, ours {ours}").format(
            partner=reading.partner.name, theirs=theirs, ours=ours))  # fmt: skip
    return "; ".join(said) + "."


def _in_words(reading: "Reading", name: StrandName) -> str:
    strand = reading.strands[name]
    if is_too_early(strand):
        return short_counted_words(name, reading.counted, reading.before_logging(name))
    return strand_words(strand)


def _rate_rows(reading: "Reading") -> Iterator[tuple[str, ...]]:
    for name, side in (("their_promises", _("theirs")), ("our_promises", _("ours"))):
        strand = reading.strands[name]  # type: ignore[index]  # both are names of strands
        yield (
            reading.partner.name,
            side,
            estimate_cell(strand),
            band_cell(strand),
            figure(strand.n, ","),
            all_counted_words(name, reading),  # type: ignore[arg-type]  # as above
        )


def estimate_cell(strand: "Strand") -> str:
    """Return an estimate for a table: nothing where it is too early, that it is unclear where its band is wide."""
    return "" if is_too_early(strand) else _estimated(strand)


def _estimated(known: "Strand | Point") -> str:
    if known.estimate is None:
        return ""
    return _("unclear") if is_unclear(known.low or 0, known.high or 0) else percent(known.estimate)


def band_cell(strand: "Strand") -> str:
    """Return the band of an estimate for a table; nothing where it is too early."""
    if is_too_early(strand):
        return ""
    return f"{round(100 * (strand.low or 0))}–{percent(strand.high or 0)}"


def year(of: Looked) -> Section:
    """Return how the rates stood over the last year."""
    chosen = _chosen(of, MOST_OF_A_YEAR)
    walked = [(reading, picture(of.ledger, reading.partner, RANGE, of.as_of, promises_only=True)) for reading in chosen]
    figures: list[Figure] = []
    if walked:
        first, last = walked[0][1].first, walked[0][1].last
        figures.append(
            Figure(
                [*_trends(walked, first, last)],
                _("On the scale from 0 to 100 of every trend. Line and shade: theirs and its 80 % band; dashed: ours. "
                  "Dotted: the level changed. Crosses: not kept."),
                _("The year as a table"),
                _year_table(walked),
            )
        )  # fmt: skip
    says = [_("What was known on each day of the year up to {day}; nothing is smoothed afterwards.").format(
        day=day(of.as_of, None))]  # fmt: skip
    says += _not_drawn(of, chosen, in_table=False)
    return Section("year", _("The year, partner by partner"), says, figures)


def _chosen(of: Looked, most: int) -> "list[Reading]":
    """Return who is drawn, in their order."""
    if len(of.readings) <= most:
        return list(of.readings)
    matters = [reading for reading in of.readings if _matters(reading)]
    rest = [reading for reading in of.readings if not _matters(reading)]
    return [*matters, *rest][:most]


def _not_drawn(of: Looked, chosen: "Sequence[Reading]", *, in_table: bool = True) -> list[str]:
    """Say how many are not drawn, and whether they stand in the table all the same."""
    left = len(of.readings) - len(chosen)
    if not left:
        return []
    if in_table:
        says = ngettext(
            "Drawn are those of whom something is to be decided first; {n} more is in the table only.",
            "Drawn are those of whom something is to be decided first; {n} more are in the table only.",
            left,
        )
    else:
        says = ngettext(
            "Drawn are those of whom something is to be decided first; {n} more is left out here.",
            "Drawn are those of whom something is to be decided first; {n} more are left out here.",
            left,
        )
    return [says.format(n=figure(left, ","))]


def _matters(reading: "Reading") -> bool:
    return reading.suggestion.action != "stay" or is_slipping(reading) or is_below(reading)


def _trends(walked: "Sequence[tuple[Reading, Picture]]", first: date, last: date) -> Iterator[Safe]:
    days = max((last - first).days, 1)
    months = [((on - first).days / days, _month(on)) for on in months_between(first, last, _MONTHS)]
    for at, some in enumerate(chunks(walked, drawn_trends.AT_ONCE)):
        names = ", ".join(reading.partner.name for reading, _picture in some)
        said = Said(f"year-{at}", _("Promises kept on time over the last year"), names)
        yield drawn_trends.trends(said, [_panel(*each) for each in some], months)


def _month(on: date) -> str:
    return str(on.year) if on.month == 1 else _(MONTHS[on.month - 1])


def _panel(reading: "Reading", walked: Picture) -> drawn_trends.Panel:
    days = max((walked.last - walked.first).days, 1)
    ours, theirs = (_line(walked, name, days) for name in PROMISE_STRANDS)
    levels = [((on - walked.first).days / days, f"{before}→{after}") for on, before, after in walked.levels]
    return drawn_trends.Panel(reading.partner.name, theirs, ours, levels, _("too early"))


def _line(walked: Picture, name: StrandName, days: int) -> drawn_trends.Line:
    path = walked.paths[name]
    pieces = []
    for is_known, points in groupby(path.points, key=lambda point: point.estimate is not None):
        if is_known:
            pieces.append([_value(point, walked.first, days) for point in points])
    return drawn_trends.Line(pieces, [(on - walked.first).days / days for on in path.breaks])


def _value(point: "Point", first: date, days: int) -> drawn_trends.Value:
    at = (point.on - first).days / days
    return drawn_trends.Value(at, point.estimate or 0.0, point.low or 0.0, point.high or 0.0)


def _year_table(walked: "Sequence[tuple[Reading, Picture]]") -> Table:
    """Return where each side stood at four days of the year and at its end."""
    points = walked[0][1].paths["our_promises"].points
    places = [len(points) * at // _LOOKS for at in range(_LOOKS)] + [len(points) - 1]
    head = (_("Partner"), _("Side"), *(day(points[place].on, None) for place in places))
    rows = []
    for reading, found in walked:
        for name, side in (("their_promises", _("theirs")), ("our_promises", _("ours"))):
            path = found.paths[name].points
            rows.append((reading.partner.name, side, *(_estimated(path[place]) for place in places)))
    return Table(head, rows, ("", "", *["number"] * len(places)), widths=(24, 12, *[0] * len(places)))


def together(of: Looked) -> Section:
    """Return time and openness."""
    pictures, chosen = [], _chosen(of, MOST)
    for at, some in enumerate(chunks(chosen, drawn_slots.AT_ONCE)):
        said = Said(f"together-{at}", _("Time and openness"), _together_described(some))
        rows = [
            drawn_slots.Row(reading.partner.name, [_held(reading, name) for name in STRANDS[2:]]) for reading in some
        ]
        titles = (_("Time outside the agenda"), _("Openness of both sides"))
        pictures.append(drawn_slots.slots(said, titles, rows))
    head = (_("Partner"), _("Time"), _("Trend"), _("Openness"), _("Trend"))
    rows_of_table = [
        (reading.partner.name, *(cell for name in STRANDS[2:] for cell in _slot_cells(reading, name)))
        for reading in of.readings
    ]
    figures = [
        Figure(
            pictures,
            _("In how many of the periods that are over it was so. How long a period is follows the level."),
            _("Time and openness as a table"),
            Table(head, rows_of_table, widths=(19, 28, 13, 0, 13)),
        )
    ]
    says = [_("Trust grows in time without an agenda, and in telling each other what matters. A meeting with an agenda "
              "counts for neither.")]  # fmt: skip
    return Section("together", _("Time and openness"), [*says, *_not_drawn(of, chosen)], figures, short=True)


def _held(reading: "Reading", name: StrandName) -> drawn_slots.Held:
    found = reading.counted.time[0] if name == "time" else reading.counted.openness[0]
    return drawn_slots.Held(found.held, found.slots, short_counted_words(name, reading.counted))


def _slot_cells(reading: "Reading", name: StrandName) -> tuple[str, str]:
    strand = reading.strands[name]
    return counted_words(name, reading.counted, reading.as_of), _(TREND_WORDS[strand.trend])


def _together_described(some: "Sequence[Reading]") -> str:
    said = []
    for reading in some:
        time, openness = (short_counted_words(name, reading.counted) for name in STRANDS[2:])
        said.append(_("{partner}: time {time}, openness {openness}").format(
            partner=reading.partner.name, time=time, openness=openness))  # fmt: skip
    return "; ".join(said) + "."
