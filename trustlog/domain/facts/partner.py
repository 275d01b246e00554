"""Partners, and the people there."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.text import PersonText, clean, clean_name, clip
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, WordsError


class Partner(NamedTuple):
    """An organisation we work with. `level` and `level_since` are those in force on the day asked for.

    `logged_from` is the day from which nothing logged means that nothing was; `on_trial` since when the level is a step
    on trial. `owner` is who of us looks after it; `tags` and `domains` (of e-mail addresses) are parted by commas.
    """

    id: str
    handle: str
    name: PersonText
    level: int
    level_since: date
    target: int
    cadence_days: int
    archived_on: date | None = None
    archive_reason: PersonText | None = None
    note: PersonText | None = None
    start_level: int = 1
    start_on: date | None = None
    logged_from: date = date.min
    on_trial: date | None = None
    owner: PersonText | None = None
    tags: PersonText | None = None
    domains: PersonText | None = None
    brought_from: str | None = None
    brought_id: PersonText | None = None


class Person(NamedTuple):
    """Somebody at a partner; `left_on` is the day on which they left it."""

    id: str
    partner_id: str
    name: PersonText
    role: PersonText | None = None
    email: PersonText | None = None
    phone: PersonText | None = None
    note: PersonText | None = None
    left_on: date | None = None
    brought_from: str | None = None
    brought_id: PersonText | None = None


_DOMAIN_SIGNS = "-."
_LONGEST_DOMAIN = 253  # characters, by the rules of the Internet


def tags_of(typed: Iterable[str]) -> str | None:
    """Return tags as a partner keeps them; a comma parts two."""
    return several(clean_name(tag, "a tag") for text in typed for tag in text.split(",") if tag.strip())


def domains_of(typed: Iterable[str]) -> str | None:
    """Return domains of e-mail addresses as a partner keeps them: `acme.example`; a comma parts two."""
    return several(_domain(domain) for text in typed for domain in text.split(",") if domain.strip())


def _domain(typed: str) -> str:
    domain = clean(typed, "domains").lower().rpartition("@")[2]
    parts = domain.split(".")
    fits = len(parts) > 1 and all(parts) and len(domain) <= _LONGEST_DOMAIN
    if not fits or not all(sign.isalnum() or sign in _DOMAIN_SIGNS for sign in domain):
        raise WordsError(Reason("no_domain", text=clip(typed)))
    return domain


def several(texts: Iterable[str]) -> PersonText | None:
    """Return tags or domains as a partner keeps them: in their order, each once; None where there are none."""
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(alike(text), text)
    return ", ".join(kept.values()) or None


def each_of(kept: str | None) -> list[str]:
    """Return the tags or domains that a partner keeps, one by one."""
    return kept.split(", ") if kept else []


def has_left(person: Person, on: date) -> bool:
    """Return whether somebody had left their partner by the end of a day."""
    return person.left_on is not None and person.left_on <= on
