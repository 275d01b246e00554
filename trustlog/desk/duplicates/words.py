"""Why two may be the same, in words; and that they are not, as it is kept."""

from collections.abc import Callable, Sequence

from trustlog.desk.facts import inserts
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.duplicates import Key, Likeness
from trustlog.domain.facts import Apart
from trustlog.errors import Reason, Refused
from trustlog.language import _
from trustlog.storage.read.likeness import known_apart

_SAYS: dict[Likeness, Callable[[Key], str]] = {
    "mail": lambda key: _("the same address {address}").format(address=key.shown),
    "name": lambda _key: _("the same name but for spelling and legal form"),
    "domain": lambda key: _("the same domain {domain}").format(domain=key.shown),
    "phone": lambda key: _("the same telephone number {number}").format(number=key.shown),
    "initial": lambda _key: _("the same family name and initial"),
    "short_name": lambda _key: _("the same family name, and a first name that begins the other"),
    "near_name": lambda _key: _("names that differ by one letter"),
    "near_words": lambda key: _near_words(key.shown),
}


def _near_words(word: str) -> str:
    if not word:
        return _('the same words but for their order or an "and"')
    return _("the word {word} in both, and nearly the same beside it").format(word=f'"{word}"')


def because_words(because: Sequence[Key]) -> str:
    """Return what speaks for two being the same."""
    return ", ".join(_SAYS[key.code](key) for key in because)


def write_apart(ledger: Ledger, ids: tuple[str, str], names: tuple[str, str], title: str, *, people: bool) -> int:
    """Keep that two are not the same; return the number of the batch."""
    if ids[0] == ids[1]:
        raise Refused(Reason("apart_from_itself", name=names[0]))
    if frozenset(ids) in known_apart(ledger.conn):
        raise Refused(Reason("apart_already", one=names[0], other=names[1]))
    partners: tuple[str | None, str | None] = (None, None) if people else ids
    persons: tuple[str | None, str | None] = ids if people else (None, None)
    apart = Apart(ledger.new_id(), *partners, *persons, ledger.now, ledger.me)
    return ledger.commit(Batch(inserts(ledger, apart), title))
