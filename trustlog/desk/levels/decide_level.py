"""What a person decides about a partner's level: up, down, not now, or a flag seen and taken up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.desk.facts import inserts, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Answer, LevelChange, LevelStep, Partner, Promise, PromiseScan, PromiseTerms
from trustlog.domain.facts.answer import Answered
from trustlog.domain.levels import DEPENDS, LevelOn, Trial, check_level, level_on
from trustlog.domain.strands import TITLES, StrandName
from trustlog.domain.text import clean, clip
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _, english
from trustlog.storage.read.facts import level_changes_of
from trustlog.storage.write.writer import Change, next_numbers
from trustlog.trust.reading.values import Reading, Strand
from trustlog.trust.settings import STRANDS, TOP_LEVEL, Settings

_STRAND_WORDS = {name: title.lower() for name, title in TITLES.items()}


def decide(
    ledger: Ledger, name: str, to: str | int, reason: str, depends: str | None = None, *, trial: bool = False
) -> Written:
    """Record a decision about the level, with the reading, its rules, settings and epochs as they were then.

    With `trial` the step `up` is one on trial; of a level that is on trial, `up` confirms it and `down` ends the trial.
    """
    partner = writable_partner(ledger, name)
    why, depends = _said(reason, "reason"), _depends(depends)
    step = _step_on_trial(ledger, partner) if trial else _step(ledger, partner, to)
    return _decided(ledger, partner, step, why, depends, Batch((), _title(partner, step)))


def decided(ledger: Ledger, partner: Partner, to: int, reason: str, batch: Batch) -> Written:
    """Record a decision about the level of a partner within a batch, behind whose changes it is written."""
    return _decided(ledger, partner, _step(ledger, partner, str(to)), _said(reason, "reason"), None, batch)


def _decided(ledger: Ledger, partner: Partner, step: "_Step", why: str, depends: str | None, batch: Batch) -> Written:
    from json import dumps

    from trustlog.desk.readings import learned_for, reading_by
    from trustlog.trust.reading.as_text import RULES
    from trustlog.trust.settings import as_json as settings_json
    from trustlog.trust.words import as_json

    learned = learned_for(ledger, ledger.today)
    with english():  # what is kept has one language
        seen = as_json(reading_by(ledger, partner, ledger.today, learned))
    with ledger.conn.transaction():
        level_change = LevelChange(
            id=ledger.new_id(),
            number=next_numbers(ledger.conn, 1),
            partner_id=partner.id,
            on=ledger.today,
            from_level=step.from_level,
            to_level=step.to_level,
            trial=step.trial,
            reason=why,
            depends=depends,
            snapshot=dumps(seen, ensure_ascii=False, sort_keys=True),
            settings=dumps(settings_json(ledger.settings.reading), sort_keys=True),
            rules=RULES,
            epochs=dumps(learned.to_json(), separators=(",", ":")),
            note=None,
            private=False,
            source=None,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )
        number = ledger.commit(batch._replace(changes=(*batch.changes, *inserts(ledger, level_change))))
    from trustlog.desk.facts import line

    says = line(level_change, names_from([partner]), ledger.today)
    if step.trial == "ended":
        says += _no_trial_before(trial_again(ledger.today, ledger.settings.reading))
    return Written(number, (level_change,), (says,))


def decline(ledger: Ledger, name: str, reason: str, until: date | None = None, depends: str | None = None) -> Written:
    """Record "not now": no suggestion to move up until that day, by default for as long as the settings say."""
    partner = writable_partner(ledger, name)
    why, depends = _said(reason, "reason"), _depends(depends)
    end = usual_end(ledger.today, ledger.settings.reading) if until is None else until
    if end <= ledger.today:
        raise WordsError(Reason("until_is_over", day=end))
    suggested = _reading(ledger, partner).suggestion.action
    answer = Answer(ledger.new_id(), partner.id, ledger.today, "decline", None, end, depends, why, suggested)
    from trustlog.domain.calendar.days import show

    says = _("{handle}: not now, until {end}: {why}").format(handle=partner.handle, end=show(end), why=why)
    if suggested == "trial":
        says += _no_trial_before(max(trial_again(ledger.today, ledger.settings.reading), end + timedelta(days=1)))
    return _write(ledger, partner, [answer], [says])


def _no_trial_before(day: date) -> str:
    from trustlog.domain.calendar.days import show

    return _(" · no step on trial is suggested before {day}").format(day=show(day))


def trial_again(today: date, settings: Settings) -> date:
    """Return the first day on which a trial may be suggested again after one is ended or declined today."""
    return today + timedelta(days=settings.trial_pause_days)


def usual_end(today: date, settings: Settings) -> date:
    """Return the last day of a "not now" for which no other was named."""
    return today + timedelta(days=settings.decline_days)


def ack(ledger: Ledger, name: str, strand: str | None = None, note: str = "", *, batch: Batch | None = None) -> Written:
    """Acknowledge a flag, or all that are up: watch and evidence begin anew. Where none is up, answer a question.

    A question that is answered goes, and nothing begins anew. The changes of `batch` are written with it.
    """
    partner = writable_partner(ledger, name)
    words = _said(note, "note")
    if strand is not None and strand not in STRANDS:
        raise WordsError(Reason("no_strand", text=strand, known=", ".join(STRANDS)))
    strands = _watched(ledger, partner)
    up = [name for name in STRANDS if strands[name].flagged]
    in_question = [name for name in STRANDS if strands[name].question is not None]
    wanted = STRANDS if strand is None else [strand]
    flagged_strands, effect = [name for name in up if name in wanted], _("flag seen, counting starts again today")
    kind: Answered = "ack"
    if not flagged_strands:
        flagged_strands, kind, effect = (
            [name for name in in_question if name in wanted],
            "answered",
            _("question answered"),
        )
    if not flagged_strands:
        raise _no_flag(ledger, partner, strand, up)
    today = ledger.today
    answers = [Answer(ledger.new_id(), partner.id, today, kind, name, None, None, words) for name in flagged_strands]
    lines = [f"{partner.handle}: {_(TITLES[name]).lower()}: {effect}: {words}" for name in flagged_strands]
    return _write(ledger, partner, answers, lines, batch)


def changes_of(ledger: Ledger, partner: Partner) -> list[LevelChange]:
    """List the decisions about one partner's level, oldest first."""
    return sorted(level_changes_of(ledger.conn, partner.id, ledger.me), key=lambda change: (change.on, change.number))


