"""The gates of the practice of many, from the facts alone: purpose, agreement and garden, shut and opened."""

from datetime import date, timedelta

import pytest
from garden_cases import JOINED, TODAY, between, garden_facts, good_pair
from hypothesis import given
from hypothesis import strategies as st
from trust_cases import kept, moment, partner_facts, purposed, sections_agreed, told, versioned

from trustlog.domain.facts import GardenFacts, LevelStep, PurposeScan, SectionScan
from trustlog.domain.facts.garden_facts import GardenStanding
from trustlog.domain.facts.section import NEEDED
from trustlog.trust.garden import US, learned_between, pair_readings, standing_of, weakest
from trustlog.trust.gates.agreement import agreed_sections
from trustlog.trust.model.epochs import NOTHING_LEARNED
from trustlog.trust.reading.as_text import from_text, to_text
from trustlog.trust.reading.partner import Reading, read
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words.sentences import sentence

DAY = date(2026, 7, 1)
YEAR = timedelta(days=365)


def reading(level: int, on: date = DAY, **facts: object) -> Reading:
    return read(partner_facts(level=level, **facts), on, on, NOTHING_LEARNED)


def gate(found: Reading, name: str) -> tuple[bool, str] | None:
    return next(((gate.passed, sentence(gate.reason)) for gate in found.gates if gate.name == name), None)


def test_a_gate_is_asked_from_its_level_on() -> None:
    named = {level: [gate.name for gate in reading(level).gates] for level in (1, 2, 3, 4)}
    assert named[1] == ["big_promises", "concealed", "balance", "moved", "days_at_level"]
    assert named[2] == [*named[1], "dependence", "purpose"]
    assert named[3] == [*named[2], "agreement", "contacts"]
    assert named[4] == [*named[3], "garden"]


@pytest.mark.parametrize("ago", [0, 1, 364])
def test_a_purpose_opens_its_gate_for_a_year(ago: int) -> None:
    on = DAY - timedelta(days=ago)
    assert gate(reading(2, purposes=[purposed(on)]), "purpose") == (
        True, f"The joint purpose was agreed or reviewed on {on.day} {on:%b %Y}.",
    )  # fmt: skip


def test_a_draft_opens_nothing_and_closes_nothing_and_a_year_is_the_end() -> None:
    assert gate(reading(2), "purpose") == (False, "No joint purpose is agreed.")
    assert gate(reading(2, purposes=[purposed(DAY, agreed=False)]), "purpose") == (False, "No joint purpose is agreed.")
    agreed, draft = purposed(DAY - timedelta(days=9)), purposed(DAY, agreed=False)
    assert gate(reading(2, purposes=[agreed, draft]), "purpose")[0]
    assert gate(reading(2, purposes=[purposed(DAY - YEAR)]), "purpose") == (
        False, "The joint purpose was last reviewed on 1 Jul 2025, more than a year ago.",
    )  # fmt: skip
    assert not gate(reading(2, on=DAY - timedelta(days=1), purposes=[purposed(DAY)]), "purpose")[0]


def test_the_agreement_opens_its_gate_until_its_review() -> None:
    sections, version = sections_agreed(DAY), versioned(DAY, DAY + YEAR)
    assert gate(reading(3), "agreement") == (
        False, "Still to be agreed: exit, purpose, promises, decisions, conflict.",
    )  # fmt: skip
    assert gate(reading(3, sections=sections), "agreement") == (
        False, "The agreement has no day on which it is reviewed.",
    )  # fmt: skip
    whole = {"sections": sections, "agreements": [version]}
    assert gate(reading(3, **whole), "agreement")[0]
    assert gate(reading(3, on=DAY + YEAR, **whole), "agreement")[0]
    assert gate(reading(3, on=DAY + YEAR + timedelta(days=1), **whole), "agreement") == (
        False, "The agreement was to be reviewed on 1 Jul 2027.",
    )  # fmt: skip


@pytest.mark.parametrize("name", NEEDED)
def test_every_needed_section_has_to_be_agreed(name: str) -> None:
    others = [section for section in sections_agreed(DAY) if section.name != name]
    found = reading(3, sections=others, agreements=[versioned(DAY, DAY + YEAR)])
    assert gate(found, "agreement") == (False, f"Still to be agreed: {name}.")


