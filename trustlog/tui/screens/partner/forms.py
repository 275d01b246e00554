"""Partners and people as forms, with what is known of them filled in."""

from typing import TYPE_CHECKING

from trustlog.desk import partners, people
from trustlog.language import _
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled
    from trustlog.desk.partners import PartnerForm
    from trustlog.tui.app.application import TrustlogApp


def correct_partner(app: "TrustlogApp", handle: str) -> None:
    """Ask what is known of a partner, and open its fields."""

    def show_form(form: "PartnerForm") -> None:
        app.push_screen(
            FieldForm(
                f"Correct · {form.handle}",
                form.line,
                form.fields,
                lambda ledger, fields, why: partners.correct(ledger, form.handle, fields, why),
                words=level_words(app),
                why="a reason, where it is logged from a later day",
            )
        )

    app.ask("fact", lambda ledger: partners.correction(ledger, handle), show_form)


def correct_person(app: "TrustlogApp", handle: str, person_id: str) -> None:
    """Ask what is known of a person, and open their fields."""

    def show_form(fields: "tuple[Filled, ...]") -> None:
        app.push_screen(
            FieldForm(
                f"Correct · somebody at {handle}",
                "",
                fields,
                lambda ledger, changed, _why: people.correct(ledger, handle, person_id, changed),
            )
        )

    app.ask("fact", lambda ledger: people.correction(ledger, handle, person_id), show_form)


def new_person(app: "TrustlogApp", handle: str) -> None:
    """Open the fields of a new person at a partner."""
    app.push_screen(
        FieldForm(
            _("New person · {handle}").format(handle=handle),
            _("A name is enough."),
            people.NEW,
            lambda ledger, fields, _reason: people.add_filled(ledger, handle, fields),
            hints={"name": "Jane Doe"},
        )
    )


def remove_person(app: "TrustlogApp", handle: str, name: str) -> None:
    """Ask whether a person shall go, and remove them."""
    from trustlog.tui.widgets.dialogs import Confirm

    def sure(yes: bool | None) -> None:
        if yes:
            app.write(lambda ledger: people.remove(ledger, handle, name))

    text = f"{name}, of {handle}. The moments they were at stay, without them; undo brings them back."
    app.push_screen(Confirm("Remove a person?", text, f"remove {name}"), sure)


def level_words(app: "TrustlogApp") -> dict[str, dict[str, str]]:
    """Return how levels are shown where they are chosen: with their names."""
    settings = app.user_settings
    named = {str(level): f"{level} {settings.level_name(level)}" for level in range(1, len(settings.level_names) + 1)}
    return {"level": named, "target": {"": "one above its level", **named}}
