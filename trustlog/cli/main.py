"""The words given to the program: done straight away where they are plain, otherwise as click reads them."""

import os
import sys
from collections.abc import Sequence

from trustlog import config, language
from trustlog.cli.arguments import NOT_YET, arrange, language_named
from trustlog.cli.failures import guard, is_of_click, report_crash
from trustlog.cli.names import COMMANDS
from trustlog.cli.plain import plain_command
from trustlog.cli.run import Run
from trustlog.errors import TrustlogError


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
        _speak(words)
        runs.append(Run())
        return _explained(words, runs[0])

    status = guard(
        job, lambda: any(run.is_done for run in runs), lambda: bool(runs) and all(run.is_untouched() for run in runs)
    )
    if status < 0:  # the screens were ended by a signal, and are left: now the program ends by it
        from trustlog.tui.app.signals import die

        die(-status)
    if any(run.has_feed for run in runs):
        from trustlog.cli.feed import renew

        renew(runs[0])
    return status


def _speak(words: Sequence[str]) -> None:
    """Speak the language that the words, the environment or the settings ask for."""
    code = config.language(language_named(arrange(words, {*COMMANDS, *NOT_YET})))
    if code != config.ENGLISH or language.is_other():
        from trustlog.cli.language import speak_everywhere

        speak_everywhere(code)


def _explained(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for; where a damaged ledger explains an unexpected error, raise that instead."""
    try:
        return _answer(words, run)
    except (TrustlogError, OSError):
        raise
    except Exception as error:  # damage may show as any error; without damage it is raised again
        if is_of_click(error):
            raise
        from trustlog.desk.maintenance import damage_at

        damage = damage_at(run.where)
        if damage is None:
            raise
        raise damage from None


def _answer(words: Sequence[str], run: Run) -> int:
    """Do what the words ask for, and return the exit status; every refusal is raised."""
    try:
        if (do := plain_command(words)) is not None:
            do(run)
            return 0
        from trustlog.cli.app import answer

        return answer(words, run)
    finally:
        run.close()


def _complete(instruction: str) -> int:
    """Answer a shell that completes a word; print nothing for a broken pipe or an unknown instruction."""
    from trustlog.cli.completion import answer as complete

    sys.excepthook = lambda *_unused: None
    sys.stdout.write(f"{complete(instruction)}\n")
    return 0