@given(st.lists(st.sampled_from(["not_relevant", "open", "draft", "agreed"])))
def test_a_section_is_agreed_until_it_is_opened_again(states: list[str]) -> None:
    left = [SectionScan("p", DAY, number, "exit", state) for number, state in enumerate(states)]
    firm = [state for state in states if state != "draft"]
    assert bool(agreed_sections(left, DAY.toordinal())) == (firm[-1:] == ["agreed"])


def test_what_opens_a_gate_moves_no_evidence() -> None:
    events = [kept(1, DAY - timedelta(days=40)), kept(2, DAY - timedelta(days=30), ours=False)]
    more = {"purposes": [purposed(DAY)], "sections": sections_agreed(DAY), "agreements": [versioned(DAY, DAY)]}
    bare = read(partner_facts(events, [moment(3, DAY)], [told(4, DAY)], level=3), DAY, DAY, NOTHING_LEARNED)
    whole = read(partner_facts(events, [moment(3, DAY)], [told(4, DAY)], level=3, **more), DAY, DAY, NOTHING_LEARNED)
    assert whole.strands == bare.strands
    assert whole.counted == bare.counted


def standing(garden: GardenFacts, on: date = TODAY) -> GardenStanding:
    return standing_of(garden, on.toordinal(), on.toordinal(), NOTHING_LEARNED, DEFAULTS)


def garden_gate(garden: GardenFacts | None, on: date = TODAY) -> tuple[bool, str]:
    gardens = [] if garden is None else [garden]
    found = gate(reading(4, on=on, gardens=gardens), "garden")
    assert found is not None
    return found


def test_without_a_garden_its_gate_is_shut() -> None:
    assert garden_gate(None) == (False, "In no garden yet: this level is one of several parties together.")
    assert not garden_gate(garden_facts("p", "b"), JOINED - timedelta(days=1))[0]  # not in it yet


def test_a_garden_lacks_what_it_lacks_and_is_whole_after_that() -> None:
    assert garden_gate(garden_facts("p", said=())) == (
        False,
        "The garden Harbour lacks: a third party (two parties so far), an agreed purpose, impact for organisation, "
        "clients, employees, society, a word on who may veto alone, an agreement on exit, purpose, promises, "
        "decisions, conflict, one of one pairs still to pass, the weakest we – P.",
    )  # fmt: skip
    passed, says = garden_gate(garden_facts("p", "b", pairs=good_pair))
    assert (passed, says) == (
        True, "The garden Harbour has what it takes: three parties, and every pair has passed.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("purpose", "an agreed purpose"),
        ("impact", "impact for society"),
        ("veto", "a word on who may veto alone"),
        ("section", "an agreement on exit"),
        ("version", "a day on which the agreement is reviewed"),
    ],
)
def test_each_of_it_is_asked(missing: str, says: str) -> None:
    said = [each for each in ("purpose", "impact", "veto", "section", "version") if each != missing]
    assert garden_gate(garden_facts("p", "b", pairs=good_pair, said=said)) == (
        False, f"The garden Harbour lacks: {says}.",
    )  # fmt: skip


def test_a_lone_veto_shuts_it_until_it_ends() -> None:
    garden = garden_facts("p", "b", pairs=good_pair, veto="b")
    assert garden_gate(garden) == (False, "The garden Harbour lacks: an end to the lone veto of B.")


def test_one_pair_of_others_that_is_short_holds_all_of_it() -> None:
    weak = between("b", "c", kept_of=0.5)
    garden = garden_facts("p", "b", "c", pairs=good_pair, otherwise={("b", "c"): weak})
    stands = standing(garden)
    assert (stands.pairs, stands.passed, stands.weakest) == (6, 5, ("B", "C"))
    assert garden_gate(garden) == (
        False, "The garden Harbour lacks: one of six pairs still to pass, the weakest B – C.",
    )  # fmt: skip
    last = weakest(pair_readings(garden, TODAY, TODAY, NOTHING_LEARNED))
    assert last is not None
    assert (last.one, last.other) == ("b", "c")


