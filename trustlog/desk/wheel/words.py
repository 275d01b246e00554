"""What people read of the wheel: the picture, where it is weakest, where people see it differently, and the notes."""

from trustlog.desk.wheel.over_years import Standing
from trustlog.desk.wheel.picture import leadership, mean, picture, spread
from trustlog.domain.limits import ANSWER
from trustlog.domain.wheel.questions import ALL, HIGH, LEADERSHIP, LOW, ON_WHEEL, QUESTIONS, Area
from trustlog.domain.wheel.rounds import Round
from trustlog.language import _, ngettext


def shown(at: Standing) -> list[str]:
    """Return the last round as lines, none of them longer than a terminal of 80 columns has room for in a dialog."""
    now = at.now
    if now is None:
        return [_("Nobody has looked at our own organisation yet."), _("It takes a minute: trustlog wheel answer.")]
    lines = [heard(now), our_reading(), "", *picture(now, at.before)]
    if apart := leadership(now, at.before):
        lines += ["", *apart]
    said = [line for line in (weakest_line(now), *far_apart(now)) if line]
    if said:
        lines += ["", *said]
    if notes := notes_of(now):
        lines += ["", *notes]
    return lines


def heard(now: Round) -> str:
    """Say how many people answered in a round."""
    return ngettext("{year}: one person has answered.", "{year}: {n} people have answered.", now.people).format(
        year=now.year, n=now.people
    )


def our_reading() -> str:
    """Say whose the questions are."""
    return _("Three areas, in questions of ours: our reading.")


def state(now: Round | None) -> str:
    """Say in a line where it stands; nothing where nobody answered."""
    if now is None:
        return ""
    weakest = weakest_words(now)
    return _("{year}, weakest: {weakest}").format(year=now.year, weakest=weakest) if weakest else heard(now)[:-1]


def weakest_words(now: Round) -> str:
    """Name the weakest area with its mean, or those that are equally weak; nothing where none is weaker."""
    named = [_("“{area}” {mean} of 5").format(area=_(area.title), mean=mean(now.of(area))) for area in now.weakest]
    return ", ".join(named)


def weakest_line(now: Round) -> str:
    """Say which area is the weakest; nothing where none is."""
    weakest = weakest_words(now)
    return _("Weakest: {weakest}.").format(weakest=weakest) if weakest else ""


def before_step(now: Round | None) -> str:
    """Say before a step to where gardens are what our own organisation is weakest in."""
    if now is None:
        return _("Nobody has looked at our own organisation yet.")
    weakest = weakest_words(now)
    if not weakest:
        return _("The wheel of {year}: no area is weaker than the others.").format(year=now.year)
    return _("The wheel of {year}: weakest is {weakest}.").format(year=now.year, weakest=weakest)


def far_apart(now: Round) -> list[str]:
    """Name the questions that people see very differently, in a line; none where there is none."""
    named = [
        f"{_(question.short)} ({spread(tally)})"
        for question, tally in zip(QUESTIONS, now.questions, strict=True)
        if tally.is_far_apart
    ]
    return [_("Seen very differently: {questions}.").format(questions=", ".join(named))] if named else []


def notes_of(now: Round) -> list[str]:
    """Return the notes, question by question; who wrote them is not said."""
    return [
        f"{_(question.short)}: {note}" for question, notes in zip(QUESTIONS, now.notes, strict=True) for note in notes
    ]


def questions() -> list[str]:
    """Return all questions as text, to print or to read out."""
    scale = _("From {low_number} ({low}) to {high_number} ({high}); - where you cannot say.").format(
        low_number=ANSWER.low, low=_(LOW), high_number=ANSWER.high, high=_(HIGH)
    )
    return [scale, *(line for area in ALL for line in ["", _heading(area), *_asked(area)])]


def _heading(area: Area) -> str:
    title = _(area.title)
    return _("{area} (for who leads them)").format(area=title) if area is LEADERSHIP else title


def _asked(area: Area) -> list[str]:
    first = 1 + ALL.index(area) * ON_WHEEL // 3
    return [f"{place:>3}  {_(question.asks)}" for place, question in enumerate(area.questions, first)]


def described(now: Round) -> str:
    """Say a round in words, for who does not see its picture."""
    areas = [
        _("{area}: {mean} of 5, answers {spread}").format(
            area=_(area.title), mean=mean(now.of(area)), spread=spread(now.of(area))
        )
        for area in ALL
        if now.of(area).n
    ]
    said = [heard(now), "; ".join(areas) + ".", weakest_line(now), *far_apart(now)]
    return " ".join(line for line in said if line)
