"""Makes a small ledger in which every kind of thing has happened, by the commands of the version that is imported.

    PYTHONPATH=VERSION python benchmarks/odd_ledger.py LEDGER.db [--months 30]

Two people write in it, `me` and `jan`: private facts, several partners in one moment, promises kept, late, partly,
broken in every way, moved, withdrawn, offered, accepted, dropped, reopened, edited and repeated; pauses, a merger, an
archived partner, levels up, down, set and declined, an acknowledged flag, plans, reviews, names of every alphabet.
"""

import argparse
import contextlib
import io
import json
import os
import random
import sys
from datetime import date, timedelta
from typing import Any

from trustlog.__main__ import main as trustlog

FIRST, LAST = date(2024, 6, 3), date(2026, 11, 23)
PARTNERS = {
    "acme": ("Acme Holding", 2), "borealis": ("Borealis", 1), "cafe": ("Café Zoë", 1), "lodz": ("Łódź Werke", 2),
    "oneill": ("O'Neill & Söhne", 3), "maersk": ("Møller–Mærsk", 1), "ahmet": ("Işık İnşaat A.Ş.", 2),
    "long": ("The Very Long Name of a Partnership for Doing Many Things Together, Limited", 1),
    "quiet": ("Quiet Brothers", 4), "gone": ("Gone & Away", 2), "twin": ("Acme (the other one)", 1),
}  # fmt: skip
PEOPLE = {
    "acme": ["Jane Doe", "Raj Patel"], "borealis": ["Jan Smit"], "cafe": ["Zoë Müller"], "oneill": ["Máire O'Neill"],
    "twin": ["Jim Twin"],
}  # fmt: skip
HANDLES = ("acme", "borealis", "cafe", "lodz", "oneill", "maersk", "ahmet", "long")
RELIABLE = ("borealis", "maersk", "long")


class Ledger:
    """Says commands to one ledger, each on its day and by its user."""

    def __init__(self, where: str) -> None:
        self.where = where

    def say(self, day: date, *words: str, by: str = "me") -> Any:
        """Run one command and return what it prints as JSON; a refusal ends it all, for nothing here may be refused."""
        os.environ |= {"TRUSTLOG_TODAY": day.isoformat(), "TRUSTLOG_USER": by}
        sys.argv = ["trustlog", "--db", self.where, "--no-input", "--json", *words]
        printed, told, status = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
            try:
                trustlog()
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
        if status:
            raise SystemExit(f"{day} {' '.join(words)}: {told.getvalue().strip()}")
        return json.loads(printed.getvalue())

    def add(self, day: date, line: str, by: str = "me") -> list[int]:
        """Write a line down and return the numbers of its facts."""
        return [fact["number"] for fact in self.say(day, "add", line, by=by)]


def make(where: str, months: int) -> None:
    """Make the ledger: partners, so many months of work with them, and what happens once."""
    ledger = Ledger(where)
    begin(ledger)
    chance = random.Random(11)
    day = FIRST
    for month in range(months):
        for place, handle in enumerate(HANDLES):
            work(ledger, handle, day + timedelta(days=place % 5), month, chance)
        day += timedelta(days=30)
        if day + timedelta(days=32) > LAST:
            break
    end(ledger)


def begin(ledger: Ledger) -> None:
    """Add the partners and their people."""
    for handle, (name, level) in PARTNERS.items():
        cadence = {"acme": "14d", "quiet": "90d"}.get(handle, "30d")
        levels = ["--level", str(level), "--target", str(min(5, level + 2)), "--since", "2024-01-08"]
        ledger.say(FIRST, "partner", "add", name, "--handle", handle, "--cadence", cadence, *levels)
    for handle, people in PEOPLE.items():
        for name in people:
            ledger.say(FIRST, "person", "add", handle, name, "--role", "buyer")
    ledger.say(FIRST, "partner", "edit", "cafe", "note=prefers mornings; =1+1")


def work(ledger: Ledger, handle: str, day: date, month: int, chance: random.Random) -> None:
    """Let a month pass with one partner: a moment, what was told, and promises that end in one of many ways."""
    by = "jan" if (month + len(handle)) % 4 == 0 else "me"
    kind = chance.choice(("lunch 45m", "meeting 1h", "call 20m unplanned by them", "workshop 3h by us", "coffee"))
    hidden = "private " if chance.random() < 0.15 else ""
    ledger.add(day, f"{handle}: {hidden}{kind} about plan {month}", by)
    if chance.random() < 0.6:
        side, depth = chance.choice(("we", "they")), chance.randint(1, 4)
        ledger.add(day, f"{handle}: {hidden}{side} shared figures of month {month} /{depth}", by)
    if chance.random() < 0.2:
        ledger.add(day, f"{handle}: {hidden}note month {month} was {chance.choice(('good', 'so-so', 'odd'))}", by)
    for side in ("we", "they"):
        stake = chance.choice(("", " +small", " +big"))
        due = day + timedelta(days=chance.randint(5, 20))
        text = f"{hidden}{side} promise send report {month}"
        (number,) = ledger.add(day, f"{handle}: {text} by {due.isoformat()}{stake}", by)
        settle(ledger, number, due, chance, by, 0.63 if handle in RELIABLE else 1.0)


