"""The sections of an agreement: what they are called, what each is for, and where each stands on a day. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.facts.section import NEEDED, SECTIONS, SectionName, SectionState, in_force_after
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.domain.facts import Section

TITLES: dict[SectionName, str] = {
    "exit": N_("How we part"),
    "parties": N_("Parties and who speaks for them"),
    "purpose": N_("Joint purpose"),
    "objectives": N_("Each one's own objectives"),
    "impact": N_("What changes for others"),
    "outcomes": N_("Outcomes and how we see them"),
    "brings": N_("What each brings"),
    "principles": N_("Guiding principles"),
    "openness": N_("Openness"),
    "promises": N_("Promises and how they are moved"),
    "time": N_("Time together"),
    "decisions": N_("Decisions"),
    "money": N_("Money, risk and the pie"),
    "data": N_("Data and intellectual property"),
    "conflict": N_("Conflict and repair"),
}
"""What the sections are called."""
WHAT_FOR: dict[SectionName, str] = {
    "exit": N_("How either leaves, with what notice, and what becomes of what is open. It comes first: who may leave "
               "freely stays by choice."),
    "parties": N_("Who takes part, who speaks for each, and what that person may decide."),
    "purpose": N_("What we want together that none of us can do alone."),
    "objectives": N_("What each of us wants besides, said openly."),
    "impact": N_("What it changes for organisations, clients, employees and society."),
    "outcomes": N_("By what we see that it works, and when we look."),
    "brings": N_("What each puts in: people, knowledge, money, name."),
    "principles": N_("Reciprocity, autonomy, honesty, loyalty, equity, integrity: what they mean between us."),
    "openness": N_("What each tells the other unasked, and with whom that stays."),
    "promises": N_("How a promise is made and moved, and how one that was broken is answered."),
    "time": N_("When we meet to work, and when without an agenda."),
    "decisions": N_("What is decided together and what alone, and how one of us can object."),
    "money": N_("Who pays what, who bears which risk, and how the pie is divided."),
    "data": N_("Whose the data is and what was made together, and what each may do with it."),
    "conflict": N_("How a conflict is settled, cheaply and in steps, and how harm is repaired."),
}  # fmt: skip
"""What each section is for, in a sentence."""


class Agreed(NamedTuple):
    """Words that were agreed on a day."""

    text: str
    on: date


class SectionNow(NamedTuple):
    """Where a section stands: its last words and state, since when; and the words in force, if any were agreed.

    `number` is that of the fact that left it so.
    """

    name: SectionName
    state: SectionState = "open"
    text: str | None = None
    on: date | None = None
    in_force: Agreed | None = None
    number: int | None = None

    @property
    def title(self) -> str:
        """Return what the section is called, in the language spoken."""
        return _(TITLES[self.name])

    @property
    def is_relevant(self) -> bool:
        """Tell whether the section says or asks anything."""
        return self.state != "not_relevant"

    @property
    def has_words(self) -> bool:
        """Tell whether words of the section belong on paper."""
        return self.state in ("draft", "agreed") and bool(self.text)


def standing(facts: "Iterable[Section]", day: date) -> tuple[SectionNow, ...]:
    """Return where every section stands at the end of a day, in order; the facts come in order of their days."""
    now = {name: SectionNow(name) for name in SECTIONS}
    for fact in facts:
        if fact.on <= day:
            now[fact.name] = _after(now[fact.name], fact)
    return tuple(now.values())


def _after(before: SectionNow, fact: "Section") -> SectionNow:
    agreed = in_force_after(before.in_force, fact.state, Agreed(fact.text or "", fact.on))
    return SectionNow(fact.name, fact.state, fact.text, fact.on, agreed, fact.number)


def relevant(now: Iterable[SectionNow]) -> list[SectionNow]:
    """Return the sections that say or ask anything."""
    return [section for section in now if section.is_relevant]


def in_force(now: Iterable[SectionNow]) -> list[SectionNow]:
    """Return the sections of which words are in force."""
    return [section for section in now if section.in_force is not None]


def has_begun(now: Iterable[SectionNow]) -> bool:
    """Tell whether anybody has said anything of any section."""
    return any(section.on is not None for section in now)


def still_needed(now: Iterable[SectionNow]) -> list[SectionNow]:
    """Return the sections of `NEEDED` of which no words are in force."""
    return [section for section in now if section.name in NEEDED and section.in_force is None]


def next_section(now: Iterable[SectionNow]) -> SectionNow | None:
    """Return the section to go on with, the first of which the last words are not agreed; None where all are."""
    return next((section for section in now if section.state in ("open", "draft")), None)


def section_named(text: str) -> SectionName | None:
    """Return the section that a word means, by its name or title, or the beginning of one that no other has.

    Both may be in the language spoken.
    """
    key = alike(text.strip())
    if not key:
        return None
    called = {name: tuple(map(alike, (name, _(name), TITLES[name], _(TITLES[name])))) for name in SECTIONS}
    exact = [name for name, words in called.items() if key in words]
    if exact:
        return exact[0]
    begun = [name for name, words in called.items() if any(word.startswith(key) for word in words)]
    return begun[0] if len(begun) == 1 else None


def known_section(text: str) -> SectionName:
    """Return the section that a word means; refuse a word that means none, or several."""
    name = section_named(text)
    if name is None:
        raise WordsError(Reason("no_section_of_agreement", text=text, known=", ".join(SECTIONS)))
    return name
