"""Time zones of calendar files: as a VTIMEZONE defines them, by name, by a Windows name, else the zone at home."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trustlog.exchange.extras import need
from trustlog.exchange.foreign.blocks import Block

_DAY = timedelta(days=1)


class Change(NamedTuple):
    """From when on, in local time before it, a zone has another offset; `rule` is None for a single change."""

    begins: datetime
    before: timedelta
    after: timedelta
    rule: dict[str, str] | None
    until: int


class Zone:
    """A time zone; `assumed` where the file did not say which it is."""

    def __init__(self, zone: tzinfo | None = None, changes: tuple[Change, ...] = (), *, assumed: bool = False) -> None:
        self._zone = zone
        self.name = zone.key if isinstance(zone, ZoneInfo) else None
        self._changes = changes
        self._years: dict[int, list[tuple[datetime, Change]]] = {}
        self.assumed = assumed

    def to_utc(self, local: datetime) -> datetime:
        """Return a local time in UTC, both without a zone."""
        return local - self._offset(local)

    def from_utc(self, utc: datetime) -> datetime:
        """Return the local time of a time in UTC, both without a zone."""
        if self._zone is not None:
            return utc.replace(tzinfo=_UTC).astimezone(self._zone).replace(tzinfo=None)
        offsets = {offset for change in self._changes for offset in (change.before, change.after)}
        fitting = (utc + offset for offset in sorted(offsets, reverse=True) if self._offset(utc + offset) == offset)
        return next(fitting, utc + self._offset(utc))

    def is_edge(self, local: datetime) -> bool:
        """Return whether a local time comes twice or never, as the clocks are changed."""
        return self.from_utc(self.to_utc(local)) != local or self._offset(local) != self._offset(local.replace(fold=1))

    def _offset(self, local: datetime) -> timedelta:
        if self._zone is not None:
            return local.replace(tzinfo=self._zone).utcoffset() or timedelta(0)
        earlier = [one for year in (local.year, local.year - 1) for one in self._of_year(year) if one[0] <= local]
        if earlier:
            return max(earlier, key=lambda one: one[0])[1].after
        first = min(self._changes, key=lambda change: change.begins)
        return first.before

    def _of_year(self, year: int) -> list[tuple[datetime, Change]]:
        """Return the changes of that year; one that began in years before and has no rule stands as of then."""
        found = self._years.get(year)
        if found is None:
            found = [(when, change) for change in self._changes for when in _changes_in(change, year)]
            self._years[year] = found
        return found


_UTC = ZoneInfo("UTC")


def _changes_in(change: Change, year: int) -> Iterable[datetime]:
    if change.rule is None:
        return [change.begins] if change.begins.year <= year else []
    if not change.begins.year <= year <= change.until:
        return []
    day = _day_of(change.rule, change.begins, year)
    return [] if day is None else [day]


def _day_of(rule: dict[str, str], begins: datetime, year: int) -> datetime | None:
    """Return when in a year a yearly rule falls: on a day of a month, or on its n-th weekday."""
    month = int(rule.get("BYMONTH", str(begins.month)))
    match = re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", rule.get("BYDAY", ""))
    try:
        if match is None:
            return begins.replace(year=year, month=month, day=int(rule.get("BYMONTHDAY", str(begins.day))))
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(match.group(2))
        nth = int(match.group(1) or "1")
        if "BYMONTHDAY" in rule:  # the first such day of these, as in 8,9,10,11,12,13,14
            days = [int(day) for day in rule["BYMONTHDAY"].split(",")]
            return next(
                (
                    when
                    for day in days
                    if (when := begins.replace(year=year, month=month, day=day)).weekday() == weekday
                ),
                None,
            )
        if nth > 0:
            first = begins.replace(year=year, month=month, day=1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        last = begins.replace(year=year + month // 12, month=month % 12 + 1, day=1) - _DAY
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    except (ValueError, OverflowError):
        return None


class Zones:
    """The zones of one file by name; `home` is where the user is."""

    def __init__(self, home: tzinfo, definitions: Iterable[Block], whole: Sequence[str] = ()) -> None:
        """Know the zones that are defined, and `whole`, that of times that name none, where there is a single one."""
        self.home = Zone(home)
        self._assumed = Zone(home, assumed=True)
        self._named: dict[str, Zone] = {}
        for block in definitions:
            name, zone = (block.text("TZID") or "").strip().strip('"'), _defined(block)
            if name and zone is not None:
                self._named.setdefault(name, zone)
        self._unnamed = self.home if not whole else self.named(whole[0]) if len(whole) == 1 else self._assumed

    def named(self, name: str | None) -> Zone:
        """Return the zone of that name; the zone at home, marked as assumed, where nobody knows it."""
        if not name:
            return self._unnamed
        name = name.strip().strip('"')
        if name not in self._named:
            self._named[name] = _by_name(name) or self._assumed
        return self._named[name]

    def iana(self, name: str) -> str | None:
        """Return the common name of a zone, None where it has none."""
        zone = _by_name(name.strip().strip('"'))
        return None if zone is None else zone.name


def _by_name(name: str) -> Zone | None:
    """Find a zone by its name, by the name Windows has for it, or by a city in the name it is shown by."""
    for candidate in (name, "/".join(name.split("/")[-2:]), "/".join(name.split("/")[-3:])):
        zone = _iana(candidate)
        if zone is not None:
            return Zone(zone)
    if name.lower() in _UTC_NAMES:
        return Zone(_UTC)
    if (shift := re.fullmatch(r"(?:GMT|UTC)? ?([+-])(\d{1,2})(?::?([0-5]\d))?", name)) and int(shift.group(2)) <= 14:
        minutes = int(shift.group(2)) * 60 + int(shift.group(3) or 0)
        return Zone(timezone(timedelta(minutes=-minutes if shift.group(1) == "-" else minutes)))
    need("icalendar")
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    windows = WINDOWS_TO_OLSON.get(name)
    if windows is not None and (zone := _iana(windows)) is not None:
        return Zone(zone)
    shown = re.fullmatch(r"\((?:UTC|GMT)(?:([+-]\d\d):?(\d\d)?)?\)\s*(.+)", name)
    if shown is None:
        return None
    zone = _iana(_SHOWN.get(shown.group(3).lower(), ""))
    return _by_city(int(shown.group(1) or 0) * 60, shown.group(3)) if zone is None else Zone(zone)


_UTC_NAMES = frozenset(("utc", "gmt", "z", "zulu", "tzone://microsoft/utc", "coordinated universal time"))
_SHOWN = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "atlantic time (canada)": "America/Halifax",
    "coordinated universal time": "UTC",
}
"""Zones that Windows shows by no city."""


@cache
def _cities() -> dict[str, str]:
    """Return the zones by the city that they are called after."""
    from zoneinfo import available_timezones

    return {
        zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in sorted(available_timezones()) if "/" in zone
    }


def _by_city(minutes: int, cities: str) -> Zone | None:
    """Find the zone of the first city that has one, and in winter has that offset."""
    by_city = _cities()
    for city in cities.lower().split(",")[:20]:
        zone = _iana(by_city.get(city.strip(), ""))
        offsets = [datetime(2026, month, 15, tzinfo=zone).utcoffset() for month in (1, 7)] if zone else []
        if timedelta(minutes=minutes) in offsets:
            return Zone(zone)
    return None


def _iana(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r"[A-Za-z0-9_+\-/]{1,60}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def _defined(block: Block) -> Zone | None:
    """Return the zone that a VTIMEZONE defines; None where it defines none that can be read."""
    changes = []
    for inner in block.inner[:200]:
        begins, before, after = (inner.text(name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
        change = _change(begins, before, after, inner.text("RRULE"))
        if change is not None:
            changes.append(change)
            changes += _also(change, inner)
    return Zone(None, tuple(changes)) if changes else None


def _change(begins: str | None, before: str | None, after: str | None, rule: str | None) -> Change | None:
    match = re.fullmatch(r"(\d{8}T\d{6})Z?", (begins or "").strip())
    first, second = _offset(before), _offset(after)
    if match is None or second is None:
        return None
    try:
        when = datetime.strptime(match.group(1), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local time of that zone
    except ValueError:
        return None
    parts = dict(part.split("=", 1) for part in (rule or "").upper().split(";") if "=" in part)
    if parts and parts.get("FREQ") != "YEARLY":
        return None
    if not all(re.fullmatch(r"\d{1,2}", parts[name]) for name in ("BYMONTH",) if name in parts):
        return None
    if not re.fullmatch(r"-?\d{1,2}(?:,-?\d{1,2}){0,30}", parts.get("BYMONTHDAY", "1")):
        return None
    until = int(parts["UNTIL"][:4]) if re.match(r"\d{4}", parts.get("UNTIL", "")) else 9999
    return Change(when, first if first is not None else second, second, parts or None, until)


def _also(change: Change, inner: Block) -> list[Change]:
    """Return the single changes that RDATE adds."""
    days = [text for line in inner.all("RDATE")[:100] for text in line.value.split(",")[:200]]
    also = (_change(day, "+0000", "+0000", None) for day in days)
    return [change._replace(begins=one.begins, rule=None) for one in also if one is not None]


def _offset(text: str | None) -> timedelta | None:
    match = re.fullmatch(r"([+-])(\d{2}):?(\d{2})(\d{2})?", (text or "").strip())
    if match is None:
        return None
    size = timedelta(hours=int(match.group(2)), minutes=int(match.group(3)))
    return -size if match.group(1) == "-" else size
