"""What stands beside a fact and is no column of it: a partner's word on a promise, and what that word is about."""

from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.answers import Said, is_otherwise, latest
from trustlog.domain.facts import JointCheck, Promise, TheirWord
from trustlog.domain.kinds.their_word import said_words
from trustlog.domain.kinds.words import day, iso
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.facts.as_json import Names
    from trustlog.domain.facts import Numbered


def words_beside(fact: "Numbered", names: "Names", as_of: date) -> str:
    """Return what stands behind a fact's sentence: " · they say otherwise: not done (Fri 12 Dec)", " · acme-3"."""
    if isinstance(fact, TheirWord):
        about = names.promised.get(fact.promise_id)
        return "" if about is None else f" · #{about[0]} {about[1]}"
    if isinstance(fact, JointCheck):
        sheet = names.sheets.get(fact.sheet_id or "")
        return "" if sheet is None else f" · {sheet}"
    said = latest(names.said.get(fact.id, ()), as_of) if isinstance(fact, Promise) else None
    return "" if said is None or not isinstance(fact, Promise) else f" · {mark(said, fact, as_of)}"


def mark(said: Said, promise: Promise, as_of: date) -> str:
    """Say a partner's word on a promise, whether it is otherwise than ours, and who was right once that is settled."""
    words, on = said_words(said.word, said.moved_to, as_of), day(said.on, as_of)
    if said.settled is not None:
        text = (
            _("they said: {words} ({on}), ours holds")
            if said.settled == "ours"
            else (_("they said: {words} ({on}), theirs holds"))
        )
        return text.format(words=words, on=on)
    text = _("they say otherwise: {words} ({on})") if is_otherwise(said, promise, as_of) else _("they: {words} ({on})")
    return text.format(words=words, on=on)


def json_beside(fact: "Numbered", names: "Names", as_of: date, *, management: bool) -> dict[str, Any]:
    """Return the keys of a fact that its own columns do not hold; for management without words that are private."""
    if isinstance(fact, TheirWord):
        about = names.promised.get(fact.promise_id)
        return {"promise": about and about[0], "sheet": names.sheets.get(fact.sheet_id or "")}
    if isinstance(fact, JointCheck):
        return {"sheet": names.sheets.get(fact.sheet_id or "")}
    if not isinstance(fact, Promise):
        return {}
    said = latest(names.said.get(fact.id, ()), as_of, open_only=management)
    return {"their_word": None if said is None else word_json(said, fact, as_of)}


def word_json(said: Said, promise: Promise, as_of: date) -> dict[str, Any]:
    """Return a partner's word on a promise as scripts have it."""
    return {
        "word": said.word,
        "moved_to": iso(said.moved_to),
        "on": said.on.isoformat(),
        "by": said.by,
        "sheet": said.sheet,
        "otherwise": is_otherwise(said, promise, as_of),
        "settled": said.settled,
    }
