"""The portfolio: numbers to see first, who is on which level, and who moved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.report.gathered import Gathered
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner
from trustlog.domain.levels import TOP
from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.domain.text import counted
from trustlog.exchange.html import Table
from trustlog.exchange.html.report import Figure, Section, Tile
from trustlog.exchange.svg.canvas import Said
from trustlog.exchange.svg.movement import Level, Step, movement
from trustlog.exchange.svg.pyramid import Place, Terrace, pyramid
from trustlog.exchange.xlsx.headings import TRIALS_SAID
from trustlog.language import _, figure, ngettext
from trustlog.trust.reading.values import call_of
from trustlog.trust.words import arrow, arrow_words, day, trial_words

if TYPE_CHECKING:
    from trustlog.desk.due import Due
    from trustlog.desk.garden import Standing
    from trustlog.trust.reading.values import Reading

MOST = 60
"""Names that a terrace shows; the table below has them all."""
LEVELS = tuple(range(TOP, 0, -1))
_GARDENS = 4


def tiles(of: Gathered) -> list[Tile]:
    """Return the numbers to see first."""
    now = _numbers(of.readings, of.agenda)
    then = None if of.agenda_then is None else _numbers(list(of.before.values()), of.agenda_then)
    beside = {_("promises overdue"): _before_logging(of)}
    alone = {_("promises overdue"): _("promise overdue"), _("partners in all"): _("partner in all")}
    return [
        Tile(
            figure(now[title], ","),
            alone.get(title, title) if now[title] == 1 else title,
            "; ".join(filter(None, (_was(of, then, title), beside.get(title)))),
        )
        for title in now
    ]


def _before_logging(of: Gathered) -> str:
    """Return how many of those overdue were due before their partner is logged: no count of kept ones has them."""
    logged = {each.id: each.logged_from for each in of.partners}
    before = sum(each.counts_on < logged.get(each.partner_id, date.min) for each in of.agenda.overdue)
    return _("{n} of these from before logging began").format(n=figure(before, ",")) if before else ""


def _was(of: Gathered, then: Mapping[str, int] | None, title: str) -> str:
    if then is None or of.since is None:
        return ""
    return _("{n} on {day}").format(n=figure(then[title], ","), day=day(of.since, of.as_of))


def _numbers(readings: "Iterable[Reading]", agenda: "Due") -> dict[str, int]:
    listed = list(readings)
    actions = Counter(reading.suggestion.action for reading in listed)
    return {
        _("partners in all"): len(listed),
        _("ready for a step up"): actions["up"],
        _("on trial"): sum(reading.on_trial is not None for reading in listed),
        _("slipping, or a flag up"): sum(map(is_slipping, listed)),
        _("promises overdue"): len(agenda.overdue),
        _("not met for longer than meant"): len(agenda.waiting),
    }


def is_slipping(reading: "Reading") -> bool:
    """Return whether a partner slips: a flag is up, or either side's promises go down."""
    return reading.suggestion.action == "attention" or reading.trend == "slipping"


def is_below(reading: "Reading") -> bool:
    """Return whether a side is probably below the bar by which the level was entered, or a step down is suggested.

    While a step is on trial its bar is still tested: that it may end is said of the trial.
    """
    chances = () if reading.on_trial else (reading.strands[name].chance_level for name in PROMISE_STRANDS)
    return reading.suggestion.action == "down" or any(
        chance is not None and call_of(chance) == "below" for chance in chances
    )


def portfolio(of: Gathered) -> Section:
    """Return the pyramid."""
    by_level: dict[int, list[Reading]] = {level: [] for level in LEVELS}
    for reading in of.readings:
        by_level[reading.level].append(reading)
    terraces = [_terrace(of, level, by_level[level]) for level in LEVELS]
    roof = [_roof(garden) for garden in of.gardens[:_GARDENS]]
    said = Said("pyramid", _("The portfolio on its five levels"), _described(of, by_level))
    rows = [
        (of.level(reading.level) + trial_words(reading.on_trial, of.as_of), reading.partner.name,
         _since(reading), f"{arrow(reading)} {arrow_words(reading)}", of.level(reading.target))
        for reading in of.readings
    ]  # fmt: skip
    head = (_("Level"), _("Partner"), _("Since"), _("Trend"), _("Target"))
    return Section(
        "portfolio",
        _("The portfolio"),
        [_("Every partner on the level that a person decided on. The sign beside a name says how things are going.")],
        [
            Figure(
                [pyramid(said, terraces, roof)],
                _("▲ ready for a step up · △ worth a step on trial · ↗ building · ↘ slipping · ? too little yet"),
                _("The portfolio as a table"),
                Table(head, rows, widths=(26, 0, 16, 20, 20)),
            )
        ],
        short=True,
    )


def _since(reading: "Reading") -> str:
    return day(reading.level_since, None)


