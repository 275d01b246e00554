"""Gardens as a part of the practice with a partner: which it is in, how far they are, and what they miss."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from trustlog.desk.facts import Filled
from trustlog.desk.garden.acts import add, join
from trustlog.desk.garden.lines import say
from trustlog.desk.garden.state import Standing, promises_between, standing
from trustlog.desk.garden.turn import turn_of
from trustlog.desk.garden.words import between_words, in_a_line, shown
from trustlog.desk.gardens import OWN, of_subject, own_of
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Garden, Partner, Promise
from trustlog.domain.levels import GARDENS_FROM
from trustlog.domain.practice import ASKS
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _
from trustlog.storage.read.gardens import gardens, gardens_of

YEARLY = timedelta(days=365)
LATELY = timedelta(days=120)
"""So long a brief goes on telling what is overdue between others, as it does of ours."""
SOON = timedelta(days=14)
"""So far ahead a brief looks for what is promised between others."""
WHICH = N_("This level is one of several parties together: which garden are they in?")
"""What is asked of a partner so high that is in none."""
EMPTY = N_("In no garden. One is made of partners that work on something together.")


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return ", ".join(garden.name for garden in gardens_of(ledger.conn, partner.id, day))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return gardens_page(partner, [standing(ledger, each, day) for each in gardens_of(ledger.conn, partner.id, day)])


def gardens_page(partner: Partner, inside: Sequence[Standing]) -> list[str]:
    """Return the gardens that a partner is in, one after the other; of one that is in none, whether it is asked."""
    page: list[str] = []
    for at in inside:
        page += [*([""] if page else []), *shown(at)]
    if page:
        return page
    asks = [_(WHICH)] if partner.level >= GARDENS_FROM else []
    return [_(EMPTY), *asks]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    """Tell how far each garden is, or that it became ready or fell back."""
    lines = []
    for garden in gardens_of(ledger.conn, partner.id, day):
        at = standing(ledger, garden, day, NOBODY)
        turn = turn_of(ledger, garden, day, me=NOBODY)
        lines.append(in_a_line(at) if turn is None else f"{garden.name}: {turn.says}")
    return lines


def between_lines(ledger: Ledger, partner: Partner, day: date) -> list[tuple[Promise, str]]:
    """Return what this partner and another member have promised each other that is due soon, or lately was.

    A brief is read for nobody in particular: private promises stay out.
    """
    found: list[tuple[Promise, str]] = []
    for garden in gardens_of(ledger.conn, partner.id, day):
        due = promises_between(ledger, day, NOBODY, garden)
        lately = [each for each in due if day - LATELY <= each.counts_on <= day + SOON]
        own = [each for each in lately if partner.id in (each.from_id, each.to_id)]
        if own:
            at = standing(ledger, garden, day, NOBODY)
            found += [(each, between_words(at, each)) for each in own]
    return sorted(found, key=lambda each: (each[0].counts_on, each[0].number))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    """Tell before a step to 4 or 5 how far the gardens are, or that there is none."""
    if to < GARDENS_FROM or to < partner.level:
        return []
    inside = gardens_of(ledger.conn, partner.id, day)
    lines = []
    for garden in inside:
        lines.append(in_a_line(standing(ledger, garden, day)))
        if own := own_of(ledger, garden, day):
            says = _("{garden} has its own: {what}; what is missing of it with {partner} is with them alone")
            what = ", ".join(_(OWN[kind]) for kind in own)
            lines.append(says.format(garden=garden.name, what=what, partner=partner.name))
    return lines or [_(WHICH)]


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether there is something to ask: which garden; or once a year, who is missing at its table."""
    inside = gardens_of(ledger.conn, partner.id, day)
    if not inside:
        return partner.level >= GARDENS_FROM
    return _unasked(ledger, inside, day) is not None


def _unasked(ledger: Ledger, inside: Sequence[Garden], day: date) -> Garden | None:
    """Return the first garden of which nobody has said for a year who is missing."""
    return next(
        (
            garden
            for garden in inside
            if not any(
                line.topic == "missing" and line.on > day - YEARLY
                for line in of_subject(ledger, "garden_line", garden, day)
            )
        ),
        None,
    )


def _question(ledger: Ledger, partner: Partner, day: date) -> str:
    inside = gardens_of(ledger.conn, partner.id, day)
    if not inside:
        return _(WHICH)
    garden = _unasked(ledger, inside, day)
    return _(ASKS["garden"]) if garden is None else f"{garden.name}: {_(ASKS['garden'])}"


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the fields: of one in no garden which one it is, of one in a garden who is missing there."""
    inside = gardens_of(ledger.conn, partner.id, ledger.today)
    if not inside:
        known = ", ".join(garden.handle for garden in gardens(ledger.conn, ledger.today))
        there = _("There are: {known}").format(known=known) if known else ""
        others = Filled("members", "", label=N_("Others in it"), says=_("Who else, where it is a new one."))
        return (Filled("garden", "", label=N_("Which garden"), says=there), others)
    first = _unasked(ledger, inside, ledger.today) or inside[0]
    handles = tuple(garden.handle for garden in inside)
    missing = Filled("missing", "", label=N_("Missing"), hint=N_("a discipline, a voice"))
    return (Filled("garden", first.handle, handles, label=N_("Which garden")), missing)


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    name = fields.get("garden", "").strip()
    if gardens_of(ledger.conn, partner.id, ledger.today):
        kept = {field.name: field.value for field in _form(ledger, partner)} | dict(fields)
        return say(ledger, kept["garden"], "missing", kept.get("missing", ""))
    if not name:
        raise WordsError(Reason("empty_field", field="garden"))
    known = [each for each in gardens(ledger.conn, ledger.today) if alike(name) in (each.handle, alike(each.name))]
    if known:
        return join(ledger, known[0].handle, [partner.handle])
    others = [each for each in fields.get("members", "").split(",") if each.strip()]
    return add(ledger, name, [partner.handle, *others])


PART = Part(
    name="garden",
    title=N_("Gardens"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
    question=_question,
)
