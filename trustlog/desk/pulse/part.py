"""Their own view, the pulse, as a part of the practice."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.facts import NO, PULSE_ANSWERS, YES, ByField, Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.pulse import words
from trustlog.desk.pulse.gap import pulses_of, standing
from trustlog.desk.pulse.recording import Ends, Told, record
from trustlog.desk.readings import NOBODY
from trustlog.domain.calendar.dates import read_date
from trustlog.domain.facts import Partner, Pulse
from trustlog.domain.facts.pulse import QUESTIONS
from trustlog.domain.pulse import HALF_A_YEAR, check_answered, questions, read_answer
from trustlog.language import N_
from trustlog.storage.read.facts import level_changes_of

FROM_LEVEL = 2
LOGGED = 180
"""Days for which a partner is logged before it is asked at a lower level."""


def _last_of_firm(ledger: Ledger, partner: Partner, day: date) -> Pulse | None:
    return next((pulse for pulse in pulses_of(ledger, partner, day, ledger.me) if pulse.about_name is None), None)


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    last = _last_of_firm(ledger, partner, day)
    return words.state(last or next(iter(pulses_of(ledger, partner, day, ledger.me, 1)), None))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.shown(ledger, standing(ledger, partner, day))


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return the gap about the firm; what is about one of us stays out, for a brief goes round."""
    return words.gap_lines(standing(ledger, partner, day, NOBODY))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    if not _is_up(ledger, partner, to, day):
        return []
    return [words.before_step(_last_of_firm(ledger, partner, day))]


def _is_up(ledger: Ledger, partner: Partner, to: int, day: date) -> bool:
    """Return whether that level is a step up, or was one, where the partner is there since just now."""
    if to != partner.level:
        return to > partner.level
    made = [change for change in level_changes_of(ledger.conn, partner.id, ledger.me) if change.on <= day]
    return bool(made) and made[-1].to_level == to >= made[-1].from_level


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether half a year has passed since they were last asked; "rather not" was an answer as any other."""
    if partner.level < FROM_LEVEL and (day - partner.logged_from).days < LOGGED:
        return False
    last = next(iter(pulses_of(ledger, partner, day, ledger.me, 1)), None)
    return last is None or (day - last.on).days >= HALF_A_YEAR


def _form(_ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the fields of a new pulse, all empty: what they said before is no answer of today."""
    return (
        *(
            Filled(name, "", ("", *PULSE_ANSWERS), label=question.label, says=words.scale(question))
            for name, question in questions(partner.level).items()
        ),
        Filled("rather_not", NO, (NO, YES)),
        Filled("by", ""),
        Filled("about", ""),
        Filled("on", "", day="happened"),
        Filled("we", ""),
        Filled("they", ""),
        Filled("note", ""),
        Filled("private", NO, (NO, YES)),
    )


def _write(ledger: Ledger, partner: Partner, values: Mapping[str, str]) -> Written:
    faults = ByField(gathers=True)
    answers: dict[str, int | None] = {}
    for name in QUESTIONS:
        with faults.of(name):
            answers[name] = read_answer(values.get(name, ""))
    on = None
    with faults.of("on"):
        on = read_date(values["on"], ledger.today, due=False) if values.get("on") else None
    with faults.of("rather_not"):
        said = {name: values.get(name) or None for name in QUESTIONS}
        check_answered(said, rather_not=values.get("rather_not") == YES)
    faults.raise_all()
    texts = {name: values.get(name, "") for name in ("by", "about", "note", "we", "they")}
    told = Told(answers, texts["by"], texts["about"], on, texts["note"], values.get("private") == YES)
    return record(ledger, partner.handle, told, Ends(texts["we"], texts["they"]))


PART = Part(
    name="pulse",
    title=N_("How they see us"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
)
