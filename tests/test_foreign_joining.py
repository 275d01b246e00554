"""What joins a meeting is kept nowhere: links, codes, numbers to dial, in any language; an honest sentence stays."""

import json
import re
from time import perf_counter

import pytest
from foreign_cases import among_the_samples
from hypothesis import given
from hypothesis import strategies as st

from trustlog.exchange.foreign.wording import plain_text, title_of

WHO = ("--me", "sanne@partnerdesk.example", "--zone", "Europe/Amsterdam", "--from", "2026-01-01")
LINKS = (
    "us02web.zoom.us/j/777?pwd=SECRET",
    "https://acme.zoom.us/my/SECRET",
    "https://zoomgov.com/j/16SECRET",
    "teams.live.com/meet/94123?p=SECRET",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_SECRET%40thread.v2/0?context=%7b%22Tid%22%3a%22SECRET%22%7d",
    "https://teams.microsoft.com/meet/31245?p=SECRET",
    "https://teams.cloud.microsoft/meet/31245?p=SECRET",
    "https://meet.jit.si/SECRET",
    "meet.google.com/SECRET-defg-hij",
    "https://whereby.com/SECRET",
    "acme.whereby.com/SECRET",
    "www.gotomeet.me/SECRET",
    "https://global.gotomeeting.com/join/SECRET",
    "https://meet.goto.com/SECRET",
    "https://app.chime.aws/meetings/SECRET",
    "https://bluejeans.com/SECRET/1234",
    "https://v.ringcentral.com/join/SECRET",
    "https://acme.webex.com/meet/SECRET",
    "https://acme.webex.com/acme/j.php?MTID=SECRET",
    "https://call.lifesizecloud.com/SECRET",
    "https://bbb.uni.example/b/SECRET-abc-def",
    "https://video.uni.example/b/abc-SEC-RET",
    "https://learn.example.org/bigbluebutton/api/join?x=SECRET",
    "https://meet.acme.example/jan/SECRET",
    "https://meet.lync.com/acme/jan/SECRET",
    "https://8x8.vc/acme/SECRET",
    "https://video.acme.example/r/9?token=SECRET",
    "video.acme.example/room/9?lang=nl&passcode=SECRET",
    "zoommtg://zoom.us/join?confno=SECRET",
    "sip:SECRET@acme.webex.example",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2FSECRET&data=1",
    "https://urldefense.com/v3/__https://zoom.us/j/SECRET__;!!x",
    "<https://acme.zoom.us/j/SECRET>",
)
LABELS = (
    *("Passcode", "Password", "PIN", "Meeting password", "Access code", "Host key", "Pass code", "Phone PIN"),
    *("Wachtwoord", "Toegangscode", "Wachtwoordcode", "Pincode", "Vergaderwachtwoord"),
    *("Kennwort", "Passwort", "Zugangscode", "Meeting-Kennwort", "Einwahlcode", "Teilnehmercode"),
    *("Mot de passe", "Code d’accès", "Code d'accès", "Code secret", "Code de la réunion"),
    *("Contraseña", "Código de acceso", "Clave", "Clave de acceso"),
    *("Senha", "Palavra-passe", "Código de acesso", "Palavra passe"),
    *("Codice di accesso", "Codice d'accesso", "Passcode riunione", "Codice riunione"),
    *("Lösenord", "Adgangskode", "Passord", "Salasana", "Hasło"),
)
NUMBERS = (
    *("Meeting ID", "Meeting number (access code)", "Webinar ID", "Phone conference ID", "Conference ID"),
    *("Vergaderings-id", "Vergadering-id", "Vergader-ID", "Telefonische vergadering-id"),
    *("Besprechungs-ID", "Konferenz-ID", "Meeting-ID", "Telefonkonferenz-ID", "Meeting-Kennnummer"),
    *("ID de réunion", "Identifiant de la réunion", "Numéro de réunion", "ID de conférence téléphonique"),
    *("ID de reunión", "Id. de reunión", "Número de la reunión", "ID da reunião", "ID de reunião"),
    *("ID riunione", "ID della riunione", "Numero riunione", "Mötes-ID", "Møde-id"),
)
DIALLED = (
    "Dial-in: +31 20 241 77 88,,998877#",
    "Or dial: (NL) +31 20 241 77 88 PIN: 998877#",
    "Join by phone +1 669 900 6833 (access code 998877)",
    "One tap mobile: +16699006833,,998877#",
    "tel:+31202417788,,998877#",
    "Inbellen: 020 241 77 88, pincode 998877",
    "Telefonisch deelnemen: +31 20 241 77 88",
    "Einwahl: +49 69 241 77 88, Zugangscode 998877#",
    "Participer par téléphone : +33 1 24 17 78 89",
    "Acceso telefónico: +34 91 241 77 88 (clave: 998877)",
    "Acesso telefónico: +351 21 241 77 88",
    "Accesso telefonico: +39 02 241 77 88, codice di accesso: 998877",
)
HONEST = (
    "Replace the pin of the connector before the fair.",
    "Pin 4 of the plug is loose, see pin 12 too.",
    "They asked for our password policy; the passwords of 12 teams are older than a year.",
    "Password policy: at least 12 signs.",
    "Agenda: https://docs.acme.example/d/1AbC/edit?usp=sharing#heading=h.1",
    "The draft is at https://acme.sharepoint.com/:w:/s/team/Eabc?e=4xYz1 and at acme.example/files/plan.pdf?version=3",
    "https://teams.microsoft.com/l/file/AB12?fileUrl=plan.docx",
    "Read https://support.zoom.us/hc/en-us/articles/201362033 and https://zoom.us/pricing first.",
    "We compared zoom.us, webex.com and whereby.com.",
    "Meet Jane in room 12 of the meeting centre; join us for lunch after the review.",
    "Our reception is at +31 20 241 77 88, ask for Jan.",
    "Meeting number 3 of this year. Agenda: 1. margins; 2. people",
    "Write to jan@zoom.us or jan@meet.acme.example about it.",
    "Dial in the wishes of three customers. Call in 2026-12-01 what is left.",
    "Het wachtwoord is van de site af; wij vragen een toegangscode aan.",
    "Das Passwort ist Thema, die Zugangscodes auch.",
    "Le mot de passe est à revoir. La clave del éxito: el equipo.",
    "The key is that we share numbers; code review at 10:00, PIN pad by ACME.",
    "*****\nWhat we want: a pilot\n*****\nWho joins: 4 people",
)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_joins_is_taken_out_and_its_sentence_stays(link):
    assert plain_text(f"Bring the numbers, see {link} and the plan.") == "Bring the numbers, see and the plan."
    assert plain_text(f"Bring the numbers.\nZoom: {link}\nJan comes too.") == "Bring the numbers.\n\nJan comes too."
    assert "SECRET" not in plain_text(f"Bring numbers ({link}).")
    assert title_of(f"Call {link}") == "Call"


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("value", ["445566", "aB3dE9", "998877#", "Geheim!23"])
def test_a_code_goes_in_a_line_of_its_own_and_in_the_middle_of_one(label, value):
    assert plain_text(f"Bring numbers.\n{label}: {value}\nJan comes.") == "Bring numbers.\n\nJan comes."
    assert plain_text(f"Bring numbers.\r\n- {label} : {value}") == "Bring numbers."
    assert value not in (plain_text(f"Bring numbers, {label}: {value} and coffee") or "")
    assert plain_text(f"Bring numbers, {label}: {value} and coffee").startswith("Bring numbers,")


