"""The fields of a partner: how each is read as it is typed, and what it may be."""

from collections.abc import Sequence
from datetime import date

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners.lookup import RESERVED
from trustlog.domain.facts import Partner
from trustlog.domain.facts.partner import domains_of, each_of, tags_of
from trustlog.domain.levels import check_level
from trustlog.domain.limits import CADENCE, LONGEST_HANDLE, LONGEST_NAME
from trustlog.domain.text import clean, clean_name, clip
from trustlog.domain.text.firms import FREE_MAIL
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.storage.read.links import rows_of

HANDLE_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789-_."
FIELDS = (
    "name", "handle", "level", "level_since", "target", "cadence", "logged_from", "tags", "domains", "note", "owner",
)  # fmt: skip
"""What can be edited, by the names that people type."""
ALSO = {"level_since": "since", "tag": "tags", "domain": "domains"}
"""Other names of fields; `since` is the one by which forms and faults know the day of the level."""


def field_named(typed: str) -> str:
    """Return the name by which forms know a field, or refuse one that there is not."""
    field = ALSO.get(typed, typed)
    if typed not in FIELDS and field not in (*FIELDS, "since"):
        raise WordsError(Reason("no_field_of_partner", field=typed, fields=", ".join(FIELDS)))
    return field


def check_handle(handle: str) -> str:
    """Return the handle in lower case, or refuse it, saying what it may be."""
    lowered = handle.strip().lower()
    if len(lowered) > LONGEST_HANDLE:
        too_long = Reason("handle_too_long", text=clip(lowered), length=len(lowered), most=LONGEST_HANDLE)
        raise WordsError(too_long, Remedy("shorten_it"))
    if not lowered or lowered[0] in "-." or any(sign not in HANDLE_SIGNS for sign in lowered):
        raise WordsError(Reason("no_handle", text=handle), Remedy("made_of"))
    if lowered in RESERVED:
        raise WordsError(Reason("handle_reserved", text=lowered), Remedy("another_handle"))
    if lowered.isdigit():
        raise WordsError(Reason("handle_is_number", text=lowered), Remedy("handle_with_letter"))
    return lowered


def check_name(name: str) -> str:
    """Return the name as it is kept, its blanks single, or refuse it."""
    called = clean_name(name)
    if not called:
        raise WordsError(Reason("partner_without_name"))
    if len(called) > LONGEST_NAME:
        too_long = Reason("name_too_long", text=clip(called), length=len(called), most=LONGEST_NAME)
        raise WordsError(too_long, Remedy("shorten_it"))
    return called


def logged_day(ledger: Ledger, day: date) -> date:
    """Give the day from which a partner is logged back; one that is still to come is refused."""
    if day > ledger.today:
        raise WordsError(Reason("logged_from_to_come", day=day))
    return day


def checked_cadence(days: int) -> int:
    """Give a number of days back that may pass between two moments; any other is refused."""
    if not CADENCE.holds(days):
        raise WordsError(Reason("no_cadence"))
    return days


def with_field(ledger: Ledger, partner: Partner, field: str, value: str) -> Partner:
    """Return a partner with a field as it was typed, or refuse it."""
    text = clean(value, field)
    if field == "note":
        return partner._replace(note=text or None)
    if field == "owner":
        return partner._replace(owner=text or None)
    if field == "tags":
        return partner._replace(tags=tags_of([text]))
    if field == "domains":
        return partner._replace(domains=checked_domains([text]))
    if not text:
        raise WordsError(Reason("empty_field", field=field))
    if field == "name":
        return partner._replace(name=check_name(text))
    if field == "handle":
        return partner._replace(handle=check_handle(text))
    if field == "target":
        return partner._replace(target=check_level(_whole(text, "target")))
    from trustlog.domain.calendar.dates import read_days
    from trustlog.domain.calendar.since import read_since

    if field == "cadence":
        return partner._replace(cadence_days=checked_cadence(read_days(text)))
    if field == "logged_from":
        return partner._replace(logged_from=logged_day(ledger, read_since(text, ledger.today)))
    changes = rows_of(ledger.conn, "level_change", "partner_id", partner.id)
    if field == "level":
        level = check_level(_whole(text, "level"))
        if changes and level != partner.start_level:
            raise Refused(
                Reason("level_was_decided", handle=partner.handle), Remedy("decide_level", handle=partner.handle)
            )
        return partner._replace(start_level=level, level=partner.level if changes else level)
    since = read_since(text, ledger.today)
    if since > ledger.today:
        raise WordsError(Reason("start_to_come", day=since))
    if any(change["on"] < since for change in changes):
        raise Refused(Reason("level_changed_before", handle=partner.handle, day=since), Remedy("day_before_that"))
    stepped = any(change["trial"] in (None, "confirmed") for change in changes)
    return partner._replace(start_on=since, level_since=partner.level_since if stepped else since)


def checked_domains(typed: Sequence[str]) -> str | None:
    """Return the domains of a partner as it keeps them; refuse one at which anybody may have an address."""
    domains = domains_of(typed)
    for domain in each_of(domains):
        if domain in FREE_MAIL:
            raise WordsError(Reason("domain_of_anybody", domain=domain), Remedy("name_own_domain"))
    return domains


def _whole(text: str, field: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise WordsError(Reason("no_whole_number", field=field, text=text))
    return int(text)
