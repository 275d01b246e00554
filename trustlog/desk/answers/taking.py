"""Taking a partner's word on promises: from the sheet that came back, or promise by promise. Nothing of ours changes.

A file comes from outside. A row is taken where it names a promise on the newest sheet of this partner and says one of
the words; every other row is left, with why, and keeps no row from being taken. All sheets that were shared on the day
of the newest are as new as it: one list may go out as a page, a table and days for a calendar.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.facts import all_inserts, line, names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner as find
from trustlog.desk.partners import writable_partner
from trustlog.domain.answers import is_otherwise, read_word
from trustlog.domain.facts import Partner, Promise, Sheet, TheirWord
from trustlog.domain.facts.their_word import Word
from trustlog.domain.kinds.words import iso
from trustlog.domain.text import clean, clean_name, clip, unfit
from trustlog.domain.text.folding import alike
from trustlog.errors import DateError, NotThere, Reason, Refused, Remedy, WordsError
from trustlog.exchange.csv.answers import AnsweredRow, read_answers
from trustlog.files.paths import expanded
from trustlog.language import _
from trustlog.storage.read import answers as views
from trustlog.storage.read.promises import promises
from trustlog.storage.write.writer import next_numbers

Why = Literal["other_partner", "twice", "old_sheet", "unknown", "word"]
LONGEST_REMARK = 2000
"""Characters of a remark that are kept; nobody writes more into a cell of a sheet."""
_MOST_NAMED = 30
"""Promises that the title of a batch names."""


class Taken(NamedTuple):
    """A word that was taken, the line of the file it stood on, and whether it is otherwise than what we say."""

    row: int | None
    number: int
    word: Word
    moved_to: date | None
    otherwise: bool


class Left(NamedTuple):
    """A row that was not taken, its line, the number it names (None: none), why, and the sheet it was to be on."""

    row: int
    number: int | None
    why: Why
    sheet: str = ""

    @property
    def reason(self) -> Reason:
        """Return why, to be said."""
        reasons: dict[Why, Reason] = {
            "other_partner": Reason("answer_other_partner", row=self.row),
            "twice": Reason("answer_twice", row=self.row, number=self.number),
            "old_sheet": Reason("answer_old_sheet", row=self.row, sheet=self.sheet),
            "unknown": Reason("answer_unknown", row=self.row, sheet=self.sheet),
            "word": Reason("answer_word", row=self.row),
        }
        return reasons[self.why]


class Answered(NamedTuple):
    """What came of an answer: what was taken and left of which sheet, and a line about each that was taken.

    Of several sheets in one file, `sheet` is that of the first row taken. `written` is None where nothing of it is new.
    """

    partner: Partner
    sheet: str | None
    taken: tuple[Taken, ...]
    refused: tuple[Left, ...]
    written: Written | None
    lines: tuple[str, ...] = ()


class _Word(NamedTuple):
    """A word on a promise, read and judged, before it is a fact."""

    promise: Promise
    word: Word
    moved_to: date | None
    remark: str | None
    sheet: Sheet | None
    row: int | None = None

    @property
    def content(self) -> tuple[str, Word, date | None]:
        """Return what it says, and of which promise."""
        return self.promise.id, self.word, self.moved_to


def take_file(
    ledger: Ledger, name: str, path: str | Path, *, by: str | None = None, on: date | None = None
) -> Answered:
    """Take the answers of a sheet that came back; rows that cannot be taken are left, each with why."""
    partner, day = writable_partner(ledger, name), _day(ledger, on)
    rows = read_answers(Path(expanded(str(path))))
    newest = views.newest_sheets(ledger.conn, partner.id, ledger.me, ledger.today)
    if not newest:
        raise Refused(Reason("no_sheet", handle=partner.handle), Remedy("share_first", handle=partner.handle))
    if day < newest[0].on:
        raise Refused(Reason("answered_before_shared", sheet=newest[0].name, on=newest[0].on, day=day))
    words, left = _judged(ledger, partner, newest, rows, day)
    return _write(ledger, partner, newest, words, left, _name(by), day)


def take_word(
    ledger: Ledger,
    name: str | None,
    number: int,
    word: str,
    *,
    moved_to: date | None = None,
    remark: str | None = None,
    by: str | None = None,
    on: date | None = None,
) -> Answered:
    """Take what a partner said of one promise; without a partner named, that of the promise."""
    day = _day(ledger, on)
    named = None if name is None else find(ledger, name)
    promise = _found(ledger, number, named)
    partner = writable_partner(ledger, _handle_of(ledger, promise))
    said = read_word(word, "" if moved_to is None else moved_to.isoformat(), day)
    if said is None:
        raise WordsError(Reason("no_answer_word", word=clip(word)), Remedy("answer_words"))
    if day < promise.made_on:
        raise Refused(Reason("answered_before_made", number=number, made=promise.made_on, day=day))
    newest = views.newest_sheets(ledger.conn, partner.id, ledger.me, day)
    sheet = next((sheet for sheet in newest if promise.id in views.promises_on(ledger.conn, sheet.id)), None)
    text = clean(remark or "", _("the remark")) or None
    return _write(ledger, partner, newest if sheet else [], [_Word(promise, *said, text, sheet)], [], _name(by), day)


def answered_json(answered: Answered) -> dict[str, Any]:
    """Return what came of an answer as scripts have it."""
    return {
        "partner": answered.partner.name,
        "handle": answered.partner.handle,
        "sheet": answered.sheet,
        "taken": [
            {
                "number": taken.number,
                "word": taken.word,
                "moved_to": iso(taken.moved_to),
                "otherwise": taken.otherwise,
            }
            for taken in answered.taken
        ],
        "refused": [{"row": left.row, "number": left.number, "why": left.why} for left in answered.refused],
    }


def _day(ledger: Ledger, on: date | None) -> date:
    """Return the day on which it was said: today, or one that is over."""
    day = ledger.past(on)
    if day > ledger.today:
        raise DateError(Reason("answered_ahead", day=day))
    return day


def _name(by: str | None) -> str | None:
    return clean_name(by, _("the name")) or None if by else None


def _found(ledger: Ledger, number: int, named: Partner | None) -> Promise:
    """Find a promise, of that partner where one is named; of another partner's nothing is told."""
    found = promises(ledger.conn, me=ledger.me, numbers=[number], state="all")
    if not found:
        raise NotThere(Reason("no_promise", number=number), Remedy("list_promises"))
    if named is not None and found[0].partner_id != named.id:
        raise Refused(Reason("not_with_them", number=number, handle=named.handle), Remedy("list_promises"))
    return found[0]


