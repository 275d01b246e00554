"""What the weekly review needs beside what is due: reviews begun and done, days without an entry, who was told what."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from trustlog.domain.facts import LevelChange
from trustlog.storage.engine.columns import day, day_or_none, quoted, stamp
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.facts import timeline
from trustlog.storage.read.select import SEEN, among, where
from trustlog.storage.schema._generated import HAPPENED


class Intention(NamedTuple):
    """Something a person meant to do after a review."""

    id: str
    text: str
    done_on: date | None


class PastReview(NamedTuple):
    """A review that is done: its day, its record as JSON text, and the intentions it ended in."""

    id: str
    on: date
    snapshot: str | None
    intentions: tuple[Intention, ...]


class UnfinishedReview(NamedTuple):
    """A review that is not done yet: the day it is for, and when it was begun."""

    id: str
    on: date
    begun_at: datetime


class ReviewAnswer(NamedTuple):
    """A question of a review with its answer, empty while it is left, and when that was given."""

    id: str
    partner_id: str | None
    question: str
    answer: str
    at: datetime


class Figures(NamedTuple):
    """A review that is done, in figures: how many questions it had and how they came out."""

    id: str
    on: date
    asked: int
    left: int
    later: int
    intentions: int
    intentions_done: int


class Decision(NamedTuple):
    """What was decided about a partner: a change of `level`, a `decline` until a day, or an answer about a strand.

    `trial` is what a change of level is of a step on trial.
    """

    kind: str
    on: date
    levels: tuple[int, int] = (0, 0)
    strand: str | None = None
    until: date | None = None
    trial: str | None = None


def last_review(conn: Connection, before: date, me: str) -> PastReview | None:
    """Return this person's last finished review up to a day."""
    row = conn.first(
        'SELECT id, "on", snapshot FROM review WHERE recorded_by = :me AND "on" <= :before AND done_at IS NOT NULL '
        'ORDER BY "on" DESC, done_at DESC LIMIT 1',
        me=me,
        before=before,
    )
    return None if row is None else _past(conn, row)


def review_by_id(conn: Connection, review_id: str, me: str) -> PastReview | None:
    """Return a review of this person's with its record."""
    sql = 'SELECT id, "on", snapshot FROM review WHERE id = :id AND recorded_by = :me'
    row = conn.first(sql, id=review_id, me=me)
    return None if row is None else _past(conn, row)


def past_reviews(conn: Connection, until: date, me: str, later: str) -> list[Figures]:
    """Return this person's finished reviews up to a day in figures, newest first; the records stay unread.

    `later` is the answer that puts a question off.
    """
    rows = conn.rows(
        "SELECT r.id, r.\"on\", count(a.id), sum(CASE WHEN a.answer = '' THEN 1 ELSE 0 END), "
        "sum(CASE WHEN a.answer = :later THEN 1 ELSE 0 END), "
        "(SELECT count(*) FROM intention i WHERE i.review_id = r.id), "
        "(SELECT count(*) FROM intention i WHERE i.review_id = r.id AND i.done_on IS NOT NULL) "
        "FROM review r LEFT JOIN review_answer a ON a.review_id = r.id "
        'WHERE r.recorded_by = :me AND r."on" <= :until AND r.done_at IS NOT NULL '
        'GROUP BY r.id, r."on", r.done_at ORDER BY r."on" DESC, r.done_at DESC',
        me=me,
        until=until,
        later=later,
    )
    return [Figures(row[0], day(row[1]), *(int(number or 0) for number in row[2:])) for row in rows]


def unfinished_review(conn: Connection, me: str) -> UnfinishedReview | None:
    """Return the review that this person has begun and not finished."""
    row = conn.first(
        'SELECT id, "on", recorded_at FROM review WHERE recorded_by = :me AND done_at IS NULL ORDER BY id LIMIT 1',
        me=me,
    )
    return None if row is None else UnfinishedReview(row[0], day(row[1]), stamp(row[2]))


def answers(conn: Connection, review_id: str) -> list[ReviewAnswer]:
    """Return the questions of a review in the order in which they were put."""
    sql = "SELECT id, partner_id, question, answer, recorded_at FROM review_answer WHERE review_id = :id ORDER BY id"
    return [_answered(row) for row in conn.rows(sql, id=review_id)]


def answer_by_id(conn: Connection, answer_id: str) -> ReviewAnswer | None:
    """Return a question of a review as it stands."""
    sql = "SELECT id, partner_id, question, answer, recorded_at FROM review_answer WHERE id = :id"
    row = conn.first(sql, id=answer_id)
    return None if row is None else _answered(row)


def intentions(conn: Connection, review_id: str) -> tuple[Intention, ...]:
    """Return what a review ended in."""
    rows = conn.rows("SELECT id, text, done_on FROM intention WHERE review_id = :id ORDER BY id", id=review_id)
    return tuple(Intention(row[0], row[1], day_or_none(row[2])) for row in rows)


def first_logged(conn: Connection) -> date | None:
    """Return the day from which the partner is logged that is so for the longest; None without partners."""
    return day_or_none(conn.rows("SELECT min(logged_from) FROM partner WHERE archived_on IS NULL")[0][0])


