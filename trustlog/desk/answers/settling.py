"""Settling what a partner says otherwise, and checking a list together: a person says so, with a reason; no more."""

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.facts import found_fact, inserts, line, names_of, updates
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.desk.promises import found_promise
from trustlog.domain.answers import Said, is_otherwise, latest
from trustlog.domain.facts import JointCheck, Partner, Promise, TheirWord
from trustlog.domain.facts.promise import check_days, due_anew, is_over, move
from trustlog.domain.facts.their_word import SETTLED, Settled
from trustlog.domain.text import clean, clean_name
from trustlog.errors import DateError, Reason, Refused, Remedy, TrustlogError, WordsError
from trustlog.language import _
from trustlog.storage.read import answers as views
from trustlog.storage.write.writer import next_numbers


def settle(ledger: Ledger, number: int, whose: str, reason: str, *, batch: Batch | None = None) -> Written:
    """Say whose version of a promise holds, and why; nothing else changes, of ours or of theirs."""
    if whose not in SETTLED:
        raise WordsError(Reason("settled_how", known=", ".join(SETTLED), word=whose))
    why = clean(reason, _("the reason"))
    if not why:
        raise WordsError(Reason("no_reason", option="reason"))
    promise, word = _in_question(ledger, number)
    holds: Settled = "ours" if whose == "ours" else "theirs"
    new = word._replace(settled=holds, settled_on=ledger.today, settle_reason=why)
    change = Batch(updates(ledger, word, new), f"settle {promise.number}", why)
    written = ledger.commit(change.with_changes_of(batch))
    return Written(written, (new,), (line(new, names_of(ledger, [new]), ledger.today),))


def way_to_record(ledger: Ledger, number: int) -> Remedy | None:
    """Return the way to record what they say of a promise, where theirs holds and ours does not say it yet.

    Only a way is named that is open today; where there is none, nothing is.
    """
    promise, said = _last(ledger, number)
    if said is None or said.settled != "theirs":
        return None
    unsettled = said._replace(settled=None, settled_on=None)
    if not is_otherwise(unsettled, promise, ledger.today):
        return None
    if said.word == "disputed":
        return Remedy("edit_terms", number=promise.number)
    if said.moved_to is not None:
        return _way_to_move(promise, said.moved_to, ledger.today)
    if promise.closed_as is not None:
        return Remedy("reopen", number=promise.number)
    if promise.accepted_on is None:
        if promise.due_on is not None and promise.due_on < ledger.today:
            return Remedy("accept_for_day", number=promise.number)
        return Remedy("accept_first", number=promise.number)
    if is_over(promise, ledger.today):
        return Remedy("keep_on", number=promise.number)
    return Remedy("keep", number=promise.number)


def _way_to_move(promise: Promise, day: date, today: date) -> Remedy | None:
    """Return the way to another due day: moving it where that can still be, else correcting what was agreed."""
    with suppress(TrustlogError):
        move(promise, day, today)
        return Remedy("move_there", number=promise.number, day=day)
    with suppress(TrustlogError):
        check_days(due_anew(promise, day))
        return Remedy("due_there", number=promise.number, day=day)
    return None


class InQuestion(NamedTuple):
    """A promise that somebody asks about: its number, a sentence with what they say of it, and whether it differs."""

    number: int
    says: str
    otherwise: bool


def in_question(ledger: Ledger, number: int) -> InQuestion:
    """Return the promise that a number means, its own or that of a word on it, as it stands between both sides."""
    promise, said = _last(ledger, number)
    says = sentences.sentence(promise, names_of(ledger, [promise]), ledger.today)
    if said is not None and said.remark:
        says = f'{says} · "{said.remark}"'
    otherwise = said is not None and said.settled is None and is_otherwise(said, promise, ledger.today)
    return InQuestion(promise.number, says, otherwise)


def _last(ledger: Ledger, number: int) -> tuple[Promise, Said | None]:
    """Return a promise and the word on it that counts; the number may be that of the word."""
    fact = found_fact(ledger, number)
    if isinstance(fact, TheirWord):
        about = views.promises_with_ids(ledger.conn, [fact.promise_id], ledger.me)
        number = about[0].number if about else number
    promise = found_promise(ledger, number)
    return promise, latest(names_of(ledger, [promise]).said.get(promise.id, ()), ledger.today)


def _in_question(ledger: Ledger, number: int) -> tuple[Promise, TheirWord]:
    """Return a promise and the word on it that is otherwise and not settled."""
    promise, said = _last(ledger, number)
    words = views.words_on(ledger.conn, [promise.id], ledger.me).get(promise.id, [])
    word = next((word for word in words if said is not None and word.number == said.number), None)
    if said is None or word is None:
        raise Refused(Reason("nothing_said", number=promise.number), Remedy("answer_first", number=promise.number))
    if word.settled is not None:
        raise Refused(Reason("settled_already", number=promise.number, day=word.settled_on), Remedy("undo_first"))
    if not is_otherwise(said, promise, ledger.today):
        raise Refused(Reason("not_otherwise", number=promise.number))
    return promise, word


def _no_sheet(ledger: Ledger, partner: Partner, day: date) -> Refused:
    first = views.newest_sheet(ledger.conn, partner.id, ledger.me, ledger.today)
    if first is None:
        return Refused(Reason("no_sheet", handle=partner.handle), Remedy("share_first", handle=partner.handle))
    return Refused(Reason("no_sheet_by", handle=partner.handle, day=day))


def check(ledger: Ledger, name: str, *, on: date | None = None, by: str | None = None) -> Written:
    """Record that on a day both sides agreed on the list of promises: the newest sheet shared by then.

    Without a sheet there is no list that both saw: that is refused.
    """
    partner, day = writable_partner(ledger, name), ledger.past(on)
    if day > ledger.today:
        raise DateError(Reason("answered_ahead", day=day))
    sheet = views.newest_sheet(ledger.conn, partner.id, ledger.me, day)
    if sheet is None:
        raise _no_sheet(ledger, partner, day)
    who = clean_name(by, _("the name")) or None if by else None
    before = views.checks_of(ledger.conn, partner.id, ledger.me, ledger.today)
    if any((made.on, made.sheet_id) == (day, sheet.id) for made in before):
        raise Refused(Reason("checked_already", handle=partner.handle, day=day))
    with ledger.conn.transaction():
        fact = JointCheck(
            id=ledger.new_id(),
            number=next_numbers(ledger.conn, 1),
            partner_id=partner.id,
            sheet_id=sheet.id,
            on=day,
            said_by=who,
            note=None,
            private=False,
            source=None,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )
        number = ledger.commit(Batch(inserts(ledger, fact), f"check {partner.handle}"))
    return Written(number, (fact,), (line(fact, names_of(ledger, [fact]), ledger.today),))
