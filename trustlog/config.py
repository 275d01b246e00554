"""Where things are and what day it is: all that is read from the environment, the settings file and the clock."""

import os
import time
from datetime import UTC, date, datetime, timedelta, tzinfo

from trustlog.errors import FileFaults, Reason, Remedy, WordsError
from trustlog.files.paths import expanded, ledger_place

_DAY_SECONDS = 86_400
ENGLISH = "en"


def today() -> date:
    """Give the day it is, or the one that `TRUSTLOG_TODAY` names."""
    _check_zone()
    named = os.environ.get("TRUSTLOG_TODAY")
    if not named:
        return datetime.now().astimezone().date()
    from trustlog.domain.calendar.days import iso_day

    try:
        return iso_day(named)
    except WordsError as error:
        raise WordsError(Reason("in_field", field="TRUSTLOG_TODAY", error=error)) from None


def _check_zone() -> None:
    """Refuse a `TZ` that is a day or more away from UTC: the system takes it, and no date can be made of it."""
    if max(abs(time.timezone), abs(time.altzone)) >= _DAY_SECONDS:
        raise WordsError(Reason("no_time_zone", zone=os.environ.get("TZ")), Remedy("set_time_zone"))


def today_is_set() -> bool:
    """Tell whether `TRUSTLOG_TODAY` replaces the clock."""
    return bool(os.environ.get("TRUSTLOG_TODAY"))


def now() -> datetime:
    """Give the moment of writing, in UTC."""
    return datetime.now(UTC)


class _SystemZone(tzinfo):
    """The zone of this computer, by its own rules for every day; a fixed offset would be wrong in the other season."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> timedelta | None:  # noqa: ARG002 - the C library does not tell it apart
        return None

    def tzname(self, at: datetime | None) -> str | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        return at.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


def zone() -> tzinfo:
    """Give the time zone in which this person's days begin and end (`TZ`, else that of the computer)."""
    return _SystemZone()


def me() -> str:
    """Give the name under which this person's facts are recorded."""
    for name in ("TRUSTLOG_USER", "LOGNAME", "USER", "USERNAME"):
        if named := os.environ.get(name):
            try:
                named.encode()
            except UnicodeEncodeError:
                shown = os.fsencode(named).decode("utf-8", "backslashreplace")
                raise WordsError(Reason("name_not_utf_8", name=name, value=shown), Remedy("set_user")) from None
            return named
    return f"uid{os.getuid()}" if hasattr(os, "getuid") else "me"


def ledger_path() -> str:
    """Give the ledger that is used when none is named: `TRUSTLOG_DB`, else a file in the platform's data folder."""
    named = os.environ.get("TRUSTLOG_DB")
    if named is not None:
        if not named.strip():
            raise WordsError(Reason("db_is_empty"), Remedy("set_db"))
        return ledger_place(named)
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("trustlog", appauthor=False), "ledger.db")  # noqa: PTH118 - pathlib costs 8 ms


def language(named: str | None = None) -> str:
    """Give the code of the language to speak: the one named, else that of `TRUSTLOG_LANG`, else that of the settings.

    Raise WordsError for a language that is not known; what is wrong in the settings is said by whoever reads them all.
    """
    chosen = named if named is not None else os.environ.get("TRUSTLOG_LANG") or _language_set()
    if chosen == ENGLISH:
        return chosen
    from trustlog.wording.catalogue import known_language

    return known_language(chosen)


def _language_set() -> str:
    """Give the known language that the settings file names, else English."""
    try:
        raw = settings_bytes(settings_path()) or b""
    except WordsError:
        return ENGLISH
    if b"language" not in raw:
        return ENGLISH
    import tomllib

    from trustlog.wording.catalogue import LANGUAGES

    try:
        chosen = tomllib.loads(raw.decode("utf-8-sig")).get("language")
    except (ValueError, RecursionError):  # not TOML, or not UTF-8
        return ENGLISH
    return chosen if isinstance(chosen, str) and chosen in LANGUAGES else ENGLISH


def settings_path() -> str:
    """Give the place of the settings file: `TRUSTLOG_CONFIG`, else one in the platform's configuration folder."""
    named = os.environ.get("TRUSTLOG_CONFIG")
    if named:
        return expanded(named)
    home = os.environ.get("XDG_CONFIG_HOME") or None
    if home is None and os.name == "posix":
        home = os.path.expanduser("~/.config")  # noqa: PTH111 - pathlib costs 8 ms
    if home is None:
        from platformdirs import user_config_dir

        home = user_config_dir(appauthor=False)
    return os.path.join(home, "trustlog", "settings.toml")  # noqa: PTH118 - pathlib costs 8 ms


def settings_bytes(path: str) -> bytes | None:
    """Give what a settings file holds; None where there is none."""
    try:
        from trustlog.files.reading import contents

        return contents(path)
    except FileNotFoundError:
        return None
    except FileFaults as error:
        raise WordsError(error, Remedy("another_config")) from None
    except OSError as error:
        reason = Reason("file_says", path=path, why=error.strerror or error)
        raise WordsError(reason, Remedy("mend_or_another_config")) from None


def no_color() -> bool:
    """Tell whether colours are unwanted (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def state_folder() -> str:
    """Give the folder for what may be thrown away: the log of errors."""
    from platformdirs import user_state_dir

    return user_state_dir("trustlog", appauthor=False)
