"""From what people type to the one partner or person they mean; never a guess, and never something new by a typo."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner, Person
from trustlog.domain.text.folding import alike, folded
from trustlog.errors import Reason, Refused, Remedy, UnknownName
from trustlog.storage.read import partners as partner_views

_Named = TypeVar("_Named", Partner, Person)

# What a handle may not be: the commands of `trustlog`, and words that begin a capture line without a partner.
# fmt: off
RESERVED = frozenset((
    "accept", "ack", "add", "backtest", "backup", "break", "brief", "broke", "clear", "completion", "demo",
    "doctor", "drop", "due", "edit", "export", "forget", "help", "history", "import", "keep", "level", "log",
    "move", "note", "partner", "person", "plan", "promise", "reopen", "restore", "review", "satisfied", "search",
    "serve", "settings", "simulate", "status", "suggestions", "tl", "trust", "trustlog", "undo", "withdraw",
))
# fmt: on
_SHOWN = 8  # candidates named in a refusal; more would not fit the one line


def partner(ledger: Ledger, name: str) -> Partner:
    """Find the partner by handle or by any part of a name that only one has; archived ones when no other answers.

    Of one that was merged into another, the person at the ledger is told so: what was known of it is there.
    """
    found = _partner(ledger, name)
    if ledger.tell is not None and found.archived_on is not None:
        into = merged_into(ledger, found)
        if into is not None:
            ledger.tell(Reason("merged_and_logged_there", handle=found.handle, into=into))
    return found


def _partner(ledger: Ledger, name: str) -> Partner:
    typed = name.strip()
    if not typed:
        raise UnknownName(Reason("no_partner_named"), Remedy("list_partners"))
    key = alike(typed)
    exact = partner_views.partner_by_handle(ledger.conn, key)
    if exact is not None:
        return exact
    found = partner_views.find_partners(ledger.conn, typed) if key else []
    parts = [one for one in found if key in one.handle or key in alike(one.name)]
    active = [one for one in found if one.archived_on is None]
    clear = _only(
        [one for one in parts if alike(one.name) == key],
        [one for one in found if folded(one.name) == folded(typed)],
        [one for one in parts if one.archived_on is None],
        active,
        parts,
        found,
    )
    if clear is not None:
        return clear
    if found:
        raise UnknownName(Reason("several_partners", name=typed, known=_listed(_partner_shown(active or found))))
    raise _unknown_partner(ledger, typed)


def merged_into(ledger: Ledger, one: Partner) -> str | None:
    """Give the handle of the partner that one was merged into, None if it was not."""
    return None if one.archived_on is None else partner_views.merged_into(ledger.conn, one.id)


def writable_partner(ledger: Ledger, name: str) -> Partner:
    """Find the partner as `partner` does, and refuse an archived one: nothing new is written about it."""
    found = _partner(ledger, name)
    if found.archived_on is not None:
        into = merged_into(ledger, found)
        if into is not None:
            raise Refused(Reason("merged_into", handle=found.handle, into=into))
        raise Refused(Reason("archived", handle=found.handle, day=found.archived_on))
    return found


def person(ledger: Ledger, candidates: Sequence[Person], name: str, where: str) -> Person:
    """Find the one among these people whose name this is, or is a part of; `where` says in a refusal whose they are.

    Of several with one name, what stands behind it in brackets tells which is meant: `jan smit (acme)`.
    """
    typed = name.strip()
    if not typed:
        raise UnknownName(Reason("nobody_named", where=where), Remedy("list_people"))
    clear = _called(candidates, typed)
    several = _fitting(candidates, typed)
    if clear is None and typed.endswith(")"):
        bare, _, mark = typed[:-1].rpartition("(")
        named = several or _fitting(candidates, bare)
        clear = _called([one for one in named if alike(mark) in marks_of(ledger, one, named)], bare)
        several = named if len(named) > 1 else []
    if clear is not None:
        return clear
    if several:
        raise _several(ledger, typed, several, where)
    from trustlog.desk.partners.fuzzy_match import near

    close = near(typed, ((one.name, one.name) for one in candidates)) or [one.name for one in candidates]
    known = (Remedy("known_there", names=_listed(close)),) if close else ()
    raise UnknownName(Reason("unknown_person", where=where, name=typed), *known, Remedy("add_person"))


def marks_of(ledger: Ledger, one: Person, among: Sequence[Person]) -> list[str]:
    """Give what may stand behind somebody's name to tell them from others, as it is compared, the best one last."""
    from trustlog.storage.read.names import partner_names

    at = partner_names(ledger.conn, [one.partner_id])[one.partner_id]
    there = [other.id for other in among if other.partner_id == one.partner_id and alike(other.name) == alike(one.name)]
    known = (alike(text) for text in (one.email, one.role, at[1], at[0]) if text and ")" not in text)
    return [str(there.index(one.id) + 1), *known]


def _several(ledger: Ledger, typed: str, several: Sequence[Person], where: str) -> UnknownName:
    """Return the error that names the people that may be meant, each so that it can be written, and says how."""
    names = [alike(one.name) for one in several]
    marks = [marks_of(ledger, one, several) for one in several]
    shown = []
    for place, one in enumerate(several):
        same = [marks[other] for other, name in enumerate(names) if name == names[place] and other != place]
        telling = [mark for mark in marks[place] if not any(mark in others for others in same)]
        marked = f"{one.name} ({telling[-1]})" if same and telling else one.name
        is_handle = telling[-1:] == marks[place][-1:]  # which a capture line reads as it stands
        shown.append(marked if is_handle or not same else f'"{marked}"')
    if len(set(names)) == len(names):
        several_people = Reason("several_people_at", name=typed, known=_listed(shown), where=where)
        return UnknownName(several_people, Remedy("more_of_the_name"))
    example = next((name for name in shown if name[-1:] == ")"), shown[0])
    return UnknownName(
        Reason("several_people", name=typed, known=_listed(shown)), Remedy("write_which", example=example)
    )


def _called(candidates: Sequence[Person], typed: str) -> Person | None:
    key, bare = alike(typed), folded(typed)
    if not key:
        return None
    return _only(
        [one for one in candidates if alike(one.name) == key],
        [one for one in candidates if folded(one.name) == bare],
        [one for one in candidates if key in alike(one.name)],
        _fitting(candidates, typed),
    )


def _fitting(candidates: Sequence[Person], typed: str) -> list[Person]:
    bare = folded(typed)
    return [one for one in candidates if bare and bare in folded(one.name)]


def _only(*found: Sequence[_Named]) -> _Named | None:
    """Give the only one of the first list that has one."""
    return next((some[0] for some in found if len(some) == 1), None)


def _unknown_partner(ledger: Ledger, typed: str) -> UnknownName:
    from trustlog.desk.partners.fuzzy_match import near
    from trustlog.storage.read.names import all_partner_names

    rows = all_partner_names(ledger.conn)
    shown = [(text, f"{handle} ({name})") for handle, name in rows for text in (handle, name)]
    close = near(typed, shown)
    hint = Remedy("names_near", names=_listed(close)) if close else Remedy("list_partners")
    return UnknownName(Reason("unknown_partner", name=typed), hint, Remedy("add_partner"))


def _partner_shown(partners: Iterable[Partner]) -> list[str]:
    return [f"{one.handle} ({one.name})" for one in partners]


def _listed(shown: Iterable[str]) -> str:
    names = list(shown)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
