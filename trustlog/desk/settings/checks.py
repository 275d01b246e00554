"""What each section of a settings file may hold, and what is said of what it may not."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from trustlog.desk.settings.in_force import CalendarSettings, ImportSettings, UserSettings
from trustlog.domain.calendar.days import Days
from trustlog.domain.capture.words import words_with
from trustlog.domain.levels import LEVELS, TOP
from trustlog.domain.limits import CADENCE, GRACE
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Remedy, Said, WordsError
from trustlog.language import N_, _, figure
from trustlog.trust.settings import DEFAULTS, Bar, Settings
from trustlog.trust.settings_table import BAR, PAIRS, READING, Entry, Path, at_odds
from trustlog.wording.catalogue import LANGUAGES, named

DAYS = (
    Entry("grace", *GRACE, "days", N_("after the due day, in which a promise is late, not lapsed; fixed when written")),
    Entry("clock", 1, 366, "days", N_("after which a promise without a due day counts; fixed when written")),
    Entry("cadence", *CADENCE, "days", N_("meant to pass between two moments, for a partner added without one")),
    Entry("ahead", 0, 366, "days", N_("that due, status and Today look ahead")),
    Entry("lapsed_shown", 0, 366, "days", N_("for which due still shows what has lapsed")),
    Entry(
        "review_day", 0, 7, N_("day of the week"), N_("on which Today offers the review: 1 is Monday, 5 Friday, 0 none")
    ),
)
LONGEST_NAME = 30  # characters of a level's name; more would not fit beside the rest


class SettingFault(NamedTuple):
    """A fault: the keys below the section it is at, and what is wrong and what to do, in a line."""

    path: Path
    says: Said


def reading(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[reading]` and its bars: each value by itself, and those that must fit together."""
    entries = {entry.name: entry for group in READING.values() for entry in group}
    table, faults = _known(value, [*entries, "bars"])
    usual: Mapping[str, Any] = DEFAULTS._asdict()
    chosen: dict[str, Any] = {}
    for name, setting in table.items():
        if name in entries:
            _take(chosen, faults, (), entries[name], setting, usual[name])
    if "bars" in table:
        chosen["bars"], more = _bars(table["bars"])
        faults += more
    if "needed" in chosen and "up_error" not in table:
        chosen["up_error"] = 1 / chosen["needed"]
    settings = DEFAULTS._replace(**chosen)
    doubtful = {str(fault.path[0]) for fault in faults if fault.path}
    odds = at_odds(settings, DEFAULTS, doubtful)
    faults += [SettingFault(path, Reason("settings_at_odds", says=says)) for path, says in odds]
    return so_far._replace(reading=settings), faults


