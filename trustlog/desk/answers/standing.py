"""What a partner answered, beside what we say, and where that is otherwise: for command, brief, review and reading."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.facts import mark, word_json
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner as find
from trustlog.domain.answers import Said, is_otherwise, latest
from trustlog.domain.facts import JointCheck, Partner, Promise
from trustlog.domain.facts.promise import as_known, outcome
from trustlog.domain.kinds.their_word import said_words
from trustlog.domain.kinds.words import iso
from trustlog.domain.text import clip
from trustlog.language import _, ngettext
from trustlog.storage.read import answers as views
from trustlog.storage.read.names import said_of, sheet_names

_REMARK = 120
"""Characters of a remark that a brief has, which is to fit one page."""


class Answer(NamedTuple):
    """A promise as it stood on a day, and the partner's word on it that counts."""

    promise: Promise
    said: Said
    otherwise: bool


class Answers(NamedTuple):
    """What a partner answered by a day, those that are otherwise first; `sheet` is the newest one shared by then."""

    partner: Partner
    as_of: date
    sheet: str | None
    answers: tuple[Answer, ...]
    checks: tuple[JointCheck, ...]
    sheets: dict[str, str]

    @property
    def otherwise(self) -> int:
        """Count those that are otherwise than what we say."""
        return sum(answer.otherwise for answer in self.answers)


def answers_of(ledger: Ledger, partner: Partner, as_of: date | None = None, me: str | None = None) -> Answers:
    """Return what a partner answered by a day, as `me` sees it: by default the person at the ledger."""
    day, seen_by = ledger.past(as_of), ledger.me if me is None else me
    ids = views.answered(ledger.conn, seen_by, day, partner.id).get(partner.id, [])
    sheet = views.newest_sheet(ledger.conn, partner.id, seen_by, day)
    checks = tuple(views.checks_of(ledger.conn, partner.id, seen_by, day))
    names = sheet_names(ledger.conn, [check.sheet_id for check in checks if check.sheet_id], seen_by)
    answers = sorted(_answers(ledger, ids, day, seen_by), key=lambda answer: not answer.otherwise)
    return Answers(partner, day, sheet and sheet.name, tuple(answers), checks, names)


def otherwises(ledger: Ledger, day: date, partner_ids: Collection[str] | None = None) -> dict[str, list[Answer]]:
    """Return by the partner's id what partners say otherwise than we do; those who say nothing so are left out."""
    found = views.answered(ledger.conn, ledger.me, day, open_only=True)
    wanted = [key for keys in found.values() for key in keys]
    by_partner: dict[str, list[Answer]] = {}
    for answer in _answers(ledger, wanted, day, ledger.me):
        key = answer.promise.partner_id
        if answer.otherwise and (partner_ids is None or key in partner_ids):
            by_partner.setdefault(key, []).append(answer)
    return by_partner


def _answers(ledger: Ledger, ids: Collection[str], day: date, me: str) -> Iterable[Answer]:
    """Yield the promises with these ids, by number, each as it stood on a day with the word on it that counts."""
    if not ids:
        return
    words = said_of(ledger.conn, ids, me)
    for promise in views.promises_with_ids(ledger.conn, ids, me):
        said = latest(words.get(promise.id, ()), day)
        if said is not None:
            known = as_known(promise, max(day, promise.made_on))
            yield Answer(known, said, is_otherwise(said, promise, day))


def otherwise_words(answer: Answer, as_of: date, *, remark: str = "") -> str:
    """Say what is otherwise: "send the report – they: not done (Fri 12 Dec), we: kept"; `remark` stands behind it."""
    said = answer.said
    word = said_words(said.word, said.moved_to, as_of)
    return _("{text} – they: {word} ({on}), we: {ours}").format(
        text=answer.promise.text,
        word=f'{word}, "{remark}"' if remark else word,
        on=sentences.day(said.on, as_of),
        ours=_ours(answer, as_of),
    )


def _ours(answer: Answer, as_of: date) -> str:
    """Say what we have of it: when it is due where they say another day, else how it came out."""
    promise = answer.promise
    if answer.said.word == "moved":
        return sentences.due(promise, as_of)
    return _(outcome(promise, max(as_of, promise.made_on)))


