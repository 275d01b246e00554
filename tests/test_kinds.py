"""Every kind of fact is asked for everything: a new kind is complete once this file has nothing to say."""

import json
import re
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from desk_cases import TODAY, rows, small

from trustlog.cli.commands.facts import edit as edit_command
from trustlog.cli.completion import LOG_KINDS
from trustlog.desk.capture import capture
from trustlog.desk.capture.write import words_in_use
from trustlog.desk.facts import editing, fact_json, inserts, line, names_of, partner_ids, updates
from trustlog.desk.facts.changes import deletes
from trustlog.desk.facts.fields import FIELDS
from trustlog.desk.imports.rules import rules_named
from trustlog.desk.ledger import Batch, Ledger
from trustlog.desk.log import log
from trustlog.desk.search import search
from trustlog.desk.search.hits import hit_json, hit_sentence
from trustlog.desk.sentences import fact_day, in_words, sentence
from trustlog.domain.capture.clauses import READERS
from trustlog.domain.capture.line import parse_leniently
from trustlog.domain.capture.values import Clause
from trustlog.domain.facts import BookItem, Garden, KindName, Numbered
from trustlog.domain.kinds import (
    NAMES,
    TIMELINE,
    Kind,
    Linked,
    all_kinds,
    announced,
    details,
    kind_named,
    kind_of,
    kind_of_file,
)
from trustlog.exchange.csv import columns as csv
from trustlog.exchange.csv.rows import _READERS as ROW_READERS
from trustlog.storage.read.facts import each_fact, fact_by_number, timeline
from trustlog.storage.schema import _generated
from trustlog.storage.schema.tables import METADATA

OF_ALL = {"number", "fact", "on", "partners", "people", "note", "private", "recorded_at", "recorded_by"}
KIND = pytest.mark.parametrize("kind", all_kinds(), ids=NAMES)


def _item(ledger: Ledger) -> str:
    item = BookItem(ledger.new_id(), "margin", "our margin", "doing", 3, TODAY, TODAY, None, ledger.now, ledger.me)
    ledger.commit(Batch(inserts(ledger, item), "an item"))
    return item.id


def _promise(ledger: Ledger) -> str:
    return capture(ledger, "acme: we promise the plan by fri").facts[0].id


def _garden(ledger: Ledger) -> str:
    garden = Garden(ledger.new_id(), "harbour", "Harbour", TODAY, True, None, None, None, ledger.now, ledger.me)
    ledger.commit(Batch(inserts(ledger, garden), "a garden"))
    return garden.id


REFERRED_TO = {"item_id": _item, "promise_id": _promise, "garden_id": _garden}
"""What a value refers to beside partner and people, and what makes one of those."""


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small(tmp_path)


def made(kind: Kind[Any], ledger: Ledger) -> Any:
    """Make a value of a kind from the types of its fields alone, with the partner and the people of the ledger."""
    acme = ledger.conn.rows("SELECT id FROM partner WHERE handle = 'acme'")[0][0]
    jane = ledger.conn.rows("SELECT id FROM person WHERE name = 'Jane Doe'")[0][0]
    needed = {name for name in kind.value._fields if not ("partner_id" in kind.value._fields and name == "garden_id")}
    special = {
        "garden_id": None,
        **{name: make(ledger) for name, make in REFERRED_TO.items() if name in needed},
        **dict.fromkeys(("member_id", "toward_id", "one_id", "other_id")), "snapshot": "{}", "tied": "3 4",
        "answers": "3" * (13 if kind.name == "garden_look" else 12),
        "person_id": jane, "sheet_id": None, "settled": None, "settled_on": None, "settle_reason": None,
        "about": "pair" if kind.name == "garden_look" else "person", "word": "moved",
        "id": ledger.new_id(), "number": 7, "partner_id": acme, "partner_ids": (acme,), "person_ids": (jane,),
        "recorded_by": ledger.me, "kind": "lunch", "counts_as": "unscripted", "from_level": 1, "to_level": 2,
        "every": "month", "follows_id": None,
    }  # fmt: skip
    hints = get_type_hints(kind.value)
    defaults = kind.value._field_defaults
    fields = {name: special.get(name, _sample(hints[name], name)) for name in kind.value._fields}
    return kind.value(**fields | {name: value for name, value in defaults.items() if name not in ("note", "source")})


