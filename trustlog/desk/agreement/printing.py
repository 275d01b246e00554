"""Writes an agreement to a file, to be read, signed and kept: Markdown, or a page for browser and paper."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from trustlog.desk.agreement.building import Built, built, parties, say_it, sections_of, version_of
from trustlog.desk.agreement.knowing import known_of
from trustlog.desk.agreement.paper import Head, Paper, Signing, paper
from trustlog.desk.gardens import Subject, subject
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.domain.agreement.starting import GAP
from trustlog.domain.agreement.versions import differences
from trustlog.domain.facts import Garden
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.files.writing import named, replacing
from trustlog.language import _, ngettext
from trustlog.wording.catalogue import speaking, spoken_language

NAME_ANOTHER = Remedy("name_another", option="out")
FORMS = (".html", ".md")
"""What an agreement is written as, by the end of the file's name."""


class Printed(NamedTuple):
    """A file that was written: its path, how many sections are on it, and how many stayed out as private."""

    path: str
    chapters: int
    private: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Tell what was written, and what stayed out."""
        says = ngettext("{n} section", "{n} sections", self.chapters).format(n=self.chapters)
        out = ngettext("{n} private section stays out", "{n} private sections stay out", self.private)
        return (f"{self.path}: {says}", *([out.format(n=self.private)] if self.private else []))


def print_agreement(
    ledger: Ledger,
    name: str,
    out: str,
    *,
    version: int | None = None,
    our_name: str = "",
    language: str | None = None,
    as_of: date | None = None,
) -> Printed:
    """Write an agreement as it stands on a day, or a version of it, to a file in a language; nothing private is in it.

    `our_name` is what we are called where we sign. A file of that name is replaced.
    """
    path = named(out, advice=NAME_ANOTHER)
    form, code = form_of(path), language or spoken_language()
    found, day = subject(ledger, name), ledger.past(as_of)
    of = built(ledger, found, day, NOBODY)
    with speaking(code):
        made = on_paper(ledger, of, version, our_name)
        if not made.chapters:
            raise Refused(Reason("nothing_to_put_together", handle=found.handle), say_it(found, "exit"))
        text = form(made, code)
    with replacing(path, ledger=ledger.conn.where, advice=NAME_ANOTHER) as file:
        file.write(text)
    return Printed(path, len(made.chapters), 0 if version else _private(ledger, found, day, of))


def form_of(path: str) -> Callable[[Paper, str], str]:
    """Return what writes the form that the end of a file's name asks for; refuse any other end."""
    ending = PurePath(path).suffix.lower()
    if ending == ".html":
        from trustlog.desk.agreement.as_page import agreement_page

        return agreement_page
    if ending == ".md":
        from trustlog.desk.agreement.as_markdown import agreement_markdown

        return agreement_markdown
    raise WordsError(Reason("no_form_of_agreement", path=path, known=", ".join(FORMS)))


def on_paper(ledger: Ledger, of: Built, version: int | None, our_name: str = "") -> Paper:
    """Return an agreement as it stands, or a version of it, as it is put on paper."""
    kept = of.last if version is None else version_of(of, version)
    if version is None and kept is not None and differences(sections_of(of, kept.version), of.sections):
        kept = None  # something was written since
    day = of.as_of if kept is None else kept.on
    is_garden = isinstance(of.subject, Garden)
    name = _("Agreement of {name}") if is_garden else _("Agreement with {name}")
    title = name.format(name=of.subject.name)
    head = Head(title, day, *((kept.version, kept.review_on) if kept else ()))
    return paper(head, sections_of(of, version), _signing(ledger, of.subject, day, our_name))


def _signing(ledger: Ledger, found: Subject, day: date, our_name: str) -> list[Signing]:
    people: dict[str, list[str]] = {}
    for each in known_of(ledger, found, day).speakers:
        if each.role:
            people.setdefault(each.party, []).append(f"{each.name}, {each.role}")
    return [
        Signing(our_name or GAP) if party is None else Signing(party, tuple(people.get(party, ())))
        for party in parties(ledger, found, day)
    ]


def _private(ledger: Ledger, found: Subject, day: date, of: Built) -> int:
    """Return of how many sections this person alone knows other words."""
    own = built(ledger, found, day).sections
    return sum(mine.has_words and mine != seen for mine, seen in zip(own, of.sections, strict=True))
