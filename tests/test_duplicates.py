"""Partners and people that may have been entered twice: suggested with reasons, each pair once, and never merged."""

from itertools import combinations, islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest
from cli_cases import Tl
from desk_cases import BOTH_ENGINES, chosen, rows, small
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk import duplicates, partners, people
from trustlog.desk.history import undo
from trustlog.desk.ledger import Ledger
from trustlog.domain.duplicates import LEAST_LETTERS, MOST_ALIKE, Key, Looks, alike_pairs, is_near, phone_key
from trustlog.domain.text.spelling import distance


@pytest.fixture
def ledger(request: pytest.FixtureRequest, tmp_path: Path):
    opened = small(chosen(request, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def tl(monday: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    tl = Tl(tmp_path / "tl.db", capsys)
    for handle, name in (("acme", "Acme BV"), ("bolt", "Bolt"), ("uber", "Übersee Kaffee GmbH")):
        tl.done("partner", "add", name, "--handle", handle)
    return tl


def found(tl: Tl, *words: str) -> list[tuple[str, str, list[str]]]:
    return [(pair["one"], pair["other"], pair["because"]) for pair in tl.rows("partner", "duplicates", *words)]


@pytest.mark.parametrize(
    "name", ["ACME B.V.", "acme", "Acme N.V.", "Acme, Inc.", "Ácme Ltd", "A.C.M.E. GmbH", "Acme SA"]
)
def test_the_legal_form_and_the_spelling_tell_no_firms_apart(tl: Tl, name: str) -> None:
    tl.done("partner", "add", name, "--handle", "other")
    assert found(tl) == [("acme", "other", ["name"])]


@pytest.mark.parametrize(
    ("name", "is_near"),
    [("Ubersee Kafee", True), ("Uebersee Kaffee", True), ("Übersee Kafefe", True), ("Übersee Kafef", False),
     ("Übersee Kaffee 2", False), ("Bold", False), ("Acme Two", False)],
)  # fmt: skip
def test_a_letter_is_near_and_a_number_or_a_short_name_is_not(tl: Tl, name: str, is_near: bool) -> None:
    tl.done("partner", "add", name, "--handle", "other")
    assert found(tl) == ([("uber", "other", ["near_name"])] if is_near else [])


def test_domains_addresses_and_telephones_speak_for_it_the_strongest_first(tl: Tl) -> None:
    tl.done("partner", "edit", "acme", "domains=acme.example")
    tl.done("person", "add", "bolt", "Jo", "--email", "jo@ACME.example", "--phone", "+31 (0)20 123 45 67")
    tl.done("person", "add", "uber", "Jo", "--email", "jo@gmail.com", "--phone", "020-1234567")
    tl.done("person", "add", "acme", "Jo", "--email", "jo@gmail.com")
    assert found(tl) == [
        ("acme", "uber", ["mail"]), ("acme", "bolt", ["domain"]), ("bolt", "uber", ["phone"]),
    ]  # fmt: skip
    assert found(tl, "bolt") == [("acme", "bolt", ["domain"]), ("bolt", "uber", ["phone"])]
    says = tl.done("partner", "duplicates").out
    assert "the same domain acme.example" in says
    assert "the same address jo@gmail.com" in says


def test_what_is_archived_is_said_and_what_is_merged_is_none(tl: Tl) -> None:
    tl.done("partner", "add", "Acme", "--handle", "other")
    tl.done("partner", "archive", "acme", "--reason", "over")
    assert found(tl) == [("acme", "other", ["name"])]
    assert "acme is archived since Mon 23 Nov 2026" in tl.done("partner", "duplicates").out
    tl.done("partner", "archive", "other", "--reason", "over")
    assert found(tl) == []
    tl.done("undo", "--last", "2")
    tl.done("partner", "merge", "other", "acme")
    assert found(tl) == []
    said = tl.done("partner", "duplicates")
    assert "No partner looks as if it had been entered twice." in said.out + said.err


def test_those_that_are_said_to_be_apart_are_suggested_no_more(tl: Tl) -> None:
    tl.done("partner", "add", "Acme", "--handle", "other")
    assert tl.done("partner", "duplicates", "--apart", "other", "acme").out == "other and acme are not the same\n"
    assert found(tl) == []
    again = tl("partner", "duplicates", "--apart", "acme", "other")
    assert (again.status, "known already" in again.refusal) == (1, True)
    assert tl("partner", "duplicates", "--apart", "acme", "acme").status == 1
    assert tl("partner", "duplicates", "bolt", "--apart", "acme", "other").status == 2
    assert tl.done("doctor").out == "no errors\n"
    tl.done("undo")
    assert found(tl) == [("acme", "other", ["name"])]


def test_people_of_one_partner(tl: Tl) -> None:
    for name, more in (
        ("Jane Doe", ("--email", "jane@acme.example", "--phone", "0201234567")), ("Doe, Jane", ()), ("J. Doe", ()),
        ("John Doe", ()), ("Annelies Bakker", ("--phone", "020 123 4567")), ("Annelise Bakker", ()),
        ("Assistant", ("--email", "JANE@acme.example")),
    ):  # fmt: skip
        tl.done("person", "add", "acme", name, *more)
    tl.done("person", "add", "bolt", "Jane Doe")
    pairs = tl.rows("person", "duplicates")
    assert {pair["partner"] for pair in pairs} == {"acme"}
    assert [(pair["one"], pair["other"], pair["because"]) for pair in pairs] == [
        ("Jane Doe", "Assistant", ["mail"]),
        ("Jane Doe", "Doe, Jane", ["name"]),
        ("Jane Doe", "J. Doe", ["initial"]),
        ("Doe, Jane", "J. Doe", ["initial"]),
        ("J. Doe", "John Doe", ["initial"]),
        ("Annelies Bakker", "Annelise Bakker", ["near_name"]),
    ]
    tl.done("person", "duplicates", "--apart", "john", "J. Doe", "--partner", "acme")
    assert len(tl.rows("person", "duplicates", "--partner", "acme")) == 5
    assert tl.rows("person", "duplicates", "--partner", "bolt") == []
    tl.done("person", "merge", "Doe, Jane", "Jane Doe", "--partner", "acme")
    assert len(tl.rows("person", "duplicates")) == 3


LETTERS = st.text("abc", min_size=LEAST_LETTERS, max_size=LEAST_LETTERS + 3)
SAME_WORDS = 'the same words but for their order or an "and"'
NOORDZEE = 'the word "noordzee" in both, and nearly the same beside it'


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Noordzee Logistiek", "Noordzee Logistic", NOORDZEE),
        ("Noordzee Logistiek B.V.", "NOORDZEE LOGISTIC GmbH", NOORDZEE),
        ("Noordzee Constructie en Bouw", "Noordzee Construction Bouw", NOORDZEE),
        ("Logistiek Noordzee", "Noordzee Logistiek", SAME_WORDS),
        ("Kröller & Zonen", "Kroller en Zonen", SAME_WORDS),
    ],
)  # fmt: skip
def test_a_word_that_few_have_and_nearly_the_same_beside_it(tl: Tl, one: str, other: str, says: str) -> None:
    tl.done("partner", "add", one, "--handle", "one")
    tl.done("partner", "add", other, "--handle", "other")
    assert found(tl) == [("one", "other", ["near_words"])]
    assert [pair["says"] for pair in tl.rows("partner", "duplicates")] == [says]
    assert says in tl.done("partner", "duplicates").out


OTHER_FIRMS = (
    "Noord Bank", "Zuid Bank", "Acme North", "Acme South", "Acme Logistics North", "Acme Logistic South", "Acme Foods",
    "Noordzee", "Noordzee Logistiek", "Noordzee Transport", "Stadsbank Amsterdam", "Stadsbank Rotterdam",
    "Stichting Westland", "Stichting Oostland", "Kappa Nordic", "Kappa Nordea", "Bouw 2020", "Bouw 2021",
    "Hotel Marienhof", "Hotel Marienhaus", "Jansen Hout", "Jansen Bouw", "Van den Berg Wonen", "Van der Berg Techniek",
    "Port of Antwerp", "Port of Rotterdam", "Hogeschool Leiden", "Hogeschool Utrecht", "Groep Oost", "Groep West",
)  # fmt: skip


def test_firms_that_are_others_are_not_suggested(tl: Tl) -> None:
    for at, name in enumerate(OTHER_FIRMS):
        tl.done("partner", "add", name, "--handle", f"other{at}")
    assert found(tl) == []


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("Piet van der Berg", "Pieter van der Berg", "short_name"),
        ("Rob v.d. Meer", "Robert van der Meer", "short_name"),
        ("Max Berg", "Berg, Maximiliaan van den", "short_name"),
        ("Alex Doe", "Alexander Doe", "short_name"),
        ("P.J. van der Berg", "Pieter Jan van der Berg", "initial"),
        ("P. van der Berg", "P.J. van der Berg", "initial"),
        ("J.P. Doe", "J. P. Doe", "name"),
    ],
)  # fmt: skip
def test_a_first_name_may_be_short_or_initials(tl: Tl, one: str, other: str, because: str) -> None:
    for name in (one, other):
        tl.done("person", "add", "acme", name)
    assert [(pair["one"], pair["other"], pair["because"]) for pair in tl.rows("person", "duplicates")] == [
        (one, other, [because])
    ]