def _sample(hint: Any, name: str) -> Any:
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if type(None) in get_args(hint):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return None if name in ("initiative", "depends", "snapshot", "settings") else _sample(inner, name)
    samples = {str: f"some {name}", int: 2, bool: False, date: TODAY, datetime: datetime(2026, 11, 23, 12, tzinfo=UTC)}
    return samples.get(hint, ())


def test_the_kinds_are_those_of_the_union_and_of_the_names() -> None:
    assert get_args(KindName) == NAMES
    assert {kind.value for kind in all_kinds()} == set(get_args(Numbered))
    assert {kind.name for kind in all_kinds() if kind.timeline} == set(TIMELINE)
    assert {name.removesuffix("_change") for name in TIMELINE} == set(LOG_KINDS)


@KIND
def test_a_kind_is_one_module_of_values_one_record_and_one_table(kind: Kind[Any]) -> None:
    assert kind_named(kind.name) is import_module(f"trustlog.domain.kinds.{kind.name}").KIND
    assert getattr(import_module(f"trustlog.domain.facts.{kind.name}"), kind.value.__name__) is kind.value
    assert METADATA.tables[kind.name].info["about"].value == kind.value.__name__
    assert _generated.ROWS[kind.value.__name__][0] == kind.name
    fields = set(kind.value._fields)
    assert {"id", "number"} <= fields
    assert not kind.timeline or {"note", "private", "source", "recorded_at", "recorded_by"} <= fields
    assert not kind.timeline or _generated.SEARCHED.get(kind.name), "the full text has nothing of it"
    assert _generated.NAMES[kind.name], "the history has nothing to call it by"


@KIND
def test_a_fact_is_written_changed_found_and_removed(kind: Kind[Any], ledger: Ledger) -> None:
    fact = made(kind, ledger)
    before = {table: rows(ledger, table) for table in _generated.TABLES if not table.startswith("journal")}
    ledger.commit(Batch(inserts(ledger, fact), "a fact"))
    assert fact_by_number(ledger.conn, 7, ledger.me) == fact
    assert list(each_fact(ledger.conn, kind.name, me=ledger.me)) == [fact]
    assert list(each_fact(ledger.conn, kind.name, me=ledger.me, partner_id="another")) == []
    assert timeline(ledger.conn, me=ledger.me, kinds=[kind.name]) == ([fact] if kind.timeline else [])
    for partner in partner_ids(fact):
        assert timeline(ledger.conn, me=ledger.me, partner_id=partner, kinds=[kind.name]) == (
            [fact] if kind.timeline else []
        )
    assert updates(ledger, fact, fact) == []
    for table, columns in [*kind.links(fact), *kind.history(fact)]:
        assert {"id", *columns} <= set(_generated.TABLES[table])
    if kind.timeline and partner_ids(fact):
        assert log(ledger, "acme", kinds=[kind.name]).facts == (fact,)
    ledger.commit(Batch(deletes(ledger, fact), "no fact"))
    assert {table: rows(ledger, table) for table in before} == before


@KIND
def test_a_fact_is_told(kind: Kind[Any], ledger: Ledger) -> None:
    fact = made(kind, ledger)
    names = names_of(ledger, [fact])
    assert kind_of(fact) is kind
    assert isinstance(fact_day(fact), date)
    assert kind.as_known(fact, TODAY) == fact
    text = sentence(fact, names, TODAY)
    assert text.strip()
    assert "None" not in text
    where = "acme" if partner_ids(fact) else "harbour" if "garden_id" in fact._fields else "we"
    assert line(fact, names, TODAY).startswith(f"#7  {where}: ")
    assert "None" not in line(fact, names, TODAY)
    assert announced(fact, names.people_of(fact), TODAY).strip()
    assert all(label and words for label, words in details(fact, TODAY))
    keys = kind.json(fact, TODAY)
    json.dumps(keys)
    assert not set(keys) & OF_ALL
    if kind.timeline:
        called = {"acme": "Acme Holding", "harbour": "Harbour", "we": "we"}[where]
        assert in_words(fact, names, TODAY).startswith(f"{called} · ")
        of_garden = {"garden"} if "garden_id" in fact._fields and kind.clause is None else set()
        assert set(fact_json(fact, names, TODAY)) == OF_ALL | {"source"} | of_garden | set(keys)
    ledger.commit(Batch(inserts(ledger, fact), "a fact"))
    found = search(ledger, "some")
    assert [hit_json(hit, found)["fact"] for hit in found.hits] == [kind.name]
    assert hit_sentence(found.hits[0], found)


