"""A plain line in which one member of a garden seems to promise or tell another, whose name is spelt otherwise.

Read as it stands it would be a promise to us, of a text that begins with that name; so it is asked about.
"""

from typing import TYPE_CHECKING

from trustlog.domain.capture.garden import VERBS
from trustlog.domain.capture.scan import Token, quotes, tokens
from trustlog.domain.text.folding import folded
from trustlog.errors import Fault, Reason, Remedy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trustlog.desk.ledger import Ledger
    from trustlog.domain.facts import Partner

_ALIKE = 0.8
"""From this likeness on, 0 to 1, a word is taken for a name that was spelt otherwise."""
_SHORTEST = 4
"""Letters that a word has at least to be taken for a name."""
_TO = ("to", "with", "aan", "met")


def misspelt_member(ledger: "Ledger", line: str, partners: "Iterable[Partner]") -> Fault | None:
    """Return what is to be asked where behind the verb of a line stands nearly the name of another member.

    Whoever says of whom a line is by a colon, `acme: they promise …`, means us.
    """
    words = tokens(line, 0, len(line), quotes(line))
    verb = next((at for at, word in enumerate(words) if word.word in VERBS), 0)
    if not verb or any(":" in word.text for word in words[:verb]):
        return None
    place = verb + 1 + (len(words) > verb + 1 and words[verb + 1].word in _TO)
    if place >= len(words) or len(words[place].word) < _SHORTEST:
        return None
    for partner in partners:
        if (found := _meant(ledger, partner, words[place])) is not None:
            return found
    return None


def _meant(ledger: "Ledger", partner: "Partner", word: Token) -> Fault | None:
    from trustlog.desk.gardens import members_of
    from trustlog.storage.read.gardens import gardens_of

    for garden in gardens_of(ledger.conn, partner.id, ledger.today):
        others = [each for each in members_of(ledger, garden, ledger.today) if each.id != partner.id]
        near = _nearest(folded(word.word), others)
        if near is not None:
            said = Reason("member_misspelt", text=word.text, handle=near.handle)
            ways = (Remedy("between_in_garden", handle=garden.handle), Remedy("to_us_by_colon", handle=partner.handle))
            return Fault(said, word.at, word.end, remedies=ways)
    return None


def _nearest(word: str, others: "Sequence[Partner]") -> "Partner | None":
    from difflib import get_close_matches

    named = {name: each for each in others for name in (each.handle, folded(each.name).split()[0])}
    found = get_close_matches(word, list(named), 1, _ALIKE)
    return named[found[0]] if found else None
