"""What it brought, gardens, what was left out, how the reading works, and with which settings."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from trustlog.desk.benefit import said
from trustlog.desk.readings import NOBODY
from trustlog.desk.report.gathered import Gathered, Looked
from trustlog.domain.benefit import COUNTED
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.text import counted
from trustlog.exchange.html import Table
from trustlog.exchange.html.report import Figure, Section
from trustlog.exchange.svg.canvas import Said
from trustlog.exchange.svg.slots import AT_ONCE, Held, Row, slots
from trustlog.language import N_, _, at_the_start, figure, ngettext
from trustlog.storage.read.facts import each_fact
from trustlog.storage.read.select import chunks
from trustlog.storage.read.veiled import personal_rows, private_rows
from trustlog.trust.settings import changed_from_usual
from trustlog.trust.words import day

if TYPE_CHECKING:
    from trustlog.desk.garden import Standing

MOST = 30
"""Benefits that are told in words."""
_KINDS = {
    "promise": N_("Promises"),
    "moment": N_("Moments"),
    "disclosure": N_("Openness"),
    "note": N_("Notes"),
    "level_change": N_("Reasons of decisions"),
    "garden_line": N_("Gardens"),
    "garden_look": N_("Gardens"),
}
"""What private rows are of, by table; all others are of the practice."""
_PRACTICE = N_("The practice: agreements, purposes and the like")


def brought(of: Gathered) -> Section:
    """Return benefits and gardens."""
    tables = _benefits(of)
    figures = [_pairs(of.gardens)] if any(garden.pairs for garden in of.gardens) else []
    says = [_("What partnerships brought, as it was written down, and how far gardens of several parties are.")]
    lines = [line for garden in of.gardens for line in _garden_lines(garden)]
    if not tables and not of.gardens:
        says.append(_("Nothing is written down yet."))
    return Section("brought", _("Benefits and gardens"), says, figures, lines=lines, tables=tables, short=True)


def _benefits(of: Gathered) -> list[Table]:
    """Return how many benefits of each sort are written down, by partner and garden, and the last of them in words."""
    names = {each.id: each.name for each in of.partners} | {each.garden.id: each.garden.name for each in of.gardens}
    found = [
        (names[subject], benefit)
        for benefit in each_fact(of.ledger.conn, "benefit", me=NOBODY)
        if (subject := benefit.partner_id or benefit.garden_id) in names
        and benefit.on <= of.as_of
        and not benefit.private
    ]
    if not found:
        return []
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, benefit in found:
        counts[name][benefit.sort] += 1
    head = (_("Partner or garden"), *(at_the_start(_(COUNTED[sort])) for sort in SORTS))
    rows = [
        (name, *(figure(sorts[sort], ",") if sorts[sort] else "" for sort in SORTS)) for name, sorts in counts.items()
    ]
    last = sorted(found, key=lambda each: each[1].on, reverse=True)[:MOST]
    told = [(day(each.on, None), name, _(COUNTED[each.sort]), said(each)) for name, each in last]
    words = (_("Day"), _("Partner or garden"), _("Sort"), _("It brought"))
    return [
        Table(head, rows, ("", *["number"] * len(SORTS)), _("What was brought, by sort"), (22, 0, 0, 0, 0, 0)),
        Table(words, told, (), _("What was brought, the newest first"), (14, 20, 24, 0)),
    ]


def _pairs(gardens: "tuple[Standing, ...]") -> Figure:
    rows, cells = [], []
    for garden in gardens:
        passed = sum(pair.has_passed for pair in garden.pairs)
        says = _("{held} of {slots}").format(held=passed, slots=len(garden.pairs))
        rows.append(Row(garden.garden.name, [Held(passed, len(garden.pairs), says)]))
        cells.append((garden.garden.name, counted(len(garden.parties), "party", "parties"), says,
                      _("ready") if garden.is_ready else _("not ready")))  # fmt: skip
    title = _("Pairs that have passed")
    pictures = [
        slots(
            Said(f"gardens-{at}", title, "; ".join(f"{row.name}: {row.columns[0].says}" for row in some)), [title], some
        )
        for at, some in enumerate(chunks(rows, AT_ONCE))
    ]
    head = (_("Garden"), _("Parties"), title, _("Standing"))
    return Figure(
        pictures, _("A garden is as far as its weakest pair."), _("The gardens as a table"), Table(head, cells)
    )  # fmt: skip


def _garden_lines(garden: "Standing") -> list[str]:
    from trustlog.trust.gates.garden import lack_words

    if garden.whole is None or not garden.lacks:
        return []
    lacks = ", ".join(lack_words(code, garden.whole) for code in garden.lacks)
    return [_("{garden} lacks: {lacks}.").format(garden=garden.garden.name, lacks=lacks)]


def left_out(of: Gathered) -> Section:
    """Return what is not in the report, counted."""
    rows = [(_(title), figure(count, ",")) for title, count in _private(of).items()]
    if personal := personal_rows(of.ledger.conn):
        rows.append((_("Reviews, intentions and proposals, which are their author's alone"), figure(personal, ",")))
    if of.archived:
        rows.append((_("Partners that are archived"), figure(len(of.archived), ",")))
    says = [
        _("Private facts are in no number, no picture and no sentence of this page; whoever wrote them may read other "
          "numbers in the program. The words of promises, notes and what was told are not in it, nor are addresses, "
          "and nothing compares our own people.")
    ]  # fmt: skip
    if not rows:
        says.append(_("Nothing is private in this ledger, and no partner is archived."))
    head = (_("Left out, because it is private or its author's alone, or archived"), _("How many"))
    tables = [Table(head, rows, ("", "number"), widths=(0, 20))] if rows else []
    return Section("left-out", _("What was left out"), says, tables=tables, short=True)


def _private(of: Gathered) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for table, count in private_rows(of.ledger.conn).items():
        counts[_KINDS.get(table, _PRACTICE)] += count
    return {title: counts[title] for title in dict.fromkeys([*_KINDS.values(), _PRACTICE]) if counts[title]}


def how_it_works(of: Gathered) -> Section:
    """Return how the reading works in five sentences, and the settings that are not the usual ones."""
    reading = of.ledger.settings.reading
    steps = [
        _(
            "People write down promises, time together and what was told, each in a line; every number here is counted "
            "or estimated from these facts, and can be opened in the program down to the facts behind it."
        ),
        _(
            "A kept rate is how likely the next promise is kept by the day last agreed, learned from that side's own "
            "outcomes and, while these are few, from what is usual in this ledger; the band holds the true rate in "
            "eight of ten cases."
        ),
        ngettext(
            "Before {n} outcome is settled there is no estimate, only counts.",
            "Before {n} outcomes are settled there is no estimate, only counts.",
            reading.too_few,
        ).format(n=reading.too_few),
        _(
            "A step up is suggested when the evidence of all four strands would be as high by luck in at most 1 of {n} "
            "relationships that are no better than the bar, however often one looks; a step on trial is a forecast."
        ).format(n=figure(round(1 / reading.up_error), ",")),
        _(
            "The program suggests and says how often it is wrong; the level is decided by a person, with a reason "
            "that is kept."
        ),
    ]
    changed = _settings(of)
    lines = changed or [_("All settings of the reading are those the program comes with.")]
    return Section("how", _("How the reading works"), steps=steps, lines=lines, short=True)


def _settings(of: Looked) -> list[str]:
    """Return the settings of the reading that somebody changed, with the usual value."""
    differ = changed_from_usual(of.ledger.settings.reading)
    says = _("Setting {name}: {value} (usually {usual})")
    changed = [
        says.format(name=name, value=_value(value), usual=_value(usual))
        for name, (value, usual) in differ.items()
        if name != "bars"
    ]
    if "bars" in differ:
        changed.append(_("The bars between the levels are not the usual ones."))
    return changed


def _value(value: object) -> str:
    if isinstance(value, float):
        return figure(value, ".4g")
    return ", ".join(map(_value, value)) if isinstance(value, list | tuple) else str(value)


def settings_line(of: Looked) -> str:
    """Return with which settings the report was made, in a line."""
    changed = len(_settings(of))
    if not changed:
        return _("those the program comes with")
    return ngettext("{n} of the usual ones changed", "{n} of the usual ones changed", changed).format(
        n=figure(changed, ",")
    )


def made_on(of: Looked) -> str:
    """Return on which day the report was made."""
    return day(of.ledger.today, None)
