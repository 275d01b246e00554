"""Values of a section of the settings file, written anew; every other line of it stays as it is."""

from collections.abc import Mapping, Sequence

from trustlog.desk.settings.kinds import as_value, with_lines
from trustlog.desk.settings.screens import keep, screen_settings
from trustlog.errors import Reason, Refused


def choose_values(section: str, chosen: Mapping[str, str | bool | Sequence[str]]) -> str:
    """Write values of a section, which is made if needed; return the path of the settings file."""
    from trustlog.exchange.toml.read import read_toml

    settings = screen_settings()
    if settings.fault is not None:
        raise Refused(Reason("setting_not_kept", why=settings.fault))
    before = read_toml(settings.text)
    lines = settings.text.splitlines(keepends=True)
    for name in chosen.keys() & before.get(section, {}).keys():
        lines[settings.line(section, name) - 1] = ""
    text = with_lines("".join(lines), section, chosen)
    wanted = {**before, section: {**before.get(section, {}), **chosen}}
    name, value = next(iter(chosen.items()))
    keep(settings, text, wanted, f"{name} = {as_value(value)}")
    return settings.path


def choose_import(me: Sequence[str] = (), zone: str = "") -> str:
    """Write which addresses are our own, and the time zone at home, as far as they are said here."""
    chosen: dict[str, str | Sequence[str]] = {}
    if me:
        chosen["me"] = list(me)
    if zone:
        chosen["zone"] = zone
    return choose_values("import", chosen)
