"""In and out: where a fact came from, proposals, mappings of columns, and who only looks like somebody else.

Also what a person answers to the reading of two members of a garden. All of it is empty in a ledger that is there
already, and no reading of today rests on it.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BROUGHT = ("promise", "moment", "disclosure", "note", "partner", "person")
ADDED = ("brought_from", "brought_id")
"""The new columns, of each table that remembers where its rows came from."""
NEW = ("proposal_partner", "proposal", "mapping", "apart", "pair_answer")
"""The new tables; what refers to others goes before them."""
STRANDS = ("our_promises", "their_promises", "time", "openness")


def upgrade() -> None:
    for table in BROUGHT:
        for column in ADDED:
            op.add_column(table, sa.Column(column, sa.String(), nullable=True))
        given = sa.text("brought_id IS NOT NULL")
        op.create_index(f"ix_{table}_brought_id", table, ["brought_id"], sqlite_where=given, postgresql_where=given)
    _proposals()
    _beside()


def downgrade() -> None:
    bind = op.get_bind()
    for table in NEW:
        op.drop_table(table)
    for table in BROUGHT:
        op.drop_index(f"ix_{table}_brought_id", table)
        for column in ADDED:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    _rewrite_journal(bind)
    op.execute("DELETE FROM memo WHERE kind IN ('reading', 'read before')")


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False), _text("recorded_by"))


def _keys(name: str, links: dict[str, str]) -> list[sa.Constraint]:
    foreign = [
        sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}_{table}"))
        for column, table in links.items()
    ]
    return [*foreign, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))]


def _rule(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _one_of(table: str, column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return _rule(table, column, f"{column} IN ({listed})")


def _proposals() -> None:
    op.create_table(
        "proposal",
        _text("id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *(_text(name) for name in ("state", "kind")),
        sa.Column("on", sa.Date(), nullable=False),
        _text("title"),
        *(_text(name, nullable=True) for name in ("starts", "ends")),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _text("company"),
        *(_text(name, nullable=True) for name in ("note", "initiative", "direction")),
        sa.Column("due_on", sa.Date(), nullable=True),
        _text("assumed"),
        sa.Column("asked", sa.Boolean(), nullable=False),
        _text("why", nullable=True),
        sa.Column("fact", sa.Integer(), nullable=True),
        _text("brought_from"),
        _text("brought_id", nullable=True),
        *_recorded(),
        _one_of("proposal", "state", ("pending", "accepted", "dismissed")),
        _one_of("proposal", "kind", ("moment", "promise")),
        _one_of("proposal", "initiative", ("us", "them", "both")),
        _one_of("proposal", "direction", ("ours", "theirs")),
        _rule("proposal", "number", "number > 0"),
        _rule("proposal", "fact", "fact IS NULL OR state = 'accepted'"),
        *_keys("proposal", {}),
        sa.UniqueConstraint("number", name=op.f("uq_proposal_number")),
    )
    op.create_index("ix_proposal_state", "proposal", ["state", "on", "number"])
    op.create_index("ix_proposal_brought_id", "proposal", ["brought_from", "brought_id"])
    op.create_table(
        "proposal_partner",
        *(_text(name) for name in ("id", "proposal_id", "partner_id")),
        *_keys("proposal_partner", {"proposal_id": "proposal", "partner_id": "partner"}),
    )
    op.create_index("ix_proposal_partner_proposal_id", "proposal_partner", ["proposal_id", "partner_id"])
    op.create_index("ix_proposal_partner_partner_id", "proposal_partner", ["partner_id"])


def _beside() -> None:
    op.create_table(
        "mapping",
        *(_text(name) for name in ("id", "name", "kind", "columns")),
        *_recorded(),
        _rule("mapping", "name", "name <> '' AND name = lower(name)"),
        *_keys("mapping", {}),
        sa.UniqueConstraint("name", name=op.f("uq_mapping_name")),
    )
    links = {
        "one_partner_id": "partner",
        "other_partner_id": "partner",
        "one_person_id": "person",
        "other_person_id": "person",
    }
    op.create_table(
        "apart",
        _text("id"),
        *(_text(name, nullable=True) for name in links),
        *_recorded(),
        _rule(
            "apart",
            "two",
            "CASE WHEN one_person_id IS NULL THEN other_person_id IS NULL AND one_partner_id IS NOT NULL "
            "AND other_partner_id IS NOT NULL ELSE other_person_id IS NOT NULL AND one_partner_id IS NULL "
            "AND other_partner_id IS NULL END",
        ),
        *_keys("apart", links),
    )
    op.create_table(
        "pair_answer",
        *(_text(name) for name in ("id", "garden_id", "one_id", "other_id")),
        sa.Column("on", sa.Date(), nullable=False),
        _text("answer"),
        _text("strand", nullable=True),
        _text("note"),
        *_recorded(),
        _one_of("pair_answer", "answer", ("ack", "anew")),
        _one_of("pair_answer", "strand", STRANDS),
        _rule("pair_answer", "two", "one_id <> other_id"),
        *_keys("pair_answer", {"garden_id": "garden", "one_id": "partner", "other_id": "partner"}),
    )
    op.create_index("ix_pair_answer_garden_id", "pair_answer", ["garden_id", "on"])


def _rewrite_journal(bind: Any) -> None:
    """Let the journal speak of rows as they are now; what changed nothing else goes from it."""
    listed = ", ".join(f"'{table}'" for table in NEW)
    op.execute(f"DELETE FROM journal_entry WHERE table_name IN ({listed})")
    listed = ", ".join(f"'{table}'" for table in BROUGHT)
    found = bind.execute(
        sa.text(
            f"SELECT batch_id, seq, before, after FROM journal_entry WHERE table_name IN ({listed}) "
            "AND (before LIKE '%\"brought_%' OR after LIKE '%\"brought_%')"
        )
    ).mappings()
    update = sa.text(
        "UPDATE journal_entry SET before = :before, after = :after WHERE batch_id = :batch_id AND seq = :seq"
    )
    delete = sa.text("DELETE FROM journal_entry WHERE batch_id = :batch_id AND seq = :seq")
    for entry in [dict(row) for row in found]:
        sides = {side: _without(entry[side]) for side in ("before", "after")}
        key = {"batch_id": entry["batch_id"], "seq": entry["seq"]}
        if set(sides.values()) == {"{}"}:
            bind.execute(delete, key)
        else:
            bind.execute(update, {**sides, **key})


def _without(text: str | None) -> str | None:
    """Return one side of an entry without the columns that there were not."""
    if text is None:
        return None
    left = {name: value for name, value in json.loads(text).items() if name not in ADDED}
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))