def days(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[days]`."""
    table, faults = _known(value, Days._fields)
    chosen: dict[str, Any] = {}
    for entry in DAYS:
        if entry.name in table:
            _take(chosen, faults, (), entry, table[entry.name], getattr(so_far.days, entry.name))
    return so_far._replace(days=so_far.days._replace(**chosen)), faults


def levels(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[levels]`: five names, none of them twice."""
    table, faults = _known(value, ["names"])
    names = table.get("names", list(LEVELS))
    if not isinstance(names, list) or len(names) != TOP:
        return so_far, [*faults, SettingFault(("names",), Reason("names_of_levels", count=TOP))]
    level_names: list[str] = []
    for at, name in enumerate(names):
        says = _not_a_name(name, level_names)
        if says:
            faults.append(SettingFault(("names", at), says))
        level_names.append(" ".join(str(name).split()))
    return so_far._replace(level_names=tuple(level_names)), faults


def capture(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[capture]`: kinds of moments and other words."""
    table, faults = _known(value, ["kinds", "words"])
    words, more = words_with(table)
    return so_far._replace(words=words), [*faults, *(SettingFault(path, _printable(reason)) for path, reason in more)]


def calendar(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[calendar]`: the file that is kept as a calendar, by its whole path, and what is in it."""
    table, faults = _known(value, CalendarSettings._fields)
    feed, private, ledger = table.get("feed", ""), table.get("private", False), table.get("ledger", "")
    if not (isinstance(feed, str) and _is_a_place(feed)):
        faults.append(SettingFault(("feed",), Reason("setting_off", value=_json_text(feed), asked=asks_feed())))
    if not isinstance(private, bool):
        off = Reason("setting_off", value=_json_text(private), asked=asks_yes_or_no())
        faults.append(SettingFault(("private",), off))
    if not (isinstance(ledger, str) and ledger.isprintable()):
        faults.append(SettingFault(("ledger",), Reason("setting_off", value=_json_text(ledger), asked=asks_ledger())))
    if faults:
        return so_far, faults
    return so_far._replace(calendar=CalendarSettings(feed, private, ledger)), []


def imports(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `[import]`: our own addresses, and the time zone at home."""
    table, faults = _known(value, ImportSettings._fields)
    me, zone = table.get("me", []), table.get("zone", "")
    if not (isinstance(me, list) and all(isinstance(mail, str) and _ADDRESS.fullmatch(mail) for mail in me)):
        faults.append(SettingFault(("me",), Reason("setting_off", value=_json_text(me), asked=asks_addresses())))
    if not (isinstance(zone, str) and (not zone or _is_a_zone(zone))):
        faults.append(SettingFault(("zone",), Reason("setting_off", value=_json_text(zone), asked=asks_zone())))
    if faults:
        return so_far, faults
    return so_far._replace(imports=ImportSettings(tuple(me), zone)), []


def _is_a_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def asks_addresses() -> str:
    """Say what may be named as our own addresses."""
    return _("a list of mail addresses")


def asks_zone() -> str:
    """Say what may be named as a time zone."""
    return _("a time zone such as Europe/Paris, or empty for the computer's")


_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")


def _is_a_place(path: str) -> bool:
    """Tell whether a path means the same file from wherever the program is started; an empty one means none."""
    is_whole = path.startswith("~") or PurePath(path).is_absolute()
    return not path or (is_whole and path.isprintable())


def asks_feed() -> str:
    """Say what may be named as a feed."""
    return _("the whole path of a file, or empty for none")


def asks_ledger() -> str:
    """Say what may be named as the ledger of a feed."""
    return _("the id of a ledger, or empty for the one you usually work with")


def asks_yes_or_no() -> str:
    """Say which values there are where there are two."""
    return _("true or false")


def language(value: Any, so_far: UserSettings) -> tuple[UserSettings, list[SettingFault]]:
    """Check `language`: the code of one that Trustlog speaks."""
    if value in LANGUAGES:
        return so_far._replace(language=value), []
    return so_far, [SettingFault((), Reason("setting_off", value=_json_text(value), asked=asks_language()))]


def asks_language() -> str:
    """Say which languages there are."""
    return _("one of {languages}").format(languages=named(LANGUAGES))


def unknown(name: str, known: Iterable[str], reason: Reason) -> WordsError:
    """Return the error that there is no such key, with those that are like it."""
    from trustlog.desk.partners import nearest_names

    names = list(known)
    alike_names = nearest_names(name, ((known_name, known_name) for known_name in names))
    if alike_names:
        return WordsError(reason, Remedy("names_near", names=", ".join(alike_names)))
    return WordsError(reason, *([Remedy("there_are", names=", ".join(names))] if len(names) < 8 else []))


def printable(text: str) -> str:
    """Return a text in which what cannot be printed is an escape."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def _printable(reason: Reason) -> Reason:
    params = {name: printable(value) if isinstance(value, str) else value for name, value in reason.params.items()}
    return Reason(reason.code, **params)


def asks(entry: Entry, usual: Any) -> str:
    """Say which values a setting may have: "a whole number from 7 to 366 (days)"."""
    low, high, unit = figure(entry.low, "g"), figure(entry.high, "g"), _(entry.unit)
    if not isinstance(usual, tuple):
        number = _("a number") if _fractional(usual) else _("a whole number")
        return _("{number} from {low} to {high} ({unit})").format(number=number, low=low, high=high, unit=unit)
    many = _("two") if entry.name in PAIRS else _("four")
    numbers = _("{many} numbers") if _fractional(usual) else _("{many} whole numbers")
    return _("{numbers}, each from {low} to {high} ({unit})").format(
        numbers=numbers.format(many=many), low=low, high=high, unit=unit
    )


def _fractional(usual: Any) -> bool:
    return isinstance(usual[0] if isinstance(usual, tuple) else usual, float)


def _bars(value: Any) -> tuple[tuple[Bar, ...], list[SettingFault]]:
    """Check `[reading.bars.1]` to `4`, each by the level it starts from; the last is as the third unless it says so."""
    bars = list(DEFAULTS.bars)
    table, key_faults = _known(value, [str(level) for level in range(1, len(bars) + 1)])
    faults = [SettingFault(("bars", *fault.path), fault.says) for fault in key_faults]
    for at in range(len(bars)):
        if at == len(bars) - 1:
            bars[at] = bars[at - 1]
        path: Path = ("bars", str(at + 1))
        bar, key_faults = _known(table.get(str(at + 1), {}), Bar._fields)
        faults += [SettingFault((*path, *fault.path), fault.says) for fault in key_faults]
        chosen: dict[str, Any] = {}
        for entry in BAR:
            if entry.name in bar:
                _take(chosen, faults, path, entry, bar[entry.name], getattr(bars[at], entry.name))
        bars[at] = bars[at]._replace(**chosen)
    return tuple(bars), faults


def _known(value: Any, names: Iterable[str]) -> tuple[Mapping[str, Any], list[SettingFault]]:
    """Return the keys that have a meaning, and a fault for every other key."""
    known = list(names)
    if not isinstance(value, dict):
        listed = ", ".join(known[:5]) + (" …" if len(known) > 5 else "")
        return {}, [SettingFault((), Reason("is_a_table", names=listed))]
    faults = [SettingFault((name,), unknown(name, known, Reason("no_setting"))) for name in value if name not in known]
    return {name: given for name, given in value.items() if name in known}, faults


def _take(chosen: dict[str, Any], faults: list[SettingFault], path: Path, entry: Entry, given: Any, usual: Any) -> None:
    """Take a valid value, or note what it should be."""
    items = given if isinstance(given, list) and isinstance(usual, tuple) else [given]
    fits_count = not isinstance(usual, tuple) or (isinstance(given, list) and len(given) == len(usual))
    wrong = [at for at, item in enumerate(items) if not _fits(item, entry, usual)]
    if not fits_count or wrong:
        place = (wrong[0],) if fits_count and isinstance(usual, tuple) else ()
        wrong_value = items[wrong[0]] if wrong else given
        off = Reason("setting_off", value=_json_text(wrong_value), asked=asks(entry, usual))
        faults.append(SettingFault((*path, entry.name, *place), off))
        return
    numbers = tuple(float(item) if _fractional(usual) else item for item in items)
    chosen[entry.name] = numbers if isinstance(usual, tuple) else numbers[0]


def _fits(item: Any, entry: Entry, usual: Any) -> bool:
    kinds = (int, float) if _fractional(usual) else (int,)
    return type(item) in kinds and entry.low <= item <= entry.high


def _json_text(value: Any) -> str:
    """Write a value shortly, as the file has it."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # Python does not write out a whole number of thousands of digits
        return _("a number that long")
    return printable(text if len(text) <= 40 else f"{text[:39]}…")


def _not_a_name(name: Any, others: Iterable[str]) -> Said | None:
    """Return why this cannot be the name of a level; None where it can."""
    try:
        called = clean(name, _("a name")) if isinstance(name, str) else ""
    except WordsError as error:
        return error
    if not called or len(called) > LONGEST_NAME or not called.isprintable():
        return Reason("no_name_of_a_level", value=_json_text(name), most=LONGEST_NAME)
    if alike(called) in (alike(other) for other in others):
        return Reason("name_of_another_level", value=_json_text(name))
    return None


def reading_values(settings: Settings) -> Iterator[tuple[Path, str, Entry, Any]]:
    """Yield every number of the reading: its place in the file, its group, what is known of it, and its value."""
    for group, entries in READING.items():
        for entry in entries:
            yield (entry.name,), group, entry, getattr(settings, entry.name)
    for at, bar in enumerate(settings.bars, 1):
        for entry in BAR:
            yield (
                ("bars", str(at), entry.name),
                _("Bar from level {at} to {at_2}").format(at=at, at_2=at + 1),
                entry,
                getattr(bar, entry.name),
            )
