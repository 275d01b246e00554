"""Firms and people are found by address, name and domain; nobody is written twice, and nothing is guessed."""

import json

import pytest
from foreign_cases import answer_to

KNOWN = ({"partner": "meridiaan", "name": "Anneke de Vries-Jansen", "email": "anneke@meridiaanzorg.example"},)


def card(*lines, version="3.0"):
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def people(text, **how):
    return answer_to(text, **how)["people"]


@pytest.mark.parametrize(
    ("lines", "do", "why", "partner"),
    [
        (("FN:A B", "EMAIL:a@meridiaanzorg.example"), "write", None, "meridiaan"),
        (("FN:A B", "EMAIL:a@post.meridiaanzorg.example"), "write", None, "meridiaan"),
        (("FN:A B", "EMAIL:a@notmeridiaanzorg.example"), "ask", "unknown_partner", None),
        (("FN:A B", "ORG:MERIDIAAN ZORG BV"), "write", None, "meridiaan"),
        (("FN:A B", "ORG:Uebersee Kaffee"), "write", None, "uebersee"),
        (("FN:A B", "ORG:Ubersee Kaffee GmbH"), "write", None, "uebersee"),
        (("FN:A B", "ORG:Meridiaan"), "write", None, "meridiaan"),
        (("FN:A B", "ORG:Zorg"), "ask", "unknown_partner", None),
        (("FN:A B", "EMAIL:a@gmail.com"), "ask", "no_contact", None),
        (("FN:A B",), "ask", "no_contact", None),
        (("FN:A B", "EMAIL:a@partnerdesk.example"), "skip", "internal", None),
        (("FN:A B", "EMAIL:a@meridiaanzorg.example", "EMAIL:a@northgate.example"), "ask", "ambiguous", None),
        (("FN:A B", "ORG:Northgate", "EMAIL:a@meridiaanzorg.example"), "write", None, "northgate"),
        (("N:;;;;", "EMAIL:a@meridiaanzorg.example"), "skip", "no_name", "meridiaan"),
        (("FN:A B", "CLASS:PRIVATE", "EMAIL:a@meridiaanzorg.example"), "skip", "private", "meridiaan"),
    ],
)
def test_where_somebody_is(lines, do, why, partner):
    (found,) = people(card(*lines))
    assert (found["do"], found["why"], found["partner"]) == (do, why, partner)


def test_who_is_there_already_is_not_written_again():
    again = card("FN:Anneke de Vries-Jansen", "EMAIL:Anneke@MeridiaanZorg.example")
    assert [(one["do"], one["why"]) for one in people(again, known=KNOWN)] == [("skip", "duplicate")]
    more = card("FN:Anneke de Vries-Jansen", "EMAIL:anneke@meridiaanzorg.example", "TITLE:Head of Purchasing")
    assert [one["do"] for one in people(more, known=KNOWN)] == ["update"]
    assert [one["do"] for one in people(more + more)] == ["write", "skip"]


def test_two_namesakes_at_different_partners_are_two_people():
    text = card("FN:Jan Smit", "EMAIL:jan@meridiaanzorg.example") + card("FN:Jan Smit", "EMAIL:jan@northgate.example")
    assert [(one["do"], one["partner"]) for one in people(text)] == [("write", "meridiaan"), ("write", "northgate")]


SHARED = tuple(
    {"partner": partner, "name": "Jane Doe", "email": "jane@shared.example"} for partner in ("northgate", "meridiaan")
)


def test_an_address_of_people_of_two_partners_is_asked_about_and_given_to_neither():
    event = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20261112T100000\n"
        "ATTENDEE;CN=Jane Doe:mailto:jane@shared.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (found,) = answer_to(event, known=SHARED)["proposals"]
    assert (found["do"], found["why"], sorted(found["partners"])) == ("ask", "ambiguous", ["meridiaan", "northgate"])
    jane = ("FN:Jane Doe", "EMAIL:jane@shared.example")
    assert [(one["do"], one["why"]) for one in people(card(*jane), known=SHARED)] == [("ask", "ambiguous")]
    at_one = people(card(*jane, "ORG:Northgate", "TITLE:Buyer"), known=SHARED)
    assert [(one["do"], one["partner"]) for one in at_one] == [("update", "northgate")]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_card_of_each_version(version):
    quoted = "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe=0D=0Aaus K=C3=B6=\r\nln"
    note = quoted if version == "2.1" else "NOTE:Grüße\\naus Köln"
    mail = "EMAIL;INTERNET;WORK:g@northgate.example" if version == "2.1" else "EMAIL;TYPE=work:g@northgate.example"
    phone = "TEL;VALUE=uri:tel:+44-115-555-0124;ext=12" if version == "4.0" else "TEL;WORK;VOICE:+44 (0)115 555 0124"
    (found,) = people(
        card("N:Møller;Gita;;;", "FN:Gita Møller", "ORG:Northgate;Sales", note, mail, phone, version=version)
    )
    assert (found["given"], found["family"], found["department"]) == ("Gita", "Møller", "Sales")
    assert (found["note"], found["emails"], found["phones"]) == (
        "Grüße\naus Köln",
        ["g@northgate.example"],
        ["+441155550124"],
    )


def test_a_card_of_a_firm_is_a_partner():
    text = card("KIND:org", "FN:Nieuw BV", "EMAIL:info@nieuw.example", version="4.0")
    (firm,) = answer_to(text)["partners"]
    assert (firm["do"], firm["name"], firm["domains"], firm["same_as"]) == (
        "write",
        "Nieuw BV",
        ["nieuw.example"],
        None,
    )


