"""What partners answered in the made-up ledger; the ids are made of those of the promises, so that no story changes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from trustlog.domain.facts import JointCheck, Partner, Promise, TheirWord
from trustlog.domain.facts.promise import outcome
from trustlog.domain.facts.their_word import Word


class _Answered(NamedTuple):
    """How many days ago somebody answered, and their words on what was kept shortly before: each with a remark.

    Where a word was settled, it says why ours holds.
    """

    ago: int
    by: str
    words: tuple[tuple[Word, str | None, str | None], ...]


ANSWERED: Mapping[str, _Answered] = {
    "delfino": _Answered(78, "Marta Sala", (("not_done", "the second half is missing", None), ("done", None, None))),
    "acme": _Answered(21, "Jane Doe", (("not_done", None, "the receipt has its date"),)),
}
"""What partners answered to what was shared with them, by the handle of the partner."""


def words_told(
    tellings: Iterable[tuple[Partner, Iterable[object]]],
    today: date,
    zone: tzinfo,
    me: str,
    sheets: Mapping[str, str],
) -> Iterator[TheirWord | JointCheck]:
    """Yield what partners said, numbers still missing; `sheets` has the sheet they answered by the partner's id."""
    for partner, facts in tellings:
        if partner.handle not in ANSWERED:
            continue
        answered = ANSWERED[partner.handle]
        on = today - timedelta(days=answered.ago)
        at = datetime.combine(on, time(16), zone).astimezone(UTC)
        sheet = sheets.get(partner.id)
        kept = [fact for fact in facts if isinstance(fact, Promise) and _is_kept(fact, on)]
        for promise, (word, remark, why) in zip(kept, answered.words, strict=False):
            settled = None if why is None else on + timedelta(days=3)
            yield TheirWord(
                f"{promise.id[:-4]}5e72", 0, partner.id, promise.id, sheet, on, word, None, answered.by, remark,
                None if why is None else "ours", settled, why, None, False, None, at, me,
            )  # fmt: skip
        if any(why for _word, _remark, why in answered.words):
            checked = on + timedelta(days=3)
            check_id = f"{partner.id[:-4]}5e73"
            yield JointCheck(check_id, 0, partner.id, sheet, checked, answered.by, None, False, None, at, me)


def _is_kept(promise: Promise, on: date) -> bool:
    """Return whether a promise was kept in the twenty days before a day."""
    closed = promise.closed_on
    return closed is not None and on - timedelta(days=20) < closed <= on and outcome(promise, on) == "kept"
