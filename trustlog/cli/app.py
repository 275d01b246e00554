"""The program as a whole: the table of its commands, of which a run loads only its own, and the words given to it."""

import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

import click

from trustlog import __version__
from trustlog.cli.arguments import NOT_YET, arrange, refuse_not_yet
from trustlog.cli.command import shared_options
from trustlog.cli.failures import guard, report_crash
from trustlog.cli.run import Run
from trustlog.errors import TrustlogError

# heading of the help → name of the command → module below trustlog.cli.commands, the name in it, and a summary that
# fits beside the name in 80 columns. A command that is added here gets its line in the help and in the completion.
HEADINGS: dict[str, dict[str, tuple[str, str]]] = {
    "Every day": {
        "add": ("capture:add", "Write down what happened, in one line."),
        "due": ("agenda:due", "List what is due, overdue or planned, and who is waiting."),
        "status": ("agenda:status", "Count in one line what is overdue, due and waiting."),
        "log": ("facts:log", "Show the timeline of a partner, or of all."),
        "search": ("facts:search", "Find everything that has all these words."),
        "brief": ("agenda:brief", "Print one page on a partner to read before a meeting."),
        "plan": ("agenda:plan", "Plan the next contact with a partner."),
    },
    "Promises": {
        "promise": ("promises:promise", "List promises."),
        "keep": ("promises:keep", "Record that promises were kept."),
        "break": ("promises:break_", "Record that promises were not kept, and how."),
        "move": ("promises:move", "Move the due day of a promise, until that day is over."),
        "withdraw": ("promises:withdraw", "Withdraw promises, until the due day is over."),
        "accept": ("promises:accept", "Accept an offer: from now on it is a promise."),
        "satisfied": ("promises:satisfied", "Record whether the receiver was satisfied."),
        "clear": ("promises:clear", "Clear a concealed break, with a reason."),
        "reopen": ("promises:reopen", "Reopen a promise that was closed by mistake."),
    },
    "Facts and partners": {
        "edit": ("facts:edit", "Correct any field of a fact, its partner among them."),
        "drop": ("facts:drop", "Remove a fact that was never true; undo brings it back."),
        "undo": ("journal:undo", "Undo your own last batch of changes, or one by its number."),
        "history": ("journal:history", "List what was written, by whom and when, newest first."),
        "partner": ("partners:partner", "Add, list, show and change partners."),
        "person": ("people:person", "Add, list and change the people at partners."),
    },
    "Trust": {
        "trust": ("readings:trust", "Show the reading of all partners, or of one."),
        "suggestions": ("readings:suggestions", "List what the readings suggest, and how often that is wrong."),
        "level": ("levels:level", "Decide a partner's level, or decline a suggestion."),
        "anew": ("levels:anew", "Let counting start again, with a reason."),
        "ack": ("levels:ack", "Acknowledge a flag; its watch and evidence start over."),
        "review": ("review:review", "Go through the week, step by step."),
        "backtest": ("forecasts:backtest", "Forecast past promises, and show how good that was."),
        "simulate": ("forecasts:simulate", "Try your settings on made-up relationships."),
    },
    "In and out": {
        "export": ("exchange:export", "Write reports for management, or all that you may see."),
        "import": ("exchange:import_", "Read files into the ledger."),
        "backup": ("maintenance:backup", "Copy the ledger to a file, and print where."),
    },
    "The program": {
        "settings": ("settings:settings", "Show and check the settings."),
        "doctor": ("maintenance:doctor", "Check the ledger; status 1 if anything is wrong with it."),
        "demo": ("screens:demo", "Open the screens on a made-up ledger."),
        "serve": ("screens:serve", "Show the screens in a browser on this computer."),
        "completion": ("completion:completion", "Print the script that completes words in a shell."),
    },
}
COMMANDS = {name: where for commands in HEADINGS.values() for name, (where, _) in commands.items()}
"""Where each command is, in the order of the help."""


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that no command pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the commands under their headings, from the table alone: none is loaded for it."""
        widest = max(map(len, COMMANDS))
        for heading, commands in HEADINGS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), summary) for name, (_, summary) in commands.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load one command and return it, or None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(f"trustlog.cli.commands.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong table above is a bug
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; a planned command that does not exist yet has its own message, unlike a misspelt name."""
        refuse_not_yet(args[0])
        return super().resolve_command(ctx, args)


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Example:
  tl acme lunch 45m yesterday
  tl "acme: coffee with jane; we promise send the proposal by fri"
  trustlog due""",
)
@click.version_option(__version__, "-V", "--version", message="trustlog %(version)s")
@shared_options
@click.pass_context
def root(ctx: click.Context) -> None:
    """Keep a ledger of promises, time and openness with partners, and read what it says about trust.

    Without a command the screens open. Words that are no command are a line to write down:
    tl acme lunch 45m yesterday
    """
    if ctx.invoked_subcommand is None:
        from trustlog.cli.screens import open_screens

        run: Run = ctx.obj
        run.refuse_json("the screens")
        open_screens(run)


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, like `promise list`, in the order of the help."""
    context = click.Context(root, info_name="trustlog")
    for name in COMMANDS:
        command = root.get_command(context, name)
        assert command is not None  # noqa: S101 - the table names it
        yield name, command
        if isinstance(command, click.Group):
            inner = click.Context(command, info_name=name, parent=context)
            for part in command.list_commands(inner):
                subcommand = command.get_command(inner, part)
                assert subcommand is not None  # noqa: S101 - the group names it
                yield f"{name} {part}", subcommand


def answer(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for and return the exit status; every refusal is raised."""
    for word in words:
        if not _is_utf8(word):
            raise click.UsageError(f"not valid UTF-8: {word.encode('utf-8', 'backslashreplace').decode()}")
    result = root.main(arrange(words, {*COMMANDS, *NOT_YET}), prog_name="trustlog", standalone_mode=False, obj=run)
    return result if isinstance(result, int) else 0


def main(words: Sequence[str]) -> int:
    """Do what the words ask for and return the exit status; a fault is shown in one line, never as a traceback."""
    if instruction := os.environ.get("_TRUSTLOG_COMPLETE"):
        return _complete(instruction)
    sys.excepthook = report_crash
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? rather than nothing
    runs: list[Run] = []

    def job() -> int:
        runs.append(Run())
        return _explained(words, runs[0])

    status = guard(job, lambda: any(run.is_done for run in runs))
    if status < 0:  # the screens were ended by a signal, and are left: now the program ends by it
        from trustlog.tui.app.signals import die

        die(-status)
    return status


def _explained(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for; where a damaged ledger explains an unexpected error, raise that instead."""
    try:
        return answer(words, run)
    except (TrustlogError, click.exceptions.Exit, click.Abort, click.ClickException, OSError):
        raise
    except Exception:
        from trustlog.desk.maintenance import damage_at

        damage = damage_at(run.where)
        if damage is None:
            raise
        raise damage from None


def _complete(instruction: str) -> int:
    """Answer a shell that completes a word; print nothing for a broken pipe or an unknown instruction."""
    from trustlog.cli.completion import answer as complete

    sys.excepthook = lambda *_: None
    sys.stdout.write(f"{complete(instruction)}\n")
    return 0


def _is_utf8(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
