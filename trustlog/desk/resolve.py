"""From what people type to the one partner or person they mean; never a guess, and never something new by a typo."""

from collections.abc import Iterable, Sequence

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner, Person
from trustlog.errors import Refused, UnknownName
from trustlog.storage.views import partners as partner_views

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
    """Find the partner by handle or by any part of a name that only one has; archived ones when no other answers."""
    typed = name.strip()
    if not typed:
        raise UnknownName("no partner is named; `trustlog partner list` shows them")
    exact = partner_views.partner_by_handle(ledger.conn, typed.lower())
    if exact is not None:
        return exact
    found = partner_views.find_partners(ledger.conn, typed.lower())
    whole = [one for one in found if one.name.lower() == typed.lower()]
    active = [one for one in found if one.archived_on is None]
    for some in (whole, active, found):
        if len(some) == 1:
            return some[0]
    if found:
        raise UnknownName(f'"{typed}" may be {_listed(_partner_shown(active or found))}; write the handle')
    raise UnknownName(_unknown_partner(ledger, typed))


def writable_partner(ledger: Ledger, name: str) -> Partner:
    """Find the partner as `partner` does, and refuse an archived one: nothing new is written about it."""
    found = partner(ledger, name)
    if found.archived_on is not None:
        raise Refused(f"{found.handle} is archived since {found.archived_on}; nothing new is written about it")
    return found


def person(candidates: Sequence[Person], name: str, where: str) -> Person:
    """Find the one among these people whose name this is, or is a part of; `where` says in a refusal whose they are."""
    typed = name.strip()
    if not typed:
        raise UnknownName(f"nobody at {where} is named; `trustlog person list` shows them")
    lowered = typed.lower()
    whole = [one for one in candidates if one.name.lower() == lowered]
    parts = [one for one in candidates if lowered in one.name.lower()]
    for some in (whole, parts):
        if len(some) == 1:
            return some[0]
    if parts:
        raise UnknownName(f'"{typed}" may be {_listed(one.name for one in parts)} at {where}; write more of the name')
    from trustlog.desk.near import near

    close = near(typed, ((one.name, one.name) for one in candidates)) or [one.name for one in candidates]
    known = f"; known there: {_listed(close)}" if close else ""
    raise UnknownName(f'nobody at {where} is called "{typed}"{known}; `+new` or `trustlog person add` makes one')


def _unknown_partner(ledger: Ledger, typed: str) -> str:
    from trustlog.desk.near import near
    from trustlog.storage.views.names import all_partner_names

    rows = all_partner_names(ledger.conn)
    shown = [(text, f"{handle} ({name})") for handle, name in rows for text in (handle, name)]
    close = near(typed, shown)
    hint = f"; near: {_listed(close)}" if close else "; `trustlog partner list` shows them"
    return f'no partner is called "{typed}"{hint}; `trustlog partner add` makes one'


def _partner_shown(partners: Iterable[Partner]) -> list[str]:
    return [f"{one.handle} ({one.name})" for one in partners]


def _listed(shown: Iterable[str]) -> str:
    names = list(shown)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
