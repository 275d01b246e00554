"""`trustlog search`: full text over everything written."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("search", "trustlog search audit report", "trustlog search jane")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
def search(run: Run, words: tuple[str, ...]) -> None:
    """Find all that has these words: facts, partners, people, plans, reasons; exact ones first, then the newest."""
    from trustlog.desk.search import hit_json, hit_partner, hit_sentence
    from trustlog.desk.search import search as find

    found = find(run.ledger(), " ".join(words), run.as_of_named)
    if run.json:
        out.show_json_array(hit_json(hit, found) for hit in found.hits)
        return
    from trustlog.domain.calendar.dates import show

    rows = [
        (
            show(hit.on) if hit.on else "",
            f"#{hit.number}" if hit.number > 0 else "",
            hit_partner(hit, found),
            hit_sentence(hit, found),
        )
        for hit in found.hits
    ]
    out.show_table(rows, ("Day", "", "Partner", "What"), right=(1,), empty="Nothing has these words.")