def _watched(ledger: Ledger, partner: Partner) -> Mapping[StrandName, Strand]:
    """Return the strands as they are without a concealed break, which `clear` answers: only the watch is left."""
    from trustlog.desk.readings import learned_for
    from trustlog.storage.read.portfolio import partner_facts
    from trustlog.trust.reading.partner import read

    facts = partner_facts(ledger.conn, partner, ledger.me)
    facts = facts._replace(promises=tuple(_not_hidden(promise) for promise in facts.promises))
    learned = learned_for(ledger, ledger.today)
    return read(facts, ledger.today, ledger.today, learned, ledger.settings.reading).strands


def _hidden(ledger: Ledger, partner: Partner) -> list[int]:
    """Return the numbers of the concealed breaks that are not cleared."""
    from trustlog.storage.read.portfolio import partner_facts

    return sorted(
        promise.number
        for promise in partner_facts(ledger.conn, partner, ledger.me).promises
        if isinstance(promise, Promise | PromiseScan) and promise.told == "concealed" and promise.closed_as == "broken"
        if promise.cleared_on is None
    )


def _not_hidden(promise: PromiseTerms) -> PromiseTerms:
    return (
        promise._replace(told="silent")
        if isinstance(promise, Promise | PromiseScan) and promise.told == "concealed"
        else promise
    )


def _no_flag(ledger: Ledger, partner: Partner, strand: str | None, up: Sequence[str]) -> Refused:
    if hidden := _hidden(ledger, partner):
        return Refused(
            Reason("breaks_concealed", handle=partner.handle, numbers=hidden), Remedy("clear_breaks", numbers=hidden)
        )
    no_flag = Reason("no_flag", strand=strand, handle=partner.handle)
    return Refused(
        no_flag, Remedy("others_up", strands=list(up)) if up else Remedy("show_reading", handle=partner.handle)
    )