HUBSPOT = "Record ID,Company name,Company Domain Name,Company owner,Last Activity Date\n"


@pytest.mark.parametrize(
    ("name", "domain", "do", "same_as"),
    [
        ("Meridiaan Zorg", "meridiaanzorg.example", "skip", "meridiaan"),
        ("Meridiaan Zorg", "zorg.example", "ask", "meridiaan"),
        ("Meridiaan Zorg B.V.", "", "ask", "meridiaan"),
        ("Otherwise called", "meridiaanzorg.example", "skip", "meridiaan"),
        ("Northgate", "meridiaanzorg.example", "ask", "northgate"),
        ("New", "new.example", "write", None),
        ("", "new.example", "skip", None),
    ],
)
def test_a_firm_is_suggested_to_be_a_partner_and_never_written_twice(name, domain, do, same_as):
    (firm,) = answer_to(f"{HUBSPOT}1,{name},{domain},x,\n")["partners"]
    assert (firm["do"], firm["same_as"]) == (do, same_as)


def test_the_same_firm_twice_in_a_file_is_written_once():
    rows = "1,New BV,new.example,x,\n2,New,,x,\n3,Other,new.example,x,\n"
    assert [(one["do"], one["why"]) for one in answer_to(HUBSPOT + rows)["partners"]] == [
        ("write", None),
        ("skip", "duplicate"),
        ("skip", "duplicate"),
    ]


DEX = {
    "contacts": [
        {"id": "1", "first_name": "Anneke", "last_name": "de Vries-Jansen", "job_title": "Buyer", "company": "Meridiaan Zorg B.V.",
         "emails": [{"email": "anneke@meridiaanzorg.example"}], "phones": [{"phone_number": "+31 20 555 0111", "label": "Work"}],
         "linkedin": "anneke", "last_seen_at": "2026-11-01T10:00:00Z", "next_reminder_at": None},
        {"id": "2", "first_name": None, "last_name": None, "emails": [], "phones": []},
    ],
    "timeline_items": [{"id": "9", "note": "<p>Likes sailing</p>", "event_time": "2026-11-01T10:00:00Z", "contacts": [{"contact_id": "1"}]}],
    "reminders": [
        {"id": "8", "body": "Send the plan", "due_at_date": "2026-12-04", "is_complete": False, "contact_ids": [{"contact_id": "1"}]},
        {"id": "7", "body": "Done", "is_complete": True, "contact_ids": [{"contact_id": "1"}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize("whole", [DEX, {"data": DEX}])
def test_an_export_of_dex(whole):
    answer = answer_to(json.dumps(whole))
    assert (answer["format"], answer["sure"]) == ("dex", "certain")
    first, second = answer["people"]
    assert (first["do"], first["name"], first["partner"], first["role"]) == (
        "write",
        "Anneke de Vries-Jansen",
        "meridiaan",
        "Buyer",
    )
    assert (first["phones"], second["do"], second["why"]) == (["+31205550111"], "skip", "no_name")
    (note,) = answer["facts"]
    assert (note["do"], note["note"], note["on"], note["partners"]) == (
        "write",
        "Likes sailing",
        "2026-11-01",
        ["meridiaan"],
    )
    assert [(one["do"], one["kind"], one["title"], one["due_on"]) for one in answer["proposals"]] == [
        ("propose", "promise", "Send the plan", "2026-12-04"), ("skip", "promise", "Done", None),
    ]  # fmt: skip


def test_json_of_others_is_known_to_nobody():
    for whole in ({"contacts": [{"name": "A"}]}, [1, 2], {"a": 1}, {"account": {"data": []}, "version": 1}):
        assert answer_to(json.dumps(whole))["format"] is None


def test_lines_of_our_own_and_things_to_do():
    text = "meridiaan: lunch 45m yesterday; we promise send it by fri\n- [ ] northgate: call back 📅 2026-12-04\n- [x] paid\n* [ ] ring somebody\n"
    answer = answer_to(text)
    assert (answer["format"], answer["sure"], answer["rows"]) == ("lines", "certain", 4)
    assert [(one["row"], one["do"], one["fact"], one["partners"]) for one in answer["facts"]] == [
        (1, "write", "moment", ["meridiaan"]), (1, "write", "promise", ["meridiaan"]),
    ]  # fmt: skip
    assert [
        (one["row"], one["do"], one["kind"], one["title"], one["due_on"], one["partners"])
        for one in answer["proposals"]
    ] == [
        (2, "propose", "promise", "call back", "2026-12-04", ["northgate"]),
        (3, "skip", "promise", "paid", None, []),
        (4, "ask", "promise", "ring somebody", None, []),
    ]


@pytest.mark.parametrize(
    ("words", "title", "due_on"),
    [
        ("northgate: send the proposal by fri", "send the proposal", "2026-11-27"),
        ("northgate: send the proposal by 4 dec", "send the proposal", "2026-12-04"),
        ("northgate: de cijfers mailen uiterlijk 4 dec", "de cijfers mailen", "2026-12-04"),
        ("ring Ann", "ring Ann", None),
        ("northgate: send it by 31 feb", "send it by 31 feb", None),
        ("northgate: report every month by fri", "report every month by fri", None),
        ("northgate: one; two by fri", "one; two by fri", None),
    ],
)
def test_the_day_of_a_thing_to_do_is_read_as_in_a_line(words, title, due_on):
    (found,) = answer_to(
        f"- [ ] {words}\n",
    )["proposals"]
    assert (found["title"], found["due_on"]) == (title, due_on)
