"""The language that is spoken: what chooses it, what stays English, and what costs nothing."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from language_cases import english_in

from trustlog import language
from trustlog.cli.main import main
from trustlog.desk.settings.file import check_contents
from trustlog.domain.calendar.days import ago, show
from trustlog.domain.capture.echo import echo, facts
from trustlog.domain.capture.line import parse
from trustlog.domain.text import counted
from trustlog.language import _, english, figure, ngettext, speak
from trustlog.trust.words.sentences import late_entries
from trustlog.tui.drawing.fields import answer_words
from trustlog.wording import catalogue
from trustlog.wording.catalogue import LANGUAGES, speak_language

ROOT = Path(__file__).parent.parent


@pytest.fixture
def dutch() -> Iterator[None]:
    """Speak Dutch in this test."""
    speak_language("nl")
    yield
    speak(None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, monday: str) -> Iterator[Path]:
    """Give a ledger and a place for settings of this test's own; English is spoken afterwards."""
    monkeypatch.setenv("TRUSTLOG_DB", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("LANGUAGE", "")
    yield tmp_path
    speak(None)


def test_english_is_the_text_itself() -> None:
    assert _("due on {day}") == "due on {day}"
    assert (ngettext("day", "days", 1), ngettext("day", "days", 0)) == ("day", "days")
    assert figure(1234.5, ",.1f") == "1,234.5"


def test_a_name_that_people_gave_is_said_in_no_language(dutch: None) -> None:
    assert [answer_words(answer, "item") for answer in ("margin", "fairness", "")] == [
        "margin",
        "fairness",
        "niet gezegd",
    ]
    assert answer_words("small", "stake") == "klein"


def test_a_sentence_in_dutch_begins_with_a_large_letter_without_its_mark(dutch: None) -> None:
    assert late_entries(1).startswith("Eén afloop is ")


def test_dutch_is_spoken_with_its_dates_and_numbers(dutch: None) -> None:
    assert show(date(2026, 11, 20)) == "vr 20 nov 2026"
    assert ago(date(2026, 11, 20), date(2026, 11, 23)) == "3 dagen geleden"
    assert (counted(1, "day"), counted(3, "day")) == ("1 dag", "3 dagen")
    assert figure(1234.5, ",.1f") == "1.234,5"
    with english():
        assert counted(3, "day") == "3 days"
    assert counted(3, "day") == "3 dagen"
    assert _("") == ""


def test_the_option_the_variable_and_the_setting_choose_in_that_order(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refusal(*words: str) -> str:
        assert main(["undo", *words]) != 0
        return capsys.readouterr().err

    main(["partner", "add", "Acme"])
    main(["undo"])
    capsys.readouterr()
    english_words, dutch_words = refusal(), refusal("--lang", "nl")
    assert english_words != dutch_words
    assert refusal("--lang=nl") == dutch_words
    (home / "settings.toml").write_text('language = "nl"\n[days]\ngrace = 7\n')
    assert refusal() == dutch_words
    assert refusal("--lang", "en") == english_words
    monkeypatch.setenv("TRUSTLOG_LANG", "en")
    assert refusal() == english_words
    monkeypatch.setenv("TRUSTLOG_LANG", "nl")
    (home / "settings.toml").write_text('language = "en"\n')
    assert refusal() == dutch_words
    assert refusal("--lang", "en") == english_words


def test_a_language_that_is_not_known_is_refused_with_those_that_are(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--lang", "fr"]) == 2
    assert capsys.readouterr().err == ('trustlog: Trustlog speaks no "fr"; there are en (English), nl (Nederlands)\n')
    monkeypatch.setenv("TRUSTLOG_LANG", "klingon")
    assert main(["status"]) == 2
    assert "en (English), nl (Nederlands)" in capsys.readouterr().err
    (line, fault), *others = check_contents(b'language = "fr"\n').faults
    assert (line, str(fault)) == (1, 'language: "fr" is not one of en (English), nl (Nederlands)')
    assert others == []
    monkeypatch.delenv("TRUSTLOG_LANG")
    (home / "settings.toml").write_text('language = "fr"\n')
    assert main(["status"]) == 2
    assert "settings.toml, line 1: language:" in capsys.readouterr().err


def test_the_text_of_a_line_names_no_language(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["partner", "add", "Acme"])
    capsys.readouterr()
    assert main(["acme", "note", "say", "--lang", "fr", "to", "them"]) == 0
    assert "--lang fr to them" in capsys.readouterr().out


def test_json_is_english(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["partner", "add", "Acme"])
    main(["acme", "we", "promise", "this", "by", "fri"])
    capsys.readouterr()
    printed = []
    for words in (["trust", "acme"], ["due"], ["settings", "show"], ["brief", "acme"], ["log", "acme"]):
        for more in (["--json"], ["--json", "--lang", "nl"], ["--lang", "nl", "--json"]):
            assert main([*words, *more]) == 0
            printed.append(json.loads(capsys.readouterr().out))
        assert printed[-1] == printed[-2] == printed[-3]
    assert not language.is_other()


def test_every_language_has_a_catalogue_that_is_compiled() -> None:
    for code in LANGUAGES:
        speak_language(code)
    speak(None)


def test_a_source_whose_sentences_were_never_compiled_says_what_makes_them(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A checkout has no compiled catalogue: nobody has to guess what a missing file means, nor to install anything."""
    folder = home / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "trustlog.po").write_text("", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", str(home / "locale"))
    catalogue._translations.cache_clear()
    assert main(["status", "--lang", "nl"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "were never made from their source" in said
    assert "`make catalogues` in the folder of the source makes it" in said
    (folder / "trustlog.po").unlink()
    assert main(["status", "--lang", "nl"]) == 2
    assert "install trustlog again" in capsys.readouterr().err
    assert main(["status", "--lang", "en"]) == 0
    catalogue._translations.cache_clear()


def test_english_reads_no_catalogue_and_dutch_only_its_own(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['status']; from trustlog.cli.main import main; main(['status']); "
        "print([name for name in sys.modules if name.startswith(('babel', 'trustlog.wording.catalogue'))])"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TRUSTLOG_TODAY": "2026-11-23",
        "TRUSTLOG_DB": str(tmp_path / "l.db"),
    }
    for spoken, modules in (("en", "[]"), ("nl", "['trustlog.wording.catalogue']")):
        done = subprocess.run(
            [sys.executable, "-c", code], env={**environment, "TRUSTLOG_LANG": spoken}, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == modules, done.stderr


def test_what_is_exported_and_recorded_is_the_same_in_both_languages(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TRUSTLOG_DB")
    written = {}
    for code in LANGUAGES:
        folder = home / code
        folder.mkdir()
        monkeypatch.setattr("trustlog.config.now", lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
        db = ["--db", str(folder / "ledger.db"), "--lang", code]
        for words in (
            ["demo", "--no-screens"],
            ["level", "elandra", "up", "--reason", "ready"],
            ["review", "--finish", "--intend", "call Foxglove"],
            ["export", "csv", "--out", str(folder / "csv")],
        ):
            assert main([*words, *db]) == 0, capsys.readouterr().err
        written[code] = {file.name: file.read_text() for file in sorted((folder / "csv").iterdir())}
        with sqlite3.connect(folder / "ledger.db") as ledger:
            for name in ("SELECT snapshot FROM level_change WHERE snapshot IS NOT NULL", "SELECT snapshot FROM review"):
                written[code][name] = str(ledger.execute(f"{name} ORDER BY snapshot").fetchall())
            written[code]["batches"] = str(ledger.execute("SELECT what FROM journal_batch ORDER BY number").fetchall())
    assert len(written["en"]) > 8
    for name, text in written["en"].items():
        assert written["nl"][name] == text, name


def test_commands_answer_in_dutch(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRUSTLOG_LANG", "nl")

    def answer(*words: str) -> str:
        main(words)
        printed = capsys.readouterr()
        return printed.out + printed.err

    answer("partner", "add", "Acme")
    line = "acme: lunch gisteren 45m met jane +nieuw; wij beloven een voorstel uiterlijk vr +groot; zij deelden iets /2"
    echoed = answer(line)
    assert "acme: lunch 45m zo 22 nov 2026 met jane" in echoed
    assert "acme: wij beloven een voorstel uiterlijk vr 27 nov 2026 +groot" in echoed
    assert "acme: zij deelden iets /2" in echoed
    assert answer("status").startswith("0 over tijd · 1 binnenkort · 0 wachtend\n")
    assert "wij beloofden: een voorstel (groot) · open, uiterlijk vr 27 nov" in answer("log", "acme")
    assert "niveau 1 Transactioneel" in answer("trust", "acme")
    explained = answer("trust", "acme", "--explain")
    assert "“Groeit” betekent dat het bewijs groeit" in explained
    assert "Our promises show" not in explained
    assert answer("backtest").startswith("Onze beloften: ")
    assert "Gebruik: trustlog keep [OPTIONS] N..." in answer("keep", "--help")
    assert "csv   Schrijf een map met CSV-bestanden" in answer("export", "--help")
    assert re.search("csv +Lees een CSV-bestand van één soort als één reeks", answer("import", "--help"))
    assert "Er is geen optie '--xx'" in answer("keep", "--xx")
    assert 'geen partner heet "nobody"' in answer("brief", "nobody")
    answer("add", "acme: privé wij beloven een gunst uiterlijk morgen")
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-30")
    assert "een privébelofte · uiterlijk di 24 nov" in answer("first")


def test_no_command_leaves_english_in_dutch(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The facts of the demo are English; what is said about them is not."""
    where = str(home / "demo.db")
    assert main(["demo", "--no-screens", "--db", where]) == 0
    monkeypatch.chdir(home)
    monkeypatch.setenv("TRUSTLOG_DB", where)
    monkeypatch.setenv("TRUSTLOG_LANG", "nl")
    capsys.readouterr()
    left: dict[str, list[str]] = {}
    for line in SPOKEN_COMMANDS:
        main(line.split())
        printed = capsys.readouterr()
        left[line] = english_in(printed.out + printed.err)
    assert {line: pieces for line, pieces in left.items() if pieces} == {}


SPOKEN_COMMANDS = (
    "due", "status", "first", "suggestions", "trust", "trust foxglove --explain", "trust elandra", "trust ironwood",
    "brief kestrel", "dependence acme", "dependence halcyon", "dependence acme ours=30,2,4,3 theirs=12,4,2,?",
    "log delfino", "history", "review --plain", "level acme up --reason klaar", "undo",
    "review --finish", "review list", "review show 1", "drop 1690 --reason fout", "promise list", "partner list",
    "partner show acme", "person list acme", "settings show", "settings check", "doctor", "backtest", "search zeilen",
    "add acme: kunnen ze leveren?", "add acme: lunch 31 feb", "add acme: koffie morgen", "keep 99999", "--help",
    "benefit halcyon", "benefit acme", "benefit acme minder --sort geld", "benefit acme minder", "benefit --help",
    "wheel", "wheel ask", "wheel answer 4,3", "wheel answer --rank nee", "wheel answer", "wheel --rank 3",
    "wheel --help", "wheel --out a.pdf", "log --kind wheel", "log --kind benefit",
    "agreement gambrel", "agreement gambrel exit", "agreement gambrel start exit", "agreement halcyon",
    "agreement --help", "agreement halcyon diff", "agreement halcyon version 1", "agreement halcyon version",
    "agreement gambrel niets", "agreement gambrel doel", "agreement gambrel geld --not-relevant",
    "agreement gambrel version 3", "due --within 60d", "agreement gambrel doel --agreed",
    "agreement gambrel vertrek --open --agreed", "agreement gambrel --out a.pdf",
    "practice", "practice acme", "practice acme later puls", "practice acme later", "practice --help",
    "answer delfino", "brief delfino", "trust delfino --explain", "answer delfino 1392 done", "answer check delfino",
    "answer delfino 1393 not_done", "answer delfino 1393 disputed", "answer settle 1393 theirs --reason ja",
    "answer settle 1393 ours --reason ja", "answer delfino 1393 onzin", "answer delfino nergens.csv", "answer --help",
    "export --help", "export ics --help", "export ics --out a.ics --feed b.ics", "export ics --out a.ics",
    "export ics --feed b.ics", "export ics --no-feed", "export vcf --help", "export vcf --out a.vcf",
    "export ics --out a.ics --as-of 2026-11-01", "export vcf --out a.vcf --as-of 2026-11-01",
    "import --help", "trust --help", "review --help", "simulate --help", "partner --help",
    "book", "book elandra", "book halcyon", "book --help", "add acme: zij vroegen naar @winst",
)  # fmt: skip


DUTCH_LINES = (
    "acme lunch 45m gisteren met jane", "acme gisteren 45m geluncht met jane", "acme koffie vanochtend met jane",
    "acme gebeld 20 min", "acme gisteren gebeld met jane over de levering", "acme ontbijt 1u30 maandag",
    "acme overleg 1u om 10:00 met jane, bob", "acme evaluatie 2 uur vorige week dinsdag", "acme borrel spontaan 1u",
    "acme werksessie 3 uur op 12 nov", "acme wandeling 50 minuten eergisteren door ons", "acme pilot 4u",
    "acme samenwerken 2u met bob door beiden", "acme etentje vorige week donderdag door hen", "acme bezoek 20 nov",
    "acme presentatie 45m met bob +nieuw", "acme bespreking 1 uur ongepland", "acme diner 2u30 10 nov met jane",
    "acme wij beloven de offerte te sturen uiterlijk vrijdag", "acme wij sturen vrijdag de offerte",
    "acme ik stuur morgen de prijslijst", "acme zij leveren de tekeningen voor 12 dec",
    "acme zij beloofden de tekeningen voor volgende week vrijdag +groot", "acme wij beloven een rapport elke maand",
    "acme wij beloven een rapport elk kwartaal uiterlijk 15 dec",
    "acme zij beloven een telling elk jaar uiterlijk 2 jan",
    "acme zij beloven cijfers elke week uiterlijk vrijdag +klein", "acme wij bieden een workshop uiterlijk eom",
    "acme zij bieden korting uiterlijk 1 mrt 2027", "acme wij hebben beloofd maandag terug te bellen",
    "acme ze vertelden ons over de reorganisatie", "acme zij deelden een reorganisatie /3",
    "acme wij deelden de marges", "acme ze hebben verzwegen dat ze met een ander praten",
    "acme wij verzwegen de vertraging", "acme notitie Jane houdt van zeilen",
    "acme privé notitie niet bellen op vrijdag", "nagekomen 12 13", "nagekomen 12 op 20 nov", "gebroken 12",
    "acme wij beloven elke 2w bellen uiterlijk ma",
)  # fmt: skip


@pytest.mark.parametrize("line", DUTCH_LINES)
def test_the_echo_of_a_dutch_line_is_dutch_and_gives_the_same_facts(line: str, dutch: None) -> None:
    today = date(2026, 11, 23)
    read = parse(line, today)
    for clause in read.clauses:
        echoed = echo(clause, [name.text for name in read.partners], today=today)
        (again,) = parse(echoed, today).clauses
        assert facts(again) == facts(clause)
        with english():
            in_english = echo(clause, [name.text for name in read.partners], today=today)
        assert echoed != in_english, "Dutch could not be read again"
        assert english_in(echoed) == []
        assert re.search(r"\b(by|every|with|at|on|we|they|keep|broke|late|private|today)\b", echoed) is None, echoed