def brief_lines(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Return what a partner says otherwise than we do, for a brief: private promises and words stay out."""
    from trustlog.desk.readings import NOBODY

    answers = answers_of(ledger, partner, day, NOBODY).answers
    return [
        otherwise_words(answer, day, remark=clip(answer.said.remark or "", _REMARK))
        for answer in answers
        if answer.otherwise
    ]


def told_words(ledger: Ledger, promise: Promise) -> list[str]:
    """Tell all that a partner said of a promise, the last word first and as it stands beside ours."""
    day = ledger.today
    words = views.words_on(ledger.conn, [promise.id], ledger.me).get(promise.id, [])
    said = said_of(ledger.conn, [promise.id], ledger.me).get(promise.id, ())
    lines: list[str] = []
    for word, as_said in zip(reversed(words), reversed(said), strict=True):
        head = mark(as_said, promise, day) if not lines else said_words(word.word, word.moved_to, day)
        on = "" if not lines else sentences.day(word.on, day)
        who = "" if word.said_by is None else _("by {name}").format(name=word.said_by)
        lines.append(
            " · ".join(part for part in (head, on, who, as_said.sheet, word.remark, word.settle_reason) if part)
        )
    return lines


def count_words(ledger: Ledger, partner: Partner, day: date) -> str:
    """Say of how many answered promises they say otherwise, for an explanation; empty where nothing was answered."""
    answers = answers_of(ledger, partner, day)
    if not answers.answers:
        return ""
    return ngettext(
        "They say otherwise on {otherwise} of {n} promise they answered; no strand counts that.",
        "They say otherwise on {otherwise} of {n} promises they answered; no strand counts that.",
        len(answers.answers),
    ).format(otherwise=answers.otherwise, n=len(answers.answers))


def shown(answers: Answers) -> list[str]:
    """Return what a partner answered as lines, those that are otherwise first, and when both checked the list."""
    day = answers.as_of
    lines = []
    for answer in answers.answers:
        promise = answer.promise
        says = f"{sentences.promise(promise)} · {sentences.outcome(promise, max(day, promise.made_on))}"
        lines.append(f"#{promise.number}  {says} · {mark(answer.said, promise, day)}")
    for check in answers.checks:
        sheet = answers.sheets.get(check.sheet_id or "")
        lines.append(_checked(check, sheet, day))
    return lines


def shown_of(ledger: Ledger, name: str) -> list[str]:
    """Return as lines what a partner answered: first how much of it is otherwise, or that there is nothing yet."""
    subject = find(ledger, name)
    answers = answers_of(ledger, subject)
    head = count_words(ledger, subject, ledger.today) or _("They have not answered yet.")
    return [head, *shown(answers)]


def last_check_words(ledger: Ledger, partner: Partner, day: date, me: str) -> str:
    """Say on which day both sides last agreed on a list by a day, as `me` may see it; empty where they never did."""
    checks = views.checks_of(ledger.conn, partner.id, me, day)
    if not checks:
        return ""
    named = sheet_names(ledger.conn, [sheet for sheet in (checks[0].sheet_id,) if sheet], me)
    return _checked(checks[0], named.get(checks[0].sheet_id or ""), day)


def _checked(check: JointCheck, sheet: str | None, as_of: date) -> str:
    on = sentences.day(check.on, as_of)
    if sheet is None:
        return _("on {day} both agreed on the list").format(day=on)
    return _("on {day} both agreed on {sheet}").format(day=on, sheet=sheet)


def answers_json(answers: Answers) -> dict[str, Any]:
    """Return what a partner answered as scripts have it."""
    day = answers.as_of
    return {
        "partner": answers.partner.name,
        "handle": answers.partner.handle,
        "as_of": day.isoformat(),
        "sheet": answers.sheet,
        "answered": len(answers.answers),
        "otherwise": answers.otherwise,
        "answers": [
            {
                "number": answer.promise.number,
                "side": "we" if answer.promise.ours else "you",
                "text": answer.promise.text,
                "due_on": iso(answer.promise.due_on),
                "outcome": outcome(answer.promise, max(day, answer.promise.made_on)),
                "their_word": word_json(answer.said, answer.promise, day),
            }
            for answer in answers.answers
        ],
        "checks": [
            {
                "number": check.number,
                "on": check.on.isoformat(),
                "by": check.said_by,
                "sheet": answers.sheets.get(check.sheet_id or ""),
            }
            for check in answers.checks
        ],
    }