def settle(ledger: Ledger, number: int, due: date, chance: random.Random, by: str, share: float) -> None:
    """End a promise in one of the ways there are, the first of them kept; some are left to the clock."""
    fate, before, n = chance.random() * share, due - timedelta(days=2), str(number)
    if fate < 0.60:
        ledger.say(before, "keep", n, by=by)
        if fate < 0.05:
            ledger.say(due, "satisfied", n, chance.choice(("yes", "no")), by=by)
    elif fate < 0.66:
        ledger.say(due + timedelta(days=3), "keep", n, "--on", (due + timedelta(days=3)).isoformat(), by=by)
    elif fate < 0.70:
        ledger.say(before, "keep", n, "--partly", by=by)
    elif fate < 0.78:
        ledger.say(before, "move", n, (due + timedelta(days=6)).isoformat(), "--reason", "their holidays", by=by)
        ledger.say(due + timedelta(days=5), "keep", n, by=by)
    elif fate < 0.82:
        whose = chance.choice(("maker", "receiver"))
        ledger.say(before, "withdraw", n, "--by", whose, "--reason", "no longer needed", by=by)
    elif fate < 0.90:
        how = chance.choice(("--told", "--silent", "--told", "--concealed"))
        ledger.say(due + timedelta(days=1), "break", n, how, by=by)
        if how == "--concealed":
            ledger.say(due + timedelta(days=4), "clear", n, "--reason", "talked it through", by=by)
    elif fate < 0.93:
        again = (due + timedelta(days=8)).isoformat()
        (anew,) = [one["number"] for one in ledger.say(due + timedelta(days=1), "break", n, "--again", again, by=by)
                   if one["number"] != number and one["outcome"] == "open"]  # fmt: skip
        ledger.say(due + timedelta(days=6), "keep", str(anew), by=by)
    elif fate < 0.95:
        ledger.say(before, "keep", n, by=by)
        ledger.say(due, "reopen", n, "--reason", "it was another report", by=by)
    elif fate < 0.97:
        ledger.say(before, "drop", n, "--reason", "entered twice", by=by)


def end(ledger: Ledger) -> None:
    """Let happen what happens once: levels, pauses, a merger, what is open, offered, repeated, planned and hidden."""
    ago = LAST - timedelta(days=60)
    together = ledger.add(ago, "acme, borealis: workshop 2h with Jane Doe and Jan Smit about the data model")
    ledger.say(ago, "edit", str(together[0]), "note=went well, 'very'\twell")
    ledger.add(ago, "twin: lunch with Jim Twin; we promise send the twin report by 3w; they shared their figures /3")
    ledger.say(ago, "partner", "merge", "twin", "acme")
    ledger.add(ago, "gone: coffee 30m; they promise pay the bill by 1w; we promise send the bill by 2w")
    ledger.say(ago + timedelta(days=30), "partner", "archive", "gone", "--reason", "contract ended")
    ledger.say(ago, "partner", "pause", "borealis", "2026-07-20", "2026-08-16", "--reason", "holidays")
    ledger.say(ago, "partner", "pause", "lodz", "2026-11-16", "2026-12-06", "--reason", "stocktaking")
    ledger.say(ago, "level", "acme", "up", "--reason", "two good years", "--depends", "us")
    ledger.say(ago, "level", "oneill", "down", "--reason", "a lost winter", "--depends", "neither")
    ledger.say(ago, "level", "borealis", "3", "--reason", "joint venture", "--depends", "them")
    ledger.say(ago, "level", "cafe", "decline", "--reason", "new contact", "--until", "2027-01-11")
    rows = ledger.say(LAST, "suggestions")
    flagged = [row["handle"] for row in rows if any(strand["flagged"] for strand in row["strands"].values())]
    for handle in flagged[:1]:
        ledger.say(LAST, "ack", handle, "--note", "agreed on a plan")
    still_open(ledger)


def still_open(ledger: Ledger) -> None:
    """Leave promises open on every side of today, offers, and what is private to each of the two."""
    day = LAST - timedelta(days=40)
    ledger.add(day, "acme: we promise the monthly figures by 2026-11-30 every month +small")
    kept = ledger.add(day, "borealis: they promise the monthly figures by 2026-10-31 every month")
    ledger.say(date(2026, 10, 30), "keep", str(kept[0]))
    offers = ledger.add(
        day, "cafe: we offer a joint training by 2026-12-15; they offer a room by 2026-11-10; we offer tea"
    )
    ledger.say(day, "accept", str(offers[0]), "--due", "2026-12-01")
    ledger.add(day, "long: they hid the second bidder; we hid a delay; they shared why /4", by="jan")
    ledger.add(day, "oneill: private we promise talk to their rival by 2026-11-20", by="jan")
    ledger.add(day, "oneill: private they promise the secret plan by 2026-11-12 +big; private note leaving soon")
    ledger.add(day, "ahmet: private we shared our worries /4; private lunch 2h", by="jan")
    ledger.add(
        day, "maersk: we promise answer one by 2026-11-14; we promise answer two by 2026-11-23; > three by 2026-11-24"
    )
    late = ledger.add(day, "lodz: < four by 2026-11-18 !big; they promise five by 2026-10-20; we promise six")
    ledger.say(LAST, "keep", str(late[0]), "--on", "2026-11-17")
    ledger.say(day, "plan", "quiet", "2026-11-26", "call them, at last")
    ledger.say(day, "plan", "acme", "2026-11-20", "coffee with jane")
    taken_back = ledger.add(LAST, "quiet: lunch")
    ledger.say(LAST, "undo")
    ledger.add(LAST, f"quiet: note {taken_back[0]} was undone, = 1+1 | <b>[b]bold[/b]</b>")
    ledger.say(LAST - timedelta(days=3), "review", "--finish", "--intend", "call Quiet", "--intend", "plan the pilot")
    for topic in ("a reorganisation", "the margin"):
        ledger.add(LAST, f"acme, cafe: coffee 15m; they shared {topic} /1", by="jan")


def main() -> None:
    """Make the ledger that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--months", type=int, default=30)
    chosen = parser.parse_args()
    make(chosen.ledger, chosen.months)


if __name__ == "__main__":
    main()
