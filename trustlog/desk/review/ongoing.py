"""A review under way: begun, walked through row by row, left and taken up again at the right row."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from trustlog.desk import sentences
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.practice import put_off_changes
from trustlog.desk.readings import Notice
from trustlog.desk.review.contents import review
from trustlog.desk.review.current_rows import CurrentRows
from trustlog.desk.review.retold import retold
from trustlog.desk.review.rows import Row, Step, is_of_practice, steps_of
from trustlog.domain import review as order
from trustlog.domain.calendar.days import show
from trustlog.domain.text import clean
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.language import _, english, is_other
from trustlog.storage.read import reviews as views
from trustlog.storage.read.counts import batch_to_come
from trustlog.storage.write.writer import Change
from trustlog.trust.reading.values import Reading

Act = Callable[[Ledger, Batch], Written]
"""Something done about a row: it writes the changes of the batch with its own."""


class OngoingReview(NamedTuple):
    """A review under way: the day it is for, its steps, the intentions so far, and the row to go on at.

    `at` is a step, from 1, and a place in it, from 0; where nothing is left, the place behind the last step's rows.
    """

    id: str
    on: date
    steps: tuple[Step, ...]
    intentions: tuple[str, ...]
    at: tuple[int, int]

    @property
    def rows(self) -> list[Row]:
        """Return the rows of all steps."""
        return [row for step in self.steps for row in step.rows]

    def with_answered(self, row_ids: Collection[str]) -> "OngoingReview":
        """Return the review with these rows shown as answered, while their answers are being written."""
        steps = []
        for step in self.steps:
            rows = [
                row._replace(state="answered", answer="…") if row.id in row_ids and row.state == "left" else row
                for row in step.rows
            ]
            steps.append(step._replace(rows=tuple(rows)))
        return self._replace(steps=tuple(steps))

    def after(self, row_id: str) -> tuple[int, int]:
        """Return step and place to go on at behind a row."""
        return _place_after(self.steps, next((at for at, row in _placed(self.steps) if row.id == row_id), None))


def begin(ledger: Ledger, known_readings: Iterable[Reading] | None = None, notice: Notice | None = None) -> Written:
    """Begin a review, or take up the review begun on an earlier day: what came since is added to it.

    `known_readings` are those of all partners today, where they are known. A person has one unfinished review at most;
    the batch is 0 where nothing came and so nothing was written.
    """
    gathered = review(ledger, None, notice, known_readings)
    with english():  # what is kept has one language
        rows = [row for step in steps_of(gathered) for row in step.rows]
    with ledger.conn.transaction():
        batch_to_come(ledger.conn, hold=True)  # one transaction at a time begins a review
        begun = views.unfinished_review(ledger.conn, ledger.me)
        if begun is not None and begun.on == ledger.today:
            raise Refused(Reason("review_is_begun", day=begun.on), Remedy("go_on_with_it"))
        changes = [] if begun else [_new(ledger)]
        review_id = begun.id if begun else changes[0].id
        known = (
            {(answer.question, answer.partner_id) for answer in views.answers(ledger.conn, begun.id)}
            if begun
            else set()
        )
        new_rows = [row for row in rows if (row.question, _about(row)) not in known]
        if any(is_of_practice(question) for question, _partner_id in known):  # one such question a review
            new_rows = [row for row in new_rows if not row.part]
        changes += [question_change(ledger, review_id, row) for row in new_rows]
        title = f"review of {begun.on} taken up" if begun else f"review {ledger.today} begun"
        batch = ledger.commit(Batch(changes, title)) if changes else 0
    count = (
        _("{rows} came since").format(rows=sentences.counted(len(new_rows), "row"))
        if begun
        else _("{rows} to look at").format(rows=sentences.counted(len(new_rows), "row"))
    )
    says = (
        _("review of {day} taken up: {count}").format(day=_day(begun.on), count=count)
        if begun
        else _("review {day} begun: {count}").format(day=_day(ledger.today), count=count)
    )
    return Written(batch, (), (says,))


def _day(on: date) -> str:
    """Return the day of a review: in English as the list of reviews takes it."""
    return show(on) if is_other() else on.isoformat()


def ongoing_review(ledger: Ledger) -> OngoingReview | None:
    """Return the review that this person has begun, every row as it stands now; None where none is begun."""
    begun = views.unfinished_review(ledger.conn, ledger.me)
    if begun is None:
        return None
    answers = views.answers(ledger.conn, begun.id)
    steps = CurrentRows(ledger, begun, answers).steps()
    intentions = tuple(intention.text for intention in views.intentions(ledger.conn, begun.id))
    return OngoingReview(begun.id, begun.on, steps, intentions, _goes_on(steps, answers))


def answer(ledger: Ledger, row: Row, says: str, act: Act | None = None) -> Written:
    """Answer a row of the review under way, together with what is done about it, as one batch.

    A row may be answered again as long as the review is not done.
    """
    if act is not None:
        return act(ledger, Batch([_answer_change(ledger, row, says)]))
    return answer_all(ledger, [row], says)


def answer_all(ledger: Ledger, rows: Sequence[Row], says: str) -> Written:
    """Write the same answer to several rows of the review under way, as one batch."""
    if not rows:
        raise Refused(Reason("step_is_empty"))
    count = sentences.counted(len(rows), "row")
    subject = order.titled(rows[0].question) if len(rows) == 1 else count
    changes = [_answer_change(ledger, row, says) for row in rows]
    for row in rows if says == order.LATER else ():
        changes += _put_off(ledger, row, for_good=False)
    batch = ledger.commit(Batch(changes, f"review: {subject}"))
    subject_line = rows[0].says if len(rows) == 1 else count
    return Written(batch, (), (f"{subject_line} · {retold(says)}",))


def answer_never(ledger: Ledger, row: Row) -> Written:
    """Answer that the question of the practice in a row is not to be asked of its partner again."""
    changes = [_answer_change(ledger, row, order.NEVER), *_put_off(ledger, row, for_good=True)]
    batch = ledger.commit(Batch(changes, f"review: {order.titled(row.question)}"))
    return Written(batch, (), (f"{row.says} · {retold(order.NEVER)}",))


def _put_off(ledger: Ledger, row: Row, *, for_good: bool) -> list[Change]:
    """Return what puts the question of the practice in a row off; nothing of any other row."""
    if not row.part or row.partner_id is None:
        return []
    return put_off_changes(ledger, row.partner_id, row.part, for_good=for_good)


def intend(ledger: Ledger, text: str) -> Written:
    """Set an intention for next week."""
    change, line = _intention(ledger, text)
    return Written(ledger.commit(Batch([change], "review: an intention")), (), (line,))


def carry_on(ledger: Ledger, row: Row) -> Written:
    """Answer that an intention of last week is carried on, and set it for next week."""
    change, line = _intention(ledger, intention_of(row))
    changes = [_answer_change(ledger, row, _("carried on")), change]
    return Written(
        ledger.commit(Batch(changes, f"review: {order.titled(row.question)}")),
        (),
        (_("carried on, {line}").format(line=line),),
    )


def withdraw_intention(ledger: Ledger, text: str) -> Written:
    """Take an intention of the review under way away again."""
    begun = _begun(ledger)
    intention = next(
        (candidate for candidate in views.intentions(ledger.conn, begun.id) if candidate.text == text), None
    )
    if intention is None:
        raise Refused(Reason("not_intended", text=text))
    before = {"id": intention.id, "review_id": begun.id, "text": text}
    batch = ledger.commit(Batch([Change("intention", intention.id, before, None)], "review: an intention taken away"))
    return Written(batch, (), (_("no longer meant for next week: {text}").format(text=text),))


def drop(ledger: Ledger) -> Written:
    """Drop the review under way with its answers; what was done about promises and partners stays."""
    begun = _begun(ledger)
    changes = [
        Change("review_answer", answer.id, {"review_id": begun.id, "answer": answer.answer}, None)
        for answer in views.answers(ledger.conn, begun.id)
    ]
    changes += [
        Change("intention", intention.id, {"review_id": begun.id, "text": intention.text}, None)
        for intention in views.intentions(ledger.conn, begun.id)
    ]
    changes.append(Change("review", begun.id, {"on": begun.on, "done_at": None}, None))
    batch = ledger.commit(Batch(changes, f"review {begun.on} dropped"))
    return Written(
        batch,
        (),
        (_("the review of {day} is dropped; what was done stays").format(day=sentences.day(begun.on, ledger.today)),),
    )


def intention_of(row: Row) -> str:
    """Return the intention that a row asks after."""
    step_and_subject = order.asked(row.question)
    return step_and_subject[1] if step_and_subject else ""


def _goes_on(steps: Sequence[Step], answers: Sequence[views.ReviewAnswer]) -> tuple[int, int]:
    """Return step, from 1, and place to go on at, by the row answered last."""
    at = {answer.id: answer.at for answer in answers if answer.answer}
    answered_places = [(at[row.id], place) for place, row in _placed(steps) if row.id in at]
    return _place_after(steps, max(answered_places)[1] if answered_places else None)


def _place_after(steps: Sequence[Step], last: order.Place | None) -> tuple[int, int]:
    place = order.goes_on_at([[row.state == "left" for row in step.rows] for step in steps], last)
    return (place[0] + 1, place[1]) if place else (order.NEXT_WEEK, len(steps[-1].rows))


def _placed(steps: Sequence[Step]) -> list[tuple[order.Place, Row]]:
    return [((step.number - 1, place), row) for step in steps for place, row in enumerate(step.rows)]


def _begun(ledger: Ledger) -> views.UnfinishedReview:
    begun = views.unfinished_review(ledger.conn, ledger.me)
    if begun is None:
        raise Refused(Reason("no_review_under_way"), Remedy("begin_review"))
    return begun


def _new(ledger: Ledger) -> Change:
    review_id = ledger.new_id()
    columns: dict[str, Any] = {"id": review_id, "on": ledger.today, "done_at": None, "snapshot": None, **_stamp(ledger)}
    return Change("review", review_id, None, columns)


def _about(row: Row) -> str | None:
    """Return the partner that a kept question names; of a promise, the number does."""
    return None if row.number else row.partner_id


def question_change(ledger: Ledger, review_id: str, row: Row) -> Change:
    """Return the change that inserts a row's question, with the answer it has already, if any."""
    answer_id = ledger.new_id()
    about = _about(row)
    columns = {
        "id": answer_id,
        "review_id": review_id,
        "partner_id": about,
        "question": row.question,
        "answer": row.answer,
    }
    return Change("review_answer", answer_id, None, {**columns, **_stamp(ledger)})