def _handle_of(ledger: Ledger, promise: Promise) -> str:
    return names_of(ledger, [promise]).handles[promise.partner_id]


def _judged(
    ledger: Ledger, partner: Partner, newest: Sequence[Sheet], rows: Sequence[AnsweredRow], day: date
) -> tuple[list[_Word], list[Left]]:
    """Judge the rows that say something; of rows with the same promise the first counts, where they say the same."""
    told = [row for row in rows if row.word or row.moved_to or row.remark or not row.is_whole]
    numbers = {row.number for row in told if row.number is not None}
    known = {p.number: p for p in promises(ledger.conn, me=ledger.me, numbers=numbers, state="all")} if numbers else {}
    owners = views.owners_of_sheets(ledger.conn, {alike(row.sheet) for row in told}, ledger.me)
    sheets = {alike(sheet.name): sheet for sheet in newest}
    on_sheet = {sheet.id: views.promises_on(ledger.conn, sheet.id) for sheet in newest}
    read: list[_Word] = []
    left: list[Left] = []
    for row in told:
        promise = known.get(row.number or 0)
        owner, sheet = owners.get(alike(row.sheet)), sheets.get(alike(row.sheet))
        if promise is None or owner is None:
            left.append(Left(row.line, row.number, "unknown", (sheet or newest[0]).name))
        elif promise.partner_id != partner.id or owner != partner.id:
            left.append(Left(row.line, row.number, "other_partner"))
        elif sheet is None:
            left.append(Left(row.line, row.number, "old_sheet", newest[0].name))
        elif promise.id not in on_sheet[sheet.id] or _is_shuffled(row, promise, known.values()):
            left.append(Left(row.line, row.number, "unknown", sheet.name))
        elif (word := _word(row, promise, sheet, day)) is None:
            left.append(Left(row.line, row.number, "word"))
        else:
            read.append(word)
    contents = Counter(content[0] for content in {word.content for word in read})
    words: list[_Word] = []
    taken: set[str] = set()
    for word in read:
        if contents[word.promise.id] > 1 or word.promise.id in taken:
            left.append(Left(word.row or 0, word.promise.number, "twice"))
        else:
            taken.add(word.promise.id)
            words.append(word)
    return words, sorted(left)