@pytest.mark.parametrize("label", NUMBERS)
@pytest.mark.parametrize("value", ["812 3456 7890", "312-456-789", "81234567890", "312 456 789 012#"])
def test_the_number_of_a_meeting_goes(label, value):
    assert plain_text(f"Bring numbers.\n{label}: {value}\nJan comes.") == "Bring numbers.\n\nJan comes."
    assert plain_text(f"Bring numbers.\n{label} {value}") == "Bring numbers."


@pytest.mark.parametrize("line", DIALLED)
def test_a_number_that_is_dialled_goes(line):
    assert plain_text(f"Bring numbers.\n{line}\nJan comes.") == "Bring numbers.\n\nJan comes."


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_sentence_stays_as_it_is(text):
    assert plain_text(text) == text
    assert title_of(text) == " ".join(text.split())


@pytest.mark.parametrize("rule", ["", "_____", "_" * 16, "_" * 40, "─────────", "-----", "-- Ne rien changer ici. --"])
@pytest.mark.parametrize(
    "block",
    [
        "Microsoft Teams Hulp nodig?\nNeem deel aan de vergadering\nVergadering-id: 312 456 789 012\nWachtwoordcode: aB3dE9",
        "Microsoft Teams\nJetzt an der Besprechung teilnehmen\n\nBesprechungs-ID: 312 456 789 012\nPasscode: aB3dE9",
        "Rejoignez la réunion en ligne\nhttps://teams.live.com/meet/9?p=aB3dE9\nCode secret : aB3dE9",
        "Únase a la reunión\nmeet.jit.si/aB3dE9",
        "Entre na reunião\nSenha: aB3dE9",
        "Partecipa alla riunione\nID riunione: 312 456 789 012\nPasscode: aB3dE9",
        "Zoom\nJoin the meeting by phone or video\nPasscode aB3456",
    ],
)
def test_a_block_goes_whole_with_any_rule_above_or_none(rule, block):
    text = f"Bring the numbers.\nWe eat after.\n\n{rule}\n{block}"
    assert plain_text(text) == "Bring the numbers.\nWe eat after."


