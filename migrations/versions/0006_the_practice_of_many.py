"""The practice of many: gardens, purpose and impact, the agreement, what it brought, the wheel.

What two members of a garden promise or tell each other stands beside what is ours and theirs, in columns of its own, so
that no estimate that rests on these can find it. All of it is empty in a ledger that is there already; the readings of
today are made anew, for they have more gates.
"""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BETWEEN = ("garden_id", "from_id", "to_id")
ADDED = {"promise": BETWEEN, "disclosure": BETWEEN, "moment": ("garden_id",), "practice_answer": ("garden_id",)}
"""The new columns of each table that there was."""
TARGETS = {"garden_id": "garden", "from_id": "partner", "to_id": "partner"}
ENDS = {"promise": ("maker_id", "receiver_id"), "disclosure": ("teller_id", "listener_id")}
SECTIONS = (
    *("exit", "parties", "purpose", "objectives", "impact", "outcomes", "brings", "principles", "openness"),
    *("promises", "time", "decisions", "money", "data", "conflict"),
)
TOPICS = (
    *("gives", "gets", "decides", "veto", "answer", "conflict", "pie", "unknown", "learned", "shares", "missing"),
)
WRITTEN = {
    "promise": ("text", "note", "closed_reason", "clear_reason"),
    "moment": ("kind", "text", "our_people", "note"),
    "disclosure": ("topic", "note"),
    "note": ("note",),
    "level_change": ("reason", "note"),
    "dependence": ("note",),
    "pulse": ("note",),
    "sheet": ("name", "note"),
    "their_word": ("said_by", "remark", "settle_reason", "note"),
    "joint_check": ("said_by", "note"),
    "request": ("note",),
    "farewell": ("reasons", "said", "said_by", "handed_over", "door", "note"),
    "fit": ("why_us", "both_think", "note"),
}
"""What the search read of each kind of fact until now."""
WRITTEN_NOW = {
    **WRITTEN,
    "purpose": ("text", "note"),
    "objective": ("text", "note"),
    "gain": ("text", "note"),
    "impact": ("text", "evidence", "note"),
    "garden_line": ("text", "note"),
    "garden_look": ("said_by", "note"),
    "section": ("text", "note"),
    "agreement": ("note",),
    "benefit": ("text", "for_whom", "note"),
    "wheel": ("said_by", "notes", "note"),
}
PUNCTUATION = """!"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"""
FACTS = (
    *("purpose", "objective", "gain", "impact", "garden_line", "garden_look", "section", "agreement", "benefit"),
    "wheel",
)
GONE_IN_ORDER = (*FACTS, "moment_between", "garden_member", "garden")
"""The new tables; what refers to others goes before them."""


def one_side_is_us(table: str) -> str:
    """Return the rule of until now about who is at either end."""
    maker, receiver = ENDS[table]
    return f"({maker} IS NULL) <> ({receiver} IS NULL)"


def two_sides(table: str) -> str:
    """Return the rule about who is at either end: a partner and us, or two members of a garden."""
    maker, receiver = ENDS[table]
    return (
        f"CASE WHEN from_id IS NULL THEN to_id IS NULL AND ({maker} IS NULL) <> ({receiver} IS NULL) "
        f"ELSE to_id IS NOT NULL AND from_id <> to_id AND garden_id IS NOT NULL AND {maker} IS NULL "
        f"AND {receiver} IS NULL END"
    )


def upgrade() -> None:
    bind = op.get_bind()
    _search(WRITTEN, only_drop=True)
    _gardens()
    _add_columns(bind)
    if bind.dialect.name == "sqlite":
        for table in ENDS:
            _make_anew(table, {one_side_is_us(table): two_sides(table)})
        _make_anew("practice_answer", _ANSWER)
    else:
        for table in ENDS:
            _rule(table, two_sides(table))
        op.alter_column("practice_answer", "partner_id", nullable=True)
        op.create_check_constraint(op.f("ck_practice_answer_with_one"), "practice_answer", _WITH_ONE)
    for table, column, on in (("moment", "garden_id", ()), ("disclosure", "garden_id", ())):
        op.create_index(f"ix_{table}_{column}", table, [column, *on])
    op.create_index("ix_practice_answer_garden_id", "practice_answer", ["garden_id"])
    given = sa.text("garden_id IS NOT NULL")
    op.create_index(
        "ix_promise_garden_id", "promise", ["garden_id", "made_on"], sqlite_where=given, postgresql_where=given
    )
    _what_is_agreed()
    _what_it_is_for()
    _search(WRITTEN_NOW)
    op.execute("DELETE FROM memo WHERE kind = 'reading'")


