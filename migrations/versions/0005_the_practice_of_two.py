"""The practice of two: dependence, sheets and a partner's word on them, the open book, the pulse, farewell and fit.

With it a moment names who of us was there, and a disclosure the item of the open book that was told. All of it is empty
in a ledger that is there already, and what was learned stays: no estimate rests on it.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ANSWERS = ("promises", "openness", "time", "fair", "fifth")
LOOKS = tuple(f"{side}_{what}" for side in ("our", "their") for what in ("replaceable", "miss", "leave"))
ADDED = {"moment": "our_people", "disclosure": "item_id"}
"""The new column of each table that there was."""
WRITTEN = {
    "promise": ("text", "note", "closed_reason", "clear_reason"),
    "moment": ("kind", "text", "note"),
    "disclosure": ("topic", "note"),
    "note": ("note",),
    "level_change": ("reason", "note"),
}
"""What the search read of each kind of fact until now."""
WRITTEN_NOW = {
    **WRITTEN,
    "moment": ("kind", "text", "our_people", "note"),
    "dependence": ("note",),
    "pulse": ("note",),
    "sheet": ("name", "note"),
    "their_word": ("said_by", "remark", "settle_reason", "note"),
    "joint_check": ("said_by", "note"),
    "request": ("note",),
    "farewell": ("reasons", "said", "said_by", "handed_over", "door", "note"),
    "fit": ("why_us", "both_think", "note"),
}
PUNCTUATION = """!"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"""
GONE_IN_ORDER = (
    *("sheet_row", "their_word", "joint_check", "sheet", "request", "dependence", "pulse", "farewell", "fit"),
    *("practice_answer", "book_item"),
)
"""The new tables; what refers to others goes before them."""


def upgrade() -> None:
    _search(WRITTEN, only_drop=True)
    _book_item()
    _dependence_and_pulse()
    _sheets()
    _the_rest()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ALTER TABLE moment ADD COLUMN our_people VARCHAR")
        op.execute(
            "ALTER TABLE disclosure ADD COLUMN item_id VARCHAR "
            "CONSTRAINT fk_disclosure_item_id_book_item REFERENCES book_item (id)"
        )
    else:
        op.add_column("moment", sa.Column("our_people", sa.String(), nullable=True))
        op.add_column("disclosure", sa.Column("item_id", sa.String(), nullable=True))
        op.create_foreign_key(op.f("fk_disclosure_item_id_book_item"), "disclosure", "book_item", ["item_id"], ["id"])
    _search(WRITTEN_NOW)


def downgrade() -> None:
    bind = op.get_bind()
    _search(WRITTEN_NOW, only_drop=True)
    listed = ", ".join(f"'{table}'" for table in GONE_IN_ORDER)
    op.execute(f"DELETE FROM journal_entry WHERE table_name IN ({listed})")
    for table, column in ADDED.items():
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")  # the rule about it goes with it
    for table in GONE_IN_ORDER:
        op.drop_table(table)
    _rewrite_journal(bind)
    op.execute("DELETE FROM memo WHERE kind IN ('reading', 'read before')")
    _search(WRITTEN)
    if bind.dialect.name == "sqlite":
        op.execute("INSERT INTO fact_search (fact_search) VALUES ('rebuild')")


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
    name: str, *columns: sa.Column[Any], rules: dict[str, str] | None = None, refers: dict[str, str], unique: str = ""
) -> None:
    """Make the table of a kind of fact; `refers` tells which columns are ids of rows of which tables."""
    links = {"partner_id": "partner", **refers}
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *columns,
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("number > 0", name=op.f(f"ck_{name}_number")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{what}")) for what, rule in (rules or {}).items()),
        *_keys(name, links),
        *(sa.UniqueConstraint(each, name=op.f(f"uq_{name}_{each}")) for each in ("number", unique) if each),
    )
    op.create_index(f"ix_{name}_partner_id", name, ["partner_id", "on", "number"])
    op.create_index(f"ix_{name}_on", name, ["on", "number"])
    for column in refers:
        op.create_index(f"ix_{name}_{column}", name, [column])


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


