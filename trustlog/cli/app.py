"""The program as a whole: a group that loads one command's module at a time, and how every fault ends in one line."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

import click

from trustlog import __version__
from trustlog.cli import crash, out
from trustlog.cli.run import Run, shared_options
from trustlog.cli.to_come import TO_COME, refuse_what_is_to_come
from trustlog.cli.words import arrange
from trustlog.errors import TrustlogError
from trustlog.files.streams import OutputFailed, silence

# heading of the help → name of the command → module below trustlog.cli.commands, the name in it, and a summary that
# fits beside the name in 80 columns. A command that is added here gets its line in the help and in the completion.
HEADINGS: dict[str, dict[str, tuple[str, str]]] = {
    "Every day": {
        "add": ("add:add", "Write down what happened, in one line."),
        "due": ("due:due", "List what is due, overdue or planned, and who waits."),
        "status": ("status:status", "Say in one line how much is overdue, due and waiting."),
        "log": ("log:log", "Show the timeline of a partner, or of all."),
        "search": ("search:search", "Find the facts that have all these words, newest first."),
        "brief": ("brief:brief", "Print one page on a partner to read before a meeting."),
        "plan": ("plan:plan", "Plan the next touch with a partner."),
    },
    "Promises": {
        "promise": ("promise:promise", "List promises."),
        "keep": ("keep:keep", "Record that promises were kept."),
        "break": ("breaking:break_", "Record that promises were not kept, and how."),
        "move": ("move:move", "Move the due day of a promise, until that day is over."),
        "withdraw": ("withdraw:withdraw", "Withdraw promises, until the due day is over."),
        "accept": ("accept:accept", "Accept what was offered: from now on it is a promise."),
        "satisfied": ("satisfied:satisfied", "Record whether the receiver was satisfied."),
        "clear": ("clear:clear", "Clear a concealed break, with a reason."),
        "reopen": ("reopen:reopen", "Take back how a promise was closed."),
    },
    "Facts and partners": {
        "edit": ("edit:edit", "Mend slips of one fact: text, people, kind, note, private."),
        "drop": ("drop:drop", "Remove a fact that was never so; undo brings it back."),
        "undo": ("undo:undo", "Take back one's own last batch, or one by its number."),
        "history": ("history:history", "List what was written, by whom and when, newest first."),
        "partner": ("partner:partner", "Add, list, show and change partners."),
        "person": ("person:person", "Add, list and change the people at partners."),
    },
    "Trust": {
        "trust": ("trust:trust", "Show where trust stands, for all partners or for one."),
        "suggestions": ("suggestions:suggestions", "List what the readings suggest, and how often that is wrong."),
        "level": ("level:level", "Decide a partner's level, or decline a suggestion."),
        "ack": ("ack:ack", "Acknowledge a flag; watch and evidence begin anew."),
        "review": ("review:review", "Walk through the week, step by step."),
        "backtest": ("backtest:backtest", "Forecast past promises, and see how good that was."),
        "simulate": ("simulate:simulate", "Follow made-up relationships with your own settings."),
    },
    "In and out": {
        "export": ("export:export", "Write files for management, or everything for oneself."),
        "import": ("importing:import_", "Read files into the ledger."),
        "backup": ("backup:backup", "Copy the ledger to a file, and print where."),
    },
    "The program": {
        "settings": ("settings:settings", "Show and check the settings."),
        "doctor": ("doctor:doctor", "Check that the ledger is sound; status 1 with a finding."),
        "demo": ("demo:demo", "Open the screens on a made-up ledger."),
        "serve": ("serve:serve", "Show the screens in a browser on this computer."),
        "completion": ("completion:completion", "Print the script that completes words in a shell."),
    },
}
COMMANDS = {name: where for held in HEADINGS.values() for name, (where, _) in held.items()}
"""Where each command is, in the order of the help."""


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that no command pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name all commands, those of every day first."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the commands under their headings, from the table alone: none is loaded for it."""
        widest = max(map(len, COMMANDS))
        for heading, held in HEADINGS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), says) for name, (_, says) in held.items()])

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
    if instruction := os.environ.get("_TRUSTLOG_COMPLETE"):
        return _complete(instruction)
    sys.excepthook = crash.report
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? rather than nothing
    runs: list[Run] = []

    def work() -> int:
        runs.append(Run())
        return _explained(words, runs[0])

    status = guard(work, lambda: any(run.is_done for run in runs))
    if status < 0:  # the screens were ended by a signal, and are left: now the program ends by it
        from trustlog.tui.app.signals import die

        die(-status)
    return status


def _explained(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for; an error that nobody expected is put down to a damaged ledger where there is one."""
    try:
        return answer(words, run)
    except (TrustlogError, click.exceptions.Exit, click.Abort, click.ClickException, OSError):
        raise
    except Exception:
        from trustlog.desk.maintenance import damage_at

        found = damage_at(run.where)
        if found is None:
            raise
        raise found from None


def _complete(instruction: str) -> int:
    """Answer a shell that completes a word; a broken pipe or a shell that asks oddly is answered with nothing."""
    from trustlog.cli.completion import answer as complete

    sys.excepthook = lambda *_: None
    sys.stdout.write(f"{complete(instruction)}\n")
    return 0


def guard(work: Callable[[], int], is_done: Callable[[], bool] = lambda: False) -> int:
    """Run `work`; turn each kind of refusal into its lines on stderr and its exit status.

    `is_done` tells whether something was written for good: then it counts as done whatever becomes of the answer.
    """
    try:
        status = work()
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except OutputFailed as failed:
        return _unanswered(failed, is_done())
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


def _unanswered(failed: OutputFailed, done: bool) -> int:
    """Give the status of a command whose answer nobody could be given; a reader who had enough is no trouble."""
    silence(sys.stdout)
    if failed.is_unread:
        return 0
    if done:
        return _say([f"it is written; only this answer could not be printed: {failed}"], 0)
    return _say([f"the answer could not be printed: {failed}"], 1)


def _say(lines: Sequence[str], status: int) -> int:
    """Write lines to stderr, each with the program's name, after what stdout still holds."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, OutputFailed):
        silence(sys.stdout)
    with suppress(BrokenPipeError):
        for line in lines:
            out.tell(f"trustlog: {out.plain(line)}")
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
