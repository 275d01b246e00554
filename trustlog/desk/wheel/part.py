"""The wheel as a part of the practice: about ourselves, asked of nobody, and said where a high step is decided."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.facts import NO, YES, ByField, Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.wheel import words
from trustlog.desk.wheel.over_years import answers_of, standing
from trustlog.desk.wheel.recording import answer
from trustlog.domain.calendar.dates import read_date
from trustlog.domain.facts import Partner
from trustlog.domain.wheel.answers import SIGNS, Said, kept, read_sign
from trustlog.domain.wheel.questions import HIGH, LOW, NAMES, QUESTIONS
from trustlog.language import N_, _
from trustlog.storage.read.facts import level_changes_of
from trustlog.storage.read.practice import logged_longest

YEARLY = timedelta(days=365)
FROM_LEVEL = 4
"""Steps to this level and above are taken by organisations, not by two people alone."""


def _state(ledger: Ledger, _partner: Partner, day: date) -> str:
    return words.state(standing(ledger, day).now)


def _shown(ledger: Ledger, _partner: Partner, day: date) -> list[str]:
    return words.shown(standing(ledger, day))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    if to < FROM_LEVEL or not _is_up(ledger, partner, to, day):
        return []
    return [words.before_step(standing(ledger, day).now)]


def _is_up(ledger: Ledger, partner: Partner, to: int, day: date) -> bool:
    """Return whether that level is a step up, or was one, where the partner is there since just now."""
    if to != partner.level:
        return to > partner.level
    made = [change for change in level_changes_of(ledger.conn, partner.id, ledger.me) if change.on <= day]
    return bool(made) and made[-1].to_level == to >= made[-1].from_level


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether nobody has answered for a year; beside one partner only, so that it is asked once a quarter."""
    if logged_longest(ledger.conn, day) != partner.id:
        return False
    return not answers_of(ledger, day, since=day - YEARLY + timedelta(days=1))


def _form(_ledger: Ledger, _partner: Partner) -> tuple[Filled, ...]:
    """Return the fields of one person's answers, all empty: what others said is nobody's answer."""
    scale = _(" (1 {low}, 5 {high})").format(low=_(LOW), high=_(HIGH))  # the same for all, so once is enough
    questions = (
        Filled(
            question.name, "", ("", *SIGNS[1:]), label=question.short,
            says=_(question.asks) + (scale if question is QUESTIONS[0] else ""),
        )
        for question in QUESTIONS
    )  # fmt: skip
    return (
        *questions,
        Filled("said_by", "", label=N_("Answered by"), hint=N_("who of us; empty: not said")),
        Filled("on", "", day="happened"),
        Filled("note", ""),
        Filled("private", NO, (NO, YES)),
    )


def _write(ledger: Ledger, _partner: Partner, values: Mapping[str, str]) -> Written:
    faults = ByField(gathers=True)
    said: dict[str, Said] = {}
    for name in NAMES:
        with faults.of(name):
            said[name] = Said(read_sign(values.get(name, ""), name))
    on = None
    with faults.of("on"):
        on = read_date(values["on"], ledger.today, due=False) if values.get("on") else None
    with faults.of(NAMES[0]):
        kept(said)
    faults.raise_all()
    by, note = values.get("said_by", ""), values.get("note") or None
    return answer(ledger, said, by=by, on=on, note=note, private=values.get("private") == YES)


PART = Part(
    name="wheel",
    title=N_("Our own organisation (the wheel)"),
    state=_state,
    shown=_shown,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
    of_us=True,
)
