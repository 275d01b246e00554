"""Makes the manual page from the page of commands: `python -m trustlog.cli.pages.manual_page > docs/trustlog.1`."""

import re
import sys
from collections.abc import Iterator

from trustlog.cli.pages.command_reference import reference

HEAD = """.\\" Made from the program itself by make pages; a test fails when this page is stale.
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
Refused: the ledger or a file does not allow it, or something is wrong with it.
.TP
.B 2
The words on the command line are wrong.
"""


def manual() -> str:
    """Return the whole page in the language of man."""
    shared, *commands = re.split(r"^## ", reference(), flags=re.MULTILINE)
    parts = [HEAD, *_options(shared), ".SH COMMANDS\n"]
    for section in commands:
        parts += _command(section)
    return "".join([*parts, TAIL])


def _command(section: str) -> Iterator[str]:
    """Yield one command: how it is called, what it does, its options, its examples."""
    _, _, rest = section.partition("\n")
    usage, _, rest = rest.strip().partition("\n")
    description, _, examples = rest.partition("```sh\n")
    text, _, options = description.strip().partition("\n\n- ")
    yield f".SS {_escaped(usage.strip())}\n{_escaped(text.strip())}\n"
    yield from _options(f"- {options}" if options else "")
    yield f".PP\n.EX\n{_escaped(examples.partition('```')[0].rstrip())}\n.EE\n"


def _options(text: str) -> Iterator[str]:
    for names, help_text in re.findall(r"^- `(.*?)`: (.*)$", text, re.MULTILINE):
        yield f".TP\n.B {_escaped(names)}\n{_escaped(help_text)}\n"


def _escaped(text: str) -> str:
    """Return text that a formatter takes as it is: no request at the beginning of a line, plain hyphens."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    safe = re.sub(r"^([.'])", r"\\&\1", safe, flags=re.MULTILINE)
    return re.sub(r"`([^`]*)`", r"\\fI\1\\fR", safe)


if __name__ == "__main__":
    sys.stdout.write(manual())