def downgrade() -> None:
    bind = op.get_bind()
    _search(WRITTEN_NOW, only_drop=True)
    _without_what_is_between(bind)
    op.execute("DELETE FROM practice_answer WHERE partner_id IS NULL")
    for table, index in (
        ("promise", "ix_promise_garden_id"),
        ("moment", "ix_moment_garden_id"),
        ("disclosure", "ix_disclosure_garden_id"),
        ("practice_answer", "ix_practice_answer_garden_id"),
    ):
        op.drop_index(index, table)
    if bind.dialect.name == "sqlite":
        for table in ENDS:
            _make_anew(table, {two_sides(table): one_side_is_us(table)})
        _make_anew("practice_answer", {new: old for old, new in _ANSWER.items()})
    else:
        for table in ENDS:
            _rule(table, one_side_is_us(table))
        op.drop_constraint(op.f("ck_practice_answer_with_one"), "practice_answer", type_="check")
        op.alter_column("practice_answer", "partner_id", nullable=False)
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")  # the rule about it goes with it
    for table in GONE_IN_ORDER:
        op.drop_table(table)
    _rewrite_journal(bind)
    op.execute("DELETE FROM memo WHERE kind IN ('reading', 'read before')")
    _search(WRITTEN)
    if bind.dialect.name == "sqlite":
        op.execute("INSERT INTO fact_search (fact_search) VALUES ('rebuild')")


_WITH_ONE = "partner_id IS NULL OR garden_id IS NULL"
_ANSWER = {
    "partner_id VARCHAR NOT NULL": "partner_id VARCHAR",
    "CONSTRAINT pk_practice_answer ": f"CONSTRAINT ck_practice_answer_with_one CHECK ({_WITH_ONE}),\n\t"
    "CONSTRAINT pk_practice_answer ",
}
"""What is written otherwise in the script of the table in SQLite."""


def _add_columns(bind: Any) -> None:
    for table, columns in ADDED.items():
        for column in columns:
            target, name = TARGETS[column], f"fk_{table}_{column}_{TARGETS[column]}"
            if bind.dialect.name == "sqlite":
                op.execute(
                    f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR CONSTRAINT {name} REFERENCES {target} (id)"
                )
            else:
                op.add_column(table, sa.Column(column, sa.String(), nullable=True))
                op.create_foreign_key(op.f(name), table, target, [column], ["id"])


def _make_anew(table: str, otherwise: Mapping[str, str]) -> None:
    """Make a table of SQLite anew by its own script, in which something is written otherwise; its rows are kept."""
    bind = op.get_bind()
    found = bind.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type <> 'table'"),
        {"table": table},
    )
    script, *rest = (row[0] for row in found)
    for old, new in otherwise.items():
        if old not in script:
            raise RuntimeError(f"{table} is not as the revision before left it: {old} is missing")
        script = script.replace(old, new)
    op.execute(f"CREATE TABLE rows_before AS SELECT * FROM {table}")
    op.execute(f"DROP TABLE {table}")
    bind.exec_driver_sql(script)
    names = ", ".join(f'"{row[1]}"' for row in bind.execute(sa.text(f"PRAGMA table_info({table})")))
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM rows_before")
    op.execute("DROP TABLE rows_before")
    for statement in rest:
        bind.exec_driver_sql(statement)


def _rule(table: str, rule: str) -> None:
    name = f"ck_{table}_ck_{table}_one_side_is_us"
    op.drop_constraint(op.f(name), table, type_="check")
    op.create_check_constraint(op.f(name), table, rule)


