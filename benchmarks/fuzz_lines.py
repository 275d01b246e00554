"""Fuzz the capture line: nothing but our own error, and what is echoed reads back as the same facts.

    python benchmarks/fuzz_lines.py [LINES] [SEED]

A third of the lines are words of the grammar in any order, a third are samples with a change or two, a third are any
Unicode. Prints every line that breaks, and how long the slowest took.
"""

import argparse
import random
import time
from collections.abc import Sequence
from datetime import date

from trustlog.domain.capture.echo import echo, facts
from trustlog.domain.capture.known import Known, Names
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.values import ActClause, MomentClause

TODAY = date(2026, 11, 23)
SAMPLES = (
    "acme: lunch with Jane yesterday, we promise to send the proposal by Friday",
    "called Jane at Acme. She'll send the contract by 4 dec.",
    "acme: gebeld met Jane over de verlenging, 20 min; ze beloven het contract voor eind van de week +groot",
    "acme: kept 12 and 14, also coffee with Raj on the 12th",
    "acme: they told us yesterday that the budget is frozen /3; private: Raj is ill",
    "vrijdag sturen we Acme de offerte (belangrijk)",
    "acme: overleg met Jane en Raj van 10 tot 11:30; notitie nog geen besluit, gisteren",
    "acme: they promise the usage report quarterly, first one by 31 dec, big one",
    'acme: we promise "the deck by fri" by 12 dec every month +small',
)
_WORDS = (
    "acme acme: borealis jane raj with met and en , . ; : ! ? - ( ) lunch call koffie gebeld met today yesterday "
    "gisteren friday vrijdag next last week 12 dec 20/11 2026-11-20 the 12th half an hour 2 uur om at 14:00 10 tot "
    "we they ze wij I'll she'll will promise belooft beloven stuurt by before voor uiterlijk on op in over binnen "
    "about over re of van for every elke weekly maandelijks told us shared vertelde dat hid private note notitie kept "
    "@friday thu/fri weds yday 2day eob w Bob Jane/Raj 3D printer first of december a weekly 10-11.30 couple hours "
    "12 14 done late broke important: big (small) +big /3 not niet maybe cancelled + new +new unplanned by us the a "
    "2pm 9.30 16.15 12.50 half drie noon kwart over private: 15th "
    "45x 90d 3D 24/7 zo snel 1 2 weeks ago geleden eod eom q1 w50 december"
)
WORDS = (*_WORDS.split(), '"a; b"', '"')


class Few(Known):
    """Two partners and two people."""

    lists_people = True
    _people = Names(("Jane de Vries", "Raj Patel"))

    def partner_at(self, words: Sequence[str], place: int) -> int:
        """Know Acme and Borealis."""
        return int(words[place] in ("acme", "borealis"))

    def partner_key(self, text: str) -> str:
        """Return the text itself."""
        return text.lower()

    def person_at(self, words: Sequence[str], place: int, texts: Sequence[str] = ()) -> int:
        """Know Jane and Raj."""
        return self._people.at(words, place, texts)


def mutated(line: str, chance: random.Random) -> str:
    """Return a line with one to three changes: a word or a sign left out, doubled, exchanged or put in."""
    for _ in range(chance.randint(1, 3)):
        words = line.split(" ")
        at = chance.randrange(len(words))
        change = chance.randrange(5)
        if change == 0:
            del words[at]
        elif change == 1:
            words.insert(at, chance.choice(WORDS))
        elif change == 2:
            words[at] = chance.choice(WORDS)
        elif change == 3:
            chance.shuffle(words)
        else:
            place = chance.randrange(len(words[at]) + 1)
            words[at] = words[at][:place] + chance.choice(",.;:!?()\"' x1é") + words[at][place:]
        line = " ".join(words) or "x"
    return line


def any_line(chance: random.Random) -> str:
    """Return a line of one of the three sorts."""
    sort = chance.randrange(3)
    if sort == 0:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 14)))
    if sort == 1:
        return mutated(chance.choice(SAMPLES), chance)
    return "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x3000)))) for _ in range(30))


def broken(line: str, known: Known) -> str:
    """Return what is wrong with how a line is read, "" where nothing is."""
    parsed = parse_leniently(line, TODAY, known=known)
    if parsed.faults:
        outside = [fault for fault in parsed.faults if not 0 <= fault.at < fault.end <= max(len(line), 1)]
        return f"a fault outside the line: {outside}" if outside else ""
    partners = [name.text for name in parsed.partners]
    if not all(known.partner_at([name.lower()], 0) for name in partners):
        return ""  # the desk refuses the line
    for clause in parsed.clauses:
        if line[clause.at : clause.end] != clause.source:
            return f"a clause elsewhere: {clause}"
        people = clause.people if isinstance(clause, MomentClause) else ()
        if any(known.person_at([name.text.lower()], 0, [name.text]) == 0 for name in people):
            continue  # nobody: the desk refuses the line
        again = parse_leniently(echo(clause, partners), TODAY, known=known)
        day = isinstance(clause, ActClause) or clause.read_on <= TODAY
        same = [facts(clause_read)._replace(**_undated(clause_read)) for clause_read in again.clauses]
        if day and (again.faults or same != [facts(clause)._replace(**_undated(clause))]):
            return f"echoed as {echo(clause, partners)!r}, read as {again}"
    return ""


def _undated(clause: object) -> dict[str, object]:
    """Return nothing to compare of the day of what is told or noted: it is read on its day, and echoed without it."""
    return {"on": TODAY} if clause.__class__.__name__ in ("DisclosureClause", "NoteClause") else {}


def main() -> None:
    """Read so many lines, and print those that break."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lines", type=int, nargs="?", default=100_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    asked = parser.parse_args()
    lines, seed = asked.lines, asked.seed
    chance, known = random.Random(seed), Few()
    slowest, slow_line, found = 0.0, "", 0
    for _ in range(lines):
        line = any_line(chance)
        begun = time.perf_counter()
        try:
            wrong = broken(line, known)
        except Exception as error:  # the point of the exercise
            wrong = repr(error)
        took = time.perf_counter() - begun
        if took > slowest:
            slowest, slow_line = took, line
        if wrong:
            found += 1
            print(f"{line!r}\n    {wrong[:300]}")
    print(f"{lines} lines, {found} broken; slowest {slowest * 1000:.1f} ms: {slow_line!r}")


if __name__ == "__main__":
    main()
