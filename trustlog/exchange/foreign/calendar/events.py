"""An iCalendar file to meetings and tasks, each event by itself, recurrences as the single meetings they were."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trustlog.domain.proposals import Terms
from trustlog.exchange.foreign.blocks import Block, Line, blocks, unescaped
from trustlog.exchange.foreign.calendar.index import WANTED, Head, Index, uid_of
from trustlog.exchange.foreign.calendar.later import From, Later
from trustlog.exchange.foreign.calendar.recurrence import BadRuleError, Budget, Expansion, Rule, expanded, read_rule
from trustlog.exchange.foreign.calendar.zones import Zone
from trustlog.exchange.foreign.pairing import apart
from trustlog.exchange.foreign.people_words import mails_in
from trustlog.exchange.foreign.tables.activities import title_says_cancelled
from trustlog.exchange.foreign.values import UNREADABLE, Guest, Proposed, bad_sign
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of
from trustlog.exchange.kept import Kept
from trustlog.exchange.progress import Progress, told
from trustlog.language import _

AROUND = timedelta(days=16)
"""How far beyond the days asked for the times of series are looked at: half a month, and a day for zones."""
_ON = "THISANDFUTURE"
_KIND = {"VEVENT": "moment", "VTODO": "promise"}
_MOST_GUESTS = 500
_MOST_OUT = 20_000  # times that are taken out of a series
_RESOURCE = re.compile(r"@resource\.calendar\.google\.com$", re.IGNORECASE)
_DURATION = re.compile(r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


class Moment(NamedTuple):
    """A time of an event: local in its zone, or a day alone."""

    local: datetime
    zone: Zone
    is_day: bool

    @property
    def utc(self) -> datetime:
        """Return it in UTC, without a zone."""
        return self.local if self.is_day else self.zone.to_utc(self.local)


class Calendar(NamedTuple):
    """What is read of a file: meetings and tasks, how many there were, and the zones in which most of them are.

    `around` are the ids and times of series up to `AROUND` before and behind the days that were asked for.
    """

    proposed: Sequence[Proposed]
    rows: int
    zones: tuple[str, ...] = ()
    around: Sequence[tuple[str, str]] = ()


def read_calendar(text: str, home: tzinfo, first: date, last: date, progress: Progress | None = None) -> Calendar:
    """Read all events and tasks, one at a time; recurrences are expanded from `first` to `last`."""
    index = Index(text, home)
    reader = _Reader(index, first, last)
    proposed = Kept[Proposed]()
    for block in told(index.in_order(blocks(text, WANTED)), _("rows read"), progress):
        for one in reader.read(block):
            proposed.add(one)
    return Calendar(proposed, index.rows, index.zone_names, reader.around)


class _Change(NamedTuple):
    """What one time of a series is instead, and all behind it: the event that says so, and why it is left aside."""

    found: Proposed
    block: Block
    start: Moment
    of: Moment
    why: str | None


class _Reader:
    """Reads the events of one file, and knows which of them change single occurrences of others."""

    def __init__(self, index: Index, first: date, last: date) -> None:
        self._zones, self._first, self._last, self._cancels = index.zones, first, last, index.cancels
        self._hides = index.hides
        self._budget = Budget()
        self.around = Kept[tuple[str, str]]()
        self._changed: set[int] = set()  # hashes, which take little room
        self._outdated = self._older(index.heads)
        self._later = Later[_Change](self._begins(index.heads))
        self._zone_of: dict[str, Zone] = {}  # of the series that are changed from some time on

    def _older(self, heads: Iterable[Head]) -> set[int]:
        """Return the rows of events of which the file has a newer version; note which occurrences are changed."""
        seen: set[int] = set()
        twice: set[int] = set()
        for head in heads:
            moment = None if head.changes is None else self._moment(head.changes)
            key = hash((head.uid, moment and moment.utc))
            if moment is not None:
                self._changed.add(key)
            (twice if key in seen else seen).add(key)
        versions: dict[tuple[str, datetime | None], list[tuple[int, str, int]]] = {}
        for head in heads if twice else ():
            moment = None if head.changes is None else self._moment(head.changes)
            if hash((head.uid, moment and moment.utc)) in twice:
                versions.setdefault((head.uid, moment and moment.utc), []).append(head.rank)
        return {rank[2] for ranks in versions.values() for rank in sorted(ranks)[:-1]}

    def _begins(self, heads: Iterable[Head]) -> Iterator[From]:
        """Yield from when on which series are others."""
        for head in heads:
            line = head.changes
            if line is None or (line.param("RANGE") or "").strip().upper() != _ON or head.row in self._outdated:
                continue
            moment = self._moment(line)
            if moment is not None:
                yield From(head.uid, moment.utc)

    def read(self, block: Block) -> Iterator[Proposed]:
        """Yield what one event or task is; always something."""
        uid = uid_of(block)
        base = Proposed(block.row, brought_id=uid)
        if not self._hides(block):
            base = base._replace(title=title_of(unescaped(block.text("SUMMARY") or "")))
        if (line := block.bad_line()) is not None:
            yield Proposed(block.row, _KIND[block.name], brought_id=uid, why=bad_sign(line))
        elif not block.whole:
            yield base._replace(why=UNREADABLE)
        elif block.row in self._outdated:
            yield base._replace(why="duplicate")
        elif block.name == "VTODO":
            yield self._task(block, base)
        else:
            yield from self._event(block, base)

    def _event(self, block: Block, base: Proposed) -> Iterator[Proposed]:
        line = block.first("DTSTART")
        start = None if line is None else self._moment(line)
        if start is None:
            yield base._replace(why=UNREADABLE)
            return
        rules = [line.value for line in block.all("RRULE")] + [line.value for line in block.all("EXRULE")]
        try:
            read = [read_rule(rule) for rule in rules[:1]]
            for rule in rules[1:4]:
                read_rule(rule)
        except BadRuleError as error:
            yield base._replace(why=str(error))
            return
        found = self._with_guests(block, base)
        of = block.first("RECURRENCE-ID")
        moment = None if of is None else self._moment(of)
        if moment is not None and base.brought_id:
            found = found._replace(brought_id=f"{base.brought_id}/{_stamp(moment)}", part=True)
        why = self._aside(block, found, start)
        if of is not None and moment is not None and base.brought_id:
            yield from self._on_from(base.brought_id, moment, _Change(found, block, start, moment, why))
        if why is not None:
            if why == "private":
                found = Proposed(block.row, brought_id=found.brought_id, part=found.part)
            yield self._placed(found._replace(why=why), block, start)
        elif (read or block.first("RDATE")) and moment is None:
            yield from self._occurrences(block, found, start, read[0] if read else None)
        else:
            yield self._placed(found, block, start)

    def _aside(self, block: Block, found: Proposed, start: Moment) -> str | None:
        """Return why the event itself says that it is to be left aside."""
        if self._hides(block):
            return "private"
        status = (block.text("STATUS") or "").strip().upper()
        if self._cancels(block.row) or status == "CANCELLED" or title_says_cancelled(found.title):
            return "cancelled"
        return "all_day" if start.is_day or self._fills_days(block, start) else None

    def _fills_days(self, block: Block, start: Moment) -> bool:
        """Return whether an event with times is whole days: Exchange says so, or it goes from midnight to midnight."""
        if start.local.time() != datetime.min.time():
            return False
        line = block.first("DTEND")
        end = None if line is None else self._moment(line)
        whole = end is not None and end.local.time() == datetime.min.time() and end.local > start.local
        return whole or (block.text("X-MICROSOFT-CDO-ALLDAYEVENT") or "").strip().upper() == "TRUE"

    def _on_from(self, uid: str, of: Moment, change: "_Change") -> Iterator[Proposed]:
        """Yield the times of a series that waited for an event that changes them."""
        for local in self._later.learn(From(uid, of.utc), change):
            yield from self._changed_later(uid, Moment(local, self._zone_of[uid], False), change)

    def _changed_later(self, uid: str, moment: Moment, change: "_Change") -> Iterator[Proposed]:
        """Yield a time of a series as a change from an earlier one on has it: as much later, and as long."""
        if change.why is not None:
            return
        by = moment.zone.from_utc(change.start.utc) - moment.zone.from_utc(change.of.utc)
        moved, key = moment._replace(local=moment.local + by), f"{uid}/{_stamp(moment)}"
        begins = self._at_home(moved)
        if self._first <= begins.date() <= self._last:
            found = change.found._replace(brought_id=key, part=False)
            yield self._placed(found, change.block, moved, change.start)
        else:
            self.around.add((key, _minute(begins)))

    def _occurrences(self, block: Block, found: Proposed, start: Moment, rule: Rule | None) -> Iterator[Proposed]:
        try:
            first = max(self._first, date.min + AROUND) - AROUND
            last = min(self._last, date.max - AROUND) + AROUND
            if rule is None:
                expansion = Expansion([start.local], False)
            else:
                until = self._until(rule.until, start)
                expansion = expanded(rule, start.local, until, first, last, self._budget)
            more = [
                start.zone.from_utc(moment.utc)
                for line in block.all("RDATE")[:200]
                for moment in self._moments(line)
                if not moment.is_day
            ]
        except BadRuleError as error:
            yield found._replace(why=str(error))
            return
        out = list(islice((moment for line in block.all("EXDATE") for moment in self._moments(line)), _MOST_OUT))
        uid, gone = uid_of(block), {moment.utc for moment in out}
        days_gone = {moment.local.date() for moment in out if moment.is_day}
        none = True
        times = sorted({*expansion.occurrences, *more[:5000]})
        found = found._replace(every=apart(times))
        for local in times:
            moment = start._replace(local=local)
            if moment.utc in gone or hash((uid, moment.utc)) in self._changed or local.date() in days_gone:
                continue
            begin = self._later.of(uid, moment.utc)
            if begin is not None:
                none = False
                self._zone_of[begin.uid] = moment.zone
                change = self._later.change(begin, local)
                if change is not None:
                    yield from self._changed_later(begin.uid, moment, change)
                continue
            key = f"{found.brought_id}/{_stamp(moment)}" if found.brought_id else None
            begins = self._at_home(moment)
            if not self._first <= begins.date() <= self._last:
                if key:
                    self.around.add((key, _minute(begins)))
                continue
            none = False
            yield self._placed(found._replace(brought_id=key), block, moment, start)
        if none:
            others = expansion.others or bool(expansion.occurrences) or bool(more)
            yield self._placed(found._replace(why="outside_window" if others else "no_occurrence"), block, start)

    def _until(self, text: str | None, start: Moment) -> datetime | None:
        """Return the last moment of a rule in local time of the event; a day alone means its end."""
        moment = None if not text else self._value(text.strip(), start.zone)
        if moment is None:
            return None
        if moment.is_day:
            return moment.local + timedelta(days=1, seconds=-1)
        return start.zone.from_utc(moment.utc) if text and text.strip().endswith("Z") else moment.local

    def _placed(self, found: Proposed, block: Block, start: Moment, first: Moment | None = None) -> Proposed:
        """Return the proposal with its times at home."""
        if start.is_day:
            return found._replace(start=start.local.date().isoformat(), end=None, minutes=None)
        length = self._length(block, first or start)
        begins = self._at_home(start)
        end = None if length is None else self._at_home(_later(start, length))
        minutes = None if length is None else int(length.total_seconds() // 60) or None
        assumed = [*found.assumed]
        if start.zone.assumed:
            assumed.append("zone")
        if length is None:
            assumed.append("end")
        if start.zone.is_edge(start.local):
            assumed.append("edge")
        return found._replace(
            start=_minute(begins), end=None if end is None else _minute(end), minutes=minutes, assumed=tuple(assumed)
        )

    def _length(self, block: Block, start: Moment) -> timedelta | None:
        """Return how long an event takes; None where it does not say, or says that it ends before it begins."""
        line = block.first("DTEND")
        end = None if line is None else self._moment(line)
        if end is not None and not end.is_day:
            length = end.utc - start.utc
            return length if length > timedelta(0) else None
        return _duration(block.text("DURATION"))

    def _at_home(self, moment: Moment) -> datetime:
        return self._zones.home.from_utc(moment.utc)

    def _moment(self, line: Line) -> Moment | None:
        return self._value(line.value.strip(), self._zones.named(line.param("TZID")))

    def _moments(self, line: Line) -> Iterator[Moment]:
        zone = self._zones.named(line.param("TZID"))
        for text in line.value.split(",")[:5000]:
            moment = self._value(text.strip().partition("/")[0], zone)
            if moment is not None:
                yield moment

    def _value(self, text: str, zone: Zone) -> Moment | None:
        match = re.fullmatch(r"(\d{8})(?:T(\d{4}|\d{6})(Z)?)?", text.upper())
        if match is None:
            return None
        day, time, utc = match.groups()
        try:
            whole = datetime.strptime(day + (time or "").ljust(6, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - local time
        except ValueError:
            return None
        if not 1900 <= whole.year <= 2999:
            return None
        return Moment(whole, self._zones.named("UTC") if utc else zone, time is None)

    def _with_guests(self, block: Block, base: Proposed) -> Proposed:
        guests = tuple(guest for line in block.all("ATTENDEE")[:_MOST_GUESTS] if (guest := _guest(line)) is not None)
        line = block.first("ORGANIZER")
        note = plain_text(unescaped(block.text("DESCRIPTION") or ""))
        return base._replace(guests=guests, organiser=None if line is None else _guest(line), note=note)

    def _task(self, block: Block, base: Proposed) -> Proposed:
        line = block.first("DUE")
        due = None if line is None else self._moment(line)
        day = None if due is None else (due.local if due.is_day else self._at_home(due)).date().isoformat()
        found = self._with_guests(block, base)._replace(kind="promise", due_on=day, created=self._day(block, "CREATED"))
        status = (block.text("STATUS") or "").strip().upper()
        if self._hides(block):
            return Proposed(block.row, kind="promise", brought_id=base.brought_id, why="private")
        if line is not None and due is None:
            return found._replace(why=UNREADABLE)
        if status == "CANCELLED":
            return found._replace(why="cancelled")
        if _is_done(block, status):
            return found._replace(why="no_meeting", terms=Terms(done=True, kept_on=self._day(block, "COMPLETED")))
        return found

    def _day(self, block: Block, name: str) -> date | None:
        """Return the day at home that a line says: when a task was written down, or done."""
        line = block.first(name)
        when = None if line is None else self._moment(line)
        return None if when is None else (when.local if when.is_day else self._at_home(when)).date()


def _is_done(block: Block, status: str) -> bool:
    """Return whether a task is done: some programs say only when, or only how far."""
    whole = (block.text("PERCENT-COMPLETE") or "").strip() == "100"
    return whole or status == "COMPLETED" or bool(block.text("COMPLETED"))


def _guest(line: Line) -> Guest | None:
    mails = mails_in(re.sub(r"^\s*mailto:", "", line.value, flags=re.IGNORECASE)) or mails_in(line.param("EMAIL"))
    name = one_line(unescaped(line.param("CN") or ""))
    if name and "@" in name:  # Outlook puts the address there of whom it does not know
        mails = mails or mails_in(name)
        name = one_line(re.split(r"[<(\[]", name)[0].strip(" \"'"))
        name = None if name and "@" in name else name
    if not mails and not name:
        return None
    kind = (line.param("CUTYPE") or "").upper()
    room = (
        kind in ("RESOURCE", "ROOM")
        or bool(mails and _RESOURCE.search(mails[0]))
        or ((line.param("ROLE") or "").upper() == "NON-PARTICIPANT" and kind != "INDIVIDUAL")
    )
    away = (line.param("PARTSTAT") or "").upper() in ("DECLINED", "DELEGATED")
    return Guest(name, mails[0] if mails else None, away, room)


def _stamp(moment: Moment) -> str:
    return moment.local.strftime("%Y%m%d") if moment.is_day else moment.utc.strftime("%Y%m%dT%H%M%SZ")


def _minute(when: datetime) -> str:
    return when.isoformat(timespec="minutes")


def _later(start: Moment, length: timedelta) -> Moment:
    return Moment(start.utc + length, _UTC, False)


_UTC = Zone(ZoneInfo("UTC"))


def _duration(text: str | None) -> timedelta | None:
    match = _DURATION.fullmatch((text or "").strip().upper())
    if match is None or match.group(1) == "-" or any(len(part or "") > 6 for part in match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if timedelta(0) < length < timedelta(days=366) else None