def days_with_facts(conn: Connection, first: date, last: date, me: str) -> set[date]:
    """Return the days on which something is said to have happened."""
    days: set[date] = set()
    for table, name in HAPPENED:
        column = quoted(name)
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} BETWEEN :first AND :last AND {SEEN}"
        days.update(day(row[0]) for row in conn.rows(sql, first=first, last=last, me=me))
    return days


ToldDays = tuple[str, str, str, date, date | None, date | None]


def last_told_days(conn: Connection, as_of: date, me: str, ids: Collection[str] | None = None) -> list[ToldDays]:
    """Return partners' id, handle, name, since when they are logged, and the last days we told them, and they us.

    What is told at the surface is left out. All partners that are not archived, or those with these ids.
    """
    told_days: list[ToldDays] = []
    for side in among("id", ids):
        ours, theirs = (_last_by(conn, column, side, as_of, me) for column in ("listener_id", "teller_id"))
        parts = ["start_on <= :as_of AND (archived_on IS NULL OR archived_on > :as_of)", *side[0]]
        rows = conn.rows(
            f"SELECT id, handle, name, logged_from FROM partner {where(parts)} ORDER BY handle", as_of=as_of, **side[1]
        )
        told_days += [(row[0], row[1], row[2], day(row[3]), ours.get(row[0]), theirs.get(row[0])) for row in rows]
    return told_days


def last_times(conn: Connection, ids: Collection[str], as_of: date, me: str) -> dict[str, dict[str, date]]:
    """Return by partner the last day of each kind of time: scripted, joint, unscripted."""
    last_days: dict[str, dict[str, date]] = {}
    for listed, params in among("partner_id", ids):
        rows = conn.rows(
            f'SELECT partner_id, counts_as, max("on") FROM moment_partner {where(listed)} AND "on" <= :as_of AND '
            "moment_id NOT IN (SELECT id FROM moment WHERE private AND recorded_by <> :me) "
            "GROUP BY partner_id, counts_as",
            as_of=as_of, me=me, **params,
        )  # fmt: skip
        for partner_id, counts_as, last in rows:
            last_days.setdefault(partner_id, {})[counts_as] = day(last)
    return last_days


def notes_like(
    conn: Connection, ids: Collection[str], beginnings: Collection[str], since: date, until: date
) -> list[tuple[str, date, str]]:
    """Return partner, day and words of the notes, private ones left out, that begin with one of these, oldest first."""
    notes: list[tuple[str, date, str]] = []
    begins = {f"b{place}": f"{beginning}%" for place, beginning in enumerate(sorted(beginnings))}
    like = " OR ".join(f"lower(note) LIKE :{name}" for name in begins)
    for listed, params in among("partner_id", ids):
        rows = conn.rows(
            f'SELECT partner_id, "on", note FROM note {where([*listed, f"({like})", "NOT private"])} '
            'AND "on" BETWEEN :since AND :until ORDER BY "on", number',
            since=since, until=until, **begins, **params,
        )  # fmt: skip
        notes += [(row[0], day(row[1]), row[2]) for row in rows]
    return notes


def level_decisions(conn: Connection, after: date, until: date, me: str) -> list[LevelChange]:
    """Return the decisions about levels after one day, up to another, newest first."""
    facts = timeline(conn, me=me, since=after, until=until, kinds={"level_change"})
    return [fact for fact in facts if isinstance(fact, LevelChange) and fact.on > after]


def last_decision(conn: Connection, partner_id: str, at: datetime, me: str) -> Decision | None:
    """Return the last decision about a partner recorded since that moment, a change of level before any other."""
    changes = conn.rows(
        f'SELECT from_level, to_level, trial, "on", recorded_at FROM level_change WHERE partner_id = :id AND {SEEN} '
        'ORDER BY "on", number',
        id=partner_id,
        me=me,
    )
    answered = conn.rows(
        'SELECT answer, strand, "on", until, recorded_at FROM suggestion_answer WHERE partner_id = :id '
        'ORDER BY "on", id',
        id=partner_id,
    )
    decisions = [
        Decision(row[0], day(row[2]), (0, 0), row[1], day_or_none(row[3])) for row in answered if _since(row, at)
    ]
    decisions += [Decision("level", day(row[3]), (row[0], row[1]), trial=row[2]) for row in changes if _since(row, at)]
    return decisions[-1] if decisions else None


def _since(row: Row, at: datetime) -> bool:
    """Return whether a row, whose last column is its stamp, was recorded at that moment or later."""
    return stamp(row[-1]) >= at


def _past(conn: Connection, row: Row) -> PastReview:
    return PastReview(row[0], day(row[1]), row[2], intentions(conn, row[0]))


def _answered(row: Row) -> ReviewAnswer:
    return ReviewAnswer(row[0], row[1], row[2], row[3], stamp(row[4]))


def _last_by(
    conn: Connection, column: str, side: tuple[list[str], dict[str, str]], as_of: date, me: str
) -> dict[str, date]:
    """Return by partner the last day something was told; the partner listens where we tell."""
    listed, params = side
    named = [condition.replace("id IN", f"{column} IN", 1) for condition in listed]
    parts = [f"{column} IS NOT NULL", *named, '"on" <= :as_of', "NOT missed AND depth >= 2", SEEN]
    sql = f'SELECT {column}, max("on") FROM disclosure {where(parts)} GROUP BY {column}'
    return {row[0]: day(row[1]) for row in conn.rows(sql, as_of=as_of, me=me, **params)}
