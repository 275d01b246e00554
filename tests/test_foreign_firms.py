"""People come before their firms: the firms are counted, and made partners where somebody chooses that."""

from pathlib import Path

import pytest
from cli_cases import Tl
from hypothesis import given
from hypothesis import strategies as st

from trustlog.cli.run import Run
from trustlog.exchange.foreign.missing_firms import MissingFirms
from trustlog.exchange.foreign.people_words import firm_key
from trustlog.exchange.foreign.values import Contact


def card(name: str, firm: str = "", mail: str = "", *lines: str) -> str:
    more = [f"ORG:{firm}"] * bool(firm) + [f"EMAIL:{mail}"] * bool(mail)
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *more, *lines, "END:VCARD", ""))


CARDS = (
    card("Jane Doe", "Acme Industries B.V.", "jane@acme.example")
    + card("Piet Berg", "Noordzee Logistiek", "piet@gmail.com")
    + card("Joe Roe", "ACME Industries", "joe@acme.example")
    + card("Bea", mail="bea@acme.example")
    + card("Mum")
    + card("Dentist", mail="dentist@teeth.example")
)


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    return Tl(tmp_path / "tl.db", capsys)


def put(tmp_path: Path, text: str, name: str = "cards.vcf") -> str:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return str(file)


def partners(tl: Tl) -> dict[str, tuple[str, int, list[str]]]:
    return {one["handle"]: (one["name"], one["level"], one["domains"]) for one in tl.rows("partner", "list")}


def people(tl: Tl) -> dict[str, str]:
    return {one["name"]: one["partner"] for one in tl.rows("person", "list")}


def test_firms_that_are_not_here_are_counted_and_nobody_is_written(tl, tmp_path):
    file = put(tmp_path, CARDS)
    for words in (("--dry-run",), ()):
        assert tl.done("import", file, *words).out.splitlines()[-1] == (
            "2 firms are no partners here yet: --create-partners makes them partners"
        )
    assert partners(tl) == {}
    assert people(tl) == {}


def test_firms_are_made_with_their_people_and_domains_as_one_batch(tl, tmp_path):
    file = put(tmp_path, CARDS)
    planned = tl.rows("import", file, "--create-partners", "--dry-run")
    assert [(row["do"], row["name"], row["domains"]) for row in planned["partners"]] == [
        ("write", "Acme Industries B.V.", ["acme.example"]),
        ("write", "Noordzee Logistiek", []),
    ]
    assert partners(tl) == {}
    done = tl.rows("import", file, "--create-partners")
    assert done == planned
    assert partners(tl) == {
        "acme-industries-bv": ("Acme Industries B.V.", 1, ["acme.example"]),
        "noordzee-logistiek": ("Noordzee Logistiek", 1, []),
    }
    at = "acme-industries-bv"
    assert people(tl) == {"Jane Doe": at, "Joe Roe": at, "Bea": at, "Piet Berg": "noordzee-logistiek"}
    asked = [(row["name"], row["why"]) for row in done["people"] if row["do"] == "ask"]
    assert asked == [("Mum", "no_contact"), ("Dentist", "unknown_partner")]
    assert tl.rows("import", file, "--create-partners")["counts"]["written"] == 0
    tl.done("undo")
    assert partners(tl) == {}
    assert people(tl) == {}


def test_who_comes_twice_under_a_shorter_name_of_the_firm_makes_no_second_firm(tl, tmp_path):
    file = put(
        tmp_path, card("Jane Doe", "Acme Industries", "jane@acme.example") + card("J. Doe", "Acme", "jane@acme.example")
    )
    tl.done("import", file, "--create-partners")
    assert list(partners(tl)) == ["acme-industries"]
    assert people(tl) == {"Jane Doe": "acme-industries"}


def test_two_firms_with_addresses_of_one_domain_are_two_and_the_domain_is_of_neither(tl, tmp_path):
    file = put(tmp_path, card("Ann", "Quay Four", "ann@hosted.example") + card("Bob", "Zephyr", "bob@hosted.example"))
    tl.done("import", file, "--create-partners")
    assert {handle: known[2] for handle, known in partners(tl).items()} == {"quay-four": [], "zephyr": []}
    assert people(tl) == {"Ann": "quay-four", "Bob": "zephyr"}


