"""Compares what came of a file with what is wanted of it, as the samples' own page says it is compared."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from cli_cases import Tl

from trustlog.exchange.foreign.known import Knowledge, KnownPartner, KnownPerson
from trustlog.exchange.foreign.plan import plan
from trustlog.exchange.foreign.read import Wish, read_foreign

ROWS = ("partners", "people", "proposals", "facts")
_ASIDE = ("skip", "refuse")
WITH_PARTNERS: list[bytes] = []
"""The ledger with the partners of the samples, once a test has made it."""
_PERMISSIVE = {"partners": lambda row: row["do"] in _ASIDE or not (row["do"] == "write" and not row.get("same_as"))}


def faults_of(answer: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Return what is otherwise than wanted; nothing where all is right."""
    want = expected["want"]
    faults = [
        f"{key}: {answer.get(key)!r}, wanted {value!r}"
        for key, value in want.items()
        if key not in ROWS and not _same(key, answer.get(key), value)
    ]
    faults += [fault for key in ROWS if key in want for fault in _rows(answer, key, want[key])]
    shown = json.dumps(answer, ensure_ascii=False)
    faults += [f"{text!r} came out" for text in expected.get("never", ()) if text in shown]
    return faults


def _rows(answer: dict[str, Any], key: str, wanted: list[dict[str, Any]]) -> list[str]:
    left = list(answer[key])
    elsewhere = [row for other in ROWS if other != key for row in answer[other] if row["do"] in _ASIDE]
    faults = []
    for want in wanted:
        found = next((row for row in left if _fits(row, want)), None)
        if found is not None:
            left.remove(found)
        elif not any(_fits(row, want) for row in elsewhere) and not _may_be_missing(want, left):
            near = [row for row in answer[key] if row.get("row") == want.get("row")] or answer[key]
            faults.append(f"{key}: wanted {want}, got {near}")
    permitted = _PERMISSIVE.get(key, lambda row: row["do"] in _ASIDE)
    return faults + [f"{key}: beyond what is wanted {row}" for row in left if not permitted(row)]


def _may_be_missing(want: dict[str, Any], left: list[dict[str, Any]]) -> bool:
    """Return whether an optional row is not there at all."""
    keys = [key for key in ("name", "title", "note") if key in want]
    return bool(want.get("optional")) and not any(row.get(key) == want[key] for row in left for key in keys)


def _fits(row: dict[str, Any], want: dict[str, Any]) -> bool:
    return all(_same(key, row.get(key), value) for key, value in want.items() if key != "optional")


def _same(key: str, got: Any, want: Any) -> bool:
    if isinstance(want, dict) and "any_of" in want:
        return any(_same(key, got, one) for one in want["any_of"])
    if want is None or want == []:
        return got in (None, "", [])
    if key in ("emails", "partners"):
        return isinstance(got, list) and {str(one).lower() for one in got} == {str(one).lower() for one in want}
    if key in ("domains", "phones"):
        return isinstance(got, list) and set(want) <= set(got)
    if key in ("people", "left_out"):
        return isinstance(got, list) and all(any(_of(one, part) for one in got) for part in want)
    if key == "note":
        return " ".join(str(got).split()) == " ".join(want.split())
    return got == want


def _of(got: dict[str, Any], want: dict[str, Any]) -> bool:
    return all(_same_text(got.get(key), value) for key, value in want.items())


def _same_text(got: Any, want: Any) -> bool:
    if isinstance(want, dict):
        return any(_same_text(got, one) for one in want["any_of"])
    return str(got).lower() == str(want).lower()


FORMATS = Path(__file__).parent / "formats"
EXPECTED = json.loads((FORMATS / "expected.json").read_text(encoding="utf-8"))
SAMPLES = [(folder, name) for folder in ("csv", "ics", "vcf", "json") for name in EXPECTED[folder]]
TODAY = date.fromisoformat(EXPECTED["context"]["today"])
FIRST = date.fromisoformat(EXPECTED["context"]["from"])


def answer_to(
    raw: bytes | str,
    *,
    known: Iterable[Any] = (),
    told: str | None = None,
    dates: str | None = None,
    name: str = "file",
) -> dict[str, Any]:
    """Return what a dry run says of these bytes, in the ledger that the samples are read in."""
    context = EXPECTED["context"]
    data = raw.encode() if isinstance(raw, str) else raw
    partners = tuple(
        KnownPartner(partner["handle"], partner["name"], tuple(partner["domains"])) for partner in context["partners"]
    )
    people = tuple(KnownPerson(person["partner"], person["name"], person["email"]) for person in known)
    wish = Wish(TODAY, ZoneInfo(context["zone"]), FIRST, TODAY, told, dates)
    reading = read_foreign(data, name, wish)
    return plan(reading, Knowledge(TODAY, partners, people, tuple(context["me"]), FIRST, TODAY), name)


def among_the_samples(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """Return the command line on a ledger of its own with the partners that the samples are of."""
    monkeypatch.setenv("TRUSTLOG_TODAY", EXPECTED["context"]["today"])
    monkeypatch.setenv("TRUSTLOG_USER", "sanne")
    tl = Tl(folder / "tl.db", capsys)
    if not WITH_PARTNERS:
        for partner in EXPECTED["context"]["partners"]:
            tl.done("partner", "add", partner["name"], "--handle", partner["handle"])
            tl.done("partner", "edit", partner["handle"], f"domains={','.join(partner['domains'])}")
        WITH_PARTNERS.append(tl.db.read_bytes())
    tl.db.write_bytes(WITH_PARTNERS[0])
    return tl


def sample(folder: str, name: str) -> tuple[bytes, dict[str, Any]]:
    """Return the bytes of a sample, and what is expected of it."""
    return (FORMATS / folder / name).read_bytes(), EXPECTED[folder][name]
