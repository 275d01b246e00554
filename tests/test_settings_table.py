"""The table of settings: every number is in it, any values it allows make a file that is read as they are."""

from typing import ClassVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from trust_cases import START, cases, days

from trustlog.cli.pages.settings_reference import _toml, example
from trustlog.desk.settings import CheckedFile, UserSettings, rows
from trustlog.desk.settings.checks import DAYS, reading_values
from trustlog.desk.settings.file import check_contents
from trustlog.domain.calendar.days import Days
from trustlog.trust.model.learn import learn
from trustlog.trust.settings import DEFAULTS, LEARNED_WITH, Bar, Settings, as_json, from_json, settings_hash
from trustlog.trust.settings_table import BAR, PAIRS, READING, at_odds

ENTRIES = {entry.name: entry for group in READING.values() for entry in group}


def test_every_number_is_in_the_table() -> None:
    assert sorted([*ENTRIES, "bars"]) == sorted(Settings._fields)
    assert [entry.name for entry in BAR] == list(Bar._fields)
    assert [entry.name for entry in DAYS] == list(Days._fields)
    assert set(LEARNED_WITH) <= set(Settings._fields)


def test_the_defaults_are_allowed_and_fit_together() -> None:
    for _, _, entry, value in reading_values(DEFAULTS):
        for number in value if isinstance(value, tuple) else (value,):
            assert entry.low <= number <= entry.high, entry.name
    assert not list(at_odds(DEFAULTS, DEFAULTS))
    assert all(value >= 1 and entry.low <= value <= entry.high for entry, value in zip(DAYS, Days(), strict=True))


def _values(entry, usual):
    if isinstance(usual, tuple):
        many = st.lists(st.floats(entry.low, entry.high), min_size=len(usual), max_size=len(usual))
        return many.map(sorted).map(tuple) if entry.name in PAIRS else many.map(tuple)
    whole = isinstance(usual, int)
    return st.integers(int(entry.low), int(entry.high)) if whole else st.floats(entry.low, entry.high)


@st.composite
def any_settings(draw) -> Settings:
    """Draw settings that the table allows; what must fit together is put right."""
    usual = DEFAULTS._asdict()
    one = Settings(**{name: draw(_values(entry, usual[name])) for name, entry in ENTRIES.items()})
    bars = [
        Bar(*(draw(_values(entry, getattr(DEFAULTS.bars[at], entry.name))) for entry in BAR))
        for at in range(len(DEFAULTS.bars))
    ]
    small, normal, big = sorted((one.small, one.normal, one.big))
    lowest, highest = sorted((one.watch_lowest, one.watch_highest))
    p0s = [bar.promises[0] for bar in bars]
    one = one._replace(
        bars=tuple(bars), small=small, normal=normal, big=big, watch_lowest=lowest, watch_highest=highest,
        up_error=min(max(one.up_error, 1 / one.needed), 0.5), building_from=min(one.building_from, one.needed),
        watch_drop=min(one.watch_drop, lowest / 2), down_good=min(one.down_good, (1 - max(p0s)) / 2),
        down_bad=min(one.down_bad, min(p0s) / 2),
    )  # fmt: skip
    assume(all(bar.promises[0] < bar.promises[1] and bar.time[0] < bar.time[1] for bar in bars))
    assume(all(bar.openness[0] < bar.openness[1] for bar in bars))
    assume(one.watch_drop >= 0.01 and one.down_good >= 0.01 and one.down_bad >= 0.01)
    return one


@given(one=any_settings())
def test_any_settings_survive_json_and_a_file(one: Settings) -> None:
    assert from_json(as_json(one)) == one
    text = "[reading]\n"
    for path, _, _, value in reading_values(one):
        text += f"{'.'.join(path)} = {list(value) if isinstance(value, tuple) else value!r}\n"
    looked = check_contents(text.encode())
    assert looked.faults == []
    assert looked.settings.reading == one