def _is_shuffled(row: AnsweredRow, promise: Promise, answered: Iterable[Promise]) -> bool:
    """Return whether a row has the text of another promise of the file: somebody sorted a part of its columns."""
    text = alike(row.text)
    return text != alike(promise.text) and any(alike(other.text) == text for other in answered)


def _word(row: AnsweredRow, promise: Promise, sheet: Sheet, day: date) -> _Word | None:
    """Read what a row says; None where that is no word, or holds what no ledger can keep."""
    said = read_word(row.word, row.moved_to, day)
    if said is None or not row.is_whole or unfit(row.remark) is not None:
        return None
    if said[1] is not None and said[1] < promise.made_on:
        return None
    remark = clean(row.remark)
    if len(remark) > LONGEST_REMARK:
        remark = f"{remark[: LONGEST_REMARK - 1]}…"
    return _Word(promise, *said, remark or None, sheet, row.line)


def _write(
    ledger: Ledger,
    partner: Partner,
    newest: Sequence[Sheet],
    words: Sequence[_Word],
    left: Sequence[Left],
    by: str | None,
    day: date,
) -> Answered:
    """Write the words that are new as one batch; what was said the same already is taken, and stays as it is."""
    before = views.words_on(ledger.conn, [word.promise.id for word in words], ledger.me) if words else {}
    new = [word for word in words if not _is_said(word, before.get(word.promise.id, ()), newest)]
    written = _written(ledger, partner, [_fact(ledger, word, by, day) for word in new]) if new else None
    names = names_of(ledger, [word.promise for word in words])
    taken, lines = [], []
    for word in words:
        of_promise = reversed(names.said[word.promise.id])
        as_said = next(one for one in of_promise if (one.word, one.moved_to) == (word.word, word.moved_to))
        otherwise = is_otherwise(as_said, word.promise, ledger.today)
        taken.append(Taken(word.row, word.promise.number, word.word, word.moved_to, otherwise))
        says = sentences.sentence(word.promise, names, ledger.today)
        lines.append(f"#{word.promise.number}  {partner.handle}: {says}")
    sheet = next((word.sheet for word in words), newest[0] if newest else None)
    return Answered(partner, sheet and sheet.name, tuple(taken), tuple(left), written, tuple(lines))


def say_word(ledger: Ledger, number: int, word: Word, moved_to: date | None = None, remark: str = "") -> Written:
    """Take what a partner said of one promise, as a screen asks for it; what was said so already is refused."""
    answered = take_word(ledger, None, number, word, moved_to=moved_to, remark=remark)
    if answered.written is None:
        raise Refused(Reason("answered_so_already"))
    return answered.written._replace(lines=answered.lines)


def _is_said(word: _Word, before: Sequence[TheirWord], newest: Sequence[Sheet]) -> bool:
    """Return whether the same stands there already as the last word, of the same sheet or of one shared that day."""
    if not before:
        return False
    last = before[-1]
    same = (last.word, last.moved_to) == (word.word, word.moved_to)
    as_new = last.sheet_id in {sheet.id for sheet in newest} if word.sheet else last.sheet_id is None
    return same and as_new and word.remark in (None, last.remark)


def _fact(ledger: Ledger, word: _Word, by: str | None, day: date) -> TheirWord:
    return TheirWord(
        id=ledger.new_id(),
        number=0,
        partner_id=word.promise.partner_id,
        promise_id=word.promise.id,
        sheet_id=word.sheet and word.sheet.id,
        on=day,
        word=word.word,
        moved_to=word.moved_to,
        said_by=by,
        remark=word.remark,
        settled=None,
        settled_on=None,
        settle_reason=None,
        note=None,
        private=word.promise.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )


def _written(ledger: Ledger, partner: Partner, facts: Sequence[TheirWord]) -> Written:
    with ledger.conn.transaction():
        first = next_numbers(ledger.conn, len(facts))
        numbered = tuple(fact._replace(number=first + place) for place, fact in enumerate(facts))
        names = names_of(ledger, numbered)
        numbers = [str(names.promised[fact.promise_id][0]) for fact in numbered]
        title = " ".join(("answer", partner.handle, *(numbers if len(numbers) <= _MOST_NAMED else ())))
        number = ledger.commit(Batch(all_inserts(ledger, numbered), title))
    return Written(number, numbered, tuple(line(fact, names, ledger.today) for fact in numbered))