@KIND
def test_a_clause_makes_a_fact_and_says_it_again(kind: Kind[Any], ledger: Ledger) -> None:
    assert (kind.make is None) == (kind.clause is None)
    by_clause = {each.makes.fget(None): each for each in get_args(Clause)}
    assert (kind.clause is None) == (kind.name not in by_clause)
    if kind.clause is None:
        has_line = kind.refers or kind.line(made(kind, ledger), TODAY)
        assert has_line, "what no clause says needs a line of its own, or names it is told with"
        return
    fact = made(kind, ledger)
    clause = kind.clause(fact, names_of(ledger, [fact]).told_with(fact))
    assert isinstance(clause, by_clause[kind.name])
    assert clause.makes == kind.name
    looked = parse_leniently(f"acme: {clause.written(plain=False)}", clause.read_on, words_in_use(ledger))
    assert not looked.faults
    assert [read.bare for read in looked.clauses] == [clause.bare]


def test_every_verb_of_the_capture_line_has_a_reader(ledger: Ledger) -> None:
    verbs = {head.rpartition(" ")[2] for head in words_in_use(ledger).clause_words.values()}
    assert verbs == set(READERS)


@KIND
def test_what_may_be_edited_can_be_set(kind: Kind[Any], ledger: Ledger) -> None:
    fact = made(kind, ledger)
    fields = kind.editable(fact)
    assert len(set(fields)) == len(fields) > 0
    assert kind.may_be_empty <= set(fields)
    for field in fields:
        assert field in FIELDS, field
    ledger.commit(Batch(inserts(ledger, fact), "a fact"))
    editing.edit(ledger, 7, {fields[0]: "another text"})
    changed = fact_by_number(ledger.conn, 7, ledger.me)
    assert getattr(changed, fields[0]) == "another text"


@KIND
def test_the_help_names_every_field_that_may_be_edited(kind: Kind[Any], ledger: Ledger) -> None:
    words = {"disclosure": "Openness", "level_change": "A decision about a level", "their_word": "Their word"}
    text = " ".join((edit_command.help or "").split())
    article = "An" if kind.name[0] in "aeiou" else "A"
    called = words.get(kind.name, f"{article} {kind.name.replace('_', ' ')}")
    told = text.partition(f"{called} has ")[2].partition(". ")[0]
    assert set(kind.editable(made(kind, ledger))) <= set(re.findall("[a-z_]+", told))


BROUGHT_ALONG = {
    "promise": {"their_word_on", "their_word_by", "their_word_settled_on", "their_word_reason"},
    "disclosure": {"item_text", "item_aspect", "item_depth"},
}
"""What a file says besides of what its facts refer to, so that an import can bring it; names stand beside handles."""


@KIND
def test_a_file_has_the_columns_of_its_kind(kind: Kind[Any], ledger: Ledger) -> None:
    if kind.file is None:
        return
    fact = made(kind, ledger)
    people = dict.fromkeys(kind.person_ids(fact), "acme")
    columns = OF_ALL | set(kind.json(fact, TODAY)) | set(kind.file.columns(fact, Linked({}, people, people)))
    named = {f"{column}_name" for column in columns} | {f"{column}_names" for column in columns}
    beside = {"partner_names"} | named | BROUGHT_ALONG.get(kind.name, set())
    assert set(csv.names(csv.FILES[kind.file.name])) - (beside - columns) == columns - set(kind.file.left_out)
    assert kind_of_file(kind.file.name) is kind
    assert (kind.file.content is None) == (kind.file.name not in csv.KINDS) == (kind.file.name not in ROW_READERS)
    assert set(kind.file.taken) <= set(kind.value._fields)
    if kind.file.content is not None:
        assert hash(kind.file.content(fact))
        rules = rules_named(kind.name)
        assert get_type_hints(rules.make)["return"] is kind.value
        assert rules.faults(fact, TODAY) == []
        assert rules.change(fact, fact, frozenset(fact._fields), TODAY, []) == fact


def test_every_file_of_facts_has_a_kind() -> None:
    files = {kind.file.name for kind in all_kinds() if kind.file is not None}
    assert set(csv.FILES) - files == {
        "summary", "partners", "readings", "wheel_means", "left_out", "gardens", "pairs", "columns",
    }  # fmt: skip
    assert set(csv.KINDS) - files == {"partners", "people"}