@given(
    one=any_settings(),
    name=st.sampled_from(sorted(ENTRIES)),
    off=st.sampled_from(("'x'", "true", "nan", "-9", "[]", "{}")),
)
def test_one_bad_value_is_told_at_its_line(one: Settings, name: str, off: str) -> None:
    lines = ["[reading]", *(f"{key} = {_value(getattr(one, key))}" for key in ENTRIES)]
    at = next(at for at, line in enumerate(lines) if line.startswith(f"{name} ="))
    lines[at] = f"{name} = {off}"
    faults = check_contents("\n".join(lines).encode()).faults
    assert [line for line, says in faults if str(says).startswith(f"reading.{name}:")] == [at + 1]


def _value(value: object) -> str:
    return repr(list(value)) if isinstance(value, tuple) else repr(value)


def test_what_an_earlier_version_kept_has_the_defaults_of_the_rest() -> None:
    kept = as_json(DEFAULTS._replace(needed=40.0))
    kept["bars"][0] = {"promises": [0.5, 0.6], "gone": 1}
    kept["bars"] = kept["bars"][:1]
    del kept["watch_drop"], kept["moved_share"]
    found = from_json({**kept, "never_heard_of": 1})
    assert found == DEFAULTS._replace(needed=40.0, bars=(DEFAULTS.bars[0]._replace(promises=(0.5, 0.6)),))


class Watched(Settings):
    """Settings that note which of them are looked at."""

    seen: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str):
        if name in Settings._fields:
            Watched.seen.add(name)
        return super().__getattribute__(name)


@given(facts=cases(most=40))
def test_learning_looks_only_at_what_its_memo_is_named_by(facts) -> None:
    Watched.seen.clear()
    learn([facts], START + days(400), Watched())  # learning goes through every slot: those of years show no more
    assert Watched.seen <= set(LEARNED_WITH)


@pytest.mark.parametrize("name", Settings._fields)
def test_only_what_is_learned_with_names_a_memo(name: str) -> None:
    value = getattr(DEFAULTS, name)
    other = DEFAULTS._replace(**{name: value[:1] if isinstance(value, tuple) else value + 1})
    assert (settings_hash(other) != settings_hash(DEFAULTS)) == (name in LEARNED_WITH)


def test_the_example_is_sound_as_it_is_and_without_its_signs() -> None:
    lines = list(example(rows(CheckedFile(UserSettings(), [], {}))))
    assert check_contents("\n".join(lines).encode()).faults == []
    taken = check_contents("\n".join(line.removeprefix("# ") for line in lines).encode())
    assert taken.faults == []
    for (_, _, entry, found), (_, _, _, usual) in zip(
        reading_values(taken.settings.reading), reading_values(DEFAULTS), strict=True
    ):
        assert found == pytest.approx(usual, abs=1e-4), entry.name
    assert taken.settings.days == Days()
    assert _toml([0.25, "x"]) == '[0.25, "x"]'


_PIECES = st.sampled_from((
    "[reading]", "[[reading]]", "[reading.bars.1]", "[days]", "[levels]", "[capture.kinds]", "[capture]", "needed",
    "bars.2", "time", "grace", "names", "sailing", "=", "=", "=", "3", "0.5", "1979-05-27", "inf", '"x"', "'y'", "true",
    "[0.1,0.2]", "[", "]", "{", "}", ",", ".", "#", '"""', "'''", "é", '"\\r"', "\\", "\0", "\r\n", "\n", "\n", "\n",
))  # fmt: skip


@given(held=st.binary(max_size=40) | st.lists(_PIECES, max_size=14).map(lambda words: " ".join(words).encode()))
def test_whatever_a_file_holds_each_fault_is_a_line_of_it(held: bytes) -> None:
    looked = check_contents(held)
    for line, says in looked.faults:
        assert 1 <= line <= held.count(b"\n") + 1
        assert str(says).isprintable()
