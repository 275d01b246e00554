"""Writes the manual page from `docs/commands.md`: `python -m trustlog.cli.manual > docs/trustlog.1`."""

import re
import sys
from collections.abc import Iterator

from trustlog.cli.reference import reference

HEAD = """.\\" Made from docs/commands.md by python -m trustlog.cli.manual; a test fails when this page is stale.
.TH TRUSTLOG 1 "" "trustlog" "User Commands"
.SH NAME
trustlog, tl \\- a ledger of promises, time together and openness, and what it says about trust
.SH SYNOPSIS
.B trustlog
.RI [ OPTIONS ]
.RI [ COMMAND " [" ARGS "]...]"
.br
.B tl
.I PARTNER WORDS...
.SH DESCRIPTION
Without a command the screens open. Words that are no command are a line to write down:
.PP
.EX
tl acme lunch 45m yesterday
.EE
.SH OPTIONS
Every command takes these, before or after its name.
"""
TAIL = """.SH ENVIRONMENT
.TP
.B TRUSTLOG_DB
The ledger: a file, or a postgresql+psycopg:// URL.
.TP
.B TRUSTLOG_CONFIG
The settings file.
.TP
.B TRUSTLOG_USER
The name under which facts are recorded.
.TP
.B TRUSTLOG_TODAY
The day it is, for tests and demonstrations.
.TP
.B NO_COLOR
Colours are not wanted.
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
The ledger or a file says no.
.TP
.B 2
The words are off.
"""


def manual() -> str:
    """Write the whole page."""
    shared, *commands = re.split(r"^## ", reference(), flags=re.MULTILINE)
    parts = [HEAD, *_options(shared), ".SH COMMANDS\n"]
    for command in commands:
        parts += _command(command)
    return "".join([*parts, TAIL])


def _command(section: str) -> Iterator[str]:
    """Write one command: how it is called, what it does, its options, its examples."""
    _, _, rest = section.partition("\n")
    called, _, rest = rest.strip().partition("\n")
    says, _, examples = rest.partition("```sh\n")
    text, _, options = says.strip().partition("\n\n- ")
    yield f".SS {_escaped(called.strip())}\n{_escaped(text.strip())}\n"
    yield from _options(f"- {options}" if options else "")
    yield f".PP\n.EX\n{_escaped(examples.partition('```')[0].rstrip())}\n.EE\n"


def _options(text: str) -> Iterator[str]:
    for names, says in re.findall(r"^- `(.*?)`: (.*)$", text, re.MULTILINE):
        yield f".TP\n.B {_escaped(names)}\n{_escaped(says)}\n"


def _escaped(text: str) -> str:
    """Write text so that a formatter takes it as it is: no command at the beginning of a line, plain hyphens."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    safe = re.sub(r"^([.'])", r"\\&\1", safe, flags=re.MULTILINE)
    return re.sub(r"`([^`]*)`", r"\\fI\1\\fR", safe)


if __name__ == "__main__":
    sys.stdout.write(manual())
