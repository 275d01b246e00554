"""Filling in what a garden wants, changes and brought: its purpose, what one party wants, what we gain, its effects."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import benefit, impact, purpose
from trustlog.desk.gardens import writable_garden
from trustlog.language import N_, _
from trustlog.tui.widgets.form import FieldForm, Write

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled
    from trustlog.desk.garden import Standing
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp


class Form(NamedTuple):
    """What is filled in of a garden: how it is called, its fields, and what writes those of a garden of a handle."""

    title: str
    fields: "Callable[[Ledger, Standing], tuple[Filled, ...]]"
    write: Callable[[str], Write]


FORMS = {
    "purpose": Form(
        N_("Joint purpose"),
        lambda ledger, at: purpose.words_form(ledger, at.garden),
        lambda handle: lambda ledger, typed, _why: purpose.write_words(ledger, handle, typed),
    ),
    "objective": Form(
        N_("What one wants for itself"),
        lambda _ledger, at: purpose.objective_form(handles(at)),
        lambda handle: lambda ledger, typed, _why: purpose.write_objective(ledger, handle, typed),
    ),
    "gain": Form(
        N_("What we gain"),
        lambda _ledger, _at: purpose.gain_form(),
        lambda handle: lambda ledger, typed, _why: purpose.write_gain(ledger, handle, typed),
    ),
    "impact": Form(
        N_("What it changes"),
        lambda ledger, at: impact.form(ledger, at.garden),
        lambda handle: lambda ledger, typed, _why: impact.write(ledger, writable_garden(ledger, handle), typed),
    ),
    "benefit": Form(
        N_("What it brought"),
        lambda ledger, at: benefit.form(ledger, at.garden),
        lambda handle: lambda ledger, typed, _why: benefit.write(ledger, writable_garden(ledger, handle), typed),
    ),
}


def answers(at: "Standing") -> list[tuple[str, str]]:
    """Return what can be filled in and how it is called: nobody wants anything of a garden that nobody is in."""
    offered = dict(FORMS)
    if not at.parties:
        del offered["objective"]
    if not at.garden.with_us:
        del offered["gain"]
    return [(name, form.title) for name, form in offered.items()]


def handles(at: "Standing") -> list[str]:
    """Return how the parties of a garden are named in its forms: we first, as `us`."""
    return [*([purpose.US] if at.garden.with_us else []), *(member.handle for member in at.members)]


def fill_in(app: "TrustlogApp", at: "Standing", what: str) -> None:
    """Open the fields, with what was said last in them."""
    form = FORMS[what]

    def show(fields: "tuple[Filled, ...]") -> None:
        title = f"{at.garden.name} · {_(form.title)}"
        app.push_screen(FieldForm(title, "", fields, form.write(at.garden.handle), whole=True))

    app.ask("details", lambda ledger: form.fields(ledger, at), show)
