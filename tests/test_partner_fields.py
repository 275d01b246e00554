"""What is known of partners and people beside their names: tags, owner, domains, notes, and who has left."""

import csv
from pathlib import Path

import pytest
from cli_cases import Tl
from hypothesis import given
from hypothesis import strategies as st

from trustlog.domain.facts.partner import domains_of, each_of, tags_of
from trustlog.errors import WordsError

FIELD_NAMES = (
    "name", "handle", "level", "level_since", "target", "cadence", "logged_from", "tags", "domains", "note", "owner",
)  # fmt: skip
FIELDS = {"owner": "Kim", "tags": ["north", "key account"], "domains": ["acme.example", "acme.nl"], "note": "big one"}


@pytest.fixture
def tl(monday: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tl:
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done(
        *("partner", "add", "Acme", "--tag", "north", "--tag", "key account,North", "--owner", "Kim"),
        *("--domain", "@ACME.example", "--domain", "acme.nl", "--note", "big one"),
    )
    tl.done("partner", "add", "Bolt", "--tag", "north")
    return tl


def test_a_partner_has_its_tags_owner_domains_and_note(tl: Tl) -> None:
    shown = tl.done("partner", "show", "acme", "--json").json
    assert {name: shown[name] for name in FIELDS} == FIELDS
    (listed, bolt) = tl.rows("partner", "list")
    assert {name: listed[name] for name in FIELDS} == FIELDS
    assert (bolt["owner"], bolt["tags"], bolt["domains"]) == (None, ["north"], [])
    assert (
        "tags north, key account · owner Kim · domains acme.example, acme.nl" in tl.done("partner", "show", "acme").out
    )
    assert "Owner" in tl.done("partner", "list").out


def test_partners_are_listed_by_tag_and_owner(tl: Tl) -> None:
    def handles(*words: str) -> list[str]:
        return [row["handle"] for row in tl.rows("partner", "list", *words)]

    assert handles("--tag", "NORTH") == ["acme", "bolt"]
    assert handles("--tag", "north", "--tag", "key account") == ["acme"]
    assert handles("--owner", "kim") == ["acme"]
    assert handles("--owner", "nobody") == []
    assert handles("--tag", "nor") == []
    nobody = tl.done("partner", "list", "--tag", "nor")
    assert "No partner is so." in nobody.out + nobody.err


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("tags", "a, b,A", ["a", "b"]),
        ("tags", "", []),
        ("domains", "New.Example , x@other.nl", ["new.example", "other.nl"]),
        ("domains", "", []),
        ("owner", "Robin", "Robin"),
        ("owner", "", None),
        ("note", "", None),
        ("level_since", "2026-03-01", "2026-03-01"),
        ("since", "2026-03-01", None),
    ],
)
def test_each_field_is_edited_and_undone(tl: Tl, field: str, typed: str, kept: object) -> None:
    before = tl.done("partner", "show", "acme", "--json").json
    tl.done("partner", "edit", "acme", f"{field}={typed}")
    if field != "since":
        assert tl.done("partner", "show", "acme", "--json").json[field] == kept
    tl.done("undo")
    assert tl.done("partner", "show", "acme", "--json").json == before
    assert tl.done("doctor").out == "no errors\n"


@pytest.mark.parametrize("domain", ["acme", ".nl", "acme..nl", "acme nl", "a_b.nl", "acme.nl/x"])
def test_what_is_no_domain_is_refused(tl: Tl, domain: str) -> None:
    refused = tl("partner", "edit", "acme", f"domains={domain}")
    assert (refused.status, "is no domain" in refused.refusal) == (2, True)


def test_a_field_that_there_is_not_is_refused_with_those_there_are(tl: Tl) -> None:
    refused = tl("partner", "edit", "acme", "colour=red")
    assert refused.status == 2
    for name in FIELD_NAMES:
        assert name in refused.refusal


def test_a_merge_keeps_the_tags_and_domains_of_both(tl: Tl) -> None:
    tl.done("partner", "edit", "bolt", "tags=west", "domains=bolt.example", "note=pays late")
    tl.done("partner", "merge", "acme", "bolt")
    shown = tl.done("partner", "show", "bolt", "--json").json
    assert shown["tags"] == ["west", "north", "key account"]
    assert shown["domains"] == ["bolt.example", "acme.example", "acme.nl"]
    assert (shown["owner"], shown["note"]) == ("Kim", "pays late · big one")
    tl.done("undo")
    assert tl.done("partner", "show", "bolt", "--json").json["tags"] == ["west"]


def test_they_are_searched(tl: Tl) -> None:
    tl.done("person", "add", "acme", "Jane", "Doe", "--note", "likes sailing")
    for words in ("key account", "kim", "acme.nl"):
        assert [row["fact"] for row in tl.rows("search", words)] == ["partner"]
    assert [row["name"] for row in tl.rows("search", "sailing")] == ["Jane Doe"]