def _terrace(of: Gathered, level: int, on_it: "list[Reading]") -> Terrace:
    places = [Place(reading.partner.name, _mark(reading), tone_of(reading)) for reading in on_it[:MOST]]
    left = len(on_it) - len(places)
    more = ngettext("and {n} more", "and {n} more", left).format(n=figure(left, ",")) if left else ""
    return Terrace(of.level(level), figure(len(on_it), ","), places, _("nobody"), more)


def _mark(reading: "Reading") -> str:
    sign = arrow(reading)
    return "" if sign == "·" else sign


def tone_of(reading: "Reading") -> str:
    """Return the tone that goes with the sign of a reading."""
    return {"▲": "good", "△": "good", "↗": "good", "↘": "warn"}.get(arrow(reading), "soft")


def _roof(garden: "Standing") -> str:
    ready = _("ready") if garden.is_ready else _("not ready")
    return _("Garden {name}: {parties}, {ready}").format(
        name=garden.garden.name, parties=counted(len(garden.parties), "party", "parties"), ready=ready
    )


def _described(of: Gathered, by_level: "Mapping[int, list[Reading]]") -> str:
    said = [_("{level}: {n}").format(level=of.level(level), n=figure(len(by_level[level]), ",")) for level in LEVELS]
    return "; ".join(said) + "."


def moved(of: Gathered) -> Section:
    """Return who went from which level to which within the period."""
    then, now = {each.id: each for each in of.then}, {each.id: each for each in of.partners}
    both = [(then[key].level, now[key].level) for key in now if key in then]
    steps = [Step(TOP - begins, TOP - ends, count) for (begins, ends), count in sorted(Counter(both).items())]
    days = show(of.first), show(of.as_of)
    levels = [Level(of.level(level), _on(of.then, level), _on(of.partners, level)) for level in LEVELS]
    up, down = (sum(end > begin for begin, end in both), sum(end < begin for begin, end in both))
    says = _moved_words(up, down, len(both) - up - down)
    came = [each for each in of.partners if each.id not in then]
    went = [each for each in of.archived if each.archived_on is not None and each.archived_on > of.first]
    says_more = _came_and_went(came, went)
    said = Said("movement", _("Movement between the levels"), f"{days[0]} – {days[1]}. {says}")
    head, decided = (_("Day"), _("Partner"), _("From"), _("To"), _("Reason")), _decisions(of)
    title, widths = _("Every decision of the period"), (14, 20, 8, 18, 0)
    tables = [Table(head, decided, caption=title, widths=widths)] if decided else []
    return Section(
        "movement",
        _("Movement between the levels"),
        [text for text in (says, says_more) if text],
        [
            Figure(
                [movement(said, days, levels, steps)],
                _("How many were on each level on both days; a line is as thick as the number who took that way."),
                _("The movement as a table"),
                _counts(of, levels, days),
            )
        ],
        tables=tables,
        short=True,
    )


def _counts(of: Gathered, levels: list[Level], days: tuple[str, str]) -> Table:
    """Return how many were on each level on both days, and where those who moved came from."""
    rows = [(level.name, figure(level.before, ","), figure(level.now, ",")) for level in levels]
    rows.append((_("all"), figure(len(of.then), ","), figure(len(of.partners), ",")))
    return Table((_("Level"), *days), rows, ("", "number", "number"), widths=(0, 26, 26))


def _on(partners: Iterable[Partner], level: int) -> int:
    return sum(each.level == level for each in partners)


def _moved_words(up: int, down: int, stayed: int) -> str:
    parts = (
        ngettext("{n} partner moved up", "{n} partners moved up", up).format(n=figure(up, ",")),
        ngettext("{n} moved down", "{n} moved down", down).format(n=figure(down, ",")),
        ngettext("{n} stayed", "{n} stayed", stayed).format(n=figure(stayed, ",")),
    )
    return ", ".join(parts) + "."


def _came_and_went(came: "list[Partner]", went: "list[Partner]") -> str:
    says = []
    if came:
        names = _names(came)
        says.append(ngettext("{n} partner came: {names}.", "{n} partners came: {names}.", len(came)).format(
            n=figure(len(came), ","), names=names))  # fmt: skip
    if went:
        names = _names(went)
        says.append(ngettext("{n} was archived: {names}.", "{n} were archived: {names}.", len(went)).format(
            n=figure(len(went), ","), names=names))  # fmt: skip
    return " ".join(says)


def _names(partners: "list[Partner]") -> str:
    names = [each.name for each in partners[:MOST]]
    return ", ".join([*names, "…"] if len(partners) > MOST else names)


def _decisions(of: Gathered) -> list[tuple[str, ...]]:
    """Return the decisions about levels that everybody may read, newest first."""
    names = {each.id: each.name for each in (*of.then, *of.partners)}
    rows: list[tuple[str, ...]] = []
    for change in of.decisions:
        if change.partner_id in names:
            trial = _(TRIALS_SAID[change.trial]) if change.trial else ""
            to = f"{change.to_level} ({trial})" if trial else str(change.to_level)
            rows.append((_day(change.on), names[change.partner_id], str(change.from_level), to, change.reason))
    return rows


def _day(on: date) -> str:
    return day(on, None)
