"""Reasons are values: every code has its sentence, and what they are about is said by the value, not by its words."""

from datetime import date, timedelta
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from test_trust_sentences import ODD, ODDER
from trust_cases import cases, days_to_look, kept, partner_facts, told

from trustlog.domain.strands import TITLES
from trustlog.trust import gates
from trustlog.trust.gates.register import all_gates
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import read
from trustlog.trust.reading.values import ReadingReason
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.register import STRAND_RULES
from trustlog.trust.words import explanation, gate_title, held_by_words, reasons, sentence
from trustlog.tui.drawing.partner_table import HOLDS
from trustlog.tui.drawing.strands import missing_items

START = date(2026, 1, 5)
SETTINGS = st.sampled_from((DEFAULTS, DEFAULTS, ODD, ODDER))


def reasons_of(reading):
    suggestion = reading.suggestion
    yield from (*suggestion.because, *suggestion.missing)
    yield from (gate.reason for gate in reading.gates)


@pytest.mark.parametrize("rule", all_gates(), ids=lambda rule: rule.name)
def test_what_a_shut_gate_is_about_is_said_without_its_short_title(rule):
    assert held_by_words(ReadingReason("gate", {}, gate=rule.name)) == rule.holds
    assert len(rule.holds) < HOLDS.least


@given_settings(max_examples=60, deadline=None)
@given(cases(), days_to_look(), SETTINGS)
def test_a_reading_is_the_same_after_it_was_cached(facts, looked, settings):
    reading = read(facts, *looked, NOTHING_LEARNED, settings)
    text = to_text(reading)
    assert from_text(text, facts.partner, looked[0]) == reading
    assert to_text(from_text(text, facts.partner, looked[0])) == text


@given_settings(max_examples=60, deadline=None)
@given(cases(), days_to_look(), SETTINGS)
def test_a_reason_names_the_strand_or_the_gate_that_its_sentence_is_about(facts, looked, settings):
    reading = read(facts, *looked, NOTHING_LEARNED, settings, explain=True)
    for reason in reasons_of(reading):
        title = next((name for name, title in TITLES.items() if sentence(reason).startswith(f"{title}:")), None)
        assert reason.strand == title
        assert reason.strand is None or reason.gate is None
    for gate in reading.gates:
        assert gate.reason.gate == gate.name
    for line in reading.explained:
        assert all(reason.strand in (None, line.strand) for reason in line.reasons)


def test_the_screens_open_the_gates_for_a_gate_whose_sentence_begins_like_a_strand():
    disclosures = [told(number, START, True, 2) for number in range(1, 9)]
    facts = partner_facts([kept(20, START)], (), disclosures, since=START, level=1)
    reading = read(facts, START + timedelta(60), START + timedelta(60), NOTHING_LEARNED)
    chapters = [item.key.split()[2] for item in missing_items(reading, 200)]
    first, missing = reading.suggestion.held_by, reading.suggestion.missing
    told_of = [first, *(reason for reason in missing if reason != first)]
    assert chapters == [reason.strand or "gates" for reason in told_of]
    openness = [item.key for item in missing_items(reading, 200) if item.text.startswith("Openness of")]
    assert [key.split()[2] for key in openness] == ["gates"]


@pytest.mark.parametrize("table", [reasons.SENTENCES, explanation.SENTENCES], ids=["suggestion", "explanation"])
def test_every_code_is_the_name_of_its_sentence(table):
    for code, make in table.items():
        assert make.__name__ == code
        assert all(parameter.default is parameter.empty for parameter in signature(make).parameters.values())


def test_no_code_has_two_sentences():
    codes = [*reasons.SENTENCES, *explanation.SENTENCES, *(f"gate_{rule.name}" for rule in all_gates())]
    assert len(codes) == len(set(codes))


def test_every_gate_is_a_module_of_its_name_and_its_settings_are_settings():
    names = get_args(gates.GateName)
    assert [rule.name for rule in all_gates()] == list(names)
    around = {"__init__", "gate", "grounds", "register"}
    assert {path.stem for path in Path(gates.__file__).parent.glob("*.py")} - around == set(names)
    for rule in all_gates():
        assert {entry.name for entry in rule.settings} <= set(Settings._fields)
        assert gate_title(rule.name) == rule.short_title


def test_every_strand_has_a_bar_of_its_own_kind():
    assert [rule.name for rule in STRAND_RULES] == list(TITLES)
    for rule in STRAND_RULES:
        assert rule.title == TITLES[rule.name]
        assert rule.bar(DEFAULTS.bars[0]) in DEFAULTS.bars[0][:3]
        assert (rule.judged_by == "promises") is (rule.bar_name == "promises")
