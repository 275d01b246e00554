"""A lunch that a CRM calls a lunch counts as one: types of activities become kinds of moments that a ledger knows."""

import pytest
from foreign_cases import among_the_samples

from trustlog.domain.capture.words import KINDS
from trustlog.exchange.foreign.tables.activities import kind_of, what_is

HEAD = (
    "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,"
    "Activity - Done,Activity - Note,Person - Name,Person - Email,Organization - Name\n"
)
CALLED = {
    "lunch": ("Lunch", "lunch", "Mittagessen", "Déjeuner", "Almuerzo", "Almoço", "Pranzo", "Business lunch"),
    "dinner": ("Dinner", "Diner", "Dîner", "Abendessen", "Cena", "Jantar", "Etentje"),
    "breakfast": ("Breakfast", "Ontbijt", "Frühstück", "Petit déjeuner", "Desayuno", "Pequeno-almoço", "Colazione"),
    "coffee": ("Coffee", "Koffie", "Kaffee", "Café", "Caffè"),
    "drinks": ("Drinks", "Borrel", "Apéro", "Aperitivo"),
    "call": ("Call", "Phone call", "Belafspraak", "Anruf", "Appel", "Llamada", "Chamada", "Chiamata", "Video call"),
    "visit": ("Visit", "Bezoek", "Besuch", "Visite", "Visita"),
    "walk": ("Walk", "Wandeling", "Spaziergang", "Paseo", "Passeggiata"),
    "workshop": ("Workshop", "Atelier", "Taller"),
    "demo": ("Demo", "Product demo"),
    None: ("Meeting", "Vergadering", "Termin", "Besprechung", "Réunion", "Reunión", "Reunião", "Riunione", "", None),
}


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind, words in CALLED.items() for word in words])
def test_what_a_program_calls_its_activities_is_a_kind_of_ours(kind, word):
    assert kind_of(word) == kind
    assert kind is None or (kind in KINDS and what_is(word) == "meeting")


def _file(tmp_path, *types):
    file = tmp_path / "activities.csv"
    rows = [
        f"{at},About {at},{word},2026-11-20,12:00,01:00,Done,,Ann Lee,ann@northgate.example,Northgate\n"
        for at, word in enumerate(types, 1)
    ]
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    return str(file)


def test_an_accepted_lunch_is_a_lunch_and_what_nobody_knows_a_meeting(tmp_path, monkeypatch, capsys):
    tl = among_the_samples(tmp_path, monkeypatch, capsys)
    config = tmp_path / "settings.toml"
    config.write_text('[capture.kinds]\nsailing = "unscripted"\n')
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(config))
    file = _file(tmp_path, "Lunch", "Call", "Meeting", "Sailing", "Wingding", "Koffie")
    tl.done("import", file, "--as", "pipedrive-activities", "--from", "2026-11-01")
    waiting = tl.done("proposals").out
    assert "lunch Fri 20 Nov 2026 at 12:00" in waiting
    assert tl.rows("import", file, "--as", "pipedrive-activities", "--from", "2026-11-01")["counts"]["proposed"] == 0
    tl.done("proposals", "accept", "--all", "--partner", "northgate")
    kinds = {fact["text"]: (fact["kind"], fact["counts_as"]) for fact in tl.rows("log")}
    assert kinds == {
        "About 1": ("lunch", "unscripted"),
        "About 2": ("call", "scripted"),
        "About 3": ("meeting", "scripted"),
        "About 4": ("sailing", "unscripted"),
        "About 5": ("meeting", "scripted"),
        "About 6": ("coffee", "unscripted"),
    }


def test_what_a_person_says_stands_above_the_file(tmp_path, monkeypatch, capsys):
    tl = among_the_samples(tmp_path, monkeypatch, capsys)
    tl.done("import", _file(tmp_path, "Lunch"), "--as", "pipedrive-activities", "--from", "2026-11-01")
    number = tl.rows("proposals")[0]["number"]
    tl.done("proposals", "accept", str(number), "--kind", "review")
    assert tl.rows("log")[0]["kind"] == "review"
