"""How the rows of a file differ from what is in the ledger already, and what of that a person may take as changes.

Only cells that hold something are compared: a file that is silent takes nothing back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from trustlog.desk.facts import Value, names_of, updates
from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import change_words, rules_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import merged_into
from trustlog.domain.facts import Fact, Partner, Pause, Person, Plan
from trustlog.domain.kinds import kind_of
from trustlog.domain.text import clip
from trustlog.errors import Reason
from trustlog.language import N_, _
from trustlog.storage.write.writer import Change

_TAKEN: Mapping[type, tuple[str, ...]] = {
    Partner: ("name", "target", "cadence_days", "archived_on", "archive_reason", "note", "owner", "tags", "domains"),
    Person: ("role", "email", "phone", "note", "left_on"),
}
_FIXED: Mapping[str, str] = {
    "due_on": N_("only a move changes it"),
    "grace_days": N_("fixed when written"),
    "level": N_("only a decision changes it"),
    "level_since": N_("only a decision changes it"),
    "logged_from": N_("`partner edit` changes it"),
    "private": N_("only who recorded it changes it"),
}


class Difference(NamedTuple):
    """What a row of a file says otherwise: how it is, how it would be, and both in words.

    Nothing of it can be taken where `new` is as `old`; what cannot be says why.
    """

    line: int
    old: Value
    new: Value
    words: tuple[str, ...]

    def says(self, named: str) -> str:
        """Return the difference as a line."""
        return _("line {line}: {named} differs: {words}").format(
            line=self.line, named=named, words=", ".join(self.words)
        )


def difference(ledger: Ledger, line: int, old: Any, row: Any, filled: frozenset[str]) -> Difference | None:
    """Compare a value of the ledger with what a row made of it; None where the row says nothing else.

    `filled` are the columns in which the row says something.
    """
    new, words = old, list[str]()
    for name in _taken(old):
        if name in filled and getattr(row, name) != getattr(old, name):
            words.append(change_words(name, getattr(old, name), getattr(row, name)))
            new = new._replace(**{name: getattr(row, name)})
    if not isinstance(old, Partner | Person):
        new = rules_of(old).change(new, row, filled, ledger.today, words)
    if "private" in filled and hasattr(old, "private") and old.private != row.private and old.recorded_by == ledger.me:
        new = new._replace(private=row.private)
        words.append(change_words("private", old.private, row.private))
    words += [
        f"{change_words(name, getattr(new, name), getattr(row, name))} ({why})"
        for name, why in _FIXED.items()
        if name in filled and getattr(new, name, None) != getattr(row, name, None)
    ]
    return Difference(line, old, new, tuple(words)) if words else None


def changes_of(ledger: Ledger, differences: Iterable[Difference]) -> list[Change]:
    """Return the changes that take what can be taken."""
    changes: list[Change] = []
    for old, new in ((differing.old, differing.new) for differing in differences):
        changes += updates(ledger, old, new)
    return changes


def check_differences(ledger: Ledger, book: Book, differences: Sequence[Difference]) -> None:
    """Note the faults of what would be there once differences were taken."""
    updated_ids = {value.id for value in book.partners} | {value.id for value in book.people}
    for differing in differences:
        if differing.new == differing.old or isinstance(differing.new, Plan | Pause):
            continue
        if differing.old.id in updated_ids:
            book.fault(differing.line, Reason("contradicts_earlier_row"))
            continue
        if isinstance(differing.old, Partner) and (into := merged_into(ledger, differing.old)) is not None:
            book.fault(differing.line, Reason("merged_into", handle=differing.old.handle, into=into))
            continue
        updated_ids.add(differing.old.id)
        book.check_value(differing.line, differing.new)
        if isinstance(differing.new, Fact):
            for fault in rules_of(differing.new).faults(differing.new, ledger.today):
                book.fault(differing.line, fault)


def _taken(value: Value) -> tuple[str, ...]:
    """Return the columns in which a value may be changed by a row that says otherwise."""
    if isinstance(value, Partner | Person):
        return _TAKEN[type(value)]
    file = kind_of(value).file
    return () if file is None else file.taken


def lines_of(ledger: Ledger, differences: Iterable[Difference]) -> tuple[str, ...]:
    """Return each difference as a line, naming the fact by its number and partner."""
    listed = list(differences)
    names = names_of(
        ledger, [difference.old for difference in listed if not isinstance(difference.old, Partner | Person)]
    )
    lines = []
    for difference in listed:
        if isinstance(difference.old, Partner):
            named = difference.old.handle
        elif isinstance(difference.old, Person):
            named = clip(difference.old.name)
        else:
            named = f"#{difference.old.number} ({', '.join(names.handles_of(difference.old))})"
        lines.append(difference.says(named))
    return tuple(lines)


def people_of(values: Iterable[Value]) -> set[str]:
    """Return the ids of the people of those among these that are facts."""
    facts = [value for value in values if not isinstance(value, Partner | Person)]
    return {person for fact in facts for person in kind_of(fact).person_ids(fact)}
