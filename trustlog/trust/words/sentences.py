"""The sentence of a reason: every code has one, in a table that another language can have too."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from trustlog.domain.strands import StrandName
from trustlog.language import N_, _, at_the_start, ngettext
from trustlog.trust.gates import GateName
from trustlog.trust.gates.register import gate_named
from trustlog.trust.reading.values import Explained, Reading, ReadingReason
from trustlog.trust.words import reasons
from trustlog.trust.words.numbers import count, promises_named
from trustlog.trust.words.strands import WORTH, ready, suggestion_words

LIMITS = (
    WORTH,
    N_(
        "Above the bar, not for ever: one that swings between 90 % and 50 % is called ready in about one "
        "history of five, mostly in a good phase."
    ),
    N_(
        "“Some” evidence is from 3 on, “strong” from 10, “enough” from what is needed: by luck a side at "
        "the bar gets there within five years in at most 1 in 3, 1 in 10 and 1 in 20."
    ),
    N_("“Building” means that the evidence is growing, not that the line rises."),
    N_("“At this pace” means: if things go on as in the last half year."),
    N_(
        "Luck that the promises of longer than a week share is not allowed for; each new beginning has its own 1 in 20."
    ),
    N_("Our promises show what we invest, not what they are."),
    N_("Everything here is as seen by us, and on time means by the day last agreed."),
    N_(
        "Private facts count in the readings of whoever wrote them, and in nobody else's; a brief and an "
        "export are made without them."
    ),
    N_("The bars are our starting values: nobody has measured base rates between firms."),
)
_SUGGESTION: Mapping[str, Callable[..., str]] = reasons.SENTENCES


def sentence(reason: ReadingReason) -> str:
    """Return the English sentence of a reason."""
    make = _SUGGESTION.get(reason.code)
    if make is None:
        make = _explanation()[reason.code] if reason.gate is None else gate_named(reason.gate).sentence
    return make(**reason.params) if reason.strand is None else make(strand=reason.strand, **reason.params)


@cache
def _explanation() -> Mapping[str, Callable[..., str]]:
    """Return the sentences that open a number into its facts, which only an explanation loads."""
    from trustlog.trust.words.explanation import SENTENCES

    return SENTENCES


def explained(line: Explained) -> str:
    """Return all that is said of one event behind the numbers."""
    return " ".join(map(sentence, line.reasons))


def row_words(reading: Reading, names: Sequence[str]) -> str:
    """Return what a row of Today or of a review says of a partner; `names` are those of the levels, from level 1.

    Empty where nothing is suggested.
    """
    if reading.suggestion.action == "up":
        return ready(reading, names)
    if reading.suggestion.action in ("trial", "end_trial"):
        says = _("{suggestion_words}: a forecast, a person decides").format(
            suggestion_words=suggestion_words(reading, names)
        )
        return f"{says}{without_garden(reading)}"
    return slipping(reading)


def without_garden(reading: Reading) -> str:
    """Return, to stand behind a step on trial, that the garden it would lead to is not ready; nothing where it is."""
    if reading.suggestion.action != "trial":
        return ""
    shut = next((reason for reason in reading.suggestion.missing if reason.gate == "garden"), None)
    if shut is None:
        return ""
    name = shut.params["name"]
    says = _("in no garden yet") if name is None else _("the garden {name} is not ready").format(name=name)
    return f" · {says}"


def slipping(reading: Reading) -> str:
    """Return what a row of Today says why a partner deserves attention, in few words; empty where it does not."""
    if reading.suggestion.action not in ("attention", "down") or not reading.suggestion.because:
        return ""
    reason = reading.suggestion.because[0]
    make = _IN_A_ROW.get(reason.code)
    return sentence(reason).rstrip(".") if make is None else make(strand=reason.strand, **reason.params)


def _slipped(strand: StrandName, outcomes: int, missed: int, usually: float | None, **_unused: object) -> str:
    return reasons.slipped_in_short(strand, outcomes, missed, usually)


def _concealed(strand: StrandName, numbers: Sequence[int]) -> str:
    who = _("we") if strand == "our_promises" else _("they")
    return _("{who} broke and concealed {promises_named}, not cleared yet").format(
        who=who, promises_named=promises_named(numbers)
    )


_IN_A_ROW: Mapping[str, Callable[..., str]] = {"slipped": _slipped, "concealed": _concealed}
"""What a row says shorter than the sentence of a reason."""


def gate_title(name: GateName) -> str:
    """Return the short title of a gate, where all of them stand in one line."""
    return _(gate_named(name).short_title)


def gate_holds(name: GateName) -> str:
    """Return what a shut gate is about, to stand behind "held back by"."""
    rule = gate_named(name)
    return _(rule.holds or rule.short_title)


def held_by_words(reason: ReadingReason) -> str:
    """Return what holds a relationship back longest, to stand behind "held back by", without a full stop."""
    if reason.gate is not None:
        return gate_holds(reason.gate)
    says = sentence(reason).rstrip(".")
    return (
        says
        if reason.strand is not None
        else _("a decision: {says}{says_2}").format(says=says[0].lower(), says_2=says[1:])
    )


def beginnings_words(reading: Reading, error: float) -> str:
    """Return that the tests of a partner began more than once, and what that does to the error rate; else nothing.

    Nothing either where a step up is suggested, whose reasons say so already.
    """
    told = reading.beginnings < 2 or reading.suggestion.action == "up"
    return "" if told else reasons.begun_again(reading.beginnings, error)


def late_entries(number: int) -> str:
    """Return how many outcomes were entered late about an earlier day; empty where none."""
    if not number:
        return ""
    says = ngettext(
        "{n} outcome was entered late, about an earlier day.",
        "{n} outcomes were entered late, about an earlier day.",
        number,
    )
    return says.format(n=at_the_start(count(number)))
