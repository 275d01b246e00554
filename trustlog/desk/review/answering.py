"""Answers to rows of the review, each written together with what it does about the row's promise or partner."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk import promises
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.levels import ack
from trustlog.desk.plans import plan
from trustlog.desk.practice import fill_in
from trustlog.desk.review.notes import note_to_say
from trustlog.desk.review.ongoing import answer
from trustlog.desk.review.rows import PLANS, Row, kept_words
from trustlog.desk.sentences import day
from trustlog.language import english


def answer_kept(ledger: Ledger, row: Row, *, on_time: bool | None = None) -> Written:
    """Answer that a promise was kept, and record it; behind its day, whether that was on time or late."""
    number = _number(row)
    punctual, late = [number] if on_time else [], [number] if on_time is False else []
    words = "kept" if on_time or row.promise is None else kept_words(row.promise, ledger.today)
    return answer(
        ledger, row, words,
        lambda ledger, batch: promises.keep(ledger, [number], on_time=punctual, late=late, batch=batch),
    )  # fmt: skip


def answer_broken(ledger: Ledger, row: Row, told: str) -> Written:
    """Answer that a promise was broken, and record how: told, silent or concealed."""
    return answer(
        ledger,
        row,
        f"broken, {told}",
        lambda ledger, batch: promises.break_(ledger, [_number(row)], told=told, batch=batch),
    )


def answer_anew(ledger: Ledger, row: Row, to: date) -> Written:
    """Answer that an overdue promise was made anew for a day: the miss is recorded, too."""
    words = f"promised anew for {_kept_day(to, ledger.today)}"
    return answer(
        ledger,
        row,
        words,
        lambda ledger, batch: promises.break_(ledger, [_number(row)], told=None, again=to, batch=batch),
    )


def answer_moved(ledger: Ledger, row: Row, to: date) -> Written:
    """Answer that a promise is due on another day, and move it."""
    words = f"moved to {_kept_day(to, ledger.today)}"
    return answer(ledger, row, words, lambda ledger, batch: promises.move(ledger, _number(row), to, batch=batch))


def answer_act(ledger: Ledger, row: Row, name: str, words: str, reason: str = "") -> Written:
    """Answer with any of the rarer acts on a promise, named as in `promises.act`."""
    return answer(
        ledger, row, words, lambda ledger, batch: promises.act(ledger, _number(row), name, reason, batch=batch)
    )


def answer_planned(ledger: Ledger, row: Row, kind: str, on: date) -> Written:
    """Answer with a plan for time together, of a kind."""
    words = f"planned {_kept_day(on, ledger.today)}: {PLANS[kind]}"
    return answer(
        ledger, row, words, lambda ledger, batch: plan(ledger, row.handle or "", on, PLANS[kind], batch=batch)
    )


def answer_noted(ledger: Ledger, row: Row, kind: str, text: str) -> Written:
    """Answer with a note of what is to be told them, or to be asked."""
    return answer(
        ledger,
        row,
        f"noted to {kind}",
        lambda ledger, batch: note_to_say(ledger, row.handle or "", kind, text, batch=batch),
    )


def answer_filled_in(ledger: Ledger, row: Row, fields: Mapping[str, str]) -> Written:
    """Answer a question of the practice by filling in its part."""
    return answer(
        ledger,
        row,
        "looked at",
        lambda ledger, batch: fill_in(ledger, row.handle or "", row.part, fields, batch),
    )


def answer_flag_seen(ledger: Ledger, row: Row, note: str) -> Written:
    """Answer that the flags of a partner were seen and talked over."""
    return answer(
        ledger, row, "flag seen", lambda ledger, batch: ack(ledger, row.handle or "", None, note, batch=batch)
    )


def _kept_day(on: date, today: date) -> str:
    """Write a day as answers are kept, in English."""
    with english():
        return day(on, today)


def _number(row: Row) -> int:
    return row.number or 0
