"""The command `farewell`: the guide, the farewell itself, and bringing a partner back."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


@command(
    "farewell",
    "trustlog farewell acme",
    'trustlog farewell acme --reason values --said-by Ann --archive "we parted"',
    'trustlog farewell acme --reason flags --close 12=break --archive "over"',
    'trustlog farewell acme reopen --level 1 --reason "a new owner asked"',
)
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, metavar="[show | reopen]")
@click.option("--reason", metavar="TEXT", help="flags, dependence, no_understanding, values, other, parted by commas; "
              "with reopen: why.")  # fmt: skip
@click.option("--said", metavar="TEXT", help="What was said to them.")
@click.option("--said-by", metavar="WHO", help="Who of us said it.")
@click.option("--handed-over", metavar="TEXT", help="What was handed over, and to whom.")
@click.option("--door", metavar="TEXT", help="How the door is left open.")
@click.option("--close", multiple=True, metavar="N=WAY", help="How a promise is closed: keep, on_time, late, partly, "
              "break, withdraw (by us), maker, receiver; may be repeated.")  # fmt: skip
@click.option("--leave-open", multiple=True, metavar="N", help="A promise that stays open; may be repeated.")
@click.option("--archive", metavar="REASON", help="Why the partner is archived: with it the farewell is recorded.")
@click.option("--private", is_flag=True, help="The farewell is for your eyes only; the reason for archiving is not.")
@click.option("--level", "level", metavar="1|same", help="With reopen: at level 1, or (the default) where it was.")
def farewell(
    run: Run,
    partner: str,
    words: tuple[str, ...],
    reason: str | None,
    said: str | None,
    said_by: str | None,
    handed_over: str | None,
    door: str | None,
    close: tuple[str, ...],
    leave_open: tuple[str, ...],
    archive: str | None,
    private: bool,
    level: str | None,
) -> None:
    """Let a partner go: the guide first, then the farewell, recorded with --archive.

    The guide lists what the ledger shows as facts, what is still promised both ways and how each promise may be closed,
    and who held the contact. It is never suggested. With --archive every open promise is closed by --close, or named by
    --leave-open; all of it is one batch. `reopen` brings the partner back.
    """
    from trustlog.desk import farewell as desk

    verb = words[0].lower() if len(words) == 1 else "show" if not words else " ".join(words)
    if verb not in ("show", "reopen"):
        raise WordsError(Reason("no_practice_word", word=verb, known="show, reopen"))
    texts = (said, said_by, handed_over, door)
    recording = (*texts, *close, *leave_open, archive, private or None)
    if verb == "reopen":
        if any(each is not None for each in recording):
            raise WordsError(Reason("only_reason_and_level"))
        run.write(lambda ledger: desk.reopen(ledger, partner, reason or "", level or "same"))
        return
    if level is not None:
        raise WordsError(Reason("level_goes_with_reopen"))
    if archive is not None:
        ways = desk.ways_read([*close, *(f"{number}=leave" for number in leave_open)])
        told = desk.Said(reason or "", said or "", said_by or "", handed_over or "", door or "", private)
        run.write(lambda ledger: desk.let_go(ledger, partner, told, ways, archive))
        return
    if reason is not None or any(each is not None for each in recording):
        raise WordsError(Reason("farewell_without_archive"))
    from trustlog.desk.partners import partner as found_partner

    ledger = run.ledger()
    guide = desk.farewell_guide(ledger, found_partner(ledger, partner), run.as_of)
    if run.json:
        output.print_json(desk.guide_json(ledger, guide))
        return
    for line in desk.guide_lines(ledger, guide):
        output.print_line(output.one_line(line))
