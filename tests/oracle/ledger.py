"""Writes a made-up history into a real ledger, day by day, with the commands that a person would type."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from oracle.files import KINDS, write_files
from oracle.history import (
    Anew,
    Decline,
    Disclosure,
    History,
    Look,
    Looked,
    Moment,
    Move,
    Partner,
    Pause,
    Promise,
    Step,
    Strand,
)
from trustlog.cli.main import main

ORDER = ("partner", "pause", "fact", "accept", "move", "settle", "verdict", "clear", "decision", "anew", "ack")
NUMBERS = ("ours=30,2,4,3", "theirs=5,1,?,2")
"""What every look with numbers sees: the gate opens, whatever that is."""
Act = Callable[[], None]


class Plan:
    """What is to be done on which day, in the order in which it can be done."""

    def __init__(self) -> None:
        self.days: dict[date, list[tuple[int, int, Act]]] = defaultdict(list)

    def add(self, day: date, what: str, act: Act) -> None:
        """Note an act of a day."""
        self.days[day].append((ORDER.index(what), len(self.days[day]), act))

    def run(self) -> None:
        """Do it all."""
        for day in sorted(self.days):
            for _, _, act in sorted(self.days[day], key=lambda entry: entry[:2]):
                act()


class Ledger:
    """A ledger of its own, written by commands. `numbers` are those that the program gave to the promises."""

    def __init__(self, place: Path | str) -> None:
        self.place = str(place)
        self.numbers: dict[int, int] = {}

    def run(self, today: date, *words: str) -> str:
        """Run a command on a day and return what it printed; one that is refused is a fault of the history."""
        out, err = io.StringIO(), io.StringIO()
        with on_day(today), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(["--db", self.place, *words])
        if status != 0:
            raise AssertionError(f"{today}: {' '.join(words)}: {status} {err.getvalue()}")
        return out.getvalue()

    def trust(self, partner: str, day: date, today: date) -> dict[str, Any]:
        """`trust P --json` as of a day; as today goes back and forth, what was learned later is dropped first."""
        with contextlib.closing(sqlite3.connect(self.place)) as file, file:
            file.execute("DELETE FROM memo")
        found = json.loads(self.run(today, "trust", partner, "--json", "--as-of", day.isoformat()))
        assert isinstance(found, dict)
        return found

    def write(self, history: History) -> History:
        """Type all of it, each fact on its day; return it with the acknowledgements that really were ones."""
        plan = Plan()
        for day, partners in sorted({*facts_days(history)}):
            plan.add(day, "fact", self.facts(history, day, partners))
        for promise in history.promises:
            for day, what, act in self.life(promise):
                plan.add(day, what, act)
        return self.decide(history, plan)

    def bring(self, history: History, folder: Path, end: date) -> History:
        """Import its facts from files, which is far quicker, and type what can only be typed."""
        for partner in history.partners:
            self.entry(partner)()
        for kind, path in write_files(history, folder, Looked(end, end)).items():
            self.run(end, "import", "csv", str(path), "--kind", kind)
        self.name_ours(history, end)
        return self.decide(history, Plan(), entered=True)

    def name_ours(self, history: History, today: date) -> None:
        """Say who of us was there, which no file of moments has."""
        ours = {(one.on.isoformat(), one.partners): one.ours for one in history.moments if one.ours}
        for moment in json.loads(self.run(today, "log", "--json")) if ours else ():
            who = moment["fact"] == "moment" and ours.get((moment["on"], tuple(moment["partners"])))
            if who:
                self.run(today, "edit", str(moment["number"]), f"ours={who}")

    def decide(self, history: History, plan: Plan, *, entered: bool = False) -> History:
        """Do what is planned, with partners, pauses and decisions, in the order of the days."""
        acknowledged: list[Anew] = []
        declined: list[Decline] = []
        for partner in () if entered else history.partners:
            plan.add(partner.entered_on, "partner", self.entry(partner))
        ends = max(partner.entered_on for partner in history.partners)
        for pause in history.pauses:
            day = max(ends, pause.from_on)
            plan.add(day, "pause", self.pause(pause, day))
        for step in history.steps:
            plan.add(step.on, "decision", self.step(step, Look(step.on, step.partner) in history.looks))
        for decline in history.declines:
            plan.add(decline.on, "decision", self.declining(history, decline, declined))
        for look in history.looks:
            if look.measured:
                plan.add(look.on, "decision", self.command(look.on, "dependence", look.partner, *NUMBERS))
        self.practise(history, plan)
        for begun in history.beginnings:
            act = self.acknowledging(history, begun, acknowledged) if begun.why == "ack" else self.anew(history, begun)
            plan.add(begun.on, "ack" if begun.why == "ack" else "anew", act)
        plan.run()
        last = max((leave.on for leave in history.leaves), default=ends)
        for leave in history.leaves:
            self.run(last, "person", "edit", leave.partner, leave.who, f"left_on={leave.on.isoformat()}")
        others = tuple(begun for begun in history.beginnings if begun.why != "ack")
        return replace(history, beginnings=(*others, *acknowledged), declines=tuple(declined))

    def practise(self, history: History, plan: Plan) -> None:
        """Enter purposes and agreements, each with words of its own."""
        for number, said in enumerate(history.purposes):
            words = [
                "purpose",
                said.partner,
                f"to make thing {number} together",
                *(["--agreed"] if said.agreed else []),
            ]
            plan.add(said.on, "decision", self.command(said.on, *words))
        for number, section in enumerate(history.sections):
            words = ["agreement", section.partner, section.name]
            words += [f"as said in {number}"] if section.state in ("draft", "agreed") else []
            words += [f"--{section.state.replace('_', '-')}"]
            plan.add(section.on, "decision", self.command(section.on, *words))
        for version in history.versions:
            review = ["--review", version.review_on.isoformat()]
            plan.add(version.on, "decision", self.command(version.on, "agreement", version.partner, "version", *review))

    def declining(self, history: History, decline: Decline, declined: list[Decline]) -> Act:
        """Return the act of saying "not now", which notes whether it was said of a step on trial."""
        words = ["level", decline.partner, "decline", "--reason", "not now"]
        words += ["--until", decline.until.isoformat()] if decline.until else []
        words += ["--depends", "us"] if Look(decline.on, decline.partner) in history.looks else []

        def act() -> None:
            suggested = self.trust(decline.partner, decline.on, decline.on)["suggestion"]["action"]
            self.run(decline.on, *words)
            declined.append(replace(decline, of_trial=suggested == "trial"))

        return act

    def acknowledging(self, history: History, begun: Anew, acknowledged: list[Anew]) -> Act:
        """Return the act of acknowledging what is up, which notes what that was."""
        return lambda: acknowledged.extend(self.ack(history, begun))

    def command(self, today: date, *words: str) -> Act:
        """Return the act of running a command."""
        return lambda: (self.run(today, *words), None)[1]

    def entry(self, partner: Partner) -> Act:
        """Enter a partner."""
        logged = partner.first_logged_from or partner.logged_from
        return self.command(
            partner.entered_on, "partner", "add", partner.handle.title(), "--handle", partner.handle,
            "--level", str(partner.level), "--target", str(partner.target),
            "--since", partner.level_since.isoformat(), "--logged-from", logged.isoformat(),
        )  # fmt: skip

    def pause(self, pause: Pause, today: date) -> Act:
        """Enter a pause, of one partner or of all."""
        words = ["partner", "pause", "--all" if pause.partner is None else pause.partner]
        words += [pause.from_on.isoformat(), pause.to_on.isoformat(), "--reason", "holidays"]
        return self.command(today, *words, *(["--yearly"] if pause.yearly else []))

    def facts(self, history: History, day: date, partners: str) -> Act:
        """Enter in one line what was promised, met and told on a day with the same partners."""

        def act() -> None:
            promises = [one for one in history.promises if (one.made_on, one.partner) == (day, partners)]
            clauses = [promise_clause(promise) for promise in promises]
            clauses += [
                moment_clause(one) for one in history.moments if (one.on, ", ".join(one.partners)) == (day, partners)
            ]
            clauses += [
                disclosure_clause(one) for one in history.disclosures if (one.on, one.partner) == (day, partners)
            ]
            written = json.loads(self.run(day, "add", f"{partners}: {'; '.join(clauses)}", "--json"))
            numbers = [fact["number"] for fact in written if fact.get("fact") == "promise"]
            self.numbers.update(zip((promise.number for promise in promises), numbers, strict=True))

        return act

    def on_promise(self, promise: Promise, today: date, verb: str, *words: str) -> Act:
        """Return the act of a command about a promise, whose number is known only when it is written."""
        return lambda: (self.run(today, verb, str(self.numbers[promise.number]), *words), None)[1]

    def life(self, promise: Promise) -> Iterator[tuple[date, str, Act]]:
        """Give all that happens to a promise after it was made."""
        if promise.accepted_on is not None and offered(promise):
            yield promise.accepted_on, "accept", self.on_promise(promise, promise.accepted_on, "accept")
        for move in promise.moves:
            yield move.on, "move", self.moving(promise, move)
        if promise.closed_as is None or promise.closed_on is None:
            return
        typed = promise.typed_on or promise.closed_on
        on = ["--on", promise.closed_on.isoformat()]
        if promise.closed_as == "withdrawn":
            words = ["--by", promise.withdrawn_by or "maker", "--reason", "not needed"]
            yield promise.closed_on, "settle", self.on_promise(promise, promise.closed_on, "withdraw", *words)
            return
        if promise.closed_as == "broken":
            words = [*on, "--concealed" if promise.concealed else "--silent"]
            yield typed, "settle", self.on_promise(promise, typed, "break", *words)
        else:
            words = [*on, *(["--partly"] if promise.closed_as == "partly" else [])]
            yield typed, "settle", self.on_promise(promise, typed, "keep", *words)
        if promise.satisfied is not None:
            word = "yes" if promise.satisfied else "no"
            yield typed, "verdict", self.on_promise(promise, typed, "satisfied", word)
        if promise.cleared_on is not None:
            words = ["--reason", "talked about"]
            yield promise.cleared_on, "clear", self.on_promise(promise, promise.cleared_on, "clear", *words)

    def moving(self, promise: Promise, move: Move) -> Act:
        """Return the act of moving a due day."""
        return self.on_promise(promise, move.on, "move", move.to_on.isoformat(), "--reason", "more time")

    def step(self, step: Step, looked: bool) -> Act:
        """Return the act of deciding about a level."""
        to = {"trial": "up", "confirmed": "up", "ended": "down"}.get(step.kind, str(step.to))
        words = ["level", step.partner, to, "--reason", "as it is", *(["--trial"] if step.kind == "trial" else [])]
        return self.command(step.on, *words, *(["--depends", "neither"] if looked else []))

    def anew(self, history: History, begun: Anew) -> Act:
        """Return the act of beginning a test anew, of one strand or of all, or of logging from a later day."""
        if begun.why == "logged_from":
            logged = next(one.logged_from for one in history.partners if one.handle == begun.partner)
            words = ["partner", "edit", begun.partner, f"logged_from={logged.isoformat()}", "--reason", "a new contact"]
            return self.command(begun.on, *words)
        chosen = ["--strand", begun.strands[0]] if len(begun.strands) == 1 else []
        return self.command(begun.on, "anew", begun.partner, *chosen, "--reason", "a new contact")

    def ack(self, history: History, begun: Anew) -> list[Anew]:
        """Acknowledge what is up on that day, if anything is and no concealed break has raised a flag of its own."""
        hidden = any(
            promise.partner == begun.partner
            and promise.concealed
            and (promise.typed_on or begun.on) <= begun.on
            and not (promise.cleared_on is not None and promise.cleared_on <= begun.on)
            for promise in history.promises
        )
        said = self.trust(begun.partner, begun.on, begun.on)["strands"]
        flagged: list[Strand] = [name for name in said if said[name]["flagged"]]
        if hidden or not flagged:
            return []
        self.run(begun.on, "ack", begun.partner, "--note", "talked about")
        return [replace(begun, strands=tuple(flagged))]


@contextlib.contextmanager
def on_day(today: date) -> Iterator[None]:
    """Let the program take a day for today."""
    before = os.environ.get("TRUSTLOG_TODAY")
    os.environ["TRUSTLOG_TODAY"] = today.isoformat()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TRUSTLOG_TODAY"]
        else:
            os.environ["TRUSTLOG_TODAY"] = before


def facts_days(history: History) -> Iterator[tuple[date, str]]:
    """Give the days, and the partners of that day, of everything that is entered in a line."""
    yield from ((promise.made_on, promise.partner) for promise in history.promises)
    yield from ((moment.on, ", ".join(moment.partners)) for moment in history.moments)
    yield from ((told.on, told.partner) for told in history.disclosures)


def offered(promise: Promise) -> bool:
    """Tell whether it was only offered at first."""
    return promise.accepted_on != promise.made_on


def promise_clause(promise: Promise) -> str:
    """Return the clause that makes a promise."""
    side = "we" if promise.ours else "they"
    day = f" by {promise.due_on.isoformat()}" if promise.dated else ""
    stake = {"small": " +small", "normal": "", "big": " +big"}[promise.stake]
    return f"{side} {'offer' if offered(promise) else 'promise'} send the report{day}{stake}"


def disclosure_clause(told: Disclosure) -> str:
    """Return the clause of something told, or of something that should have been."""
    side = "we" if told.ours else "they"
    return f"{side} hid their loss" if told.depth is None else f"{side} shared our plans /{told.depth}"


def moment_clause(moment: Moment) -> str:
    """Return the clause of a moment."""
    people = f" with {moment.theirs} +new" if moment.theirs else ""
    return f"{KINDS[moment.counts_as]}{people}{f' (ours: {moment.ours})' if moment.ours else ''}"