def test_no_firm_is_made_of_ourselves_of_what_is_left_aside_or_of_one_that_was_archived(tl, tmp_path):
    tl.done("partner", "add", "Gone Ltd")
    tl.done("partner", "archive", "gone", "--reason", "over")
    text = (
        card("Me", "Ours", "me@ours.example")
        + card("Secret", "Hidden", "", "CLASS:PRIVATE")
        + card("Old", "Gone Ltd", "old@gone.example")
    )
    file = put(tmp_path, text)
    said = tl.done("import", file, "--me", "me@ours.example", "--create-partners").out
    assert "create-partners" not in said
    assert "create-partners" not in tl.done("import", file, "--me", "me@ours.example").out
    assert partners(tl) == {}


LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,,jane@acme.example,Acme,,\n"
MAPPED = "Who;Firm;Mail\nJane Doe;Acme;jane@acme.example\n"
MAP = ("--kind", "people", "--map", "Who=name", "--map", "Firm=partner", "--map", "Mail=email")


@pytest.mark.parametrize(("text", "words"), [(LINKEDIN, ()), (MAPPED, MAP)])
def test_tables_of_people_make_their_firms_as_well(tl, tmp_path, text, words):
    file = put(tmp_path, text, "people.csv")
    tl.done("import", file, "--create-partners", *words)
    assert partners(tl) == {"acme": ("Acme", 1, ["acme.example"])}
    assert people(tl) == {"Jane Doe": "acme"}


def test_a_person_at_a_terminal_is_asked_whether_to_make_them(tl, tmp_path, monkeypatch):
    monkeypatch.setattr(Run, "can_ask", lambda _: True)
    file = put(tmp_path, CARDS)
    asked: list[str] = []

    def answer(yes: list[bool]):
        def confirm(text: str, **_how: object) -> bool:
            asked.append(text)
            return yes.pop(0)

        return confirm

    monkeypatch.setattr("trustlog.cli.foreign.confirm", answer([False]))
    tl.done("import", file)
    assert partners(tl) == {}
    monkeypatch.setattr("trustlog.cli.foreign.confirm", answer([True, True]))
    tl.done("import", file)
    assert len(partners(tl)) == 2
    assert asked == [asked[0], asked[0], "Write this?"]
    assert asked[0].startswith("2 firms that people of it are at are no partners here yet.")


def test_a_table_of_ours_takes_the_same_word(tl, tmp_path):
    text = "partners,direction,text,made_on,due_on\nAcme,ours,send it,2026-11-20,2026-12-01\n"
    file = put(tmp_path, text, "promises.csv")
    assert "--create-partners" in tl("import", file).err
    tl.done("import", file, "--create-partners")
    assert list(partners(tl)) == ["acme"]


NAMES = st.sampled_from(("Acme", "ACME B.V.", "Acme Industries", "Zephyr", "Zéphyr GmbH", "Quay Four", "", "–"))
MAILS = st.lists(st.sampled_from(("a@acme.example", "b@acme.example", "c@quay.example", "d@gmail.com")), max_size=2)


@given(st.lists(st.tuples(NAMES, MAILS)))
def test_a_firm_comes_once_and_a_domain_is_of_one(people: list[tuple[str, list[str]]]):
    missing = MissingFirms()
    for row, (firm, mails) in enumerate(people):
        missing.see(Contact(row, f"N {row}", firms=(firm,) if firm else (), emails=tuple(mails)))
    firms = missing.firms()
    keys = [firm_key(firm.name) for firm in firms]
    assert len(set(keys)) == len(keys)
    assert {firm.name for firm in firms} <= {firm for firm, _mails in people}
    domains = [domain for firm in firms for domain in firm.domains]
    assert len(set(domains)) == len(domains)
    assert "gmail.com" not in domains
