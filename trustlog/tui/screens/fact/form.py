"""Correcting a fact, all its fields, from whatever screen names it; and dropping it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trustlog.desk import facts, people
from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.facts import Correction
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.app.toasts import HasLines

AS_IT_IS = N_("as it is")
WHY_HINT = N_("a reason, where a reading depends on it")


class FactForm(FieldForm):
    """The fields of a fact."""

    def __init__(self, correction: "Correction", then: Callable[[], None]) -> None:
        numbers, is_one = correction.numbers, len(correction.numbers) == 1
        super().__init__(
            _("Correct · #{numbers}").format(numbers=numbers[0])
            if is_one
            else _("Correct · {facts}").format(facts=counted(len(numbers), "fact")),
            correction.sentence or _("What is filled in here is written to each of them, as one batch."),
            correction.fields,
            lambda ledger, fields, why: facts.correct(ledger, numbers, fields, why),
            completions={"partner": self._handles, "people": lambda: self._people},
            words={} if is_one else {field.name: {"": _(AS_IT_IS)} for field in correction.fields},
            hint="" if is_one else _(AS_IT_IS),
            why=_(WHY_HINT) if correction.is_late else "",
        )
        self._people: list[str] = []
        self._then = then

    def on_mount(self) -> None:
        """Ask who may have been there."""
        super().on_mount()
        self.field_changed("partner")

    def field_changed(self, name: str) -> None:
        """Ask who is at the partner that is named now."""
        if name == "partner" and "people" in self._fields:
            partners = [part.strip() for part in self.value("partner").split(",") if part.strip()]
            self.trustlog.clerk.ask(
                self, "people", lambda ledger: [name for at in partners for name in people.names_at(ledger, at)],
                self._know,
            )  # fmt: skip

    def written(self, report: "HasLines") -> None:
        """Close, and say what was written."""
        super().written(report)
        self._then()

    def _know(self, people: list[str]) -> None:
        self._people = people

    def _handles(self) -> list[str]:
        roster = self.trustlog.roster
        return [partner.handle for partner in roster.partners] if roster else []


def correct_facts(app: "TrustlogApp", numbers: Sequence[int], then: Callable[[], None] = lambda: None) -> None:
    """Ask what facts hold, and open their fields; `then` is called once they are written."""

    def show_form(correction: "Correction") -> None:
        app.push_screen(FactForm(correction, then))

    app.ask("fact", lambda ledger: facts.correction(ledger, numbers), show_form)


def correct_fact(app: "TrustlogApp", number: int) -> None:
    """Ask what a fact holds, and open its fields."""
    correct_facts(app, [number])


def drop_fact(app: "TrustlogApp", number: int, says: str) -> None:
    """Ask whether a fact was never so, and why, and drop it."""
    from trustlog.tui.widgets.dialogs import AskText, Confirm

    def why(reason: str | None) -> None:
        if reason:
            app.write(lambda ledger: facts.drop(ledger, number, reason))

    def sure(yes: bool | None) -> None:
        if yes:
            app.push_screen(
                AskText(_("#{number} · why?").format(number=number), says, _("a reason, in a sentence")), why
            )

    text = _("{says}\n\nFor what was never so; it goes from the timeline, and undo brings it back.").format(says=says)
    app.push_screen(Confirm(_("Drop #{number}?").format(number=number), text, _("drop it, with a reason")), sure)
