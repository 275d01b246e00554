"""What the program runs on is made from the tables' one definition, and is as the definition says."""

import re
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from trustlog.storage.schema import _generated, generate, snapshot
from trustlog.storage.schema.migrate import config
from trustlog.storage.schema.revision import HEAD, KNOWN
from trustlog.storage.schema.tables import METADATA

STALE = "`python -m trustlog.storage.schema.generate` writes it anew"


def test_the_generated_module_is_not_stale() -> None:
    assert Path(generate.PATH).read_text(encoding="utf-8") == generate.generated(), STALE


def test_the_revisions_are_those_of_the_migrations() -> None:
    known = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
    assert list(KNOWN) == known[::-1]
    assert known[0] == HEAD


def test_the_script_of_a_new_ledger_is_not_stale() -> None:
    assert Path(snapshot.PATH).read_text(encoding="utf-8") == snapshot.from_migrations(), STALE


def test_every_column_says_what_it_is() -> None:
    for name, table in METADATA.tables.items():
        assert "about" in table.info, name
        for column in table.columns:
            assert "about" in column.info, f"{name}.{column.name}"


def test_words_of_people_are_seen_by_nobody_else_unless_they_belong_to_a_partner_or_a_person() -> None:
    shared = {"partner": {"name", "owner", "tags", "domains"}, "person": {"name", "role", "email", "phone"}}
    shared["book_item"] = {"text"}  # what all of us want partners to know
    shared["garden"] = {"name"}
    for name, table in METADATA.tables.items():
        seen = {one.name for one in table.columns if one.info["about"].seen and one.info["about"].meaning == "text"}
        assert seen == shared.get(name, set()), name


def test_the_full_text_has_the_words_of_the_columns_that_say_so() -> None:
    script = Path(snapshot.PATH).read_text(encoding="utf-8")
    view = re.search(r"CREATE VIEW fact_text AS (.*?);", script, re.S)
    assert view is not None
    parts = re.findall(r"SELECT number, (.*?) AS body FROM (\w+)", view[1])
    held = {table: set(re.findall(r"coalesce\((\w+),", text)) for text, table in parts}
    assert held == {table: set(_generated.SEARCHED[table]) for table in _generated.FULL_TEXT}


@pytest.mark.parametrize("table", ["promise", "disclosure"])
def test_a_reading_of_all_partners_is_read_from_the_indexes_alone(table: str) -> None:
    made = METADATA.tables[table]
    for index in (one for one in made.indexes if re.search("_(ours|theirs)$", str(one.name))):
        assert {"id", *_generated.SCANNED[table]} <= {column.name for column in index.columns}, index.name
    sides = {column.name for column in made.columns if column.info["about"].side}
    assert len(sides & {index.columns[0].name for index in made.indexes}) == 2