def test_who_left_is_asked_no_more() -> None:
    weak = between("b", "c", kept_of=0.5)
    garden = garden_facts("p", "b", "c", pairs=good_pair, otherwise={("b", "c"): weak}, left={"c": TODAY})
    assert garden_gate(garden, TODAY - timedelta(days=1))[0] is False
    assert standing(garden).pairs == 3
    assert garden_gate(garden)[0]


def test_pairs_with_us_are_read_as_partners_are_and_pairs_between_others_teach_nothing() -> None:
    garden = garden_facts("p", "b", pairs=good_pair)
    bare = garden_facts("p", "b", pairs=good_pair, otherwise={("b", "p"): between("b", "p")})
    for one, other in zip(
        *(pair_readings(each, TODAY, TODAY, NOTHING_LEARNED) for each in (garden, bare)), strict=True
    ):
        if one.one == US:
            assert one.reading.strands == other.reading.strands
    own = garden.with_us["p"]
    alone = read(own, TODAY, TODAY, NOTHING_LEARNED)
    ours = pair_readings(garden, TODAY, TODAY, NOTHING_LEARNED)[0]
    assert ours.reading.strands == alone.strands
    taught = learned_between(garden.between.values(), TODAY.toordinal(), TODAY.toordinal())
    assert taught.our_promises == taught.their_promises
    assert len(taught.our_promises) > 1


def test_a_reading_with_a_garden_is_kept_and_read_back_as_it_was() -> None:
    garden = garden_facts("p", "b", pairs=good_pair, veto="b")
    found = reading(4, on=TODAY, gardens=[garden])
    assert from_text(to_text(found), found.partner, found.as_of) == found


def test_a_garden_without_us_has_no_pair_with_us() -> None:
    garden = garden_facts("p", "b", "c", pairs=good_pair, with_us=False)
    assert {US} & {pair.one for pair in pair_readings(garden, TODAY, TODAY, NOTHING_LEARNED)} == set()
    assert standing(garden).pairs == 3


def test_a_step_to_the_top_is_held_by_the_garden() -> None:
    whole = {"purposes": [PurposeScan("p", TODAY, 1, True)], "sections": sections_agreed(TODAY)}
    whole |= {"agreements": [versioned(TODAY, TODAY + YEAR)]}
    steps = (LevelStep(date(2022, 1, 3), 3, 4, "neither"),)
    for gardens, is_missing in (((), True), ((garden_facts("p", "b", pairs=good_pair),), False)):
        found = read(partner_facts(changes=steps, level=4, gardens=gardens, **whole), TODAY, TODAY, NOTHING_LEARNED)
        assert ("garden" in [reason.gate for reason in found.suggestion.missing]) is is_missing


def test_the_weakest_of_several_that_are_short_is_named() -> None:
    shorts = {("b", "c"): between("b", "c", kept_of=0.3), ("b", "p"): between("b", "p", kept_of=0.7)}
    garden = garden_facts("p", "b", "c", pairs=good_pair, otherwise=shorts)
    pairs = pair_readings(garden, TODAY, TODAY, NOTHING_LEARNED)
    assert sorted((pair.one, pair.other) for pair in pairs if not pair.has_passed) == sorted(shorts)
    assert standing(garden).weakest == ("B", "C")


def test_what_our_ledger_has_taught_is_for_the_pairs_with_us_alone() -> None:
    garden = garden_facts("p", "b", pairs=lambda one, other: between(one, other, kept_of=0.7))
    day = TODAY.toordinal()
    taught = learned_between([between("x", str(number), kept_of=0.2) for number in range(9)], day, day)
    with_us, others = [], []
    for learned in (NOTHING_LEARNED, taught):
        read_by = pair_readings(garden, TODAY, TODAY, learned)
        strands = [(pair.one, pair.reading.strands["our_promises"].estimate) for pair in read_by]
        with_us.append([estimate for one, estimate in strands if one == US])
        others.append([estimate for one, estimate in strands if one != US])
    assert others[0] == others[1]
    assert with_us[0] != with_us[1]
