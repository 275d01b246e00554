"""What is said of a garden: its page, topic by topic, and a line of it for a list, a brief and a decision."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustlog.desk.garden.matrix import SAID, as_lines, laid_out
from trustlog.desk.garden.pair_words import flagged_lines, held_lines, pair_lines, pair_title, seen_lines, weakest_words
from trustlog.desk.garden.state import Standing, give_and_take, matrix_cells, matrix_members, state_of
from trustlog.desk.sentences import day as day_words
from trustlog.domain.calendar.days import ago, show
from trustlog.domain.facts import GardenLine
from trustlog.domain.garden import ABOUT, NOBODY, Proportion, cost_words, pairs_words
from trustlog.domain.garden_looks import answers_of, low_words
from trustlog.language import _, ngettext

if TYPE_CHECKING:
    from trustlog.domain.facts import Promise

WIDTH = 78


def shown(at: Standing, width: int = WIDTH, measure: Callable[[str], int] = len) -> list[str]:
    """Return the page of a garden: members, purpose, the matrix, what it lacks, the weakest pair, and its lines."""
    parts = (
        head(at),
        purpose_lines(at),
        matrix_lines(at, width, measure),
        [*readiness_lines(at), *weakest_lines(at)],
        topic_lines(at),
        proportion_lines(at),
        look_lines(at),
        due_lines(at),
    )
    page: list[str] = []
    for part in parts:
        page += [*([""] if page and part else []), *part]
    return page


def head(at: Standing) -> list[str]:
    """Return who is in the garden since when, and how many pairs that makes, and one more would."""
    garden, parties = at.garden, len(at.parties)
    ended = (
        _(" · ended on {day}: {why}").format(day=show(garden.ended_on), why=garden.end_reason)
        if garden.ended_on is not None and garden.ended_on <= at.as_of
        else ""
    )
    named = [at.name_of(party) for party in at.parties]
    gone = [each.name for each in at.members if each.archived_on is not None and each.archived_on <= at.as_of]
    return [
        f"{garden.name} · {garden.handle} · {_('since {day}').format(day=show(garden.started_on))}{ended}",
        f"{', '.join(named)}: {pairs_words(parties)}" if named else _("nobody is in it"),
        *([cost] if (cost := cost_words(parties, parties + 1)) else []),
        *([f"  {garden.note}"] if garden.note else []),
        *([_("archived, and still in it: {names}").format(names=", ".join(gone))] if gone else []),
    ]


def purpose_lines(at: Standing) -> list[str]:
    """Return the purpose with its horizon, and how far impact is written down."""
    said = at.purpose
    if said is None:
        return [_("No purpose is written down yet.")]
    ahead = (
        ngettext(", {n} year ahead", ", {n} years ahead", said.horizon).format(n=said.horizon) if said.horizon else ""
    )
    says = _("Purpose, agreed {day}{ahead}: {text}") if said.agreed else _("Purpose, draft of {day}{ahead}: {text}")
    return [says.format(day=day_words(said.on, at.as_of), ahead=ahead, text=said.text)]


def matrix_lines(at: Standing, width: int = WIDTH, measure: Callable[[str], int] = len) -> list[str]:
    """Return the matrix of the pairs; nothing where there is none."""
    if not at.pairs:
        return []
    return as_lines(laid_out(matrix_members(at), matrix_cells(at), width, measure))


def readiness_lines(at: Standing) -> list[str]:
    """Return whether the garden is ready, or what it lacks: by its weakest pair, never by an average."""
    from trustlog.trust.gates.garden import lack_words

    if at.whole is None:
        return []
    if at.is_ready:
        return [_("Ready: it has what the highest level asks, and every pair has passed.")]
    whole = at.whole
    return [
        _("Not ready: a garden is as far as its weakest pair. It lacks:"),
        *(f"  {lack_words(code, whole)}" for code in at.lacks),
    ]


def weakest_lines(at: Standing) -> list[str]:
    """Return the weakest pair with its four strands; nothing where every pair has passed."""
    if at.weakest is None:
        return flagged_lines(at)
    below = (*pair_lines(at, at.weakest), *held_lines(at, at.weakest))
    return [*flagged_lines(at), weakest_words(at, at.weakest), *(f"  {line}" for line in below)]


def topic_lines(at: Standing) -> list[str]:
    """Return the lines that hold, topic by topic; topics without any in a line of their own."""
    page: list[str] = []
    silent = []
    for topic, about in ABOUT.items():
        found = at.on(topic)
        if not found:
            silent.append(_(about.title).lower())
        elif topic == "answer":
            steps = (f"  #{line.number}  {place}. {line.text}" for place, line in enumerate(found, start=1))
            page += [_(about.title), *steps]
        else:
            page += [_(about.title), *(f"  #{line.number}  {line_words(at, line)}" for line in found)]
    if silent:
        page.append(_("Nothing yet on: {topics}").format(topics="; ".join(silent)))
    return page


def line_words(at: Standing, line: GardenLine) -> str:
    """Return a line below its topic: of whom it is, what it says, how much, with whom, and since when."""
    is_of_one = line.ours or line.member_id is not None
    text = _("nobody") if not is_of_one and line.topic == "veto" and line.text == NOBODY else line.text
    who = f"{at.name_of(line.member_id)}: " if is_of_one else ""
    amount = _(" · {amount} of 5").format(amount=line.amount) if line.amount is not None else ""
    toward = ""
    if line.topic == "shares":
        whom = at.name_of(line.toward_id) if line.toward_id else _("all")
        toward = _(" · with {member}, since {day}").format(member=whom, day=day_words(line.on, at.as_of))
    elif ABOUT[line.topic].of == "whole":
        toward = f" ({day_words(line.on, at.as_of)})"
    return f"{who}{text}{amount}{toward}"


def proportion_lines(at: Standing) -> list[str]:
    """Return who gives and gets how much of the whole; nothing while no line has a number."""
    found = [each for each in give_and_take(at) if each.gives or each.gets]
    if not found:
        return []
    return [
        _("Give and take in proportion (our reading, by the amounts of the lines)"),
        *(f"  {proportion_words(at, each)}" for each in found),
    ]


def proportion_words(at: Standing, each: Proportion) -> str:
    """Say what a member gives and gets of the whole, and by how much that is off."""
    name = at.name_of(each.member)
    if each.off is None:
        if each.gives:
            return _("{member}: gives {gives} % of all; what it gets has no amount yet").format(
                member=name, gives=each.gives_percent
            )
        return _("{member}: gets {gets} % of all; what it gives has no amount yet").format(
            member=name, gets=each.gets_percent
        )
    says = _("{member}: gives {gives} % of all, gets {gets} %").format(
        member=name, gives=each.gives_percent, gets=each.gets_percent
    )
    if not each.is_apart:
        return says
    off = _("{points} points more than it gives") if each.off > 0 else _("{points} points less than it gives")
    return f"{says}: {off.format(points=abs(each.off))}"


def look_lines(at: Standing) -> list[str]:
    """Return what the last looks say: what was answered low, and where two see the same otherwise."""
    found = [line for pair in at.pairs for line in seen_lines(at, pair)]
    if at.looks.whole is not None:
        whole = at.looks.whole
        answers = [answer for _question, answer in answers_of("whole", whole.answers) if answer is not None]
        low = low_words("whole", whole.answers)
        says = _("the whole, {day}: {low}").format(
            day=day_words(whole.on, at.as_of),
            low=low or _("nothing low, {lowest} at the least").format(lowest=min(answers, default=0)),
        )
        found.append(says)
    return [_("How it is seen, 1 to 5 (our reading)"), *(f"  {line}" for line in found)] if found else []


def due_lines(at: Standing) -> list[str]:
    """Return what is promised between others, the soonest first."""
    if not at.due:
        return []
    return [_("Promised between others"), *(f"  {between_words(at, promise)}" for promise in at.due)]


def between_words(at: Standing, promise: "Promise") -> str:
    """Say what one member promised another, and when it is due."""
    return _("#{number}  {maker} to {receiver}: {text} · due {day}, {ago}").format(
        number=promise.number,
        maker=at.name_of(promise.from_id),
        receiver=at.name_of(promise.to_id),
        text=promise.text,
        day=show(promise.counts_on),
        ago=ago(promise.counts_on, at.as_of),
    )


def in_a_line(at: Standing) -> str:
    """Return a garden in a line: whether it is ready, or what holds it, its weakest pair first."""
    if at.is_ready:
        return _("{garden}: ready").format(garden=at.garden.name)
    if at.weakest is None:
        return _("{garden}: not ready, every pair has passed").format(garden=at.garden.name)
    return _("{garden}: not ready; the weakest pair is {pair}, {state}").format(
        garden=at.garden.name, pair=pair_title(at, at.weakest), state=_(SAID[state_of(at.weakest)])
    )
