"""What the wheel asks: three areas of three questions, one of each about ego, and three apart for those who lead.

The areas are those of the book; the questions are ours: our reading of what an organisation needs that wants partners.
"""

from typing import NamedTuple

from trustlog.language import N_

LOW, HIGH = N_("hardly ever"), N_("nearly always")
"""The words at both ends of the scale, the same for all questions."""


class Question(NamedTuple):
    """A question: the name by which it is answered, what it asks, and what it is called where there is little room."""

    name: str
    asks: str
    short: str
    about_ego: bool = False


class Area(NamedTuple):
    """An area of the wheel, or leadership, which stands apart from it."""

    name: str
    title: str
    questions: tuple[Question, Question, Question]


PURPOSE = Area(
    "purpose",
    N_("Purpose-driven"),
    (
        Question("meaning", N_("Can each of us say what we are there for, beyond our own result?"), N_("What for")),
        Question(
            "choice", N_("When purpose and a quick gain pull apart, do we choose the purpose?"), N_("Before quick gain")
        ),
        Question("credit", N_("Do we leave the credit to others where that serves the purpose?"), N_("Credit"), True),
    ),
)
COLLABORATION = Area(
    "collaboration",
    N_("Focus on collaboration"),
    (
        Question("together", N_("Do we look for others before we build something alone?"), N_("Together first")),
        Question("knowledge", N_("Do we share what we know in time, without being asked?"), N_("Sharing")),
        Question("ideas", N_("Does a partner's idea win with us where it is the better one?"), N_("Their idea"), True),
    ),
)
CULTURE = Area(
    "culture",
    N_("Culture first"),
    (
        Question("safety", N_("Is someone who says that something goes wrong thanked for it?"), N_("Safe to say")),
        Question("inside", N_("Do we treat each other as we want partners to be treated?"), N_("Inside too")),
        Question("rank", N_("Does the best argument win here, whoever brings it?"), N_("Argument, not rank"), True),
    ),
)
LEADERSHIP = Area(
    "leadership",
    N_("Leading partnerships"),
    (
        Question("room", N_("Do those who lead partnerships leave decisions to those who know?"), N_("Room to decide")),
        Question("mistakes", N_("Are they the first to admit a mistake?"), N_("Own mistakes")),
        Question("service", N_("Does the partnership go before their own success?"), N_("Before own success"), True),
    ),
)
AREAS = (PURPOSE, COLLABORATION, CULTURE)
"""The three areas of the wheel."""
ALL = (*AREAS, LEADERSHIP)
QUESTIONS = tuple(question for area in ALL for question in area.questions)
"""All twelve, in the order in which they are asked and kept."""
NAMES = tuple(question.name for question in QUESTIONS)
ON_WHEEL = 3 * len(AREAS)
"""How many questions are on the wheel; those behind them are for who leads partnerships."""
