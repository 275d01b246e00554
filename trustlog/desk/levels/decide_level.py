"""What a person decides about a partner's level: up, down, not now, or a flag seen and taken up."""

from datetime import date, timedelta

from trustlog.desk.facts import inserts, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.domain.facts import Answer, LevelChange, Partner, Promise, PromiseScan, PromiseTerms
from trustlog.domain.levels import DEPENDS, check_level, level_on
from trustlog.domain.strands import TITLES
from trustlog.domain.text import clean, clip
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.storage.read.facts import level_changes_of
from trustlog.storage.write.writer import Change, next_numbers
from trustlog.trust.reading.partner import Reading
from trustlog.trust.settings import STRANDS, TOP_LEVEL, Settings

_STRAND_WORDS = {name: title.lower() for name, title in TITLES.items()}


def decide(ledger: Ledger, name: str, to: str | int, reason: str, depends: str | None = None) -> Written:
    """Record a decision to change the level, with the reading and the settings as they were when it was made."""
    partner = writable_partner(ledger, name)
    why, depends = _said(reason, "reason"), _depends(depends)
    from_level, to_level = _levels(ledger, partner, to)
    reading = _reading(ledger, partner)
    from json import dumps

    from trustlog.trust.settings import as_json as settings_json
    from trustlog.trust.words import as_json

    with ledger.conn.transaction():
        level_change = LevelChange(
            id=ledger.new_id(),
            number=next_numbers(ledger.conn, 1),
            partner_id=partner.id,
            on=ledger.today,
            from_level=from_level,
            to_level=to_level,
            reason=why,
            depends=depends,
            snapshot=dumps(as_json(reading), ensure_ascii=False, sort_keys=True),
            settings=dumps(settings_json(ledger.settings.reading), sort_keys=True),
            note=None,
            private=False,
            source=None,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )
        batch = ledger.commit(Batch(inserts(ledger, level_change), f"level {partner.handle} {to_level}"))
    from trustlog.desk.facts import line

    return Written(batch, (level_change,), (line(level_change, names_from([partner]), ledger.today),))


def decline(ledger: Ledger, name: str, reason: str, until: date | None = None, depends: str | None = None) -> Written:
    """Record "not now": no suggestion to move up until that day, by default for as long as the settings say."""
    partner = writable_partner(ledger, name)
    why, depends = _said(reason, "reason"), _depends(depends)
    end = usual_end(ledger.today, ledger.settings.reading) if until is None else until
    if end <= ledger.today:
        raise WordsError(Reason("until_is_over", day=end))
    answer = Answer(ledger.new_id(), partner.id, ledger.today, "decline", None, end, depends, why)
    from trustlog.domain.calendar.days import show

    return _write(ledger, partner, [answer], [f"{partner.handle}: not now, until {show(end)}: {why}"])


def usual_end(today: date, settings: Settings) -> date:
    """Return the last day of a "not now" for which no other was named."""
    return today + timedelta(days=settings.decline_days)


def ack(ledger: Ledger, name: str, strand: str | None = None, note: str = "", *, batch: Batch | None = None) -> Written:
    """Acknowledge a flag, or all that are up: watch and evidence begin anew from today.

    The changes of `batch` are written with it.
    """
    partner = writable_partner(ledger, name)
    words = _said(note, "note")
    if strand is not None and strand not in STRANDS:
        raise WordsError(Reason("no_strand", text=strand, known=", ".join(STRANDS)))
    up = _watched(ledger, partner)
    if (strand is not None and strand not in up) or not up:
        raise _no_flag(ledger, partner, strand, up)
    flagged_strands = up if strand is None else [strand]
    answers = [
        Answer(ledger.new_id(), partner.id, ledger.today, "ack", flagged, None, None, words)
        for flagged in flagged_strands
    ]
    lines = [
        f"{partner.handle}: {_STRAND_WORDS[flagged]}: flag seen, watch and evidence begin anew: {words}"
        for flagged in flagged_strands
    ]
    return _write(ledger, partner, answers, lines, batch)


def changes_of(ledger: Ledger, partner: Partner) -> list[LevelChange]:
    """List the decisions about one partner's level, oldest first."""
    return sorted(level_changes_of(ledger.conn, partner.id, ledger.me), key=lambda change: (change.on, change.number))


def _watched(ledger: Ledger, partner: Partner) -> list[str]:
    """Name the strands whose watch has a flag up; a concealed break, which `clear` answers, is left aside."""
    from trustlog.desk.readings import learned_for
    from trustlog.storage.read.portfolio import partner_facts
    from trustlog.trust.reading.partner import read

    facts = partner_facts(ledger.conn, partner, ledger.me)
    facts = facts._replace(promises=tuple(_not_hidden(promise) for promise in facts.promises))
    learned = learned_for(ledger, ledger.today)
    strands = read(facts, ledger.today, ledger.today, learned, ledger.settings.reading).strands
    return [strand for strand in STRANDS if strands[strand].flagged]


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


def _no_flag(ledger: Ledger, partner: Partner, strand: str | None, up: list[str]) -> Refused:
    if hidden := _hidden(ledger, partner):
        return Refused(
            Reason("breaks_concealed", handle=partner.handle, numbers=hidden), Remedy("clear_breaks", numbers=hidden)
        )
    no_flag = Reason("no_flag", strand=strand, handle=partner.handle)
    return Refused(no_flag, Remedy("others_up", strands=up) if up else Remedy("show_reading", handle=partner.handle))


def _write(
    ledger: Ledger, partner: Partner, answers: list[Answer], lines: list[str], batch: Batch | None = None
) -> Written:
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    changes = [Change("suggestion_answer", answer.id, None, {**answer._asdict(), **stamp}) for answer in answers]
    number = ledger.commit(Batch(changes, f"{answers[0].answer} {partner.handle}").with_changes_of(batch))
    return Written(number, (), tuple(lines), tuple(answers))


def _levels(ledger: Ledger, partner: Partner, to: str | int) -> tuple[int, int]:
    changes = changes_of(ledger, partner)
    later = [change.on for change in changes if change.on > ledger.today]
    if partner.start_on is not None and partner.start_on > ledger.today:
        later.append(partner.start_on)
    if later:
        raise Refused(Reason("level_set_later", handle=partner.handle, day=max(later)))
    level = level_on(
        partner, ((change.on, change.from_level, change.to_level, change.depends) for change in changes), ledger.today
    ).level
    if to == "up":
        if level == TOP_LEVEL:
            raise Refused(Reason("highest_level", handle=partner.handle, level=TOP_LEVEL))
        return level, level + 1
    if to == "down":
        if level == 1:
            raise Refused(Reason("lowest_level", handle=partner.handle))
        return level, level - 1
    if isinstance(to, str) and not (to.isascii() and to.isdigit() and len(to) < 3):
        raise WordsError(Reason("no_level", text=clip(str(to)), top=TOP_LEVEL))
    aim = check_level(int(to))
    if aim == level:
        raise Refused(Reason("at_that_level", handle=partner.handle, level=level))
    return level, aim


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
