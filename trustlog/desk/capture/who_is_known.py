"""The partners and people of the ledger, as far as reading a line asks for them; loaded when first asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustlog.desk.ledger import Ledger
from trustlog.domain.capture.known import Known, KnownItem, Names
from trustlog.domain.capture.scan import bare_word
from trustlog.domain.capture.words import words_in
from trustlog.domain.text.folding import alike, folded
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.names import all_partner_names

if TYPE_CHECKING:
    from trustlog.domain.facts import BookItem

_NO_FIRST_WORD = words_in("the de het a an een our my new van la le el will may note lunch call")


class LedgerNames(Known):
    """Who is known in a ledger; people are those at the partners that were chosen last."""

    lists_people = True

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._partners: dict[str, list[tuple[list[str], str]]] | None = None
        self._people = Names(())
        self._chosen: tuple[str, ...] = ()
        self._people_by_choice: dict[tuple[str, ...], Names] = {}
        self.items: dict[str, BookItem] = {}

    def partner_at(self, words: Sequence[str], place: int) -> int:
        """Return how many words at a place are a handle, a partner's name or its first words."""
        known = self._known_partners()
        word = words[place]
        most = 0
        for name, _ in known.get(word if word.isascii() else folded(word), ()):
            took = 1
            while took < len(name) and place + took < len(words) and words[place + took] == name[took]:
                took += 1
            most = max(most, took)
        return most

    def partner_key(self, text: str) -> str:
        """Return the handle of the partner that a text names, "" where it names none or several."""
        words = folded(text).split()
        handles = {
            handle
            for name, handle in self._known_partners().get(words[0] if words else "", ())
            if name[: len(words)] == words
        }
        exact = {handle for handle in handles if handle == alike(text)}
        return next(iter(exact or handles)) if len(exact or handles) == 1 else " or ".join(sorted(handles))

    def person_at(self, words: Sequence[str], place: int, texts: Sequence[str] = ()) -> int:
        """Return how many words at a place name somebody at the partners that were chosen."""
        return self._people.at(words, place, texts)

    def item(self, name: str) -> KnownItem:
        """Return the item of the open book with that name; raise UnknownName or Refused where none is to be told."""
        from trustlog.desk.book import item_named  # here: few lines name one

        found = item_named(self._ledger, name)
        self.items[found.name] = found
        return KnownItem(found.name, found.text, found.depth)

    def item_id(self, name: str) -> str | None:
        """Return the id of an item that was read."""
        found = self.items.get(name)
        return found.id if found else None

    def choose(self, partners: Sequence[str]) -> None:
        """Know the people at these partners, as typed."""
        chosen = tuple(alike(partner) for partner in partners)
        if chosen == self._chosen:
            return
        self._chosen = chosen
        if chosen not in self._people_by_choice:
            self._people_by_choice[chosen] = Names(self._names_at(partners))
        self._people = self._people_by_choice[chosen]

    def _names_at(self, partners: Sequence[str]) -> list[str]:
        names: list[str] = []
        for typed in partners:
            key = alike(typed)
            exact = partner_views.partner_by_handle(self._ledger.conn, key)
            matches = (
                [exact] if exact is not None else partner_views.find_partners(self._ledger.conn, typed) if key else []
            )
            for match in matches[:3]:
                names += [person.name for person in people_views.people(self._ledger.conn, match.id)]
        return names

    def _known_partners(self) -> dict[str, list[tuple[list[str], str]]]:
        if self._partners is None:
            self._partners = {}
            for handle, name in all_partner_names(self._ledger.conn):
                for words in ([handle], folded(name).split()):
                    if words and words[0] not in _NO_FIRST_WORD and len(words[0]) > 2:
                        self._partners.setdefault(words[0], []).append((words, handle))
        return self._partners


def asked_about(ledger: Ledger, line: str) -> tuple[str, str | None] | None:
    """Return the partner that a line is nothing but the name of, and the person named behind it, if one is.

    None where the line says anything else: then it is one to capture.
    """
    words = line.split()
    plain = [bare_word(word) for word in words]
    if not words or line.rstrip().endswith((":", ",", ";")):
        return None
    known = LedgerNames(ledger)
    took = known.partner_at(plain, 0)
    if not took:
        return None
    name = " ".join(words[:took])
    if took == len(words):
        return name, None
    known.choose([name])
    rest = plain[took:]
    return (name, " ".join(words[took:])) if known.person_at(rest, 0, words[took:]) == len(rest) else None
