"""A large ledger is read and learned from by several processes at once: each takes some partners, or some strands."""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

from trustlog.desk.readings.learning import NOBODY, taught_by
from trustlog.domain.strands import StrandName
from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.read.portfolio import Stretch, portfolio, stretches
from trustlog.trust.model.epochs import Learned
from trustlog.trust.reading.as_text import to_text
from trustlog.trust.reading.partner import read
from trustlog.trust.settings import STRANDS, Settings

Task = TypeVar("Task")
Done = TypeVar("Done")
_LONGEST_FIRST: tuple[StrandName, ...] = ("time", "their_promises", "our_promises", "openness")
_EACH = 4  # stretches a process, so that none has long to wait for the last


class _Task(NamedTuple):
    """Partners to read, in which ledger, seen by whom, on which day and by what."""

    where: str
    me: str
    today: date
    learned: Learned
    settings: Settings
    within: Stretch


class _Lesson(NamedTuple):
    """A strand to learn of, in which ledger, by which day."""

    where: str
    today: date
    settings: Settings
    name: StrandName


def texts(conn: Connection, me: str, today: date, learned: Learned, settings: Settings) -> dict[str, str]:
    """Give the readings of all partners, archived ones too, as texts by the partner's id.

    None at all where there is but one processor, or where the system has no processes to give: one has to do then.
    """
    many = _processors()
    tasks = [_Task(conn.where, me, today, learned, settings, stretch) for stretch in stretches(conn, many * _EACH)]
    texts: dict[str, str] = {}
    for texts_of_stretch in _shared_out(_read, tasks, many):
        texts |= texts_of_stretch
    return texts


def learned_by_several(
    conn: Connection, today: date, settings: Settings, names: Sequence[StrandName]
) -> Learned | None:
    """Give what all that was over before a day has taught of strands, several of them learned of at once.

    None where one has to do. Strands that are not named have learned nothing.
    """
    lessons = [_Lesson(conn.where, today, settings, name) for name in _LONGEST_FIRST if name in names]
    learned = _shared_out(_learn, lessons, min(_processors(), len(lessons)))
    if not learned:
        return None
    epochs = {lesson.name: of_all.epochs(lesson.name) for lesson, of_all in zip(lessons, learned, strict=True)}
    return Learned(*(epochs.get(name, learned[0].epochs(name)) for name in STRANDS))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shared_out(work: Callable[[Task], Done], tasks: Sequence[Task], many: int) -> list[Done]:
    """Do tasks in so many processes, in their order; none at all where one has to do."""
    if many == 1:
        return []
    try:
        pool = ProcessPoolExecutor(many, get_context("spawn"), _begin)
        try:
            return list(pool.map(work, tasks))
        finally:
            pool.shutdown(cancel_futures=True)  # whoever is interrupted does not wait for all of it
    except (BrokenExecutor, ImportError, NotImplementedError, OSError):
        return []


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the one who waits
    gc.disable()  # nothing here refers to itself, and looking for what does takes a tenth of the time


def _read(task: _Task) -> dict[str, str]:
    conn = connect(task.where, create=False)
    try:
        all_facts = portfolio(conn, task.today, task.me, task.within)
        return {
            facts.partner.id: to_text(read(facts, task.today, task.today, task.learned, task.settings))
            for facts in all_facts
        }
    finally:
        conn.close()


def _learn(lesson: _Lesson) -> Learned:
    from trustlog.trust.backtest.own import learned_from

    conn = connect(lesson.where, create=False)
    try:
        day = lesson.today.toordinal()
        facts = portfolio(conn, lesson.today, NOBODY, only=taught_by([lesson.name]))
        return learned_from(facts, day, day, lesson.settings, (lesson.name,))
    finally:
        conn.close()
