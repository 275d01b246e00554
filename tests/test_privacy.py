"""What is private to one person is shown to nobody else, whichever way out is taken."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from cli_cases import Tl
from desk_cases import TODAY as MONDAY
from desk_cases import chosen, on, open_at, small
from privacy_cases import ALICE, BOB, MARK, clean, mark, reviewed, secret_columns, shared_ledger, story, told

from trustlog import config
from trustlog.desk import capture, exports, facts, history, imports, levels, people, plans, promises
from trustlog.desk import review as reviews
from trustlog.desk.brief import brief
from trustlog.desk.due import due
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.log import log
from trustlog.desk.maintenance import doctor as check
from trustlog.desk.readings import replay, replay_json
from trustlog.errors import Reason, TrustlogError, WordsError


@pytest.fixture
def shared(tmp_path: Path) -> tuple[Ledger, dict[str, int]]:
    return shared_ledger(tmp_path)


@pytest.fixture
def tl(shared, tmp_path, capsys, monkeypatch):
    ledger, _ = shared
    mark(ledger)
    ledger.close()
    monkeypatch.setenv("TRUSTLOG_USER", BOB)
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-28")
    return Tl(tmp_path / "ledger.db", capsys)


def test_every_column_with_words_was_given_one(shared):
    ledger, _ = shared
    mark(ledger)
    for table, name, alone in secret_columns():
        found = ledger.conn.first(f"SELECT count(*) FROM {table} WHERE ({alone}) AND {name} LIKE '%zq%'")
        assert found != (0,), f"{table}.{name}"


WAYS = (
    "log", "log --json", "log acme", "log borealis --json", "history", "history --json", "history --since 2026-01-01",
    "brief acme", "brief borealis", "review --plain", "review --json", "review list", "review list --json",
    "trust", "trust --json", "trust acme", "trust acme --json", "trust acme --explain", "trust borealis --explain",
    "trust acme --picture", "promise list --all", "promise list --all --json", "promise list --overdue", "due",
    "due --json", "status", "status --json", "suggestions", "suggestions --json", "first", "first --json",
    "partner list", "partner list --json", "person list", "person list --json", "doctor", "undo", "undo 5",
    "undo 20", "settings", "backtest",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_command_shows_what_is_private_to_somebody_else(tl, way):
    said = tl(*way.split())
    clean(said.out + said.err, way)


def test_no_act_on_a_fact_of_somebody_else_shows_its_words(tl, shared):
    _, at = shared
    for number in at.values():
        if number in (at["opened"], at["level"]):
            continue
        for words in (
            ("keep", f"{number}"), ("drop", f"{number}", "--reason", "x"), ("edit", f"{number}", "note=x"),
            ("move", f"{number}", "fri"), ("add", f"keep {number}"), ("clear", f"{number}", "--reason", "x"),
        ):  # fmt: skip
            said = tl(*words)
            assert said.status != 0, words
            clean(said.out + said.err, " ".join(words))


def test_search_finds_none_of_the_words(tl, shared):
    ledger = opened(tl.db, ALICE)
    words = {word for row in ledger.conn.rows("SELECT body FROM fact_text") for word in MARK.findall(row[0])}
    ledger.close()
    assert len(words) > 10
    for word in words:
        said = tl("search", word)
        assert "nothing" in (said.out + said.err).lower() or said.out == "", (word, said)
        assert tl.rows("search", word) == []


def test_no_decision_names_what_only_its_author_saw(tl, shared):
    _, at = shared
    for words in (("--json",), (), ("--explain",)):
        said = tl.done("trust", "borealis", "--decision", str(at["level"]), *words)
        clean(said.out + said.err, " ".join(words))
    assert tl.rows("trust", "borealis", "--decision", str(at["level"]))["decision"]["snapshot"] is None
    assert tl("trust", "borealis", "--decision", str(at["level of her own"])).status != 0


def opened(db: Path, me: str) -> Ledger:
    return open_ledger(str(db), me=me, today=MONDAY.replace(day=28), now=config.now())


def test_the_decision_of_a_colleague_names_no_concealed_promise_of_theirs(tmp_path):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    number = told(ledger, "acme: private they promise zqconcealed by fri")
    promises.break_(ledger, [number], told="concealed")
    made = levels.decide(ledger, "acme", "up", "all the same").facts[0].number
    assert str(number) in json.dumps(replay_json(replay(ledger, "acme", made))["decision"]["snapshot"]["gates"])
    seen = replay_json(replay(on(ledger, ledger.today, BOB), "acme", made))
    assert seen["decision"]["snapshot"] is None
    assert f"#{number}" not in json.dumps(seen)
    assert seen["decision"]["changed"] == []


def test_files_for_others_have_nothing_of_it(tl, tmp_path):
    tl.done("export", "csv", "--out", str(tmp_path / "csv"))
    for file in (tmp_path / "csv").iterdir():
        clean(file.read_text(encoding="utf-8-sig"), file.name)
    for private in ((), ("--private",)):
        tl.done("export", "ics", "--out", str(tmp_path / "agenda.ics"), *private)
        clean((tmp_path / "agenda.ics").read_text(), f"export ics {private}")
    tl.done("export", "vcf", "--out", str(tmp_path / "people.vcf"))
    clean((tmp_path / "people.vcf").read_text(), "export vcf")
    tl.done("export", "html", "--out", str(tmp_path / "report.html"), "--since", "2026-06-01")
    clean((tmp_path / "report.html").read_text(), "export html")
    for handle in ("acme", "borealis"):
        tl.done("brief", handle, "--html", str(tmp_path / "brief.html"))
        clean((tmp_path / "brief.html").read_text(), "brief --html")
    tl.done("backtest", "--predictions", str(tmp_path / "predictions.csv"))
    said = tl.done("export", "json", "--out", str(tmp_path / "ledger.json"))
    text = (tmp_path / "ledger.json").read_text()
    clean(text, "export json")
    assert said.err.startswith("left out, as private to others: 27 facts")
    assert json.loads(text)["left_out"]["promise"] == 4


def test_nothing_of_it_is_in_the_details_of_a_batch(shared):
    ledger, _ = shared
    for entry in history.history(ledger):
        clean(repr(entry) + repr(history.details(ledger, entry.batch)), f"batch {entry.batch}")


def test_somebody_removed_is_counted_out_of_the_moments_one_may_see(shared):
    ledger, _ = shared
    told(ledger, "acme: lunch with jane")
    assert people.remove(ledger, "acme", "jane").lines == ("acme: Jane Doe is removed, and from 1 moment",)


def test_the_author_sees_all_of_it(shared, tmp_path):
    ledger, at = shared
    own = on(ledger, ledger.today, ALICE)
    shown = repr([(one, history.details(own, one.batch)) for one in history.history(own)])
    for word in (
        "zqkept",
        "zqdropreason",
        "zqreopen",
        "zqmove",
        "zqwithdraw",
        "zqclear",
        "zqintention",
        "zqlevelreason",
    ):
        assert word in shown
    exports.export_json(own, tmp_path / "own.json")
    file = (tmp_path / "own.json").read_text()
    assert "left_out" not in json.loads(file)
    assert {"zqkept", "zqdropped", "zqdropreason", "zqearly", "zqundone", "zqanswer"} <= set(MARK.findall(file))
    assert at["kept"]


# The JSON file -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_file_without_what_is_private_to_others_makes_a_sound_ledger(request, where, tmp_path):
    request.param = where
    ledger = on(small(chosen(request, tmp_path)), MONDAY, ALICE)
    told(on(ledger, ledger.today, BOB), "acme: private we promise zqbob by fri")
    at = story(ledger)
    reviewed(ledger)
    bob = on(ledger, MONDAY.replace(day=28), BOB)
    notices: list[Reason] = []
    exports.export_json(bob, tmp_path / "bob.json", notice=notices.append)
    assert len(notices) == 1
    text = (tmp_path / "bob.json").read_text()
    assert set(MARK.findall(text)) == {"zqbob"}
    fresh = open_at(
        tmp_path / "fresh.db" if where == "sqlite" else str(request.getfixturevalue("server").new_ledger()),
        MONDAY.replace(day=28),
        BOB,
    )
    imports.import_json(fresh, tmp_path / "bob.json")
    assert check(fresh) == []
    for seen in (logged(bob), logged(fresh)):
        assert at["opened"] in seen
        assert at["kept"] not in seen
    assert logged(fresh) == logged(bob)
    history.undo(fresh)
    assert check(fresh) == []


def logged(ledger: Ledger) -> list[int]:
    return [one.number for one in log(ledger).facts]


def test_a_ledger_of_one_person_is_written_whole(tmp_path):
    ledger = small(tmp_path)
    told(ledger, "acme: private we promise zqmine by fri")
    exports.export_json(ledger, tmp_path / "own.json")
    held = json.loads((tmp_path / "own.json").read_text())
    assert "left_out" not in held
    assert [one["text"] for one in held["tables"]["promise"]] == ["zqmine"]


def test_a_promise_that_follows_a_private_one_goes_without_the_link(tmp_path):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    number = told(ledger, "acme: we promise zqfirst by fri every week")
    promises.keep(ledger, [number])
    facts.edit(ledger, number, {"private": "yes"})
    bob = on(ledger, MONDAY, BOB)
    exports.export_json(bob, tmp_path / "bob.json")
    held = json.loads((tmp_path / "bob.json").read_text())["tables"]["promise"]
    assert [one["follows_id"] for one in held] == [None]
    fresh = open_at(tmp_path / "fresh", MONDAY, BOB)
    imports.import_json(fresh, tmp_path / "bob.json")
    assert check(fresh) == []


def act(ledger: Ledger, chance: Random, numbers: list[int], word: str) -> None:
    """Do one thing or another; the word is only ever written in private."""
    number = chance.choice(numbers or [1])
    clauses = (f"we promise {word} by fri every week", f"lunch 30m {word}", f"they shared {word} /3", f"note {word}")
    partner = chance.choice(("acme", "borealis", "acme, borealis"))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: numbers.extend(
            one.number for one in capture.capture(ledger, f"{partner}: private {chance.choice(clauses)}").facts
        ),
        lambda: numbers.append(told(ledger, f"{partner}: {chance.choice(clauses).replace(word, 'open')}")),
        lambda: facts.edit(ledger, number, {"private": "yes"}),
        lambda: facts.edit(ledger, number, {"text": "opened", "private": "no"}),
        lambda: facts.drop(ledger, number, "never so"),
        lambda: promises.keep(ledger, [number]),
        lambda: promises.reopen(ledger, number, "a slip"),
        lambda: history.undo(ledger, batch=chance.randrange(6, 60)),
        lambda: levels.decide(ledger, "acme", chance.choice(("up", "down")), "a reason"),
        lambda: reviews.finish(ledger, reviews.review(ledger), [word]),
    )
    with suppress(TrustlogError):
        chance.choice(deeds)()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_two_did_each_gets_a_sound_file_without_the_others_words(tmp_path, seed):
    chance, numbers = Random(seed), list[int]()
    ledger = on(small(tmp_path), MONDAY)
    for step in range(60):
        who = chance.choice((ALICE, BOB))
        act(on(ledger, MONDAY, who), chance, numbers, f"zq{who}{step}")
    for who, other in ((ALICE, BOB), (BOB, ALICE)):
        exports.export_json(on(ledger, MONDAY, who), tmp_path / f"{who}.json")
        assert not re.findall(rf"zq{other}\d+", (tmp_path / f"{who}.json").read_text())
        (tmp_path / who).mkdir()
        fresh = open_at(tmp_path / who, MONDAY, who)
        imports.import_json(fresh, tmp_path / f"{who}.json")
        assert check(fresh) == []
        fresh.close()


# Words that make a fact private ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "clause",
    [
        "lunch 45m x",
        "we promise x by fri",
        "they offer x",
        "we shared x /3",
        "they hid x",
        "note x",
        "> x",
        "notitie x",
    ],
)
@pytest.mark.parametrize("mark", ["+private", "+Private", "!private", "+privé", "+prive", "+private,"])
def test_a_clause_may_say_that_it_is_private_at_its_beginning_or_end(tmp_path, clause, mark):
    ledger = small(tmp_path)
    for line in (f"acme: {mark} {clause}", f"acme: {clause} {mark}"):
        found = capture.preview(ledger, f"{line}; call")
        assert [one.fact.private for one in found.rows] == [True, False], line
        assert "priv" not in repr([one.fact._replace(source=None, private=None) for one in found.rows]).replace(
            "private=None", ""
        )


def test_what_only_looks_like_it_is_no_fact_that_everybody_sees(tmp_path):
    ledger = small(tmp_path)
    for line in ("acme: lunch +privat", "acme: note x !privacy", "acme: keep 5 +private"):
        assert capture.preview(ledger, line).faults
    held = capture.preview(ledger, 'acme: note "+private is how it is said"').rows
    assert [one.fact.private for one in held] == [False]


@pytest.mark.parametrize("mark", ["+private", "+Privé", "!private", "+privat,"])
def test_a_plan_that_is_meant_to_be_private_is_refused(tmp_path, mark):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    with pytest.raises(WordsError, match="a plan is seen by everybody"):
        plans.plan(ledger, "acme", MONDAY, f"zqplan {mark}")
    assert due(on(ledger, MONDAY, BOB)).plans == ()


# Readings and days -------------------------------------------------------------------------------------------------


def test_the_reading_of_a_brief_is_made_without_private_facts(tmp_path):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    plain = brief(ledger, "acme")
    number = told(ledger, "acme: private they promise zqconcealed by fri")
    promises.break_(ledger, [number], told="concealed")
    told(ledger, "acme: private they shared zqtopic /4")
    told(ledger, "acme: lunch 45m +private")
    assert brief(ledger, "acme") == plain
    capture.capture(ledger, "acme: lunch 45m")
    assert brief(ledger, "acme") != plain


def test_a_private_moment_answers_nobody_elses_plan(tmp_path):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    plans.plan(ledger, "acme", MONDAY, "a call")
    told(ledger, "acme: call 20m +private")
    later = MONDAY.replace(day=25)
    assert [one.text for one in due(on(ledger, later, BOB)).plans] == ["a call"]
    assert due(on(ledger, later)).plans == ()


# What the history tells of it --------------------------------------------------------------------------------------


@pytest.fixture
def of_two(tmp_path: Path) -> tuple[Ledger, dict[str, int]]:
    """Give a ledger in which Alice acts on private facts and, in one batch, on a private and an open one."""
    ledger = on(small(tmp_path), MONDAY, ALICE)
    at = {
        "concealed": told(ledger, "acme: private they promise zqconcealed by fri"),
        "kept": told(ledger, "acme: private we promise zqkept by fri"),
        "open": told(ledger, "acme: we promise the plan by fri"),
        "dropped": told(ledger, "acme: private we promise zqdropped by fri"),
        "moment": told(ledger, "acme: call 20m with jane +private"),
        "hidden later": told(ledger, "acme: note zqlater"),
    }
    promises.break_(ledger, [at["concealed"]], told="concealed")
    promises.clear(ledger, at["concealed"], "zqclear")
    promises.keep(ledger, [at["kept"], at["open"]])
    promises.satisfied(ledger, at["kept"], yes=False)
    promises.keep(ledger, [at["dropped"]])
    facts.drop(ledger, at["dropped"], "zqdrop")
    facts.edit(ledger, at["moment"], {"kind": "lunch"})
    facts.edit(ledger, at["hidden later"], {"private": "yes"})
    return on(ledger, MONDAY, BOB), at


def test_the_history_leaves_out_what_was_done_to_private_facts_of_others(of_two):
    ledger, at = of_two
    alices = [entry for entry in history.history(ledger) if entry.by == ALICE]
    assert [(entry.what, entry.changes, entry.reason) for entry in alices] == [
        (f"keep {at['open']}", 1, None), ("add acme", 1, None),
    ]  # fmt: skip
    own = [entry.what for entry in history.history(on(ledger, MONDAY, ALICE)) if entry.by == ALICE]
    assert {f"break {at['concealed']}", f"keep {at['kept']} {at['open']}", f"drop {at['dropped']}"} <= set(own)


def test_a_limited_history_goes_past_what_it_leaves_out(of_two):
    ledger, _ = of_two
    whole = history.history(ledger)
    for limit in (1, 2, 3):
        assert history.history(ledger, limit=limit) == whole[:limit]
    assert all(history.details(ledger, entry.batch) for entry in whole if entry.by == ALICE)


def test_nothing_is_told_of_a_moment_whose_part_alone_was_changed(of_two):
    ledger, _ = of_two
    for entry in history.history(on(ledger, MONDAY, ALICE)):
        if entry.by == ALICE and entry.what.startswith("edit"):
            assert history.details(ledger, entry.batch) == ()


def test_an_undo_of_several_names_none_that_is_private(of_two):
    ledger, at = of_two
    alice = on(ledger, MONDAY, ALICE)
    batch = next(entry.batch for entry in history.history(alice) if entry.what == f"keep {at['kept']} {at['open']}")
    promises_undone = [entry.batch for entry in history.history(alice) if entry.what == f"satisfied {at['kept']}"]
    history.undo(alice, batch=promises_undone[0])
    history.undo(alice, batch=batch)
    assert history.history(ledger)[0].what == f"undo {batch}: keep {at['open']}"


def test_the_file_of_a_colleague_names_no_private_number(of_two, tmp_path):
    ledger, at = of_two
    exports.export_json(ledger, tmp_path / "bob.json")
    batches = json.loads((tmp_path / "bob.json").read_text())["tables"]["journal_batch"]
    assert [batch["what"] for batch in batches if batch["recorded_by"] == ALICE] == ["add acme", f"keep {at['open']}"]


def test_a_mixed_line_does_not_tell_how_many_were_private(tmp_path):
    ledger = on(small(tmp_path), MONDAY, ALICE)
    number = told(ledger, "acme: private we promise zqkept by fri")
    capture.capture(ledger, f"acme: note open; keep {number}")
    assert history.history(on(ledger, MONDAY, BOB))[0].what == "add acme"
    capture.capture_lines(ledger, ["acme: note open", "acme: private note zqhush"])
    assert history.history(on(ledger, MONDAY, BOB))[0].what == "add -"
