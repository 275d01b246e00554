"""The readings of a large ledger, made by several processes at once: each takes some of the partners."""

import os
import signal
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import NamedTuple

from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.read.portfolio import Stretch, portfolio, stretches
from trustlog.trust.model.estimate import Learned
from trustlog.trust.reading.as_text import to_text
from trustlog.trust.reading.partner import read
from trustlog.trust.settings import Settings

_EACH = 4  # stretches a process, so that none has long to wait for the last


class _Task(NamedTuple):
    """Partners to read, in which ledger, seen by whom, on which day and by what."""

    where: str
    me: str
    today: date
    learned: Learned
    settings: Settings
    within: Stretch


def texts(conn: Connection, me: str, today: date, learned: Learned, settings: Settings) -> dict[str, str]:
    """Give the readings of all partners, archived ones too, as texts by the partner's id.

    None at all where there is but one processor, or where the system has no processes to give: one has to do then.
    """
    many = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if many == 1:
        return {}
    tasks = [_Task(conn.where, me, today, learned, settings, stretch) for stretch in stretches(conn, many * _EACH)]
    texts: dict[str, str] = {}
    try:
        pool = ProcessPoolExecutor(many, get_context("spawn"), _begin)
        try:
            for texts_of_stretch in pool.map(_read, tasks):
                texts |= texts_of_stretch
        finally:
            pool.shutdown(cancel_futures=True)  # whoever is interrupted does not wait for all of it
    except (BrokenExecutor, ImportError, NotImplementedError, OSError):
        return {}
    return texts


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the one who waits


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