def _answer_change(ledger: Ledger, row: Row, says: str) -> Change:
    answer = views.answer_by_id(ledger.conn, row.id)
    if answer is None:
        raise Refused(Reason("row_not_in_review"), Remedy("only_look_again"))
    if answer.answer and row.state == "left":
        raise Refused(Reason("answered_meanwhile", answer=answer.answer), Remedy("only_look_again"))
    before = {"answer": answer.answer, "recorded_at": answer.at}
    return Change("review_answer", row.id, before, {"answer": clean(says, _("the answer")), "recorded_at": ledger.now})


def _intention(ledger: Ledger, text: str) -> tuple[Change, str]:
    begun = _begun(ledger)
    intentions = [intention.text for intention in views.intentions(ledger.conn, begun.id)]
    cleaned = check_intentions([*intentions, text])[-1]
    intention_id = ledger.new_id()
    row: Mapping[str, Any] = {
        "id": intention_id, "review_id": begun.id, "partner_id": None, "on": ledger.today, "text": cleaned,
        "done_on": None,
    }  # fmt: skip
    return Change("intention", intention_id, None, {**row, **_stamp(ledger)}), _("next week: {cleaned}").format(
        cleaned=cleaned
    )


def check_intentions(texts: Iterable[str]) -> list[str]:
    """Return the intentions of a week, cleaned; too many, empty or repeated intentions are refused."""
    cleaned = [clean(text, _("the intention")) for text in texts]
    if len(cleaned) > order.MOST_INTENTIONS or not all(cleaned):
        raise WordsError(Reason("intentions_of_a_week", most=order.MOST_INTENTIONS))
    if len(set(cleaned)) != len(cleaned):
        raise WordsError(Reason("intended_twice"), Remedy("write_each_once"))
    return cleaned


def _stamp(ledger: Ledger) -> dict[str, Any]:
    return {"recorded_at": ledger.now, "recorded_by": ledger.me}
