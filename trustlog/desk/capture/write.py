"""The capture line: from what was typed to what is written, all of it or nothing."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.capture.draft import Draft, Drafted
from trustlog.desk.capture.vocabulary import words_in_use
from trustlog.desk.facts import Names, all_inserts, inserts, names_of, partner_ids, updates
from trustlog.desk.facts import line as fact_line
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.promises import followers
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.values import Captured
from trustlog.domain.facts import Promise
from trustlog.domain.text import counted
from trustlog.errors import Fault, Faults, Reason, Refused, Remedy, WordsError
from trustlog.storage.write.writer import next_numbers

if TYPE_CHECKING:
    from trustlog.domain.capture.words import Words
    from trustlog.domain.facts import Fact, Partner


_OF_A_GARDEN = ("garden ", "tuin ")
"""How a line about a garden begins, where a name and a colon follow."""


class PreviewRow(NamedTuple):
    """A fact as it would be written: the value (number 0 when new), its line, and the same in human words."""

    fact: "Fact"
    line: str
    words: str


class Preview(NamedTuple):
    """How a line reads while it is typed; it can be written when there are rows and no faults."""

    rows: tuple[PreviewRow, ...]
    faults: tuple[Fault, ...]
    new_people: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Return whether Enter would write it."""
        return bool(self.rows) and not self.faults


def capture(ledger: Ledger, line: str) -> Written:
    """Write what one line says as one batch, or raise every fault in it."""
    words = words_in_use(ledger)
    draft = Draft(ledger)
    _read(draft, line, words)
    return _write(draft, f"add {_handles(draft)}", words)


def capture_lines(ledger: Ledger, lines: Iterable[str]) -> Written:
    """Write many lines as one batch, blank lines skipped; with any fault nothing is written and all are raised."""
    words = words_in_use(ledger)
    draft = Draft(ledger)
    count = 0
    for number, text in enumerate(lines, 1):
        if text.strip():
            count += 1
            _read(draft, text.rstrip("\r\n"), words, number)
    if not count:
        raise WordsError(Reason("no_line_to_read"), Remedy("write_a_line"))
    return _write(draft, f"add - ({counted(count, 'line')})", words)


def promise_said(ledger: Ledger, partner: "Partner", text: str, *, ours: bool) -> Promise:
    """Return the one promise that words make, as they would behind "we promise" or "they promise"; write nothing.

    Raises what is wrong with them, each fault at its place in these words.
    """
    head = f"{partner.handle}: {'we' if ours else 'they'} promise "
    draft = Draft(ledger)
    _read(draft, head + text, words_in_use(ledger))
    faults = [*draft.faults, *draft.refusals]
    if faults:
        at = len(head)
        placed = [
            Fault(each.reason, max(0, each.at - at), max(1, each.end - at), None, each.remedies) for each in faults
        ]
        raise Faults(sorted(placed, key=lambda fault: fault.at))
    made = [each.fact for each in draft.drafted if each.old is None]
    if len(made) != 1 or len(draft.drafted) != 1 or not isinstance(made[0], Promise) or made[0].ours != ours:
        raise WordsError(Reason("not_one_promise", text=text))
    return made[0]


def preview(ledger: Ledger, line: str) -> Preview:
    """Read a line without writing: the facts it would make, and the places that are not understood yet."""
    draft, words = Draft(ledger), words_in_use(ledger)
    _read(draft, line, words)
    names = _names(draft, draft.drafted)
    rows = tuple(_preview_row(ledger, drafted, names, words) for drafted in draft.drafted)
    faults = sorted(draft.faults + draft.refusals, key=lambda fault: fault.at)
    return Preview(rows, tuple(faults), tuple(person.name for person in draft.new_people))


def _read(draft: Draft, line: str, words: "Words", number: int | None = None) -> None:
    if line.lstrip()[:7].lower().startswith(_OF_A_GARDEN):
        from trustlog.domain.capture.garden import is_garden_line  # here: few lines begin so

        if is_garden_line(line):
            from trustlog.desk.capture.in_garden import read_in_garden

            read_in_garden(draft, line, words, number)
            return
    parsed = parse_leniently(line, draft.ledger.today, words, draft.known)
    faults: Sequence[Fault] = parsed.faults
    if faults:
        from trustlog.domain.capture.advice import advised  # here: only a refused line needs it

        faults = advised(line, parsed, draft.ledger.today, words, draft.known)
        if any(fault.code == "which_partner" for fault in faults):
            from trustlog.desk.capture.in_garden import told_of_gardens

            faults = told_of_gardens(draft.ledger, faults)
    draft.faults += [Fault(fault, fault.at, fault.end, number) for fault in faults]
    draft.add(Captured(parsed.partners, parsed.clauses), number)


def _write(draft: Draft, title: str, words: "Words") -> Written:
    draft.raise_faults()
    ledger = draft.ledger
    drafts: list[Drafted] = []
    for drafted in draft.drafted:
        drafts.append(drafted)
        if drafted.old is not None and isinstance(drafted.fact, Promise):
            drafts += [Drafted(after) for after in followers(ledger, drafted.fact)]
    if not drafts:
        raise Refused(Reason("nothing_to_write"))
    with ledger.conn.transaction():
        new = sum(drafted.old is None for drafted in drafts)
        number = next_numbers(ledger.conn, new) if new else 0
        changes = all_inserts(ledger, draft.new_people)
        facts: list[Fact] = []
        for drafted in drafts:
            fact = drafted.fact
            if drafted.old is None:
                fact = fact._replace(number=number)
                number += 1
                changes += inserts(ledger, fact)
            else:
                changes += updates(ledger, drafted.old, fact)
            facts.append(fact)
        batch = ledger.commit(Batch(changes, title))
    names = _names(draft, drafts)
    lines = tuple(fact_line(fact, names, ledger.today, words) for fact in facts)
    return Written(batch, tuple(facts), lines, tuple(draft.new_people))


def _names(draft: Draft, drafted: Iterable[Drafted]) -> Names:
    acted = [draft_fact.fact for draft_fact in drafted if draft_fact.old is not None]
    handles = {partner.id: partner.handle for partner in draft.partners.values()}
    partners = {partner.id: partner.name for partner in draft.partners.values()}
    if acted:  # promises acted on by number alone: their partners were not named in the line
        more = names_of(draft.ledger, acted)
        handles.update(more.handles)
        partners.update(more.partners)
    handles |= {garden.id: garden.handle for garden in draft.gardens.values()}
    partners |= {garden.id: garden.name for garden in draft.gardens.values()}
    items = {item.id: item.name for item in draft.known.items.values()}
    return Names(handles, partners, {person.id: person.name for person in draft.people.values()}, items)


def _preview_row(ledger: Ledger, drafted: Drafted, names: Names, words: "Words") -> PreviewRow:
    from trustlog.desk.sentences import in_words

    text = in_words(drafted.fact, names, ledger.today)
    return PreviewRow(drafted.fact, fact_line(drafted.fact, names, ledger.today, words), text)


def _handles(draft: Draft) -> str:
    used = {key for drafted in draft.drafted for key in partner_ids(drafted.fact)} if draft.gardens else draft.partners
    handles = sorted(partner.handle for key, partner in draft.partners.items() if key in used)
    handles += sorted(garden.handle for garden in draft.gardens.values())
    numbers = [str(drafted.fact.number) for drafted in draft.drafted if drafted.old is not None]
    return " ".join([*handles, *numbers])
