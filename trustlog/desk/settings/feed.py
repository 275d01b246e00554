"""Which file is kept as one's own calendar, written to the settings file."""

from trustlog.desk.settings.sections import choose_values


def choose_feed(path: str, *, private: bool = False, ledger: str = "") -> str:
    """Write which file is kept as a calendar, an empty path for none, whether private facts are in it, of which ledger.

    Return the path of the settings file.
    """
    return choose_values("calendar", {"feed": path, "private": private, "ledger": ledger})
