"""Finds the partner or person that a typed name means; never guesses, and a typo never makes somebody new."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner, Person
from trustlog.domain.text.folding import alike, folded
from trustlog.errors import Reason, Refused, Remedy, UnknownName
from trustlog.language import _
from trustlog.storage.read import partners as partner_views

if TYPE_CHECKING:
    from trustlog.domain.facts import Garden

_Named = TypeVar("_Named", Partner, Person)

# What a handle may not be: the commands of `trustlog`, and words that begin a capture line without a partner.
# fmt: off
RESERVED = frozenset((
    "accept", "ack", "add", "agreement", "anew", "answer", "ask", "backtest", "backup", "benefit", "book", "break",
    "brief", "broke", "check", "clear", "completion", "contacts", "demo", "dependence", "doctor", "drop", "due", "edit",
    "export", "farewell", "first", "fit", "forget", "garden", "help", "history", "impact", "import", "keep", "level",
    "log", "move", "note", "partner", "person", "plan", "practice", "promise", "proposals", "pulse", "purpose", "recap",
    "reopen", "restore", "retire", "review", "satisfied", "search", "serve", "settings", "settle", "share", "show",
    "simulate", "status", "suggestions", "tl", "trust", "trustlog", "undo", "wheel", "withdraw",
))
# fmt: on
_SHOWN = 8  # candidates named in a refusal; more would not fit on one line


def partner(ledger: Ledger, name: str) -> Partner:
    """Find the partner by handle or by any part of a name that no other has; archived partners where no other matches.

    Where the partner was merged into another, `ledger.tell` is told so: its facts are with the other.
    """
    match = _partner(ledger, name)
    if ledger.tell is not None and match.archived_on is not None:
        into = merged_into(ledger, match)
        if into is not None:
            ledger.tell(Reason("merged_and_logged_there", handle=match.handle, into=into))
    return match


def _partner(ledger: Ledger, name: str) -> Partner:
    typed = name.strip()
    if not typed:
        raise UnknownName(Reason("no_partner_named"), Remedy("list_partners"))
    key = alike(typed)
    exact = partner_views.partner_by_handle(ledger.conn, key)
    if exact is not None:
        return exact
    matches = partner_views.find_partners(ledger.conn, typed) if key else []
    parts = [candidate for candidate in matches if key in candidate.handle or key in alike(candidate.name)]
    active = [candidate for candidate in matches if candidate.archived_on is None]
    clear = _only(
        [candidate for candidate in parts if alike(candidate.name) == key],
        [candidate for candidate in matches if folded(candidate.name) == folded(typed)],
        [candidate for candidate in parts if candidate.archived_on is None],
        active,
        parts,
        matches,
    )
    if clear is not None:
        return clear
    if matches:
        raise UnknownName(Reason("several_partners", name=typed, known=_listed(_partner_shown(active or matches))))
    raise _unknown_partner(ledger, typed)


def merged_into(ledger: Ledger, partner: Partner) -> str | None:
    """Return the handle of the partner that this partner was merged into, None if it was not."""
    return None if partner.archived_on is None else partner_views.merged_into(ledger.conn, partner.id)


def writable_partner(ledger: Ledger, name: str) -> Partner:
    """Find the partner as `partner` does, and refuse an archived partner: nothing new is written about it."""
    match = _partner(ledger, name)
    if match.archived_on is not None:
        into = merged_into(ledger, match)
        if into is not None:
            raise Refused(Reason("merged_into", handle=match.handle, into=into))
        raise Refused(Reason("archived", handle=match.handle, day=match.archived_on))
    return match


def person(ledger: Ledger, candidates: Sequence[Person], name: str, where: str) -> Person:
    """Find the person among these whose name this is, or is a part of; `where` names their partner in a refusal.

    Of several with the same name, a mark in brackets behind it tells which is meant: `jan smit (acme)`.
    """
    typed = name.strip()
    if not typed:
        raise UnknownName(Reason("nobody_named", where=where), Remedy("list_people"))
    clear = _called(candidates, typed)
    several = _fitting(candidates, typed)
    if clear is None and typed.endswith(")"):
        bare, _unused, mark = typed[:-1].rpartition("(")
        named = several or _fitting(candidates, bare)
        clear = _called([candidate for candidate in named if alike(mark) in marks_of(ledger, candidate, named)], bare)
        several = named if len(named) > 1 else []
    if clear is not None:
        return clear
    if several:
        raise _several(ledger, typed, several, where)
    from trustlog.desk.partners.fuzzy_match import nearest_names

    close = nearest_names(typed, ((candidate.name, candidate.name) for candidate in candidates)) or [
        candidate.name for candidate in candidates
    ]
    known = (Remedy("known_there", names=_listed(close)),) if close else ()
    raise UnknownName(Reason("unknown_person", where=where, name=typed), *known, Remedy("add_person"))


def marks_of(ledger: Ledger, person: Person, among: Sequence[Person]) -> list[str]:
    """Return the marks that may follow a person's name to tell them from others, as compared, the best mark last."""
    from trustlog.storage.read.names import partner_names

    at = partner_names(ledger.conn, [person.partner_id])[person.partner_id]
    namesakes = [
        other.id for other in among if other.partner_id == person.partner_id and alike(other.name) == alike(person.name)
    ]
    known = (alike(text) for text in (person.email, person.role, at[1], at[0]) if text and ")" not in text)
    return [str(namesakes.index(person.id) + 1), *known]


