"""An agreement on paper: what stands on it, whatever it is written as."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.domain.agreement.sections import SectionNow, relevant
from trustlog.domain.calendar.days import show
from trustlog.domain.text import visible
from trustlog.language import N_, _, ngettext


class Signing(NamedTuple):
    """A party that signs: its name, and who speaks for it with their roles, as far as that is known."""

    party: str
    people: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """A section on paper: its title, what is said behind it (a draft is called one), and its lines."""

    title: str
    remark: str
    lines: tuple[str, ...]


class Paper(NamedTuple):
    """An agreement on paper."""

    title: str
    about: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    left: str
    signing: tuple[Signing, ...]


SIGNING = (N_("Party"), N_("Name and role"), N_("Day"), N_("Signature"))
"""The columns of the table in which it is signed."""


class Head(NamedTuple):
    """What stands above the sections: the title, as of which day it is, and which version, if any."""

    title: str
    on: date
    version: int | None = None
    review_on: date | None = None


def paper(head: Head, now: Iterable[SectionNow], signing: Iterable[Signing]) -> Paper:
    """Return an agreement on paper: the sections that have words, and which are still open.

    What is not relevant is not mentioned.
    """
    said = relevant(now)
    chapters = tuple(_chapter(section) for section in said if section.has_words)
    still_open = [section.title for section in said if not section.has_words]
    left = _("Still open: {sections}.").format(sections=", ".join(still_open)) if still_open else ""
    return Paper(head.title, tuple(_about(head, said)), chapters, left, tuple(signing))


def _about(head: Head, said: list[SectionNow]) -> Iterator[str]:
    if head.version is None:
        yield _("As it stands on {day}; not put together as a version yet.").format(day=show(head.on))
    else:
        yield _("Version {version}, put together on {day}.").format(version=head.version, day=show(head.on))
    if head.review_on is not None:
        yield _("To be reviewed together by {day}.").format(day=show(head.review_on))
    drafts = sum(section.state == "draft" for section in said if section.has_words)
    if drafts:
        says = ngettext("{n} section is a draft.", "{n} sections are drafts.", drafts)
        yield says.format(n=drafts)


def _chapter(section: SectionNow) -> Chapter:
    day = "" if section.on is None else show(section.on)
    remark = _("draft of {day}") if section.state == "draft" else _("agreed on {day}")
    lines = (visible(line).strip() for line in (section.text or "").split("\n"))
    return Chapter(section.title, remark.format(day=day), tuple(line for line in lines if line))


def signing_rows(made: Paper) -> list[tuple[str, str]]:
    """Return party and name of each row in which it is signed; a party of which nobody is known has one row."""
    return [(each.party, name) for each in made.signing for name in each.people or ("",)]
