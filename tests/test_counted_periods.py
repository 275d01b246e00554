"""What is said of counted periods is true of all of them, those before a step too."""

from datetime import timedelta

import pytest
from trust_cases import START, days, moment, partner_facts, told

from trustlog.domain.facts import LevelStep
from trustlog.trust import words
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import read
from trustlog.trust.settings import DEFAULTS

STEPS = {400: 2, 800: 3, 1000: 4}
"""The levels entered, by the day after the start."""


def reading(until: int, steps=(), settings=DEFAULTS):
    changes = [LevelStep(START + days(on), STEPS[on] - 1, STEPS[on], None) for on in steps]
    moments = [moment(at, START + days(28 * at + 3)) for at in range(60)]
    disclosed = [told(at, START + days(28 * at + 3), ours=at % 2 == 0, depth=4) for at in range(60)]
    as_of = START + timedelta(days=until)
    return read(partner_facts((), moments, disclosed, changes), as_of, as_of, NOTHING_LEARNED, settings)


def counted(reading):
    return [words.counted_words(name, reading.counted, reading.as_of) for name in ("time", "openness")]


@pytest.mark.parametrize(
    ("until", "steps", "time", "openness"),
    [
        (300, (), "eight-week periods", "depth 2, in 5 of 5 eight-week periods"),
        (410, (400,), "7 of 7 eight-week periods", "depth 2, in 7 of 7 eight-week periods"),
        (480, (400,), "periods of eight or four weeks", "as deep as the level asked, in 8 of 8 eight-week periods"),
        (1300, (400, 800, 1000), "periods of eight or four weeks", "as deep as the level asked, in "),
    ],
)
def test_lengths_and_depths_are_those_of_the_slots_that_were_counted(until, steps, time, openness):
    read_then = reading(until, steps)
    assert counted(read_then)[0].endswith(time)
    assert openness in counted(read_then)[1]
    assert from_text(to_text(read_then), read_then.partner, read_then.as_of) == read_then


def test_in_little_room_no_other_length_is_told():
    room = words.fitting_counted_words("time", reading(480, (400,)).counted, START, 50)
    assert room == "outside the agenda in 9 of 9 periods"
    assert (
        words.fitting_counted_words("time", reading(480, (400,)).counted, START, 30) == "outside the agenda in 9 of 9"
    )
    assert words.fitting_counted_words("time", reading(480, (400,)).counted, START, 10) == "9 of 9"


def test_lengths_that_are_no_weeks_are_told_in_days():
    first, second = DEFAULTS.bars[:2]
    settings = DEFAULTS._replace(bars=(first._replace(time_days=50), second, *DEFAULTS.bars[2:]))
    assert counted(reading(480, (400,), settings))[0].endswith("periods of 50 or 28 days")