def _several(ledger: Ledger, typed: str, candidates: Sequence[Person], where: str) -> UnknownName:
    """Return the error that names the people that may be meant, each so that it can be written, and says how."""
    names = [alike(person.name) for person in candidates]
    marks = [marks_of(ledger, person, candidates) for person in candidates]
    shown = []
    for place, person in enumerate(candidates):
        rival_marks = [marks[other] for other, name in enumerate(names) if name == names[place] and other != place]
        telling = [mark for mark in marks[place] if not any(mark in rivals for rivals in rival_marks)]
        marked = f"{person.name} ({telling[-1]})" if rival_marks and telling else person.name
        is_handle = telling[-1:] == marks[place][-1:]  # which a capture line reads as it stands
        shown.append(marked if is_handle or not rival_marks else f'"{marked}"')
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
        [person for person in candidates if alike(person.name) == key],
        [person for person in candidates if folded(person.name) == bare],
        [person for person in candidates if f" {bare} " in f" {folded(person.name)} "],  # Jan is Jan Smit, not Jansen
        [person for person in candidates if key in alike(person.name)],
        _fitting(candidates, typed),
    )


def _fitting(candidates: Sequence[Person], typed: str) -> list[Person]:
    bare = folded(typed)
    return [person for person in candidates if bare and bare in folded(person.name)]


def _only(*candidate_lists: Sequence[_Named]) -> _Named | None:
    """Return the item of the first list that has exactly one."""
    return next((candidates[0] for candidates in candidate_lists if len(candidates) == 1), None)


def _unknown_partner(ledger: Ledger, typed: str) -> UnknownName:
    from trustlog.desk.partners.fuzzy_match import nearest_names
    from trustlog.storage.read.names import all_partner_names

    rows = all_partner_names(ledger.conn)
    shown = [(text, f"{handle} ({name})") for handle, name in rows for text in (handle, name)]
    close = nearest_names(typed, shown)
    hint = Remedy("names_near", names=_listed(close)) if close else Remedy("list_partners")
    garden = _garden_meant(ledger, typed)
    ways = (Remedy("garden_is_called", handle=garden.handle, name=garden.name),) if garden is not None else ()
    if garden is not None and not close:
        return UnknownName(Reason("unknown_partner", name=typed), *ways)
    return UnknownName(Reason("unknown_partner", name=typed), hint, *ways, Remedy("add_partner"))


def _garden_meant(ledger: Ledger, typed: str) -> "Garden | None":
    """Return the garden that is called so, or nearly so: where a partner is asked for, one may be meant."""
    from trustlog.desk.partners.fuzzy_match import nearest_names
    from trustlog.storage.read.gardens import gardens

    there, key = gardens(ledger.conn, ledger.today), alike(typed)
    called = [garden for garden in there if key and (key in garden.handle or key in alike(garden.name))]
    named = [(text, garden.handle) for garden in there for text in (garden.handle, garden.name)]
    near = [garden for handle in nearest_names(typed, named) for garden in there if garden.handle == handle]
    return next(iter((*called, *near)), None)


def _partner_shown(partners: Iterable[Partner]) -> list[str]:
    return [f"{partner.handle} ({partner.name})" for partner in partners]


def _listed(shown: Iterable[str]) -> str:
    names = list(shown)
    more = _(" and {names} more").format(names=len(names) - _SHOWN) if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