OTHER_PEOPLE = (
    "Jan Jansen", "Jane Jansen", "Janneke Jansen", "Janine Jansen", "Tim de Boer", "Tom de Boer", "Paul Smit",
    "Paula Smit", "Paulien Smit", "Daniel Kok", "Danielle Kok", "Simon Vos", "Simone Vos", "Piet van den Berg",
    "Pieter van der Berg", "P.J. Mulder", "P.K. Mulder", "J. Klaassen", "K. Klaassen", "Piet Bos", "Pieter Bosman",
)  # fmt: skip


def test_people_who_are_others_are_not_suggested(tl: Tl) -> None:
    for name in OTHER_PEOPLE:
        tl.done("person", "add", "acme", name)
    for handle, name in (("acme", "Joris Van den Berg"), ("bolt", "Joris Van der Berg")):
        tl.done("person", "add", handle, name)
    assert tl.rows("person", "duplicates") == []


def test_two_are_found_among_two_thousand() -> None:
    kinds = ("logistiek", "bouw", "advies", "transport", "zorg")
    names = [f"{one}{two}{three}firma {kinds[at % 5]}"
             for at, (one, two, three) in enumerate(islice(product(ascii_lowercase, repeat=3), 2000))]  # fmt: skip
    looks = [Looks(name, (), name, by_words=True) for name in (*names, "noordzee logistiek", "noordzee logistic")]
    pairs = [pair for pair in alike_pairs(looks) if pair.because == (Key("near_words", "", "noordzee"),)]
    assert [(pair.one, pair.other) for pair in pairs] == [("noordzee logistiek", "noordzee logistic")]