def _write(
    ledger: Ledger, partner: Partner, answers: list[Answer], lines: list[str], batch: Batch | None = None
) -> Written:
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    changes = [Change("suggestion_answer", answer.id, None, {**answer._asdict(), **stamp}) for answer in answers]
    number = ledger.commit(Batch(changes, f"{answers[0].answer} {partner.handle}").with_changes_of(batch))
    return Written(number, (), tuple(lines), tuple(answers))


class _Step(NamedTuple):
    """A step from one level to another, and what it is of a trial."""

    from_level: int
    to_level: int
    trial: Trial | None = None


_TITLES: dict[Trial | None, str] = {
    None: "",
    "began": " on trial",
    "confirmed": " confirmed",
    "ended": ", trial ended",
}


def _title(partner: Partner, step: _Step) -> str:
    return f"level {partner.handle} {step.to_level}{_TITLES[step.trial]}"


def _step(ledger: Ledger, partner: Partner, to: str | int) -> _Step:
    """Return the step that a word or a number stands for: of a trial its confirmation or its end."""
    now = _level_now(ledger, partner)
    level = now.level
    if to == "up":
        aim = level if now.on_trial is not None else level + 1
        if aim > TOP_LEVEL:
            raise Refused(Reason("highest_level", handle=partner.handle, level=TOP_LEVEL))
    elif to == "down":
        aim = level - 1
        if aim < 1:
            raise Refused(Reason("lowest_level", handle=partner.handle))
    elif isinstance(to, str) and not (to.isascii() and to.isdigit() and len(to) < 3):
        raise WordsError(Reason("no_level", text=clip(str(to)), top=TOP_LEVEL))
    else:
        aim = check_level(int(to))
    if now.on_trial is not None and aim in (level, level - 1):
        return _Step(level, aim, "confirmed" if aim == level else "ended")
    if aim == level:
        raise Refused(Reason("at_that_level", handle=partner.handle, level=level))
    return _Step(level, aim)


def _step_on_trial(ledger: Ledger, partner: Partner) -> _Step:
    """Return the step on trial that a partner may take; refuse one that is under way or leads above the target."""
    now = _level_now(ledger, partner)
    if now.on_trial is not None:
        already = Reason("on_trial_already", handle=partner.handle, level=now.level, day=now.on_trial)
        raise Refused(already, Remedy("confirm_or_end_trial", handle=partner.handle))
    if now.level == TOP_LEVEL:
        raise Refused(Reason("highest_level", handle=partner.handle, level=TOP_LEVEL))
    if now.level >= partner.target:
        raise Refused(Reason("at_target", handle=partner.handle, level=now.level))
    return _Step(now.level, now.level + 1, "began")


def _level_now(ledger: Ledger, partner: Partner) -> LevelOn:
    """Return the level in force today; refuse where one was set for a later day."""
    made = changes_of(ledger, partner)
    later = [change.on for change in made if change.on > ledger.today]
    if partner.start_on is not None and partner.start_on > ledger.today:
        later.append(partner.start_on)
    if later:
        raise Refused(Reason("level_set_later", handle=partner.handle, day=max(later)))
    return level_on(partner, map(level_step, made), ledger.today)


def level_step(change: LevelChange) -> LevelStep:
    """Return what a reading needs of a decision about the level."""
    return LevelStep(change.on, change.from_level, change.to_level, change.depends, change.trial)


def _reading(ledger: Ledger, partner: Partner) -> Reading:
    from trustlog.desk.readings import reading

    return reading(ledger, partner)


def _said(text: str, option: str) -> str:
    words = clean(text, Reason("option", name=option))
    if not words:
        raise WordsError(Reason("no_reason", option=option))
    return words


def _depends(depends: str | None) -> str | None:
    if depends is not None and depends not in DEPENDS:
        raise WordsError(Reason("no_dependence", known=", ".join(DEPENDS), word=depends))
    return depends
