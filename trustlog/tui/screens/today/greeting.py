"""What an empty ledger greets with on Today: three things to do."""

from collections.abc import Callable

from trustlog.language import N_, _
from trustlog.tui.app.keys import keyed
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, words

GREETING = (
    ("new", N_("Add a partner"), N_("its name is enough to begin with")),
    ("import-csv", N_("Import a file"), N_("a calendar, contacts, a table of a CRM, one of ours")),
    ("demo", N_("Open the demo"), N_("a dozen made-up partners; yours is not touched")),
)

GREETING_KEYS = (
    keyed("new", "app.new_partner", N_("add a partner"), N_("Add a partner.")),
    keyed("import-csv", "app.import_csv", N_("import a file"), N_("Import a file.")),
    keyed("demo", "app.demo", N_("open the demo"), N_("Open the made-up ledger; yours stays as it is.")),
    keyed("help", "app.help", N_("help"), N_("Explain this screen.")),
    keyed("leave", "app.leave", N_("leave"), N_("Leave Trustlog.")),
)

WELCOME = N_(
    "A ledger of promises, shared time and openness with partners, and what they say about trust. It "
    "is still empty: begin with the name of one partner, or with a file of what you have; the "
    "demo shows what it looks like after two years. From then on this screen, Today, says what "
    "deserves attention, and {capture} captures what happened."
)


def _greet(act: str, title: str, text: str, sign: str) -> Item:
    def draw(width: int) -> Pieces:
        wide = max(18, *(len(_(each)) + 2 for _act, each, _text in GREETING))
        return (f"{sign}  ", "accent"), cell(_(title), wide, "strong"), cell(_(text), width - wide - 3, "muted")

    return Item(f"greet:{act}", draw)


def greeting(sign: Callable[[str], str]) -> list[Item]:
    """Return what an empty ledger shows: what it is, and three things to do."""
    text = _("Promises, shared time, openness, and what they say about trust.")
    items = [blank(), words(text, ""), blank()]
    items += [_greet(*each, sign(each[0])) for each in GREETING]
    items += [
        blank(),
        words(_("After that: {sign} captures a line, like  acme lunch 45m yesterday").format(sign=sign("capture"))),
    ]
    return items