def _search(written: dict[str, tuple[str, ...]], *, only_drop: bool = False) -> None:
    """Make the search over these columns anew; its index of words stays: new columns are empty."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("DROP VIEW IF EXISTS fact_text")
    for table in written:
        if sqlite:
            for event in ("insert", "delete", "update"):
                op.execute(f"DROP TRIGGER IF EXISTS search_{table}_{event}")
        elif only_drop:
            op.execute(f"DROP INDEX IF EXISTS ix_search_{table}")
    if only_drop:
        return
    if sqlite:
        _search_in_sqlite(written)
    else:
        _search_in_postgresql(written)


def _texts(columns: tuple[str, ...], prefix: str = "") -> str:
    return " || ' ' || ".join(f"coalesce({prefix}{column}, '')" for column in columns)


def _search_in_sqlite(written: dict[str, tuple[str, ...]]) -> None:
    bodies = (f"SELECT number, {_texts(columns)} AS body FROM {table}" for table, columns in written.items())
    op.execute(f"CREATE VIEW fact_text AS {' UNION ALL '.join(bodies)}")
    for table, columns in written.items():
        add = f"INSERT INTO fact_search (rowid, body) VALUES (new.number, {_texts(columns, 'new.')});"
        gone = _texts(columns, "old.")
        drop = f"INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, {gone});"
        op.execute(f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {add} END")
        op.execute(f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {drop} END")
        named = ", ".join(("number", *columns))
        op.execute(f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {named} ON {table} BEGIN {drop} {add} END")


def _search_in_postgresql(written: dict[str, tuple[str, ...]]) -> None:
    signs = PUNCTUATION.replace("'", "''").replace("%", "%%")
    bodies = []
    for table, columns in written.items():
        body = f"left(translate({_texts(columns)}, '{signs}', '{' ' * len(PUNCTUATION)}'), 200000)"
        op.execute(f"CREATE INDEX ix_search_{table} ON {table} USING gin (to_tsvector('simple', {body}))")
        bodies.append(f"SELECT number, {body} AS body FROM {table}")
    op.execute(f"CREATE VIEW fact_text AS {' UNION ALL '.join(bodies)}")


def _fact(
    name: str, *columns: sa.Column[Any], rules: dict[str, str], refers: tuple[str, ...] = (), alone: bool = False
) -> None:
    """Make the table of a kind of fact about a partner or a garden, unless it is `alone`, about neither.

    `refers` are further columns that are ids of partners.
    """
    with_one = {} if alone else {"partner_id": "partner", "garden_id": "garden"}
    links = {**with_one, **dict.fromkeys(refers, "partner")}
    all_rules = {**({} if alone else {"with_one": "(partner_id IS NULL) <> (garden_id IS NULL)"}), **rules}
    _table(name, links, columns, all_rules, optional=frozenset(links))
    for column in with_one:
        op.create_index(f"ix_{name}_{column}", name, [column, "on", "number"])


def _table(
    name: str,
    links: dict[str, str],
    columns: tuple[sa.Column[Any], ...],
    rules: dict[str, str],
    optional: frozenset[str],
) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(link, sa.String(), nullable=link in optional) for link in links),
        sa.Column("on", sa.Date(), nullable=False),
        *columns,
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("number > 0", name=op.f(f"ck_{name}_number")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in rules.items()),
        *_keys(name, links),
        sa.UniqueConstraint("number", name=op.f(f"uq_{name}_number")),
    )
    op.create_index(f"ix_{name}_on", name, ["on", "number"])


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
    )


def _keys(name: str, links: dict[str, str]) -> list[sa.Constraint]:
    foreign = [
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}_{table}"))
        for column, table in links.items()
    ]
    return [*foreign, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))]


def _optional(*names: str, kind: Any = sa.Integer) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind(), nullable=True) for name in names]


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _one_of(column: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"


def _gardens() -> None:
    op.create_table(
        "garden",
        *(_text(name) for name in ("id", "handle", "name")),
        sa.Column("started_on", sa.Date(), nullable=False),
        _flag("with_us"),
        _text("note", nullable=True),
        *_optional("ended_on", kind=sa.Date),
        _text("end_reason", nullable=True),
        *_recorded(),
        sa.CheckConstraint("name <> ''", name=op.f("ck_garden_name")),
        sa.CheckConstraint("handle <> '' AND handle = lower(handle)", name=op.f("ck_garden_handle")),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (end_reason IS NULL) AND (ended_on IS NULL OR ended_on >= started_on)",
            name=op.f("ck_garden_ended"),
        ),
        *_keys("garden", {}),
        sa.UniqueConstraint("handle", name=op.f("uq_garden_handle")),
    )
    op.create_table(
        "garden_member",
        *(_text(name) for name in ("id", "garden_id", "partner_id")),
        sa.Column("joined_on", sa.Date(), nullable=False),
        *_optional("left_on", kind=sa.Date),
        sa.CheckConstraint("left_on IS NULL OR left_on >= joined_on", name=op.f("ck_garden_member_left_on")),
        *_keys("garden_member", {"garden_id": "garden", "partner_id": "partner"}),
        sa.UniqueConstraint(
            *("garden_id", "partner_id", "joined_on"), name=op.f("uq_garden_member_garden_id_partner_id_joined_on")
        ),
    )
    op.create_index("ix_garden_member_partner_id", "garden_member", ["partner_id"])
    op.create_table(
        "moment_between",
        *(_text(name) for name in ("id", "partner_id")),
        sa.Column("on", sa.Date(), nullable=False),
        *(_text(name) for name in ("moment_id", "counts_as")),
        sa.CheckConstraint(
            "counts_as IN ('scripted', 'joint', 'unscripted')", name=op.f("ck_moment_between_counts_as")
        ),
        *_keys("moment_between", {"partner_id": "partner", "moment_id": "moment"}),
        sa.UniqueConstraint("moment_id", "partner_id", name=op.f("uq_moment_between_moment_id_partner_id")),
    )
    op.create_index("ix_moment_between_partner_id", "moment_between", ["partner_id", "on", "moment_id"])


def _what_it_is_for() -> None:
    said = {"text": "text <> ''"}
    _fact(
        "purpose", _text("text"), _text("whose"), _flag("agreed"), *_optional("horizon"),
        rules={
            **said,
            "whose": _one_of("whose", ("us", "them", "both")),
            "horizon": "horizon IS NULL OR horizon BETWEEN 1 AND 100",
        },
    )  # fmt: skip
    ended = {"ended_on": 'ended_on IS NULL OR ended_on >= "on"'}
    _fact(
        "objective", _text("text"), *_optional("ended_on", kind=sa.Date),
        rules={**said, **ended}, refers=("member_id",),
    )  # fmt: skip
    _fact("gain", _text("text"), _flag("would_say"), rules=said)
    areas = _one_of("area", ("organisation", "clients", "employees", "society"))
    _fact("impact", _text("area"), _text("text"), _text("evidence", nullable=True), rules={**said, "area": areas})
    sorts = _one_of("sort", ("insight", "impact", "relief", "proposition", "journey"))
    _fact(
        "benefit", _text("sort"), _text("text"), *_optional("for_whom", "tied", kind=sa.String),
        rules={**said, "sort": sorts},
    )  # fmt: skip
    _fact(
        "wheel", _text("said_by", nullable=True), _text("answers"), _text("notes", nullable=True),
        rules={"answers": "answers <> ''"}, alone=True,
    )  # fmt: skip
    _table(
        "garden_line",
        {"garden_id": "garden", "member_id": "partner", "toward_id": "partner"},
        (_text("topic"), _flag("ours"), _text("text"), *_optional("amount"), *_optional("ended_on", kind=sa.Date)),
        {
            **said,
            **ended,
            "topic": _one_of("topic", TOPICS),
            "amount": "amount IS NULL OR amount BETWEEN 1 AND 5",
            "one_side": "NOT (ours AND member_id IS NOT NULL)",
        },
        optional=frozenset(("member_id", "toward_id")),
    )
    _table(
        "garden_look",
        {"garden_id": "garden", "one_id": "partner", "other_id": "partner"},
        (_text("about"), _text("answers"), _text("said_by", nullable=True)),
        {
            "about": "about IN ('pair', 'whole')",
            "pair": "about = 'pair' OR (one_id IS NULL AND other_id IS NULL)",
            "answers": "answers <> ''",
        },
        optional=frozenset(("one_id", "other_id")),
    )
    for name in ("garden_line", "garden_look"):
        op.create_index(f"ix_{name}_garden_id", name, ["garden_id", "on", "number"])


def _what_is_agreed() -> None:
    _fact(
        "section", _text("name"), _text("state"), _text("text", nullable=True),
        rules={
            "name": _one_of("name", SECTIONS),
            "state": _one_of("state", ("not_relevant", "open", "draft", "agreed")),
            "text": "state NOT IN ('draft', 'agreed') OR text IS NOT NULL",
        },
    )  # fmt: skip
    _fact(
        "agreement",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        _text("snapshot"),
        rules={"version": "version > 0", "review_on": 'review_on >= "on"'},
    )


def _without_what_is_between(bind: Any) -> None:
    """Remove what was between others, with all that the journal says of it: there was no place for it."""
    entries = bind.execute(
        sa.text(
            "SELECT table_name, row_id, before, after FROM journal_entry "
            "WHERE table_name IN ('promise', 'disclosure', 'moment_between')"
        )
    )
    gone: dict[str, set[str]] = {"promise": set(), "disclosure": set(), "moment": set()}
    for table, row_id, *sides in entries:
        for side in (json.loads(side) for side in sides if side is not None):
            if table == "moment_between" and side.get("moment_id"):
                gone["moment"].add(side["moment_id"])
            elif side.get("from_id"):
                gone[table].add(row_id)
    for table in ENDS:
        gone[table] |= {row[0] for row in bind.execute(sa.text(f"SELECT id FROM {table} WHERE from_id IS NOT NULL"))}
    gone["moment"] |= {row[0] for row in bind.execute(sa.text("SELECT moment_id FROM moment_between"))}
    op.execute("DELETE FROM moment_between")
    op.execute("UPDATE promise SET follows_id = NULL WHERE from_id IS NOT NULL")
    for table, of_it in (("promise", ("promise_move",)), ("disclosure", ()), ("moment", ("moment_person",))):
        for row_id in sorted(gone[table]):
            for other in of_it:
                _delete(bind, other, f"{table}_id = :id", row_id)
            _delete(bind, table, "id = :id", row_id)


def _delete(bind: Any, table: str, rule: str, row_id: str) -> None:
    found = bind.execute(sa.text(f"SELECT id FROM {table} WHERE {rule}"), {"id": row_id}).fetchall()
    for (key,) in found:
        bind.execute(sa.text(f"DELETE FROM {table} WHERE id = :id"), {"id": key})
    for key in {row_id, *(key for (key,) in found)}:
        bind.execute(
            sa.text("DELETE FROM journal_entry WHERE table_name = :table AND row_id = :id"), {"table": table, "id": key}
        )


def _rewrite_journal(bind: Any) -> None:
    """Let the journal speak of rows as they are now; what changed nothing else goes from it."""
    listed = ", ".join(f"'{table}'" for table in GONE_IN_ORDER)
    op.execute(f"DELETE FROM journal_entry WHERE table_name IN ({listed})")
    listed = ", ".join(f"'{table}'" for table in ADDED)
    found = bind.execute(
        sa.text(f"SELECT batch_id, seq, table_name, before, after FROM journal_entry WHERE table_name IN ({listed})")
    ).mappings()
    update = sa.text(
        "UPDATE journal_entry SET before = :before, after = :after WHERE batch_id = :batch_id AND seq = :seq"
    )
    delete = sa.text("DELETE FROM journal_entry WHERE batch_id = :batch_id AND seq = :seq")
    for entry in [dict(row) for row in found]:
        table = entry.pop("table_name")
        sides = {side: _without(entry[side], ADDED[table]) for side in ("before", "after")}
        key = {"batch_id": entry["batch_id"], "seq": entry["seq"]}
        if set(sides.values()) == {"{}"} or (table == "practice_answer" and _is_of_no_partner(sides)):
            bind.execute(delete, key)
        elif any(sides[side] != entry[side] for side in sides):
            bind.execute(update, {**sides, **key})


def _is_of_no_partner(sides: Mapping[str, str | None]) -> bool:
    return not any("partner_id" in json.loads(side) for side in sides.values() if side is not None)


def _without(text: str | None, gone: tuple[str, ...]) -> str | None:
    """Return one side of an entry without the columns that there were not."""
    if text is None:
        return None
    columns = json.loads(text)
    left = {name: value for name, value in columns.items() if name not in gone}
    return text if len(left) == len(columns) else json.dumps(left, ensure_ascii=False, separators=(",", ":"))