@given(LETTERS, LETTERS, st.integers(0, 3))
def test_a_distance_is_the_same_from_both_sides_and_one_letter_is_near(one: str, other: str, most: int) -> None:
    far = distance(one, other, most)
    assert far == distance(other, one, most)
    assert (distance(one, other, 1) is not None) == is_near(one, other)
    assert far is None or distance(one + "q", other + "q", most) == far


@BOTH_ENGINES
def test_those_of_some_partners_are_counted(ledger: Ledger) -> None:
    new = [partners.add(ledger, name, handle=handle).values[0].id for name, handle in (("Acme", "a"), ("Boralis", "b"))]
    assert duplicates.count_new(ledger, []) == 0
    assert duplicates.count_new(ledger, new) == 2
    assert duplicates.count_new(ledger, new[:1]) == 1
    duplicates.set_partners_apart(ledger, "a", "acme")
    assert duplicates.count_new(ledger, new) == 1
    assert rows(ledger, "apart") == 1
    undo(ledger)
    assert duplicates.count_new(ledger, new) == 2
    people.remove(ledger, "acme", "raj")


@pytest.mark.parametrize("typed", ["+31 (0)20 1234567", "0031201234567", "020-123 45 67", "(020) 1234567"])
def test_a_telephone_number_is_the_same_with_and_without_its_country(typed: str) -> None:
    assert phone_key(typed) == "201234567"
    assert phone_key("12 34") == phone_key(None) == ""


def edits(text: str) -> set[str]:
    """Return all that one change of a letter makes of a text."""
    cuts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    return {
        text, *(one + two[1:] for one, two in cuts if two), *(one + sign + two for one, two in cuts for sign in "abc"),
        *(one + sign + two[1:] for one, two in cuts if two for sign in "abc"),
        *(one + two[1] + two[0] + two[2:] for one, two in cuts if len(two) > 1),
    }  # fmt: skip


@given(LETTERS, LETTERS)
def test_near_is_one_change_of_a_letter(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one) == (other in edits(one))
    for changed in list(edits(one))[:5]:
        assert is_near(one, changed)


KNOWN = st.lists(
    st.tuples(LETTERS, st.sets(st.sampled_from("xyz"), max_size=2)), min_size=1, max_size=MOST_ALIKE
)  # fmt: skip


@given(KNOWN, st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=3))
def test_pairs_are_those_that_comparing_each_with_each_finds(known: list, different: set) -> None:
    looks = [
        Looks(str(at), (Key("name", name, ""), *(Key("domain", one, one) for one in sorted(domains))), name)
        for at, (name, domains) in enumerate(known)
    ]
    apart = {frozenset((str(one), str(other))) for one, other in different if one != other}
    pairs = alike_pairs(looks, apart)
    expected = {
        (one.id, other.id)
        for one, other in combinations(looks, 2)
        if frozenset((one.id, other.id)) not in apart
        and (is_near(one.near, other.near) or {key.compared for key in one.keys} & {key.compared for key in other.keys})
    }
    assert {(pair.one, pair.other) for pair in pairs} == expected
    assert len(pairs) == len(expected)
    strengths = [pair.strength for pair in pairs]
    assert strengths == sorted(strengths, reverse=True)


def test_a_switchboard_of_many_speaks_for_nobody_and_a_name_of_many_for_all() -> None:
    def sharing(code):
        looks = [Looks(str(at), (Key(code, "same", ""),)) for at in range(50)]
        return alike_pairs(looks)

    assert sharing("domain") == []
    assert {pair.one for pair in sharing("name")} | {pair.other for pair in sharing("name")} == set(map(str, range(50)))
