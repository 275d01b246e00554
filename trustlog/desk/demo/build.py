"""A made-up ledger of a dozen partners over two years, the same facts from the same seed, for looking around in."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Any, NamedTuple

from trustlog.desk.demo import agreements, book, brought, gardens, letting_go, proposed, purposes
from trustlog.desk.demo.answers import words_told
from trustlog.desk.demo.pulses import pulses_told
from trustlog.desk.demo.sheets import sheets_told
from trustlog.desk.demo.stories import OUR_PROMISES, STORIES, TALKS, THEIR_PROMISES, TOPICS, Open, Phase, Story
from trustlog.desk.facts import Kept, row, table_of
from trustlog.desk.ledger import open_ledger
from trustlog.desk.partners import slug
from trustlog.domain.capture.words import INITIATED_BY
from trustlog.domain.facts import (
    Answer,
    Benefit,
    Dependence,
    Disclosure,
    LevelChange,
    Moment,
    Move,
    Note,
    Numbered,
    Partner,
    Pause,
    Person,
    Plan,
    Promise,
    Wheel,
)
from trustlog.domain.facts.dependence import NUMBERS
from trustlog.domain.facts.scan import Stake
from trustlog.domain.kinds import kind_of
from trustlog.errors import Reason, Refused, Remedy
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.partners import partners
from trustlog.storage.write.writer import Batch, Change, next_numbers, write

DAY = date(2026, 11, 23)
SEED = 7
_GRACE = 7
_CLOCK = 30
_SETTLED = 10  # what was due longer ago than this has come out; what is open is told by the stories
_SLOT = 28
_STAKES: tuple[Stake, ...] = ("small", "normal", "normal", "big", "big")


class _StoryFacts(NamedTuple):
    """The facts of a story, numbers still missing; `links` and answers are rows beside the facts."""

    partner: Partner
    people: tuple[Person, ...]
    facts: list[Numbered]
    answers: list[Answer]


class _Teller:
    """Turns stories into facts; holds the one source of chance and the day it is."""

    def __init__(self, today: date, seed: int, me: str, zone: tzinfo) -> None:
        self.today = today
        self.zone = zone
        self.me = me
        self.chance = Random(seed)  # noqa: S311 - made-up facts, not secrets
        self._made = 0

    def back(self, days: int) -> date:
        """Return the day so many days ago."""
        return self.today - timedelta(days=days)

    def id_at(self, day: date) -> str:
        """Make an id like UUIDv7: time first, then what chance gives."""
        millis = int(datetime.combine(day, time(15), self.zone).timestamp() * 1000)
        bits = millis << 80 | 7 << 76 | self.chance.getrandbits(12) << 64 | 2 << 62 | self.chance.getrandbits(62)
        text = f"{bits:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def stamps(self, day: date) -> dict[str, Any]:
        """Return what every fact has beside its content."""
        self._made += 1
        at = datetime.combine(day, time(15), self.zone).astimezone(UTC) + timedelta(seconds=self._made % 3600)
        return {
            "id": self.id_at(day), "number": 0, "note": None, "private": False, "source": None,
            "recorded_at": at, "recorded_by": self.me,
        }  # fmt: skip

    def workday(self, day: date) -> date:
        """Return that day, or the Friday before it at weekends."""
        return day - timedelta(days=max(0, day.weekday() - 4))

    def tell(self, story: Story) -> _StoryFacts:
        """Tell one story from its first day to today."""
        began = self.back(story.began)
        level = story.rises[-1].to if story.rises else story.level
        since = self.back(story.rises[-1].ago) if story.rises else began
        partner = Partner(
            self.id_at(began), slug(story.name), story.name, level, since, story.target, story.cadence,
            start_level=story.level, start_on=began, logged_from=began,
        )  # fmt: skip
        people = tuple(
            Person(self.id_at(began), partner.id, name, role, f"{slug(name)}@{partner.handle}.example", None)
            for name, role in story.people
        )
        facts: list[Numbered] = [*self.promises(story, partner), *self.time_and_openness(story, partner, people, since)]
        facts += self.levels(story, partner)
        facts += self.rest(story, partner)
        return _StoryFacts(partner, people, facts, list(self.answers(story, partner)))

    def promise(
        self, partner: Partner, ours: bool, text: str, made_on: date, due: date | None, stake: Stake
    ) -> Promise:
        """Make a promise that is open."""
        return Promise(
            partner_id=partner.id, ours=ours, text=text, stake=stake, made_on=made_on, accepted_on=made_on, due_on=due,
            counts_on=due or made_on + timedelta(days=_CLOCK), grace_days=_GRACE, **self.stamps(made_on),
        )  # fmt: skip

    def promises(self, story: Story, partner: Partner) -> Iterator[Promise]:
        """Make the promises of a story, ours and theirs: settled, broken and concealed, and open."""
        for ours in (True, False):
            yield from self.settled_ones(story, partner, ours)
        if story.concealed:
            ago, text = story.concealed
            hidden = self.promise(partner, False, text, self.back(ago + 90), self.back(ago), "big")
            yield hidden._replace(closed_as="broken", closed_on=self.back(ago - 9), told="concealed")
        for entry in story.opens:
            yield self.open_one(partner, entry)

    def settled_ones(self, story: Story, partner: Partner, ours: bool) -> Iterator[Promise]:
        """Make one side's promises that have come out."""
        pool = list(OUR_PROMISES if ours else THEIR_PROMISES)
        self.chance.shuffle(pool)
        gap = 30.4 / story.a_month
        first = story.began - self.chance.randint(2, 12)
        owed = self.chance.random() / 2  # misses are spread evenly: a run of bad luck would be a story nobody told
        for place in range(int(first / gap) + 1):
            made_on = self.workday(self.back(int(first - place * gap)))
            due = self.workday(made_on + timedelta(days=self.chance.randint(9, 30)))
            stake = self.chance.choice(_STAKES)
            open_one = self.promise(partner, ours, pool[place % len(pool)], made_on, due, stake)
            if story.moving and not ours and place % 2:
                open_one = self.moved(open_one)
            if open_one.counts_on <= self.back(_SETTLED):
                phase = self.phase(story, open_one.counts_on)
                owed += 1 - (phase.ours if ours else phase.theirs)
                yield self.kept(open_one) if owed < 1 else self.missed(open_one, phase)
                owed -= int(owed)

    def moved(self, promise: Promise) -> Promise:
        """Move a promise by half a month, and sometimes by another half."""
        moves = []
        due = promise.counts_on
        for _ in range(self.chance.choice((1, 1, 2))):
            to = self.workday(due + timedelta(days=15))
            moves.append(Move(due - timedelta(days=2), due, to, "their planning slipped"))
            due = to
        return promise._replace(due_on=due, counts_on=due, moves=tuple(moves))

    def phase(self, story: Story, day: date) -> Phase:
        """Return the phase a day falls in."""
        ago = (self.today - day).days
        return [phase for phase in story.phases if phase.since >= ago][-1]

    def kept(self, promise: Promise) -> Promise:
        """Let a promise be kept, some days before it was due or on the day; now and then the other side says so."""
        closed = max(promise.made_on, promise.counts_on - timedelta(days=self.chance.randint(0, 4)))
        verdict = True if self.chance.random() < 0.2 else None
        return promise._replace(closed_as="kept", closed_on=closed, satisfied=verdict)

    def missed(self, promise: Promise, phase: Phase) -> Promise:
        """Let a promise come out as misses do in its phase."""
        due = promise.counts_on
        how = self.chance.choice(phase.misses)
        if how == "lapsed":
            return promise
        if how == "late":
            return promise._replace(closed_as="kept", closed_on=due + timedelta(days=self.chance.randint(1, 6)))
        closed = due - timedelta(days=1) if how == "told" else due + timedelta(days=self.chance.randint(0, 5))
        return promise._replace(closed_as="broken", closed_on=closed, told=how)

    def open_one(self, partner: Partner, entry: Open) -> Promise:
        """Make a promise that stands open today."""
        due = None if entry.due_in is None else self.workday(self.today + timedelta(days=entry.due_in))
        open_promise = self.promise(partner, entry.ours, entry.text, self.back(entry.made), due, entry.stake)
        if entry.offered:
            open_promise = open_promise._replace(accepted_on=None)
        return open_promise._replace(every=entry.every, every_from=due) if entry.every else open_promise

    def time_and_openness(
        self, story: Story, partner: Partner, people: tuple[Person, ...], since: date
    ) -> Iterator[Moment | Disclosure]:
        """Make moments and disclosures, four weeks at a time, in step with the slots of the level in force."""
        first = self.back(story.began)
        start = since - timedelta(days=(since - first).days // _SLOT * _SLOT)
        last = self.workday(self.back(story.spoke))
        while start < self.today:
            kinds = ["scripted"] + (["scripted"] if self.chance.random() < 0.5 else [])
            if self.chance.random() < story.time:
                kinds.append(self.chance.choice(("unscripted", "unscripted", "joint")))
            for counts_as in kinds:
                on = self.workday(start + timedelta(days=self.chance.randint(2, _SLOT - 1)))
                if first <= on < last:
                    yield self.moment(partner, people, on, counts_as)
            if self.chance.random() < story.open:
                yield from self.disclosures(story, partner, start)
            start += timedelta(days=_SLOT)
        yield self.moment(partner, people, last, "unscripted" if story.spoke % 2 else "joint")

    def moment(self, partner: Partner, people: tuple[Person, ...], on: date, counts_as: str) -> Moment:
        """Make time spent with somebody there."""
        kind, minutes = self.chance.choice(TALKS[counts_as])
        person = self.chance.choice(people)
        return Moment(
            on=on, partner_ids=(partner.id,), person_ids=(person.id,), kind=kind, counts_as=counts_as, minutes=minutes,
            initiative=self.chance.choice((*INITIATED_BY, None)), unplanned=False, text=None, **self.stamps(on),
        )  # fmt: skip

    def disclosures(self, story: Story, partner: Partner, start: date) -> Iterator[Disclosure]:
        """Make both sides tell something in these four weeks."""
        for ours in (True, False):
            on = self.workday(start + timedelta(days=self.chance.randint(3, _SLOT - 1)))
            if self.back(story.began) <= on < self.today:
                depth = story.depth if self.chance.random() < 0.85 else 2
                topic = self.chance.choice(TOPICS[depth])
                yield Disclosure(
                    partner_id=partner.id, ours=ours, on=on, topic=topic, depth=depth, missed=False, **self.stamps(on)
                )

    def levels(self, story: Story, partner: Partner) -> Iterator[LevelChange]:
        """Make the decisions about the level."""
        level = story.level
        for rise in story.rises:
            on = self.back(rise.ago)
            yield LevelChange(
                partner_id=partner.id, on=on, from_level=level, to_level=rise.to, reason=rise.reason,
                depends=rise.depends, snapshot=None, settings=None, **self.stamps(on),
            )  # fmt: skip
            level = rise.to

    def rest(self, story: Story, partner: Partner) -> Iterator[Note | Pause | Plan]:
        """Make notes, the pause and the plan."""
        for ago, words, private in story.notes:
            on = self.back(ago)
            yield Note(partner_id=partner.id, on=on, **{**self.stamps(on), "note": words, "private": private})
        if story.pause:
            start, end, reason = story.pause
            day = timedelta(days=1)
            yield Pause(self.id_at(self.today), 0, partner.id, self.today + start * day, self.today + end * day, reason)
        if story.plan:
            ahead, text = story.plan
            yield Plan(self.id_at(self.today), 0, partner.id, self.today + timedelta(days=ahead), text)

    def looks(self, story: Story, partner: Partner) -> Iterator[Dependence]:
        """Make the looks at who depends on whom."""
        for seen in story.seen:
            on = self.workday(self.back(seen.ago))
            numbers: dict[str, Any] = dict(zip(NUMBERS, (*seen.ours, *seen.theirs), strict=True))
            yield Dependence(partner_id=partner.id, on=on, **numbers, estimated=seen.estimated, **self.stamps(on))

    def answers(self, story: Story, partner: Partner) -> Iterator[Answer]:
        """Make the "not now" to a suggestion."""
        if story.declined:
            ago, until, reason, depends = story.declined
            on = self.back(ago)
            end = None if until is None else self.today + timedelta(days=until)
            yield Answer(self.id_at(on), partner.id, on, "decline", None, end, depends, reason)


def make(
    where: str,
    *,
    me: str = "demo",
    today: date = DAY,
    zone: tzinfo = UTC,
    seed: int = SEED,
    notice: Callable[[Reason], None] | None = None,
) -> int:
    """Write the made-up ledger to an empty place and say how many facts it holds; a place in use is refused."""
    at = datetime.combine(today, time(16), zone).astimezone(UTC)
    ledger = open_ledger(where, me=me, today=today, now=at, zone=zone, notice=notice)
    try:
        if partners(ledger.conn, today, archived=True):
            raise Refused(Reason("place_in_use", where=where), Remedy("name_empty_place"))
        teller = _Teller(today, seed, me, zone)
        tellings = [teller.tell(story) for story in STORIES]
        items = book.items(today, at, me)
        ids = {item.name: item.id for item in items}
        told = (
            letting_go.with_ours(book.linked(fact, story.partner.handle, ids), story.partner.handle)
            for story in tellings
            for fact in story.facts
        )
        facts = sorted(told, key=_filed)
        recent = [fact for fact in facts if _filed(fact)[0] > (today - timedelta(days=4)).isoformat()]
        earlier = facts[: len(facts) - len(recent)]
        # What the practice has comes last, with the last numbers: all else is drawn and counted as it was without it.
        pairs = zip(STORIES, tellings, strict=True)
        practised = [look for story, telling in pairs for look in teller.looks(story, telling.partner)]
        with ledger.conn.transaction():
            asked = book.requests(today, at, me, {story.partner.handle: story.partner.id for story in tellings}, ids)
            first = next_numbers(ledger.conn, len(facts) + len(practised) + len(asked))
            changes = [change for story in tellings for change in _firm(story)]
            changes += [Change(table_of(item), item.id, None, row(item)) for item in items]
            changes += _rows(teller, earlier, first) + [
                _answer(answer, me) for story in tellings for answer in story.answers
            ]
            this_week = _rows(teller, recent, first + len(earlier))
            changes += _rows(teller, [*practised, *asked], first + len(facts))
            changes += _sheets(ledger.conn, tellings, teller)
            changes += _pulses(ledger.conn, tellings, teller)
            changes += _words(ledger.conn, tellings, teller)
            changes += _let_go(ledger.conn, tellings, teller, at)
            changes += _agreed(ledger.conn, tellings, teller, at)
            changes += _wanted(ledger.conn, tellings, teller, at)
            changes += _brought(ledger.conn, tellings, teller, at, _kept(facts, first))
            changes += _gardens(ledger.conn, tellings, teller, at)
            changes += _proposed(ledger.conn, tellings, teller, at)
            write(ledger.conn, Batch(changes, "demo: two years"), by=me, at=at - timedelta(hours=1))
            write(ledger.conn, Batch(this_week, "demo: this week"), by=me, at=at)
        return len(facts) + len(practised) + len(asked)
    finally:
        ledger.close()


def _filed(fact: Numbered) -> tuple[str, str]:
    """Order facts as they would have been typed; pauses and plans, which lie ahead, come as of their ids' day."""
    kind = kind_of(fact)
    return kind.day(fact).isoformat() if kind.timeline else "9999", fact.id


def _firm(telling: _StoryFacts) -> list[Change]:
    firm: list[Partner | Person] = [telling.partner, *telling.people]
    return [Change(table_of(value), value.id, None, row(value)) for value in firm]


def _sheets(conn: Connection, tellings: list[_StoryFacts], teller: _Teller) -> list[Change]:
    """Return the sheets shared, numbered behind all other facts."""
    changes = []
    stories = [(telling.partner, telling.facts) for telling in tellings]
    for sheet, sheet_rows in sheets_told(stories, teller.today, teller.zone, teller.me):
        values: list[Kept] = [sheet._replace(number=next_numbers(conn, 1)), *sheet_rows]
        changes += [Change(table_of(value), value.id, None, row(value)) for value in values]
    return changes


def _pulses(conn: Connection, tellings: list[_StoryFacts], teller: _Teller) -> list[Change]:
    """Return what partners answered about us, numbered behind all other facts."""
    stories = [(telling.partner, telling.people) for telling in tellings]
    told = [*pulses_told(stories, teller.today, teller.zone, teller.me)]
    first = next_numbers(conn, len(told))
    numbered = [pulse._replace(number=first + place) for place, pulse in enumerate(told)]
    return [Change(table_of(pulse), pulse.id, None, row(pulse)) for pulse in numbered]


def _words(conn: Connection, tellings: list[_StoryFacts], teller: _Teller) -> list[Change]:
    """Return what partners answered, numbered behind all other facts."""
    stories = [(telling.partner, telling.facts) for telling in tellings]
    told = words_told(stories, teller.today, teller.zone, teller.me, {})
    numbered = (fact._replace(number=next_numbers(conn, 1)) for fact in told)
    return [Change(table_of(fact), fact.id, None, row(fact)) for fact in numbered]


def _let_go(conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime) -> list[Change]:
    """Return who was let go and who left, their facts numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    told = [*letting_go.facts(teller.today, at, teller.me, handles)]
    first = next_numbers(conn, len(told))
    values: list[Kept] = [*letting_go.gone(teller.today), letting_go.left(teller.today, handles)]
    values += [fact._replace(number=first + place) for place, fact in enumerate(told)]
    return [Change(table_of(value), value.id, None, row(value)) for value in values]


def _agreed(conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime) -> list[Change]:
    """Return the sections of agreements and their versions, numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    facts = [*agreements.told(teller.today, at, teller.me, handles)]
    first = next_numbers(conn, len(facts))
    numbered = (fact._replace(number=first + place) for place, fact in enumerate(facts))
    return [Change(table_of(fact), fact.id, None, row(fact)) for fact in numbered]


def _wanted(conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime) -> list[Change]:
    """Return what is wanted together, gained and changed, numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    facts = [*purposes.told(teller.today, at, teller.me, handles)]
    first = next_numbers(conn, len(facts))
    numbered = (fact._replace(number=first + place) for place, fact in enumerate(facts))
    return [Change(table_of(fact), fact.id, None, row(fact)) for fact in numbered]


def _kept(facts: list[Numbered], first: int) -> dict[str, list[tuple[date, int]]]:
    """Return days and numbers of the promises of ours that were kept, by the id of the partner."""
    kept: dict[str, list[tuple[date, int]]] = {}
    for number, fact in enumerate(facts, first):
        if isinstance(fact, Promise) and fact.ours and fact.closed_as == "kept" and fact.closed_on is not None:
            kept.setdefault(fact.partner_id, []).append((fact.closed_on, number))
    return {partner: sorted(days) for partner, days in kept.items()}


def _brought(
    conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime, kept: brought.Kept
) -> list[Change]:
    """Return what partners brought and what was answered to the wheel, numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    told: list[Benefit | Wheel] = [*brought.benefits(teller.today, at, teller.me, handles, kept)]
    told += brought.wheels(teller.today, at, teller.me)
    first = next_numbers(conn, len(told))
    numbered = (fact._replace(number=first + place) for place, fact in enumerate(told))
    return [Change(table_of(fact), fact.id, None, row(fact)) for fact in numbered]


def _gardens(conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime) -> list[Change]:
    """Return the garden with what it holds, numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    told = sorted(gardens.facts(teller.today, at, teller.me, handles), key=lambda fact: kind_of(fact).day(fact))
    first = next_numbers(conn, len(told))
    made: list[Kept] = [*gardens.garden(teller.today, at, teller.me, handles)]
    return [Change(table_of(value), value.id, None, row(value)) for value in made] + _rows(teller, told, first)


def _proposed(conn: Connection, tellings: list[_StoryFacts], teller: _Teller, at: datetime) -> list[Change]:
    """Return what was brought in and waits for an answer, numbered behind all others."""
    handles = {telling.partner.handle: telling.partner.id for telling in tellings}
    told = [*proposed.proposals(teller.today, at, teller.me)]
    first = next_numbers(conn, len(told))
    made: list[Kept] = [one._replace(number=first + place) for place, one in enumerate(told)]
    made += proposed.links(handles)
    return [Change(table_of(value), value.id, None, row(value)) for value in made]


def _rows(teller: _Teller, facts: list[Numbered], first: int) -> list[Change]:
    changes = []
    for place, fact in enumerate(facts):
        changes.append(Change(table_of(fact), fact.id, None, {**row(fact), "number": first + place}))
        kind = kind_of(fact)
        for table, columns in [*kind.links(fact), *kind.history(fact)]:
            row_id = teller.id_at(kind.day(fact))
            changes.append(Change(table, row_id, None, {"id": row_id, **columns}))
    return changes


def _answer(answer: Answer, me: str) -> Change:
    at = datetime.combine(answer.on, time(15), UTC)
    return Change("suggestion_answer", answer.id, None, {**answer._asdict(), "recorded_at": at, "recorded_by": me})
