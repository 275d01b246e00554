"""People and partners go to an address book: `export vcf`, read back by the reader of cards."""

from pathlib import Path
from typing import Any

import pytest
from cli_cases import Tl
from desk_cases import TODAY, on, small
from hypothesis import given
from hypothesis import strategies as st

from trustlog.desk import cards as desk
from trustlog.desk import exports, partners, people
from trustlog.exchange.foreign.cards.read import Cards, read_cards
from trustlog.exchange.vcf.write import Card, write_vcf

SIGNS = st.sampled_from("\\;,:\n\r\t \"'nN=^|é€😀ßx\u2028\u202e\x00\x1b\x85")
NAMES = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N")) | st.sampled_from(" -'.,;:\\"), min_size=1)
TEXTS = st.text(alphabet=SIGNS, max_size=12) | st.text() | st.text(min_size=60, max_size=200)


@pytest.fixture
def tl(tmp_path: Path, monday: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.chdir(tmp_path)
    at = Tl(tmp_path / "ledger.db", capsys)
    for words in (
        ("partner", "add", "Acme; Holding, B.V.", "--handle", "acme", "--note", "zqpartnernote"),
        ("partner", "add", "Borealis"),
        ("person", "add", "acme", "Jan van der Berg", "--role", "COO, EMEA", "--email", "jan@acme.example"),
        ("person", "edit", "acme", "jan", "note=zqnote", "phone=+31 6 12345678"),
        ("person", "add", "acme", "Cher"),
        ("person", "add", "borealis", "Mia Berg"),
    ):
        at.done(*words)
    return at


def read(file: Path) -> Cards:
    raw = file.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    return read_cards(raw.decode(), "utf-8")


def exported(tl: Tl) -> Cards:
    tl.done("export", "vcf", "--out", "people.vcf")
    return read(Path("people.vcf"))


def test_people_come_back_as_they_are(tl: Tl) -> None:
    found = exported(tl)
    assert [firm.name for firm in found.firms] == ["Acme; Holding, B.V.", "Borealis"]
    assert [(each.name, each.firms, each.role, each.emails, each.phones) for each in found.contacts] == [
        ("Cher", ("Acme; Holding, B.V.",), None, (), ()),
        ("Jan van der Berg", ("Acme; Holding, B.V.",), "COO, EMEA", ("jan@acme.example",), ("+31612345678",)),
        ("Mia Berg", ("Borealis",), None, (), ()),
    ]
    assert [(each.given, each.family) for each in found.contacts] == [
        ("Cher", None), ("Jan", "van der Berg"), ("Mia", "Berg"),
    ]  # fmt: skip
    assert not [each for each in (*found.firms, *found.contacts) if each.why]


def test_the_file_is_known_again_and_brings_nobody_twice(tl: Tl) -> None:
    exported(tl)
    answer = tl.rows("import", "file", "people.vcf", "--dry-run")
    assert (answer["format"], answer["sure"]) == ("vcard", "certain")
    assert {each["do"] for each in (*answer["partners"], *answer["people"])} <= {"skip", "update"}
    assert answer["counts"]["written"] == 0


def test_no_note_is_in_it(tl: Tl) -> None:
    exported(tl)
    text = Path("people.vcf").read_text()
    assert "zq" not in text
    assert "NOTE" not in text


def test_the_same_ledger_gives_the_same_file_and_everybody_keeps_an_id(tl: Tl) -> None:
    first = exported(tl)
    before = Path("people.vcf").read_bytes()
    assert exported(tl) == first
    assert Path("people.vcf").read_bytes() == before
    tl.done("person", "edit", "acme", "jan", "name=Jan Berg")
    ids: dict[str | None, str] = {each.brought_id: each.name for each in first.contacts}
    assert len(ids) == 3
    assert {each.brought_id: each.name for each in exported(tl).contacts} == {
        uid: "Jan Berg" if name == "Jan van der Berg" else name for uid, name in ids.items()
    }


def test_who_has_left_or_is_removed_or_is_at_an_archived_partner_is_not_in_it(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    out = tmp_path / "people.vcf"
    people.remove(ledger, "acme", "raj")
    people.edit(ledger, "acme", "jane", {"left_on": "2026-11-20"})
    assert desk.export_vcf(ledger, str(out)).lines == (f"{out}: 2 partners, 1 person; 1 left out, who have left",)
    partners.archive(ledger, "borealis", reason="x")
    assert desk.export_vcf(ledger, str(out))[1:] == (0, 1, 1)
    assert "Raj" not in out.read_text()
    assert "Mia" not in out.read_text()


def test_what_was_written_is_told(tl: Tl) -> None:
    said = tl.rows("export", "vcf", "--out", "people.vcf")
    assert said == {"file": "people.vcf", "people": 3, "partners": 2, "left_out": {"left": 0}}
    assert oct(Path("people.vcf").stat().st_mode)[-3:] == "600"
    assert tl.done("export", "vcf", "--out", "people.vcf").out == "people.vcf: 2 partners, 3 people\n"
    assert "who is there now" in tl("export", "vcf", "--out", "x.vcf", "--as-of", "2026-11-01").refusal
    assert tl("export", "vcf", "--out", str(tl.db)).status == 1


def test_the_screens_write_it_too(tmp_path: Path) -> None:
    out = tmp_path / "a.vcf"
    ledger = on(small(tmp_path), TODAY)
    report = exports.export(ledger, exports.ExportChoice("vcf", str(out)), lambda _name, _count: None)
    assert report.lines == (f"{out}: 2 partners, 3 people",)


def written(card: Card, folder: Path) -> Cards:
    write_vcf(folder / "card.vcf", [card])
    return read(folder / "card.vcf")


@given(name=NAMES, firm=NAMES, role=NAMES)
def test_every_name_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str, firm: str, role: str) -> None:
    texts: list[Any] = [" ".join(text.split()) for text in (name, firm, role)]
    if not all(texts):
        return
    found = written(Card("urn:uuid:1", firm, name, role), tmp_path_factory.mktemp("cards"))
    assert [[each.name, *each.firms, each.role] for each in found.contacts] == [texts]


@given(st.lists(TEXTS, min_size=6, max_size=6))
def test_no_text_breaks_out_of_its_card(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    cards = [Card(*texts), Card("urn:uuid:2", "Acme", "Jane Doe")]
    folder = tmp_path_factory.mktemp("cards")
    write_vcf(folder / "card.vcf", cards)
    found = read(folder / "card.vcf")
    assert found.rows == 2
    last = max((*found.contacts, *found.firms), key=lambda each: each.row)
    assert (last.name, last.brought_id) == ("Jane Doe", "urn:uuid:2")
