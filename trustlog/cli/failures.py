"""How a run that fails ends: in one line a fault on stderr, an exit status, and for a bug the details in a file."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from trustlog.cli import output
from trustlog.errors import TrustlogError
from trustlog.files.streams import OutputFailed, silence
from trustlog.language import _

if TYPE_CHECKING:
    import click


def guard(
    job: Callable[[], int],
    is_done: Callable[[], bool] = lambda: False,
    is_untouched: Callable[[], bool] = lambda: False,
) -> int:
    """Run `job` and return its exit status; turn each kind of refusal into its lines on stderr and its status.

    `is_done` tells whether something was written for good: then it counts as done whatever becomes of the answer.
    `is_untouched` tells whether surely nothing was written to the ledger.
    """
    try:
        status = job()
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except OutputFailed as failed:
        return _unprinted(failed, is_done())
    except TrustlogError as error:
        return _fail(error.lines, error.status)
    except KeyboardInterrupt:
        return _stopped(is_done(), is_untouched())
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _fail([f"{error.strerror or error}{where}"], 1)
    except Exception as error:  # those of click cannot be named here: it may not be loaded
        if not is_of_click(error):
            raise
        if _is_abort(error):
            return _stopped(is_done(), is_untouched())
        return _fail_by_click(error)
    return status


def is_of_click(error: Exception) -> bool:
    """Tell whether click raised this: it refuses words, is interrupted, or leaves; click itself may not be loaded."""
    if "click" not in sys.modules:
        return False
    import click

    return isinstance(error, click.exceptions.Exit | click.Abort | click.ClickException)


def _fail_by_click(error: Exception) -> int:
    """Return the status of an error that `is_of_click`, once its line is written."""
    import click

    if isinstance(error, click.ClickException):
        return _fail([_one_line(error)], error.exit_code)
    return error.exit_code if isinstance(error, click.exceptions.Exit) else 1


def _is_abort(error: Exception) -> bool:
    """Tell whether somebody ended a question of click by ctrl+c, or by the end of what they typed."""
    import click

    return isinstance(error, click.Abort)


def _stopped(is_written: bool, is_untouched: bool) -> int:
    """Return the status of a command that a person stopped, once it is said what became of the ledger."""
    if output.shows_progress():
        sys.stderr.write("\n")  # behind the ^C that the terminal shows
    if is_written:
        return _fail([_("stopped; what was written by then stays")], 130)
    return _fail([_("stopped; nothing was written to the ledger") if is_untouched else _("stopped")], 130)


def _unprinted(failed: OutputFailed, is_written: bool) -> int:
    """Return the status of a command whose answer could not be printed; a pipe closed early is no error."""
    silence(sys.stdout)
    if failed.is_unread:
        return 0
    if is_written:
        return _fail([_("it is written; only this answer could not be printed: {failed}").format(failed=failed)], 0)
    return _fail([_("the answer could not be printed: {failed}").format(failed=failed)], 1)


def _fail(lines: Sequence[str], status: int) -> int:
    """Write lines to stderr, each with the program's name, after what stdout still holds; return the status."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, OutputFailed):
        silence(sys.stdout)
    with suppress(BrokenPipeError):
        for line in lines:
            output.print_message(f"trustlog: {output.one_line(line)}")
    return status


def _one_line(error: "click.ClickException") -> str:
    """Return what click says as one line that names the help of the command."""
    message = " ".join(error.format_message().split())
    import click

    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    return _("{rstrip}; see {command_path} --help").format(
        rstrip=message.rstrip("."), command_path=context.command_path
    )


def report_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback of a bug to a file in the state folder and name it in one line; used as `sys.excepthook`."""
    from datetime import UTC, datetime

    from trustlog.domain.text import clip, shown
    from trustlog.errors import Refused
    from trustlog.files.writing import log_error

    summary = clip(f"{kind.__name__}: {error}", 200)
    try:
        path = log_error(error.with_traceback(trace), datetime.now(UTC).isoformat(timespec="seconds"))
        place = _("the details are in {path}").format(path=shown(path))
    except (OSError, Refused) as fault:
        place = _("the details could not be written ({value})").format(value=getattr(fault, "strerror", None) or fault)
    sys.stderr.write(
        _("trustlog: this should not have happened ({summary}); {place}\n").format(summary=summary, place=place)
    )
