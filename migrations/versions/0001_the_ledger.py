"""The ledger: partners, people, facts, the journal, and the search over all that was written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x54524C47

# What the search reads of each kind of fact.
WRITTEN = {
    "promise": ("text", "note", "closed_reason", "clear_reason"),
    "moment": ("kind", "text", "note"),
    "disclosure": ("topic", "note"),
    "note": ("note",),
    "level_change": ("reason", "note"),
}
# What refers to others goes before them.
GONE_IN_ORDER = (
    *("promise_move", "moment_person", "suggestion_answer", "review_answer", "promise", "plan", "person", "pause"),
    *("note", "moment_partner", "level_change", "journal_entry", "intention", "disclosure", "setting", "review"),
    *("partner", "moment", "memo", "journal_batch"),
)
PUNCTUATION = """!"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"""


def written(table: str, prefix: str = "") -> str:
    return " || ' ' || ".join(f"coalesce({prefix}{column}, '')" for column in WRITTEN[table])


def search_in_sqlite() -> None:
    """An index beside the facts without a second copy of them, kept by triggers; its rows bear the facts' numbers."""
    texts = " UNION ALL ".join(f"SELECT number, {written(table)} AS body FROM {table}" for table in WRITTEN)
    op.execute(f"CREATE VIEW fact_text AS {texts}")
    op.execute(
        "CREATE VIRTUAL TABLE fact_search USING fts5(body, content='fact_text', content_rowid='number', columnsize=0, "
        "tokenize='unicode61 remove_diacritics 0')"
    )
    for table, columns in WRITTEN.items():
        add = f"INSERT INTO fact_search (rowid, body) VALUES (new.number, {written(table, 'new.')});"
        gone = written(table, "old.")
        drop = f"INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, {gone});"
        op.execute(f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {add} END")
        op.execute(f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {drop} END")
        named = ", ".join(("number", *columns))
        op.execute(f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {named} ON {table} BEGIN {drop} {add} END")


def search_in_postgresql() -> None:
    """The same words on a server: punctuation apart, so that it makes no compounds; cut to what an index takes."""
    signs = PUNCTUATION.replace("'", "''").replace("%", "%%")
    texts = []
    for table in WRITTEN:
        body = f"left(translate({written(table)}, '{signs}', '{' ' * len(PUNCTUATION)}'), 200000)"
        op.execute(f"CREATE INDEX ix_search_{table} ON {table} USING gin (to_tsvector('simple', {body}))")
        texts.append(f"SELECT number, {body} AS body FROM {table}")
    op.execute(f"CREATE VIEW fact_text AS {' UNION ALL '.join(texts)}")


def upgrade() -> None:
    op.create_table(
        "journal_batch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["journal_batch.number"], name="fk_journal_batch_undoes_journal_batch"),
        sa.PrimaryKeyConstraint("id", name="pk_journal_batch"),
        sa.UniqueConstraint("number", name="uq_journal_batch_number"),
    )
    op.create_table(
        "memo",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("strand", sa.String(), nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("settings_hash", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "strand", "quarter", "settings_hash", name="pk_memo"),
    )
    op.create_table(
        "moment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("counts_as", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("initiative", sa.String(), nullable=True),
        sa.Column("unplanned", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("counts_as IN ('scripted', 'joint', 'unscripted')", name="ck_moment_counts_as"),
        sa.CheckConstraint("initiative IN ('us', 'them', 'both')", name="ck_moment_initiative"),
        sa.CheckConstraint("kind <> ''", name="ck_moment_kind"),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name="ck_moment_minutes"),
        sa.CheckConstraint("number > 0", name="ck_moment_number"),
        sa.PrimaryKeyConstraint("id", name="pk_moment"),
        sa.UniqueConstraint("number", name="uq_moment_number"),
    )
    op.create_index("ix_moment_on", "moment", ["on", "number"])
    op.create_index(
        "ix_moment_private",
        "moment",
        ["recorded_by", "id"],
        sqlite_where=sa.text("private"),
        postgresql_where=sa.text("private"),
    )

    op.create_table(
        "partner",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("start_level", sa.Integer(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("archive_reason", sa.String(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("handle <> '' AND handle = lower(handle)", name="ck_partner_handle"),
        sa.CheckConstraint("name <> ''", name="ck_partner_name"),
        sa.CheckConstraint("cadence_days > 0", name="ck_partner_cadence_days"),
        sa.CheckConstraint(
            "merged_into IS NULL OR (merged_into <> id AND archived_on IS NOT NULL)", name="ck_partner_merged"
        ),
        sa.CheckConstraint("start_level BETWEEN 1 AND 5", name="ck_partner_start_level"),
        sa.CheckConstraint("target BETWEEN 1 AND 5", name="ck_partner_target"),
        sa.ForeignKeyConstraint(["merged_into"], ["partner.id"], name="fk_partner_merged_into_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
        sa.UniqueConstraint("handle", name="uq_partner_handle"),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snapshot", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("(done_at IS NULL) = (snapshot IS NULL)", name="ck_review_done"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "disclosure",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("teller_id", sa.String(), nullable=True),
        sa.Column("listener_id", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=True),
        sa.Column("missed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("topic <> ''", name="ck_disclosure_topic"),
        sa.CheckConstraint(
            "(missed AND depth IS NULL) OR (NOT missed AND depth IS NOT NULL AND depth BETWEEN 1 AND 4)",
            name="ck_disclosure_depth",
        ),
        sa.CheckConstraint("(teller_id IS NULL) <> (listener_id IS NULL)", name="ck_disclosure_one_side_is_us"),
        sa.CheckConstraint("number > 0", name="ck_disclosure_number"),
        sa.ForeignKeyConstraint(["listener_id"], ["partner.id"], name="fk_disclosure_listener_id_partner"),
        sa.ForeignKeyConstraint(["teller_id"], ["partner.id"], name="fk_disclosure_teller_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure"),
        sa.UniqueConstraint("number", name="uq_disclosure_number"),
    )
    op.create_index("ix_disclosure_on", "disclosure", ["on", "number"])
    op.create_index(
        "ix_disclosure_ours",
        "disclosure",
        ["listener_id", "on", "number", "id", "depth", "missed"],
        sqlite_where=sa.text("listener_id IS NOT NULL"),
        postgresql_where=sa.text("listener_id IS NOT NULL"),
    )
    op.create_index(
        "ix_disclosure_private",
        "disclosure",
        ["recorded_by", "id"],
        sqlite_where=sa.text("private"),
        postgresql_where=sa.text("private"),
    )
    op.create_index(
        "ix_disclosure_theirs",
        "disclosure",
        ["teller_id", "on", "number", "id", "depth", "missed"],
        sqlite_where=sa.text("teller_id IS NOT NULL"),
        postgresql_where=sa.text("teller_id IS NOT NULL"),
    )

    op.create_table(
        "intention",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=True),
        sa.Column("partner_id", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name="ck_intention_text"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_intention_partner_id_partner"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_intention_review_id_review"),
        sa.PrimaryKeyConstraint("id", name="pk_intention"),
    )
    op.create_index("ix_intention_review_id", "intention", ["review_id"])

    op.create_table(
        "journal_entry",
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="ck_journal_entry_something"),
        sa.ForeignKeyConstraint(["batch_id"], ["journal_batch.id"], name="fk_journal_entry_batch_id_journal_batch"),
        sa.PrimaryKeyConstraint("batch_id", "seq", name="pk_journal_entry"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "level_change",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("from_level", sa.Integer(), nullable=False),
        sa.Column("to_level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("depends", sa.String(), nullable=True),
        sa.Column("snapshot", sa.String(), nullable=True),
        sa.Column("settings", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("depends IN ('us', 'them', 'neither')", name="ck_level_change_depends"),
        sa.CheckConstraint("reason <> ''", name="ck_level_change_reason"),
        sa.CheckConstraint("from_level <> to_level", name="ck_level_change_another_level"),
        sa.CheckConstraint("from_level BETWEEN 1 AND 5", name="ck_level_change_from_level"),
        sa.CheckConstraint("number > 0", name="ck_level_change_number"),
        sa.CheckConstraint("to_level BETWEEN 1 AND 5", name="ck_level_change_to_level"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_level_change_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_level_change"),
        sa.UniqueConstraint("number", name="uq_level_change_number"),
    )
    op.create_index("ix_level_change_on", "level_change", ["on", "number"])
    op.create_index("ix_level_change_partner_id", "level_change", ["partner_id", "on", "number"])

    op.create_table(
        "moment_partner",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("moment_id", sa.String(), nullable=False),
        sa.Column("counts_as", sa.String(), nullable=False),
        sa.CheckConstraint("counts_as IN ('scripted', 'joint', 'unscripted')", name="ck_moment_partner_counts_as"),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name="fk_moment_partner_moment_id_moment"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_moment_partner_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_moment_partner"),
        sa.UniqueConstraint("moment_id", "partner_id", name="uq_moment_partner_moment_id_partner_id"),
    )
    op.create_index("ix_moment_partner_scan", "moment_partner", ["partner_id", "on", "moment_id", "counts_as"])

    op.create_table(
        "note",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("note <> ''", name="ck_note_note"),
        sa.CheckConstraint("number > 0", name="ck_note_number"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_note_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        sa.UniqueConstraint("number", name="uq_note_number"),
    )
    op.create_index("ix_note_on", "note", ["on", "number"])
    op.create_index("ix_note_partner_id", "note", ["partner_id", "on", "number"])

    op.create_table(
        "pause",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name="ck_pause_reason"),
        sa.CheckConstraint("number > 0", name="ck_pause_number"),
        sa.CheckConstraint("to_on >= from_on", name="ck_pause_order"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_pause_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_pause"),
        sa.UniqueConstraint("number", name="uq_pause_number"),
    )
    op.create_index("ix_pause_partner_id", "pause", ["partner_id", "from_on"])

    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.CheckConstraint("name <> ''", name="ck_person_name"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_person_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_partner_id", "person", ["partner_id"])

    op.create_table(
        "plan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.CheckConstraint("number > 0", name="ck_plan_number"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_plan_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.UniqueConstraint("number", name="uq_plan_number"),
    )
    op.create_index("ix_plan_on", "plan", ["on"])
    op.create_index("ix_plan_partner_id", "plan", ["partner_id"])

    op.create_table(
        "promise",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("maker_id", sa.String(), nullable=True),
        sa.Column("receiver_id", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("stake", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("counts_on", sa.Date(), nullable=False),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column("closed_as", sa.String(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("told", sa.String(), nullable=True),
        sa.Column("satisfied", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.Column("closed_reason", sa.String(), nullable=True),
        sa.Column("cleared_on", sa.Date(), nullable=True),
        sa.Column("clear_reason", sa.String(), nullable=True),
        sa.Column("entered_late", sa.Boolean(), nullable=False),
        sa.Column("every", sa.String(), nullable=True),
        sa.Column("every_from", sa.Date(), nullable=True),
        sa.Column("follows_id", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_by IS NOT NULL) = (coalesce(closed_as, '') = 'withdrawn')", name="ck_promise_withdrawn"
        ),
        sa.CheckConstraint(
            "cleared_on IS NULL OR coalesce(told, '') = 'concealed'", name="ck_promise_cleared_concealed"
        ),
        sa.CheckConstraint("closed_as IN ('kept', 'partly', 'broken', 'withdrawn')", name="ck_promise_closed_as"),
        sa.CheckConstraint(
            "satisfied IS NULL OR coalesce(closed_as, '') IN ('kept', 'partly')", name="ck_promise_satisfied"
        ),
        sa.CheckConstraint("stake IN ('small', 'normal', 'big')", name="ck_promise_stake"),
        sa.CheckConstraint("text <> ''", name="ck_promise_text"),
        sa.CheckConstraint("told IN ('told', 'silent', 'concealed')", name="ck_promise_told"),
        sa.CheckConstraint("told IS NULL OR coalesce(closed_as, '') = 'broken'", name="ck_promise_told_broken"),
        sa.CheckConstraint("withdrawn_by IN ('maker', 'receiver')", name="ck_promise_withdrawn_by"),
        sa.CheckConstraint("(cleared_on IS NULL) = (clear_reason IS NULL)", name="ck_promise_cleared"),
        sa.CheckConstraint(
            "(closed_as IS NULL) = (closed_on IS NULL) AND (closed_on IS NULL OR closed_on >= made_on)",
            name="ck_promise_closed_on",
        ),
        sa.CheckConstraint("(maker_id IS NULL) <> (receiver_id IS NULL)", name="ck_promise_one_side_is_us"),
        sa.CheckConstraint("accepted_on >= made_on", name="ck_promise_accepted_on"),
        sa.CheckConstraint(
            "counts_on >= made_on AND (due_on IS NULL OR due_on = counts_on)", name="ck_promise_counts_on"
        ),
        sa.CheckConstraint("grace_days >= 0", name="ck_promise_grace_days"),
        sa.CheckConstraint("number > 0", name="ck_promise_number"),
        sa.ForeignKeyConstraint(["follows_id"], ["promise.id"], name="fk_promise_follows_id_promise"),
        sa.ForeignKeyConstraint(["maker_id"], ["partner.id"], name="fk_promise_maker_id_partner"),
        sa.ForeignKeyConstraint(["receiver_id"], ["partner.id"], name="fk_promise_receiver_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_promise"),
        sa.UniqueConstraint("number", name="uq_promise_number"),
    )
    op.create_index("ix_promise_counts_on", "promise", ["counts_on"])
    op.create_index(
        "ix_promise_follows_id",
        "promise",
        ["follows_id"],
        sqlite_where=sa.text("follows_id IS NOT NULL"),
        postgresql_where=sa.text("follows_id IS NOT NULL"),
    )
    op.create_index("ix_promise_made_on", "promise", ["made_on", "number"])
    op.create_index(
        "ix_promise_open",
        "promise",
        ["counts_on"],
        sqlite_where=sa.text("closed_as IS NULL"),
        postgresql_where=sa.text("closed_as IS NULL"),
    )
    op.create_index(
        "ix_promise_ours",
        "promise",
        [
            "receiver_id",
            "counts_on",
            "number",
            "id",
            "stake",
            "made_on",
            "accepted_on",
            "grace_days",
            "closed_as",
            "closed_on",
            "told",
            "satisfied",
            "withdrawn_by",
            "cleared_on",
            "entered_late",
        ],
        sqlite_where=sa.text("receiver_id IS NOT NULL"),
        postgresql_where=sa.text("receiver_id IS NOT NULL"),
    )
    op.create_index(
        "ix_promise_private",
        "promise",
        ["recorded_by", "id"],
        sqlite_where=sa.text("private"),
        postgresql_where=sa.text("private"),
    )
    op.create_index(
        "ix_promise_theirs",
        "promise",
        [
            "maker_id",
            "counts_on",
            "number",
            "id",
            "stake",
            "made_on",
            "accepted_on",
            "grace_days",
            "closed_as",
            "closed_on",
            "told",
            "satisfied",
            "withdrawn_by",
            "cleared_on",
            "entered_late",
        ],
        sqlite_where=sa.text("maker_id IS NOT NULL"),
        postgresql_where=sa.text("maker_id IS NOT NULL"),
    )

    op.create_table(
        "review_answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_review_answer_partner_id_partner"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_review_answer_review_id_review"),
        sa.PrimaryKeyConstraint("id", name="pk_review_answer"),
    )
    op.create_index("ix_review_answer_review_id", "review_answer", ["review_id"])

    op.create_table(
        "suggestion_answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("strand", sa.String(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("depends", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("answer IN ('decline', 'ack')", name="ck_suggestion_answer_answer"),
        sa.CheckConstraint("depends IN ('us', 'them', 'neither')", name="ck_suggestion_answer_depends"),
        sa.CheckConstraint(
            "strand IN ('our_promises', 'their_promises', 'time', 'openness')", name="ck_suggestion_answer_strand"
        ),
        sa.CheckConstraint(
            "(answer = 'decline') = (until IS NOT NULL) AND (until IS NULL OR until >= \"on\")",
            name="ck_suggestion_answer_until",
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_suggestion_answer_partner_id_partner"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_answer"),
    )
    op.create_index("ix_suggestion_answer_partner_id", "suggestion_answer", ["partner_id", "on"])

    op.create_table(
        "moment_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("moment_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name="fk_moment_person_moment_id_moment"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_moment_person_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_moment_person"),
        sa.UniqueConstraint("moment_id", "person_id", name="uq_moment_person_moment_id_person_id"),
    )
    op.create_index("ix_moment_person_person_id", "moment_person", ["person_id"])

    op.create_table(
        "promise_move",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("promise_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["promise_id"], ["promise.id"], name="fk_promise_move_promise_id_promise"),
        sa.PrimaryKeyConstraint("id", name="pk_promise_move"),
    )
    op.create_index("ix_promise_move_on", "promise_move", ["on"])
    op.create_index("ix_promise_move_promise_id", "promise_move", ["promise_id", "on", "id", "from_on", "to_on"])
    if op.get_bind().dialect.name == "sqlite":
        search_in_sqlite()
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        search_in_postgresql()


def downgrade() -> None:
    """Leave nothing: before the first revision there is no ledger."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE fact_search")
        op.execute("PRAGMA application_id = 0")
    op.execute("DROP VIEW fact_text")
    for table in GONE_IN_ORDER:
        op.drop_table(table)