def _book_item() -> None:
    op.create_table(
        "book_item",
        *(_text(name) for name in ("id", "name", "text", "aspect")),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.CheckConstraint("name <> '' AND name = lower(name)", name=op.f("ck_book_item_name")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_book_item_text")),
        sa.CheckConstraint("aspect IN ('doing', 'wanting', 'worrying')", name=op.f("ck_book_item_aspect")),
        sa.CheckConstraint("depth BETWEEN 1 AND 4", name=op.f("ck_book_item_depth")),
        *_keys("book_item", {}),
        sa.UniqueConstraint("name", name=op.f("uq_book_item_name")),
    )


def _dependence_and_pulse() -> None:
    parts = {f"{side}_weight": f"{side}_weight IS NULL OR {side}_weight BETWEEN 0 AND 100" for side in ("our", "their")}
    numbers = ("weight", "replaceable", "miss", "leave")
    _fact(
        "dependence",
        *_optional(*(f"{side}_{what}" for side in ("our", "their") for what in numbers)),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        rules={**parts, **{look: f"{look} IS NULL OR {look} BETWEEN 1 AND 5" for look in LOOKS}},
        refers={},
    )
    _fact(
        "pulse",
        _text("person_id", nullable=True),
        _text("about"),
        _text("about_name", nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        *_optional(*ANSWERS),
        rules={
            "about": "about IN ('firm', 'person')",
            "about_name": "(about = 'person') = (about_name IS NOT NULL)",
            "level": "level BETWEEN 1 AND 5",
            **{answer: f"{answer} IS NULL OR {answer} BETWEEN 1 AND 5" for answer in ANSWERS},
        },
        refers={"person_id": "person"},
    )


def _sheets() -> None:
    _fact("sheet", _text("name"), rules={"name": "name <> ''"}, refers={}, unique="name")
    op.create_table(
        "sheet_row",
        *(_text(name) for name in ("id", "sheet_id")),
        _text("promise_id", nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        _text("outcome"),
        *_keys("sheet_row", {"sheet_id": "sheet", "promise_id": "promise"}),
        sa.UniqueConstraint("sheet_id", "promise_id", name=op.f("uq_sheet_row_sheet_id_promise_id")),
    )
    op.create_index("ix_sheet_row_promise_id", "sheet_row", ["promise_id"])
    _fact(
        "their_word",
        _text("promise_id"),
        _text("sheet_id", nullable=True),
        _text("word"),
        *_optional("moved_to", kind=sa.Date),
        *_optional("said_by", "remark", "settled", kind=sa.String),
        *_optional("settled_on", kind=sa.Date),
        *_optional("settle_reason", kind=sa.String),
        rules={
            "word": "word IN ('done', 'not_done', 'moved', 'disputed')",
            "moved_to": "(word = 'moved') = (moved_to IS NOT NULL)",
            "settled": "settled IN ('ours', 'theirs')",
            "settled_on": "(settled IS NULL) = (settled_on IS NULL)",
            "settle_reason": "(settled IS NULL) = (settle_reason IS NULL)",
        },
        refers={"promise_id": "promise", "sheet_id": "sheet"},
    )
    _fact(
        "joint_check",
        *_optional("sheet_id", "said_by", kind=sa.String),
        refers={"sheet_id": "sheet"},
    )


def _the_rest() -> None:
    _fact(
        "request",
        sa.Column("ours", sa.Boolean(), nullable=False),
        _text("item_id"),
        refers={"item_id": "book_item"},
    )
    _fact(
        "farewell",
        _text("reasons"),
        *_optional("said", "said_by", "handed_over", "door", kind=sa.String),
        sa.Column("level", sa.Integer(), nullable=False),
        rules={"reasons": "reasons <> ''", "level": "level BETWEEN 1 AND 5"},
        refers={},
    )
    _fact("fit", _text("why_us"), _text("both_think", nullable=True), rules={"why_us": "why_us <> ''"}, refers={})
    op.create_table(
        "practice_answer",
        *(_text(name) for name in ("id", "partner_id", "part", "answer")),
        sa.Column("on", sa.Date(), nullable=False),
        *_recorded(),
        sa.CheckConstraint("answer IN ('later', 'never')", name=op.f("ck_practice_answer_answer")),
        sa.CheckConstraint("part <> ''", name=op.f("ck_practice_answer_part")),
        *_keys("practice_answer", {"partner_id": "partner"}),
    )
    op.create_index("ix_practice_answer_partner_id", "practice_answer", ["partner_id", "on"])


def _rewrite_journal(bind: Any) -> None:
    """Let the journal speak of rows as they are now; what changed nothing else goes from it."""
    listed = ", ".join(f"'{table}'" for table in ADDED)
    found = bind.execute(
        sa.text(f"SELECT batch_id, seq, table_name, before, after FROM journal_entry WHERE table_name IN ({listed})")
    ).mappings()
    update = sa.text(
        "UPDATE journal_entry SET before = :before, after = :after WHERE batch_id = :batch_id AND seq = :seq"
    )
    delete = sa.text("DELETE FROM journal_entry WHERE batch_id = :batch_id AND seq = :seq")
    for entry in [dict(row) for row in found]:
        gone = ADDED[entry.pop("table_name")]
        sides = {side: _without(entry[side], gone) for side in ("before", "after")}
        key = {"batch_id": entry["batch_id"], "seq": entry["seq"]}
        if set(sides.values()) == {"{}"}:
            bind.execute(delete, key)
        elif any(sides[side] != entry[side] for side in sides):
            bind.execute(update, {**sides, **key})


def _without(text: str | None, gone: str) -> str | None:
    """Return one side of an entry without the column that there was not."""
    if text is None:
        return None
    columns = json.loads(text)
    if gone not in columns:
        return text
    left = {name: value for name, value in columns.items() if name != gone}
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))