def test_who_has_left_is_named_and_not_offered_but_read(tl: Tl) -> None:
    tl.done("person", "add", "acme", "Jane", "Doe", "--note", "likes sailing")
    tl.done("person", "add", "acme", "Raj", "Patel")
    tl.done("person", "edit", "acme", "raj", "left_on=yesterday")
    raj = tl.rows("person", "list", "acme")[1]
    assert (raj["name"], raj["left_on"], raj["note"]) == ("Raj Patel", "2026-11-22", None)
    assert "left on Sun 22 Nov 2026" in tl.done("person", "list").out
    brief = tl.done("brief", "acme").out
    assert "Raj Patel · left on Sun 22 Nov 2026" in brief
    assert "Jane Doe · likes sailing" in brief
    assert "likes sailing" in tl.done("acme", "jane").out
    assert "left on" not in tl.done("brief", "acme", "--as-of", "2026-11-21").out
    tl.done("add", "acme: lunch with raj 3d ago")
    tl.done("person", "edit", "acme", "raj", "left_on=")
    assert tl.rows("person", "list", "acme")[1]["left_on"] is None


def test_nobody_has_left_on_a_day_to_come(tl: Tl) -> None:
    tl.done("person", "add", "acme", "Raj", "Patel")
    assert tl("person", "edit", "acme", "raj", "left_on=tomorrow").status == 2
    assert tl("person", "add", "acme", "Jane", "--left-on", "tomorrow").status == 2


def test_files_have_them_both_ways(tl: Tl, tmp_path: Path) -> None:
    tl.done("export", "csv", "--out", str(tmp_path / "out"))
    file = tmp_path / "out" / "partners.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        row = next(csv.DictReader(opened))
    assert (row["owner"], row["tags"], row["domains"]) == ("Kim", "north;key account", "acme.example;acme.nl")
    tl.done("partner", "edit", "acme", "tags=other", "domains=", "owner=")
    tl.done("import", "csv", str(file), "--kind", "partners", "--update")
    shown = tl.done("partner", "show", "acme", "--json").json
    assert {name: shown[name] for name in FIELDS} == FIELDS
    people = tmp_path / "people.csv"
    people.write_text("partner,name,note,left_on\nacme,Jane Doe,likes tea,2026-10-01\nacme,Raj,,2026-12-01\n")
    assert tl("import", "csv", str(people), "--kind", "people").status == 1
    people.write_text("partner,name,note,left_on\nacme,Jane Doe,likes tea,2026-10-01\n")
    tl.done("import", "csv", str(people), "--kind", "people")
    assert [(row["note"], row["left_on"]) for row in tl.rows("person", "list")] == [("likes tea", "2026-10-01")]
    file.write_text("name,domains\nNew,no domain\n")
    assert "is no domain" in tl("import", "csv", str(file), "--kind", "partners").err


TAGS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=","), max_size=8), max_size=6)


@given(TAGS)
def test_tags_come_back_each_once(typed: list[str]) -> None:
    kept = each_of(tags_of(typed))
    assert each_of(tags_of(kept)) == kept
    assert each_of(tags_of([", ".join(kept)])) == kept


@given(st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}(\.[a-z]{1,4}){1,2}", fullmatch=True), max_size=4))
def test_domains_come_back_in_small_letters(typed: list[str]) -> None:
    kept = each_of(domains_of(typed))
    assert kept == list(dict.fromkeys(domain.lower() for domain in typed))
    assert each_of(domains_of([", ".join(kept)])) == kept


def test_a_domain_in_an_import_is_checked_as_anywhere() -> None:
    with pytest.raises(WordsError):
        domains_of(["acme.example, acme"])


@pytest.mark.parametrize(
    "words",
    [
        ("partner", "add", "Chandlery", "domains=chandlery.example"),
        ("partner", "add", "Chandlery", "&", "Sons", "owner="),
        ("person", "add", "acme", "Jane", "email=jane@acme.example"),
        ("garden", "add", "Harbour", "note=x", "--members", "acme,bolt"),
    ],
)
def test_a_field_typed_behind_a_new_name_is_no_part_of_it(tl: Tl, words: tuple[str, ...]) -> None:
    before = tl.done("history", "--json").out
    said = tl(*words)
    assert (said.status, "reads as a field" in said.refusal) == (2, True)
    assert tl.done("history", "--json").out == before


def test_a_quoted_name_may_have_the_sign_in_it(tl: Tl) -> None:
    tl.done("partner", "add", "Sums a=b")
    assert "Sums a=b" in [row["name"] for row in tl.rows("partner", "list")]
