"""What is done on a partner's page to the person under the cursor: correct them, remove them, add another."""

from typing import TYPE_CHECKING

from trustlog.domain.facts import Person
from trustlog.tui.screens.fact.acts import ActingPage
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.readings import PageFacts


class PeopleActs(ActingPage):
    """A page with a list of people, whose id is `people`; each row has the id of its person as its key."""

    _handle: str
    _facts: "PageFacts | None"

    def person_here(self) -> Person | None:
        """Return the person under the cursor, while the list of people has the focus."""
        box = self.focused
        if self._facts is None or not isinstance(box, Rows) or box.id != "people" or box.current is None:
            return None
        key = box.current.key
        return next((person for person in self._facts.people if person.id == key), None)

    def can(self, act: str) -> bool:
        """Tell whether an act would do something; a person can be corrected and removed."""
        return True if act in ("edit", "drop") and self.person_here() is not None else super().can(act)

    def action_edit(self) -> None:
        """Open the fields of the person or the fact of the row, else those of the partner."""
        from trustlog.tui.screens.partner.forms import correct_person

        person = self.person_here()
        if person is None:
            super().action_edit()
        else:
            correct_person(self.trustlog, self._handle, person.id)

    def action_drop(self) -> None:
        """Ask, then remove the person or drop the fact of the row."""
        from trustlog.tui.screens.partner.forms import remove_person

        person = self.person_here()
        if person is None:
            super().action_drop()
        else:
            remove_person(self.trustlog, self._handle, person.name)

    def action_new_person(self) -> None:
        """Open the fields of a new person."""
        from trustlog.tui.screens.partner.forms import new_person

        new_person(self.trustlog, self._handle)
