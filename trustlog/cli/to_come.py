"""Commands that have a name but are not there yet: what each is answered with, and what to use meanwhile."""

from trustlog.errors import WordsError

TO_COME = {
    "restore": (
        "a backup is a whole ledger: open it with --db FILE, or, while no Trustlog is open, move the old ledger and "
        "its -wal file away and copy the backup to its place"
    ),
    "forget": (
        "`trustlog person remove` takes a person away and `trustlog search NAME` finds texts with the name, to be "
        "mended with `trustlog edit`; the history keeps what was there"
    ),
    "export xlsx": "`trustlog export csv --out DIR` writes tables that a spreadsheet opens",
    "export html": "`trustlog export csv --out DIR` writes tables, `trustlog brief P` one page on a partner",
    "export ics": "`trustlog due --within 30d` lists what is due and planned, with --json for another program",
    "import vcf": "save the contacts as CSV; `trustlog import csv FILE --kind people` reads it",
    "import ics": "save the appointments as CSV; `trustlog import csv FILE --kind moments` reads it",
}


def refuse_what_is_to_come(name: str) -> None:
    """Refuse a command that is not there yet, saying what to use; any other word is left to others."""
    if name in TO_COME:
        raise WordsError(f"`trustlog {name}` is not there yet; {TO_COME[name]}")
