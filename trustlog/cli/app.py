"""The program as a whole: a group that loads one command's module at a time, and how every fault ends in one line."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import click

from trustlog import __version__
from trustlog.cli import crash, out
from trustlog.cli.run import Run, shared_options
from trustlog.cli.to_come import TO_COME, refuse_what_is_to_come
from trustlog.cli.words import arrange
from trustlog.errors import TrustlogError

# name of the command → module below trustlog.cli.commands and the name in it; the order is that of the help
COMMANDS = {
    "add": "add:add",
    "due": "due:due",
    "status": "status:status",
    "promise": "promise:promise",
    "keep": "keep:keep",
    "break": "breaking:break_",
    "move": "move:move",
    "withdraw": "withdraw:withdraw",
    "satisfied": "satisfied:satisfied",
    "accept": "accept:accept",
    "clear": "clear:clear",
    "edit": "edit:edit",
    "drop": "drop:drop",
    "reopen": "reopen:reopen",
    "partner": "partner:partner",
    "person": "person:person",
    "plan": "plan:plan",
    "log": "log:log",
    "search": "search:search",
    "trust": "trust:trust",
    "suggestions": "suggestions:suggestions",
    "simulate": "simulate:simulate",
    "level": "level:level",
    "ack": "ack:ack",
    "backtest": "backtest:backtest",
    "review": "review:review",
    "brief": "brief:brief",
    "export": "export:export",
    "import": "importing:import_",
    "undo": "undo:undo",
    "history": "history:history",
    "backup": "backup:backup",
    "doctor": "doctor:doctor",
    "settings": "settings:settings",
    "demo": "demo:demo",
    "serve": "serve:serve",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that no command pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name all commands, those of every day first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(f"trustlog.cli.commands.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong table above is our own slip
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one that is not there yet is told apart from a slip."""
        refuse_what_is_to_come(args[0])
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


def answer(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for; every refusal is raised."""
    for word in words:
        if not _utf8(word):
            raise click.UsageError(f"not valid UTF-8: {word.encode('utf-8', 'backslashreplace').decode()}")
    result = root.main(arrange(words, {*COMMANDS, *TO_COME}), prog_name="trustlog", standalone_mode=False, obj=run)
    return result if isinstance(result, int) else 0


def main(words: Sequence[str]) -> int:
    """Do what the words ask for and give the exit status; nothing but one line a fault is shown."""
    sys.excepthook = crash.report
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? rather than nothing
    return guard(lambda: answer(words, Run()))


def guard(work: Callable[[], int]) -> int:
    """Run `work`; turn each kind of refusal into its lines on stderr and its exit status."""
    try:
        status = work()
        sys.stdout.flush()
    except BrokenPipeError:
        crash.silence_stdout()
        return 0
    except TrustlogError as error:
        return _say(error.lines, error.status)
    except click.Abort:
        return _say([], 130)
    except KeyboardInterrupt:
        return _say([], 130)
    except click.ClickException as error:
        return _say([_one_line(error)], error.exit_code)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _say([f"{error.strerror or error}{where}"], 1)
    return status


def _say(lines: Sequence[str], status: int) -> int:
    """Write lines to stderr, each with the program's name, after what stdout still holds."""
    try:
        sys.stdout.flush()
        for line in lines:
            out.tell(f"trustlog: {out.plain(line)}")
    except BrokenPipeError:
        crash.silence_stdout()
    return status


def _one_line(error: click.ClickException) -> str:
    """Make one line of what click says, and name the help that explains the command."""
    said = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return said
    return f"{said.rstrip('.')}; see {context.command_path} --help"


def _utf8(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
