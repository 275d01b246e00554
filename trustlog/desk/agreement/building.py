"""An agreement as it stands on a day: its sections, and the versions that were put together of them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk.gardens import Subject, members_of, of_subject
from trustlog.desk.gardens import subject as find
from trustlog.desk.ledger import Ledger
from trustlog.domain.agreement.sections import SectionNow, next_section, standing
from trustlog.domain.agreement.versions import from_snapshot
from trustlog.domain.facts import Agreement, Garden, Section
from trustlog.errors import NotThere, Reason, Remedy
from trustlog.language import _


class Built(NamedTuple):
    """The agreement with a partner or of a garden as of a day: every section in order, and all versions so far."""

    subject: Subject
    as_of: date
    sections: tuple[SectionNow, ...]
    versions: tuple[Agreement, ...]

    @property
    def last(self) -> Agreement | None:
        """Return the version that was put together last."""
        return self.versions[-1] if self.versions else None

    @property
    def review_passed(self) -> bool:
        """Tell whether the day is over on which the last version was to be reviewed."""
        return self.last is not None and self.last.review_on < self.as_of


def built(ledger: Ledger, subject: Subject, day: date, me: str | None = None) -> Built:
    """Return the agreement as of a day; private sections of `me` are among it, by default of who is at the ledger."""
    told: list[Section] = of_subject(ledger, "section", subject, day, me)
    versions: list[Agreement] = of_subject(ledger, "agreement", subject, day, me)
    return Built(subject, day, standing(told, day), tuple(versions))


def version_of(of: Built, number: int) -> Agreement:
    """Return a version by its number; refuse a number that no version has."""
    found = next((each for each in of.versions if each.version == number), None)
    if found is None:
        known = ", ".join(str(each.version) for each in of.versions) or "-"
        raise NotThere(Reason("no_version", number=number, handle=of.subject.handle, known=known))
    return found


def sections_of(of: Built, number: int | None) -> Sequence[SectionNow]:
    """Return the sections of a version; as they stand now without its number."""
    return of.sections if number is None else from_snapshot(version_of(of, number).snapshot)


def parties(ledger: Ledger, subject: Subject, day: date) -> list[str | None]:
    """Return the names of those who agree, ourselves as None, and first."""
    if not isinstance(subject, Garden):
        return [None, subject.name]
    members: list[str | None] = [member.name for member in members_of(ledger, subject, day)]
    return [None, *members] if subject.with_us else members


def us() -> str:
    """Return what we are called among the parties."""
    return _("us")


def say_it(subject: Subject, section: str) -> Remedy:
    """Return the way out where words of a section are missing."""
    return Remedy("say_section", handle=subject.handle, section=section)


def agreement_of(ledger: Ledger, name: str, as_of: date | None = None) -> Built:
    """Return the agreement with the partner or of the garden of that name, as of a day."""
    return built(ledger, find(ledger, name), ledger.past(as_of))


def section_to_go_on_with(of: Built) -> SectionNow | None:
    """Return the first section of which the last words are not agreed; None where all are."""
    return next_section(of.sections)
