"""Long files are read as a stream: in steady memory, all of it or nothing, with the same result in any order."""

import random
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from desk_demo import empty

from trustlog.desk import history
from trustlog.desk.imports import import_csv
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.errors import FileFaults


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Ledger]:
    opened = empty(tmp_path)
    yield opened
    opened.close()


def promises(folder: Path, count: int, *, partners: int = 7, spoilt: int | None = None) -> Path:
    """Write a file of promises in no order of days; the row at `spoilt` has a day that there is not."""
    chance = random.Random(3)
    lines = ["partners,direction,text,made_on,due_on"]
    for at in range(count):
        made = date(2020, 1, 1) + timedelta(chance.randrange(2000))
        day = "2026-02-31" if at == spoilt else made.isoformat()
        lines.append(f"partner{at % partners},ours,send {at // 2},{day},{(made + timedelta(9)).isoformat()}")
    file = folder / f"promises{count}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_long_file_is_added_once_whatever_the_order_of_its_rows(fresh: Ledger, tmp_path: Path) -> None:
    file = promises(tmp_path, 1700)
    done = import_csv(fresh, file, "promises", create_partners=True)
    assert (done.added, len(done.facts), done.existing) == (1700, 1700, 0)
    assert [fact.number for fact in done.facts] == list(range(1, 1701))
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(rows)
    file.write_text("\n".join([head, *rows, *rows[:3]]), encoding="utf-8")
    done = import_csv(fresh, file, "promises", list_facts=False)
    assert (done.added, done.facts, done.existing) == (3, (), 1700)
    assert done.lines == ("3 promises added, 1700 there already",)
    history.undo(fresh)
    history.undo(fresh)
    assert log(fresh).facts == ()


def test_a_fault_far_down_leaves_nothing_and_all_faults_are_told(fresh: Ledger, tmp_path: Path) -> None:
    file = promises(tmp_path, 1500, spoilt=1400)
    with file.open("a", encoding="utf-8") as more:
        more.write("\nacme,sideways,send it,2026-01-01,2026-01-02")
    with pytest.raises(FileFaults) as caught:
        import_csv(fresh, file, "promises", create_partners=True)
    assert [line.split(":")[0] for line in caught.value.lines] == ["line 1402", "line 1502"]
    assert log(fresh).facts == ()
    assert not history.history(fresh)
    file = promises(tmp_path, 1500)
    assert import_csv(fresh, file, "promises", create_partners=True).facts[0].number == 1


@pytest.mark.parametrize("stops_at", [0, 200, 1400])
def test_an_interrupted_import_leaves_nothing(fresh: Ledger, tmp_path: Path, stops_at: int) -> None:
    def stop(_what: str, count: int) -> None:
        if count >= stops_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_csv(fresh, promises(tmp_path, 1500), "promises", create_partners=True, progress=stop)
    assert log(fresh).facts == ()
    assert not history.history(fresh)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        folder = tmp_path / str(count)
        folder.mkdir()
        ledger = empty(folder)
        tracemalloc.start()
        import_csv(ledger, promises(tmp_path, count), "promises", create_partners=True, list_facts=False)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        ledger.close()
        return found

    peak(100)  # what is loaded once
    few, many = peak(1500), peak(6000)
    assert many < few * 1.5
