"""Accepting proposals: what was brought in becomes facts, all of one batch, which undo takes back."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import FIELDS, Names, all_inserts, inserts, names_of, updates
from trustlog.desk.facts import line as fact_line
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import writable_partner
from trustlog.desk.proposals.guests import added, parted
from trustlog.desk.proposals.listing import Listed, all_with, chosen, doubtful_with, needs_day, still_waits
from trustlog.domain.facts import Moment, Partner, Person, Promise, Proposal
from trustlog.domain.facts.promise import check_due, close, day_for_clock
from trustlog.domain.proposals import Guest, clock_of, day_ahead, is_ours, kind_held, made_on, past, terms_of, whose
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.storage.read import people as people_views
from trustlog.storage.read.brought import facts_brought
from trustlog.storage.write.writer import Change, next_numbers

_LONGEST = 24 * 60  # minutes of a moment


class Otherwise(NamedTuple):
    """What a person says otherwise than a proposal, as typed: partners by commas, kind, how long; and the day.

    `ours` and `theirs`: of a task, who promised it; `kept_on`: the day it was kept; `is_open`: it is not done, whatever
    its file says. `meetings`: a rule takes meetings alone.
    """

    partner: str | None = None
    kind: str | None = None
    minutes: str | None = None
    on: date | None = None
    new_people: bool = False
    theirs: bool = False
    ours: bool = False
    kept_on: date | None = None
    is_open: bool = False
    meetings: bool = False

    @property
    def is_of_tasks(self) -> bool:
        """Return whether something is said that only tasks have."""
        return self.ours or self.theirs or self.is_open or self.kept_on is not None


class Draft(NamedTuple):
    """A proposal, the fact that it becomes (number 0), the people who are new, and the guests who are not known.

    `is_over`: it is an open task whose day, or the clock's where it has none, is over already. `is_assumed`: nobody
    said when the task was promised.
    """

    listed: Listed
    fact: Moment | Promise
    partners: tuple[Partner, ...]
    new_people: tuple[Person, ...] = ()
    unknown: tuple[Guest, ...] = ()
    is_over: bool = False
    is_assumed: bool = False


class Accepted(NamedTuple):
    """What was written, or would be (`written` is None then): a line a fact, and how each proposal was read.

    `there`: proposals of which somebody wrote the fact already, each with its number. What a rule left waiting: `left`
    for its day, `unfit` because what was said otherwise goes with meetings only, or with tasks only,
    `doubtful` because it may be with another partner.
    """

    written: Written | None
    drafts: tuple[Draft, ...]
    lines: tuple[str, ...]
    names: Names
    there: tuple[tuple[Listed, int], ...] = ()
    left: tuple[Listed, ...] = ()
    unfit: tuple[Listed, ...] = ()
    doubtful: tuple[Listed, ...] = ()


_AS_IT_IS = Otherwise()


def accept(
    ledger: Ledger, numbers: Sequence[int], otherwise: Otherwise = _AS_IT_IS, *, dry_run: bool = False
) -> Accepted:
    """Accept proposals by their numbers, all of them or none; with `dry_run` only say what would be written."""
    with ledger.conn.transaction():
        return _accepted(ledger, chosen(ledger, numbers), otherwise, dry_run=dry_run)


def accept_all(ledger: Ledger, partner: str, otherwise: Otherwise = _AS_IT_IS, *, dry_run: bool = False) -> Accepted:
    """Accept all that waits and is certainly with a partner; with `dry_run` only say what would be written."""
    with ledger.conn.transaction():
        certain = all_with(ledger, partner)
        unfit = tuple(one for one in certain if not _goes_with(one, otherwise))
        taken = [one for one in certain if one not in unfit and _by_rule(ledger, one, otherwise)]
        if not taken and len(unfit) == len(certain):
            handle, count, are_tasks = unfit[0].handles[0], len(unfit), unfit[0].proposal.kind == "promise"
            tasks = Reason("only_tasks_wait", handle=handle, count=count)
            reason = tasks if are_tasks else Reason("only_meetings_wait", handle=handle, count=count)
            raise Refused(reason, Remedy("accept_by_number"))
        if not taken:
            raise Refused(Reason("no_proposals_by_rule", handle=certain[0].handles[0]), Remedy("accept_by_number"))
        accepted = _accepted(ledger, taken, otherwise, dry_run=dry_run)
        left = tuple(one for one in certain if one not in taken and one not in unfit)
        return accepted._replace(left=left, unfit=unfit, doubtful=doubtful_with(ledger, partner))


def _goes_with(listed: Listed, otherwise: Otherwise) -> bool:
    """Return whether what is said otherwise goes with a proposal: a task has no kind and takes no time."""
    if listed.proposal.kind == "promise":
        return not (otherwise.kind or otherwise.minutes or otherwise.meetings)
    return not otherwise.is_of_tasks


def _by_rule(ledger: Ledger, listed: Listed, otherwise: Otherwise) -> bool:
    """Return whether a rule takes a proposal: no meeting to come, no task of the past.

    A task that is done is taken where its file says both when it was promised and when it was done.
    """
    proposal, today = listed.proposal, ledger.today
    if proposal.kind != "promise":
        return proposal.on <= today
    terms = terms_of(proposal)
    if ((terms.done or needs_day(listed)) and not otherwise.is_open) or otherwise.kept_on:
        return (terms.kept_on or otherwise.kept_on) is not None and terms.made_on is not None
    made = otherwise.on or made_on(proposal, today)
    return day_for_clock(made, proposal.due_on, ledger.settings.days.clock) >= today


def _accepted(ledger: Ledger, listed: Sequence[Listed], otherwise: Otherwise, *, dry_run: bool) -> Accepted:
    there = _already_there(ledger, listed)
    known = {one.proposal.id for one, _number in there}
    drafts = _one_each([drafted(ledger, one, otherwise) for one in listed if one.proposal.id not in known])
    if not dry_run:
        return _write(ledger, drafts, there)._replace(there=there)
    names = _names(ledger, drafts)
    lines = tuple(_unnumbered(fact_line(draft.fact, names, ledger.today)) for draft in drafts)
    return Accepted(None, tuple(drafts), lines, names, there)


def _already_there(ledger: Ledger, listed: Sequence[Listed]) -> tuple[tuple[Listed, int], ...]:
    """Return those of which somebody, perhaps from a file of their own, wrote the fact already, with its number."""
    forms = {one.proposal.brought_from for one in listed}
    facts = {form: facts_brought(ledger.conn, form, ledger.me) for form in forms}
    found = []
    for one in listed:
        proposal = still_waits(ledger, one)
        fact = facts[proposal.brought_from].get(proposal.brought_id or "")
        if fact is not None:
            found.append((one, fact[1]))
    return tuple(found)


def _unnumbered(line: str) -> str:
    """Return the line of a fact that has no number yet without it."""
    return line.removeprefix("#0").lstrip()


def drafted(ledger: Ledger, listed: Listed, otherwise: Otherwise = _AS_IT_IS) -> Draft:
    """Return the fact that a proposal becomes, still without a number; nothing is written."""
    proposal = still_waits(ledger, listed)
    typed = [part.strip() for part in (otherwise.partner or "").split(",") if part.strip()]
    handles = whose(proposal, listed.handles, [writable_partner(ledger, name).handle for name in typed])
    partners = tuple(writable_partner(ledger, handle) for handle in dict.fromkeys(handles))
    if otherwise.is_of_tasks and proposal.kind != "promise":
        raise WordsError(Reason("meeting_is_no_task", number=proposal.number), Remedy("leave_theirs_out"))
    if proposal.kind == "promise":
        if otherwise.kind or otherwise.minutes:
            raise WordsError(Reason("task_is_no_meeting", number=proposal.number), Remedy("leave_kind_out"))
        promise = _promise(ledger, listed, partners[0], otherwise)
        is_over = promise.closed_as is None and promise.counts_on < ledger.today
        is_assumed = otherwise.on is None and terms_of(proposal).made_on is None
        return Draft(listed, promise, partners, is_over=is_over, is_assumed=is_assumed)
    return _meeting(ledger, listed, partners, otherwise)


def _kind(ledger: Ledger, proposal: Proposal) -> str:
    """Return the kind of a meeting of which nobody said another."""
    from trustlog.desk.capture import words_in_use

    return kind_held(proposal, words_in_use(ledger).kinds)


def _meeting(ledger: Ledger, listed: Listed, partners: tuple[Partner, ...], otherwise: Otherwise) -> Draft:
    proposal = listed.proposal
    people = [person for partner in partners for person in people_views.people(ledger.conn, partner.id)]
    guests = parted(listed.company.people, people, partners, listed.former)
    new = tuple((guest, added(ledger, guest, at)) for guest, at in guests.new) if otherwise.new_people else ()
    there = dict.fromkeys(person.id for _guest, person in (*guests.known, *new))
    moment = Moment(
        id=ledger.new_id(),
        number=0,
        on=past(proposal, otherwise.on or proposal.on, ledger.today),
        partner_ids=tuple(partner.id for partner in partners),
        person_ids=tuple(there),
        kind="",
        counts_as="",
        minutes=proposal.minutes,
        initiative=proposal.initiative,
        unplanned=False,
        text=proposal.title or None,
        note=proposal.note,
        private=False,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        at_time=clock_of(proposal),
        brought_from=proposal.brought_from,
        brought_id=proposal.brought_id,
    )
    moment = FIELDS["kind"].read(ledger, moment, otherwise.kind or _kind(ledger, proposal))
    if not otherwise.minutes and (proposal.minutes or 0) > _LONGEST:
        raise WordsError(Reason("proposal_too_long", number=proposal.number), Remedy("say_its_minutes"))
    if otherwise.minutes or moment.minutes is not None:
        moment = FIELDS["minutes"].read(ledger, moment, otherwise.minutes or f"{moment.minutes}m")
    added_people = tuple(person for _guest, person in new)
    taken = {guest for guest, _person in new}
    return Draft(listed, moment, partners, added_people, tuple(one for one in guests.unknown if one not in taken))


def _why_unknown(listed: Listed) -> Reason:
    """Return why nobody knows when a task was done."""
    number, cell = listed.proposal.number, dict(terms_of(listed.proposal).unclear).get("done")
    if cell is None:
        return Reason("done_some_day", number=number)
    if (ahead := day_ahead(cell)) is not None:
        return Reason("done_to_come", number=number, day=ahead)
    return Reason("done_unclear", number=number, text=cell)


def _promise(ledger: Ledger, listed: Listed, partner: Partner, otherwise: Otherwise) -> Promise:
    """Return the promise that a task becomes: whose, made when and kept when its file or a person says.

    Where nobody says when it was made, that is today, or the day in the past on which it was due or done. One that is
    done on a day that nobody says, or perhaps done, is refused: as an open promise it would lapse, and its due day
    would be a guess.
    """
    proposal, days = listed.proposal, ledger.settings.days
    terms = terms_of(proposal)
    if not proposal.title:
        raise Refused(Reason("task_without_words", number=proposal.number), Remedy("write_it_yourself"))
    kept_on = None if otherwise.is_open else otherwise.kept_on or terms.kept_on
    if kept_on is None and not otherwise.is_open and needs_day(listed):
        raise Refused(_why_unknown(listed), Remedy("say_when_kept"))
    made = past(proposal, otherwise.on, ledger.today) if otherwise.on else made_on(proposal, ledger.today, kept_on)
    if kept_on is not None and kept_on < made:
        kept_before = Reason("proposal_kept_before", number=proposal.number, day=kept_on, made=made)
        raise WordsError(kept_before, Remedy("say_when_promised"))
    if proposal.due_on is not None and proposal.due_on < made:
        due_before = Reason("proposal_due_before", number=proposal.number, day=proposal.due_on, made=made)
        raise WordsError(due_before, Remedy("say_when_promised"))
    due = None if proposal.due_on is None else check_due(made, proposal.due_on)
    promise = Promise.new(
        id=ledger.new_id(),
        partner_id=partner.id,
        ours=is_ours(proposal, ours=otherwise.ours, theirs=otherwise.theirs),
        text=proposal.title,
        made_on=made,
        due_on=due,
        counts_on=day_for_clock(made, due, days.clock),
        grace_days=days.grace,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
    promise = promise._replace(note=proposal.note, brought_from=proposal.brought_from, brought_id=proposal.brought_id)
    return promise if kept_on is None else close(promise, "kept", kept_on, ledger.today)


def _write(ledger: Ledger, drafts: Sequence[Draft], there: Sequence[tuple[Listed, int]]) -> Accepted:
    """Write the facts of proposals with their numbers, and of each proposal which fact it became, or was already."""
    first = next_numbers(ledger.conn, len(drafts)) if drafts else 0
    drafts = [draft._replace(fact=draft.fact._replace(number=first + place)) for place, draft in enumerate(drafts)]
    people = [person for draft in drafts for person in draft.new_people]
    changes: list[Change] = all_inserts(ledger, people)
    for draft in drafts:
        proposal = draft.listed.proposal
        changes += inserts(ledger, draft.fact)
        changes += updates(ledger, proposal, proposal._replace(state="accepted", fact=draft.fact.number))
    for listed, number in there:
        changes += updates(ledger, listed.proposal, listed.proposal._replace(state="accepted", fact=number))
    accepted = (*(draft.listed for draft in drafts), *(listed for listed, _number in there))
    numbers = " ".join(str(listed.proposal.number) for listed in accepted)
    batch = ledger.commit(Batch(changes, f"proposals accept {numbers}"))
    names = _names(ledger, drafts)
    facts = tuple(draft.fact for draft in drafts)
    lines = tuple(fact_line(fact, names, ledger.today) for fact in facts)
    return Accepted(Written(batch, facts, lines, tuple(people)), tuple(drafts), lines, names)


def _one_each(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts in which somebody who is new in several of them is added once."""
    seen: dict[tuple[str, str], Person] = {}
    same: dict[str, str] = {}
    rows = []
    for draft in drafts:
        new = []
        for person in draft.new_people:
            key = (person.partner_id, (person.email or person.name).lower())
            if key in seen:
                same[person.id] = seen[key].id
            else:
                seen[key] = person
                new.append(person)
        fact = draft.fact
        if isinstance(fact, Moment):
            fact = fact._replace(person_ids=tuple(dict.fromkeys(same.get(one, one) for one in fact.person_ids)))
        rows.append(draft._replace(fact=fact, new_people=tuple(new)))
    return rows


def _names(ledger: Ledger, drafts: Sequence[Draft]) -> Names:
    """Return the names that the lines of drafts need, those of people who are not written yet among them."""
    names = names_of(ledger, [draft.fact for draft in drafts])
    people = {person.id: person.name for draft in drafts for person in draft.new_people}
    return names._replace(people={**names.people, **people})
