"""What the measurements of speed share: one process timed from its start to its end, and many of them in turns."""

import os
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")
Name = TypeVar("Name")


class Spent(NamedTuple):
    """What one process took: milliseconds from its start, at most so many MB, and milliseconds of work."""

    time: float
    memory: float
    worked: float


def spent(command: list[str], env: dict[str, str], *, wanted: int = 0, without: str = "failed") -> Spent:
    """Run one process to its end, without a terminal; one that ends otherwise than wanted is an error, never fast."""
    silent = os.open(os.devnull, os.O_RDWR)
    with tempfile.TemporaryFile() as errors:
        files = [
            (os.POSIX_SPAWN_DUP2, silent, 0),
            (os.POSIX_SPAWN_DUP2, silent, 1),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, env, file_actions=files)
        _, status, usage = os.wait4(process, 0)
        took = (time.perf_counter() - start) * 1000
        os.close(silent)
        if os.waitstatus_to_exitcode(status) != wanted:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            raise SystemExit(f"{' '.join(command)}: {without}" + (f"\n{said}" if said else ""))
    return Spent(took, usage.ru_maxrss / 1024, (usage.ru_utime + usage.ru_stime) * 1000)


def in_turns(runs: Mapping[Name, Callable[[], Result]], rounds: int) -> dict[Name, list[Result]]:
    """Do each once for nothing, then all of them in turns, so that a busy moment of the machine hits all alike."""
    for run in runs.values():
        run()
    found: dict[Name, list[Result]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            found[name].append(run())
    return found