def test_what_leads_to_a_link_goes_with_it():
    lead = "Klik hier om deel te nemen aan de vergadering: teams.microsoft.com/l/meetup-join/x"
    assert plain_text(f"Neem cijfers mee.\n{lead}") == "Neem cijfers mee."
    assert plain_text("Neem cijfers mee<https://zoom.us/j/1>") == "Neem cijfers mee"


def test_what_a_service_asks_not_to_change_goes_with_its_part():
    webex = "-- Do not delete or change any of the following text. --\n\nWhen it is time, join your Webex meeting here."
    assert plain_text(f"Agenda first\n\n{webex}\nMeeting password: SECRETPW") == "Agenda first"


_SOME = ("bring", "the", "numbers", "of", "spring", "we", "share", "plan", "with", "ann,", "first.", "people", "come")
_WORDS = st.lists(st.sampled_from(_SOME), min_size=1, max_size=8).map(" ".join)


@given(before=st.lists(_WORDS, max_size=3), after=st.lists(_WORDS, max_size=3), which=st.data())
def test_whatever_stands_around_it_only_what_joins_goes(before, after, which):
    secret = "zQ9" + which.draw(st.text("abcXYZ23456789", min_size=4, max_size=9)) + "7"
    link = which.draw(st.sampled_from(LINKS)).replace("SECRET", secret).replace("SEC-RET", f"xxx-{secret}")
    label = which.draw(st.sampled_from(LABELS))
    lines = which.draw(st.permutations([f"{label}: {secret}", link, f"Zoom: {link}"]))
    kept = plain_text("\n".join((*before, *lines, *after)))
    assert secret not in (kept or "")
    assert (kept or "").split() == " ".join((*before, *after)).split()


@pytest.mark.parametrize(
    "text",
    [
        *("a" * 80_000, "a." * 40_000, "pin " * 20_000, "1 " * 40_000, "+1 (" * 20_000, "meeting id " * 7_000),
        *("zoom.us/" * 10_000, "%25" * 26_000 + "/", "password: " * 8_000, "____\n" * 16_000, "join meeting\n" * 6_000),
        *("a-" * 40_000, "dial in +" * 8_000, "x" * 39_000 + ".zoom.us/j/1?pwd=2" + "y" * 40_000, "(" * 80_000),
        *("a b c " * 13_000 + "pin", "http://" * 11_000, "join " * 16_000, "tel:" * 20_000, "1,," * 26_000),
    ],
    ids=range(20),
)
def test_no_text_keeps_one_waiting(text):
    began = perf_counter()
    plain_text(text)
    assert perf_counter() - began < 2


def test_neither_the_ledger_nor_an_export_holds_what_joins(tmp_path, monkeypatch, capsys):
    tl = among_the_samples(tmp_path, monkeypatch, capsys)
    file = tmp_path / "agenda"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:l@x\nDTSTART:20261103T100000Z\nDTEND:20261103T110000Z\n"
        "SUMMARY:Call zoom.us/j/5551234?pwd=SECRET0\nATTENDEE:mailto:ann@northgate.example\n"
        "DESCRIPTION:Numbers. us02web.zoom.us/j/777?pwd=SECRET1 Wachtwoord: SECRET2 tel:+31201234567\\,\\,998877#\\n"
        "Passcode: SECRET3\\nhttps://meet.jit.si/SECRET4\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    tl.done("import", str(file), *WHO)
    (waits,) = tl.rows("proposals", "list")
    tl.done("proposals", "accept", str(waits["number"]), "--new-people")
    tl.done("export", "csv", "--out", str(tmp_path / "csv"))
    tl.done("export", "json", "--out", str(tmp_path / "all.json"))
    held = [path.read_text() for path in [*(tmp_path / "csv").iterdir(), tmp_path / "all.json"]]
    assert not re.findall("SECRET.|998877|zoom|jit.si", "".join(held))
    assert [(fact["text"], fact["note"]) for fact in json.loads(tl.done("log", "--json").out)] == [("Call", "Numbers.")]
