"""The program's reading of real ledgers against the second one in `oracle`, history by history."""

import os
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from oracle.gates import gates
from oracle.histories import START, history_of, looked_at
from oracle.history import PROMISE_STRANDS, STRANDS, History, Looked
from oracle.ledger import Ledger
from oracle.manners import MANNERS
from oracle.reading import Reading, read

from trustlog.trust.gates.register import NAMES

MORE = int(os.environ.get("TRUSTLOG_ORACLE", "0"))
"""Seeds of every manner to try; without it one each, which takes seconds."""
CASES = [(manner, seed) for at, manner in enumerate(sorted(MANNERS)) for seed in (range(MORE) if MORE else [at % 3])]


def near(value: float | None, rel: float = 1e-9) -> Any:
    """Return what equals a number nearly, or None exactly."""
    return None if value is None else pytest.approx(value, rel=rel, abs=1e-12)


def plain(counted: Any) -> Any:
    """Return a count as it is; of the last moment, or of what each side told last, the day."""
    if not isinstance(counted, dict):
        return counted
    if "on" in counted:
        return date.fromisoformat(counted["on"])
    return {side: plain(last) for side, last in counted.items()}


def differences(found: dict[str, Any], expected: Reading) -> list[tuple[str, object, object]]:
    """Return where the program and the second reading differ: what, the program's, the other's."""
    pairs: list[tuple[str, object, object]] = [
        ("level", found["level"], expected.level),
        ("level_since", found["level_since"], expected.level_since.isoformat()),
        ("on_trial", found["on_trial"], expected.on_trial.isoformat() if expected.on_trial else None),
        ("beginnings", found["beginnings"], expected.beginnings),
        ("trend", found["trend"], expected.trend),
        (
            "gates",
            [(gate["name"], gate["passed"]) for gate in found["gates"] if gate["name"] in expected.gates],
            list(expected.gates.items()),
        ),
        ("suggestion", (found["suggestion"]["action"], found["suggestion"]["to"]), (expected.action, expected.to)),
    ]
    for name in STRANDS:
        said, strand = found["strands"][name], expected.strands[name]
        pairs += [(f"{name}.{key}", said[key], getattr(strand, key)) for key in ("n", "passed", "trend")]
        pairs += [
            (f"{name}.{key}", said[key], near(getattr(strand, key), 1e-9 if key.startswith("evidence") else 1e-6))
            for key in ("estimate", "low", "high", "evidence", "evidence_max", "chance", "chance_level")
        ]
        for period, counts in expected.counted[name].items():
            counted = said["counted_by"].get(period, said["counted"])
            pairs += [(f"{name} {period}.{key}", plain(counted[key]), n) for key, n in counts.items()]
        if name in PROMISE_STRANDS:
            pairs.append((f"{name}.unsettled", said["unsettled"], expected.unsettled[name]))
    return [(what, theirs, ours) for what, theirs, ours in pairs if theirs != ours]


def compared(ledger: Ledger, history: Any, looked: Looked) -> list[tuple[str, object, object]]:
    """Read every partner both ways; what the watch says (flags, `down`) is the program's."""
    wrong = []
    for partner in history.partners:
        if partner.entered_on > looked.day:
            continue
        found = ledger.trust(partner.handle, looked.day, looked.today)
        flags = {name: found["strands"][name]["flagged"] for name in STRANDS}
        down = found["suggestion"]["action"] == "down"
        expected = read(history, partner, looked, flags, down)
        wrong += [(f"{partner.handle} {looked}: {what}", *both) for what, *both in differences(found, expected)]
    return wrong


def last_day(history: History) -> date:
    """Return the last day on which anything of a history can have happened."""
    return max(partner.entered_on for partner in history.partners) + timedelta(days=1200)


@pytest.mark.parametrize(("manner", "seed"), CASES)
def test_a_reading_is_what_the_description_says(manner: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    ledger = Ledger(tmp_path / "ledger.db")
    made = history_of(seed, manner, partners=1 + seed % 3)
    history = ledger.bring(made, tmp_path, last_day(made))
    day = START + timedelta(days=MANNERS[manner].days)
    looks = (*(looked_at(rng, history) for _ in range(4)), Looked(day, day), Looked(day, date(2030, 1, 1)))
    assert [difference for looked in looks for difference in compared(ledger, history, looked)] == []


def test_these_histories_see_every_gate_open_and_shut() -> None:
    seen: set[tuple[str, bool]] = set()
    for manner, seed in CASES:
        history = history_of(seed, manner, partners=1 + seed % 3)
        for partner in history.partners:
            for days in range(0, MANNERS[manner].days, 60):
                day = partner.entered_on + timedelta(days=days)
                seen |= gates(history, partner, Looked(day, day)).items()
    assert seen == {(name, is_open) for name in NAMES for is_open in (True, False)} - {("garden", True)}


@pytest.mark.parametrize("seed", range(MORE or 1))
def test_what_is_typed_day_by_day_reads_like_what_is_brought_in(seed: int, tmp_path: Path) -> None:
    """Try “when something was typed in does not matter”."""
    made = history_of(seed, "young", partners=2)
    typed, brought = Ledger(tmp_path / "typed.db"), Ledger(tmp_path / "brought.db")
    history, same = typed.write(made), brought.bring(made, tmp_path, last_day(made))
    assert history == same
    for day in (20, 60, 110):
        looked = Looked(START + timedelta(days=day), last_day(made))
        assert compared(typed, history, looked) == []
        assert compared(brought, history, looked) == []
