"""Who was merged away or removed is not brought back by the files they came of; an undo brings them back, though."""

import pytest
from cli_cases import Tl


def card(name: str, mail: str = "", uid: str = "", firm: str = "Meridiaan Zorg") -> str:
    lines = [f"FN:{name}", *[f"ORG:{firm}"] * bool(firm), *[f"EMAIL:{mail}"] * bool(mail), *[f"UID:{uid}"] * bool(uid)]
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


PIET, P = "piet@meridiaanzorg.example", "pj@meridiaanzorg.example"


@pytest.fixture
def tl(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    tl = Tl(tmp_path / "tl.db", capsys)
    tl.done("partner", "add", "Meridiaan Zorg", "--handle", "meridiaan")
    return tl


@pytest.fixture
def bring(tl, tmp_path):
    def bring(text: str, *words: str):
        file = tmp_path / "cards.vcf"
        file.write_bytes(text.encode())
        return [(row["name"], row["do"], row["why"]) for row in tl.rows("import", str(file), *words)["people"]]

    return bring


def names(tl: Tl) -> list[str]:
    return [one["name"] for one in tl.rows("person", "list")]


@pytest.mark.parametrize("uid", ["", "p2"])
@pytest.mark.parametrize("mail", ["", P])
def test_somebody_who_was_merged_away_does_not_come_back_with_an_id_or_without(tl, bring, uid, mail):
    text = card("Piet Jansen", PIET, "p1" if uid else "") + card("P. Jansen", mail, uid)
    bring(text)
    tl.done("person", "merge", "P. Jansen", "Piet Jansen", "--partner", "meridiaan")
    before = tl.rows("person", "list")
    assert bring(text) == [("Piet Jansen", "skip", "duplicate"), ("P. Jansen", "skip", "duplicate")]
    assert bring(text, "--overwrite", "all")[1] == ("P. Jansen", "skip", "duplicate")
    assert tl.rows("person", "list") == before
    tl.done("undo")
    assert sorted(names(tl)) == ["P. Jansen", "Piet Jansen"]
    assert bring(text) == [("Piet Jansen", "skip", "duplicate"), ("P. Jansen", "skip", "duplicate")]


def test_a_former_address_leads_to_the_one_kept_over_two_merges_and_in_a_meeting(tl, bring, tmp_path):
    text = card("Piet Jansen", PIET) + card("P. Jansen", "pj@gmail.com") + card("Pit", "pit@gmail.com")
    bring(text)
    tl.done("person", "merge", "Pit", "P. Jansen", "--partner", "meridiaan")
    tl.done("person", "merge", "P. Jansen", "Piet Jansen", "--partner", "meridiaan")
    assert {do for _name, do, _why in bring(text)} == {"skip"}
    event = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:m\r\nDTSTART:20261119T100000\r\nDTEND:20261119T103000\r\nSUMMARY:x\r\n"
        "ATTENDEE:mailto:pit@gmail.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (tmp_path / "m.ics").write_bytes(event.encode())
    (row,) = tl.rows("import", str(tmp_path / "m.ics"), "--dry-run")["proposals"]
    assert (row["do"], row["partners"]) == ("propose", ["meridiaan"])
    assert row["people"] == [{"name": "Piet Jansen", "email": "pit@gmail.com"}]


def test_a_meeting_with_a_former_address_was_with_the_one_kept_and_adds_nobody(tl, bring, tmp_path):
    tl.done("partner", "edit", "meridiaan", "domains=meridiaanzorg.example")
    bring(card("Piet Jansen", PIET) + card("P. Jansen", P))
    tl.done("person", "merge", "P. Jansen", "Piet Jansen", "--partner", "meridiaan")
    event = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:m\r\nDTSTART:20261119T100000\r\nDTEND:20261119T103000\r\nSUMMARY:x\r\n"
        f"ATTENDEE;CN=P. Jansen:mailto:{P}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (tmp_path / "m.ics").write_bytes(event.encode())
    tl.done("import", str(tmp_path / "m.ics"))
    assert f"P. Jansen <{P}> (known by mail)" in tl.done("proposals").out
    (one,) = tl.rows("proposals")
    (fact,) = tl.rows("proposals", "accept", str(one["number"]), "--new-people")
    assert fact["people"] == ["Piet Jansen"]
    assert names(tl) == ["Piet Jansen"]


@pytest.mark.parametrize("uid", ["", "p1"])
@pytest.mark.parametrize("mail", ["", PIET, "piet@gmail.com"])
def test_somebody_who_was_removed_stays_away_until_undo(tl, bring, tmp_path, uid, mail):
    text = card("Piet Jansen", mail, uid)
    bring(text)
    tl.done("person", "remove", "meridiaan", "Piet Jansen")
    assert bring(text, "--create-partners") == [("Piet Jansen", "skip", "dismissed")]
    assert names(tl) == []
    assert "left aside  Piet Jansen (meridiaan): removed before" in tl.done("import", str(tmp_path / "cards.vcf")).out
    tl.done("undo")
    assert names(tl) == ["Piet Jansen"]
    assert bring(text) == [("Piet Jansen", "skip", "duplicate")]


def test_no_firm_is_made_for_somebody_who_was_removed(tl, bring):
    tl.done("person", "add", "meridiaan", "Piet Jansen", "--email", PIET)
    tl.done("person", "remove", "meridiaan", "Piet Jansen")
    assert bring(card("Piet Jansen", PIET, firm="Other"), "--create-partners") == [("Piet Jansen", "skip", "dismissed")]
    assert len(tl.rows("partner", "list")) == 1


def test_a_namesake_with_another_address_or_id_is_written_and_so_is_one_whose_import_was_taken_back(tl, bring):
    bring(card("Piet Jansen", PIET, "p1"))
    tl.done("person", "remove", "meridiaan", "Piet Jansen")
    assert bring(card("Piet Jansen", P, "p9")) == [("Piet Jansen", "write", None)]
    tl.done("undo")
    tl.done("undo")  # the removal
    tl.done("undo")  # the first import
    assert names(tl) == []
    assert bring(card("Piet Jansen", PIET, "p1")) == [("Piet Jansen", "write", None)]


def test_who_was_removed_and_added_by_hand_is_known_again(tl, bring):
    bring(card("Piet Jansen", PIET))
    tl.done("person", "remove", "meridiaan", "Piet Jansen")
    tl.done("person", "add", "meridiaan", "Piet Jansen", "--email", PIET)
    assert bring(card("Piet Jansen", PIET)) == [("Piet Jansen", "skip", "duplicate")]


def test_a_namesake_of_a_partner_that_was_merged_is_the_one_there(tl, bring):
    tl.done("partner", "add", "Meridiaan", "--handle", "old")
    tl.done("person", "add", "old", "Piet Jansen", "--email", "old@gmail.com")
    tl.done("person", "add", "meridiaan", "Piet Jansen", "--email", PIET)
    tl.done("partner", "merge", "old", "meridiaan")
    assert bring(card("P. J.", "old@gmail.com", firm="")) == [("P. J.", "skip", "duplicate")]
