"""Tables and columns as literals, rows of values and values of rows. Made from `tables.py`; do not edit.

`python -m trustlog.storage.schema.generate` writes this file anew.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.storage.engine.convert import day, day_or_none, flag_or_none, stamp

if TYPE_CHECKING:
    from trustlog.domain.facts import (
        Agreement,
        AgreementScan,
        Answer,
        Apart,
        Benefit,
        BookItem,
        Dependence,
        DependenceScan,
        Disclosure,
        DisclosureScan,
        Farewell,
        Fit,
        Gain,
        Garden,
        GardenLine,
        GardenLook,
        GardenMember,
        Impact,
        JointCheck,
        LevelChange,
        Mapping,
        Moment,
        MomentScan,
        Move,
        Note,
        Objective,
        PairAnswer,
        Partner,
        Pause,
        Person,
        Plan,
        PracticeAnswer,
        Promise,
        PromiseScan,
        Proposal,
        ProposalPartner,
        Pulse,
        Purpose,
        PurposeScan,
        Request,
        Section,
        SectionScan,
        Sheet,
        SheetRow,
        TheirWord,
        Wheel,
    )

# fmt: off
Row = tuple[Any, ...]

# Revisions of the schema, oldest first.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")

# Rows can be inserted in this order.
TABLES: dict[str, tuple[str, ...]] = {
    "partner": (
        "id", "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on",
        "archive_reason", "merged_into", "note", "logged_from", "owner", "tags", "domains", "brought_from",
        "brought_id",
    ),
    "person": (
        "id", "partner_id", "name", "role", "email", "phone", "note", "left_on", "brought_from", "brought_id",
    ),
    "garden": (
        "id", "handle", "name", "started_on", "with_us", "note", "ended_on", "end_reason", "recorded_at",
        "recorded_by",
    ),
    "garden_member": ("id", "garden_id", "partner_id", "joined_on", "left_on"),
    "promise": (
        "id", "number", "maker_id", "receiver_id", "text", "stake", "made_on", "accepted_on", "due_on",
        "counts_on", "grace_days", "closed_as", "closed_on", "told", "satisfied", "withdrawn_by", "closed_reason",
        "cleared_on", "clear_reason", "entered_late", "every", "every_from", "follows_id", "mended", "garden_id",
        "from_id", "to_id", "note", "private", "source", "recorded_at", "recorded_by", "brought_from",
        "brought_id",
    ),
    "promise_move": ("id", "promise_id", "on", "from_on", "to_on", "reason"),
    "moment": (
        "id", "number", "on", "kind", "counts_as", "minutes", "initiative", "unplanned", "text", "mended",
        "at_time", "our_people", "garden_id", "note", "private", "source", "recorded_at", "recorded_by",
        "brought_from", "brought_id",
    ),
    "moment_partner": ("id", "partner_id", "on", "moment_id", "counts_as"),
    "moment_between": ("id", "partner_id", "on", "moment_id", "counts_as"),
    "moment_person": ("id", "moment_id", "person_id"),
    "book_item": (
        "id", "name", "text", "aspect", "depth", "added_on", "changed_on", "retired_on", "recorded_at",
        "recorded_by",
    ),
    "disclosure": (
        "id", "number", "teller_id", "listener_id", "on", "topic", "depth", "missed", "mended", "item_id",
        "garden_id", "from_id", "to_id", "note", "private", "source", "recorded_at", "recorded_by", "brought_from",
        "brought_id",
    ),
    "note": (
        "id", "number", "partner_id", "on", "note", "private", "source", "recorded_at", "recorded_by",
        "brought_from", "brought_id",
    ),
    "level_change": (
        "id", "number", "partner_id", "on", "from_level", "to_level", "reason", "depends", "snapshot", "settings",
        "trial", "rules", "epochs", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "dependence": (
        "id", "number", "partner_id", "on", "our_weight", "our_replaceable", "our_miss", "our_leave",
        "their_weight", "their_replaceable", "their_miss", "their_leave", "estimated", "note", "private", "source",
        "recorded_at", "recorded_by",
    ),
    "pulse": (
        "id", "number", "partner_id", "person_id", "on", "about", "about_name", "level", "promises", "openness",
        "time", "fair", "fifth", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "sheet": (
        "id", "number", "partner_id", "on", "name", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "sheet_row": ("id", "sheet_id", "promise_id", "due_on", "outcome"),
    "their_word": (
        "id", "number", "partner_id", "promise_id", "sheet_id", "on", "word", "moved_to", "said_by", "remark",
        "settled", "settled_on", "settle_reason", "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "joint_check": (
        "id", "number", "partner_id", "sheet_id", "on", "said_by", "note", "private", "source", "recorded_at",
        "recorded_by",
    ),
    "request": (
        "id", "number", "partner_id", "ours", "on", "item_id", "note", "private", "source", "recorded_at",
        "recorded_by",
    ),
    "farewell": (
        "id", "number", "partner_id", "on", "reasons", "said", "said_by", "handed_over", "door", "level", "note",
        "private", "source", "recorded_at", "recorded_by",
    ),
    "fit": (
        "id", "number", "partner_id", "on", "why_us", "both_think", "note", "private", "source", "recorded_at",
        "recorded_by",
    ),
    "purpose": (
        "id", "number", "partner_id", "garden_id", "on", "text", "whose", "agreed", "horizon", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "objective": (
        "id", "number", "partner_id", "garden_id", "member_id", "on", "text", "ended_on", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "gain": (
        "id", "number", "partner_id", "garden_id", "on", "text", "would_say", "note", "private", "source",
        "recorded_at", "recorded_by",
    ),
    "impact": (
        "id", "number", "partner_id", "garden_id", "on", "area", "text", "evidence", "note", "private", "source",
        "recorded_at", "recorded_by",
    ),
    "garden_line": (
        "id", "number", "garden_id", "on", "topic", "member_id", "ours", "toward_id", "text", "amount", "ended_on",
        "note", "private", "source", "recorded_at", "recorded_by",
    ),
    "garden_look": (
        "id", "number", "garden_id", "on", "about", "one_id", "other_id", "answers", "said_by", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "section": (
        "id", "number", "partner_id", "garden_id", "on", "name", "state", "text", "note", "private", "source",
        "recorded_at", "recorded_by",
    ),
    "agreement": (
        "id", "number", "partner_id", "garden_id", "on", "version", "review_on", "snapshot", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "benefit": (
        "id", "number", "partner_id", "garden_id", "on", "sort", "text", "for_whom", "tied", "note", "private",
        "source", "recorded_at", "recorded_by",
    ),
    "wheel": (
        "id", "number", "on", "said_by", "answers", "notes", "note", "private", "source", "recorded_at",
        "recorded_by",
    ),
    "practice_answer": (
        "id", "partner_id", "on", "part", "answer", "garden_id", "recorded_at", "recorded_by",
    ),
    "suggestion_answer": (
        "id", "partner_id", "on", "answer", "strand", "until", "depends", "note", "suggested", "recorded_at",
        "recorded_by",
    ),
    "pair_answer": (
        "id", "garden_id", "one_id", "other_id", "on", "answer", "strand", "note", "recorded_at", "recorded_by",
    ),
    "plan": ("id", "number", "partner_id", "on", "text"),
    "pause": (
        "id", "number", "partner_id", "from_on", "to_on", "reason", "yearly", "entered_late",
    ),
    "review": (
        "id", "on", "done_at", "snapshot", "recorded_at", "recorded_by",
    ),
    "review_answer": (
        "id", "review_id", "partner_id", "question", "answer", "recorded_at", "recorded_by",
    ),
    "intention": (
        "id", "review_id", "partner_id", "on", "text", "done_on", "recorded_at", "recorded_by",
    ),
    "proposal": (
        "id", "number", "state", "kind", "on", "title", "starts", "ends", "minutes", "company", "note",
        "initiative", "direction", "due_on", "assumed", "asked", "why", "fact", "brought_from", "brought_id",
        "recorded_at", "recorded_by",
    ),
    "proposal_partner": ("id", "proposal_id", "partner_id"),
    "mapping": (
        "id", "name", "kind", "columns", "recorded_at", "recorded_by",
    ),
    "apart": (
        "id", "one_partner_id", "other_partner_id", "one_person_id", "other_person_id", "recorded_at",
        "recorded_by",
    ),
    "journal_batch": (
        "id", "number", "at", "recorded_by", "what", "undoes", "reason",
    ),
    "journal_entry": (
        "batch_id", "seq", "table_name", "row_id", "before", "after",
    ),
    "setting": ("key", "value"),
}

# The order in which rows are exported.
ORDER: dict[str, str] = {
    "partner": "id",
    "person": "id",
    "garden": "id",
    "garden_member": "id",
    "promise": "number",
    "promise_move": "id",
    "moment": "number",
    "moment_partner": "id",
    "moment_between": "id",
    "moment_person": "id",
    "book_item": "id",
    "disclosure": "number",
    "note": "number",
    "level_change": "number",
    "dependence": "number",
    "pulse": "number",
    "sheet": "number",
    "sheet_row": "id",
    "their_word": "number",
    "joint_check": "number",
    "request": "number",
    "farewell": "number",
    "fit": "number",
    "purpose": "number",
    "objective": "number",
    "gain": "number",
    "impact": "number",
    "garden_line": "number",
    "garden_look": "number",
    "section": "number",
    "agreement": "number",
    "benefit": "number",
    "wheel": "number",
    "practice_answer": "id",
    "suggestion_answer": "id",
    "pair_answer": "id",
    "plan": "number",
    "pause": "number",
    "review": "id",
    "review_answer": "id",
    "intention": "id",
    "proposal": "number",
    "proposal_partner": "id",
    "mapping": "id",
    "apart": "id",
    "journal_batch": "number",
    "journal_entry": "batch_id, seq",
    "setting": "key",
}

# Columns that hold a day.
DAYS = frozenset((
    "accepted_on", "added_on", "archived_on", "as_of", "changed_on", "cleared_on", "closed_on", "counts_on",
    "done_on", "due_on", "ended_on", "every_from", "from_on", "joined_on", "left_on", "logged_from", "made_on",
    "moved_to", "on", "retired_on", "review_on", "settled_on", "start_on", "started_on", "to_on", "until",
))

# Columns that hold a stamp.
STAMPS = frozenset(("at", "done_at", "recorded_at"))

# Columns that hold a flag.
FLAGS = frozenset((
    "agreed", "asked", "entered_late", "estimated", "missed", "ours", "private", "satisfied", "unplanned",
    "with_us", "would_say", "yearly",
))

# The journal itself, and counters.
UNJOURNALLED = ("journal_batch", "journal_entry", "setting")

# Columns that refer to their own table: set when all rows are there.
LATER: dict[str, str] = {
    "partner": "merged_into",
    "promise": "follows_id",
}

# The table whose id a column holds.
REFERS: dict[str, dict[str, str]] = {
    "partner": {"merged_into": "partner"},
    "person": {"partner_id": "partner"},
    "garden": {},
    "garden_member": {"garden_id": "garden", "partner_id": "partner"},
    "promise": {
        "maker_id": "partner", "receiver_id": "partner", "follows_id": "promise", "garden_id": "garden",
        "from_id": "partner", "to_id": "partner",
    },
    "promise_move": {"promise_id": "promise"},
    "moment": {"garden_id": "garden"},
    "moment_partner": {"partner_id": "partner", "moment_id": "moment"},
    "moment_between": {"partner_id": "partner", "moment_id": "moment"},
    "moment_person": {"moment_id": "moment", "person_id": "person"},
    "book_item": {},
    "disclosure": {
        "teller_id": "partner", "listener_id": "partner", "item_id": "book_item", "garden_id": "garden",
        "from_id": "partner", "to_id": "partner",
    },
    "note": {"partner_id": "partner"},
    "level_change": {"partner_id": "partner"},
    "dependence": {"partner_id": "partner"},
    "pulse": {"partner_id": "partner", "person_id": "person"},
    "sheet": {"partner_id": "partner"},
    "sheet_row": {"sheet_id": "sheet", "promise_id": "promise"},
    "their_word": {
        "partner_id": "partner", "promise_id": "promise", "sheet_id": "sheet",
    },
    "joint_check": {"partner_id": "partner", "sheet_id": "sheet"},
    "request": {"partner_id": "partner", "item_id": "book_item"},
    "farewell": {"partner_id": "partner"},
    "fit": {"partner_id": "partner"},
    "purpose": {"partner_id": "partner", "garden_id": "garden"},
    "objective": {
        "partner_id": "partner", "garden_id": "garden", "member_id": "partner",
    },
    "gain": {"partner_id": "partner", "garden_id": "garden"},
    "impact": {"partner_id": "partner", "garden_id": "garden"},
    "garden_line": {
        "garden_id": "garden", "member_id": "partner", "toward_id": "partner",
    },
    "garden_look": {
        "garden_id": "garden", "one_id": "partner", "other_id": "partner",
    },
    "section": {"partner_id": "partner", "garden_id": "garden"},
    "agreement": {"partner_id": "partner", "garden_id": "garden"},
    "benefit": {"partner_id": "partner", "garden_id": "garden"},
    "wheel": {},
    "practice_answer": {"partner_id": "partner", "garden_id": "garden"},
    "suggestion_answer": {"partner_id": "partner"},
    "pair_answer": {
        "garden_id": "garden", "one_id": "partner", "other_id": "partner",
    },
    "plan": {"partner_id": "partner"},
    "pause": {"partner_id": "partner"},
    "review": {},
    "review_answer": {"review_id": "review", "partner_id": "partner"},
    "intention": {"review_id": "review", "partner_id": "partner"},
    "proposal": {},
    "proposal_partner": {"proposal_id": "proposal", "partner_id": "partner"},
    "mapping": {},
    "apart": {
        "one_partner_id": "partner", "other_partner_id": "partner", "one_person_id": "person",
        "other_person_id": "person",
    },
    "journal_batch": {},
    "journal_entry": {"batch_id": "journal_batch"},
    "setting": {},
}

# Columns that no row goes without.
NEEDED: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "id", "handle", "name", "start_level", "start_on", "target", "cadence_days", "logged_from",
    )),
    "person": frozenset(("id", "partner_id", "name")),
    "garden": frozenset((
        "id", "handle", "name", "started_on", "with_us", "recorded_at", "recorded_by",
    )),
    "garden_member": frozenset(("id", "garden_id", "partner_id", "joined_on")),
    "promise": frozenset((
        "id", "number", "text", "stake", "made_on", "counts_on", "grace_days", "entered_late", "private",
        "recorded_at", "recorded_by",
    )),
    "promise_move": frozenset(("id", "promise_id", "on", "from_on", "to_on")),
    "moment": frozenset((
        "id", "number", "on", "kind", "counts_as", "unplanned", "private", "recorded_at", "recorded_by",
    )),
    "moment_partner": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_between": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_person": frozenset(("id", "moment_id", "person_id")),
    "book_item": frozenset((
        "id", "name", "text", "aspect", "depth", "added_on", "changed_on", "recorded_at", "recorded_by",
    )),
    "disclosure": frozenset((
        "id", "number", "on", "topic", "missed", "private", "recorded_at", "recorded_by",
    )),
    "note": frozenset((
        "id", "number", "partner_id", "on", "note", "private", "recorded_at", "recorded_by",
    )),
    "level_change": frozenset((
        "id", "number", "partner_id", "on", "from_level", "to_level", "reason", "private", "recorded_at",
        "recorded_by",
    )),
    "dependence": frozenset((
        "id", "number", "partner_id", "on", "estimated", "private", "recorded_at", "recorded_by",
    )),
    "pulse": frozenset((
        "id", "number", "partner_id", "on", "about", "level", "private", "recorded_at", "recorded_by",
    )),
    "sheet": frozenset((
        "id", "number", "partner_id", "on", "name", "private", "recorded_at", "recorded_by",
    )),
    "sheet_row": frozenset(("id", "sheet_id", "outcome")),
    "their_word": frozenset((
        "id", "number", "partner_id", "promise_id", "on", "word", "private", "recorded_at", "recorded_by",
    )),
    "joint_check": frozenset((
        "id", "number", "partner_id", "on", "private", "recorded_at", "recorded_by",
    )),
    "request": frozenset((
        "id", "number", "partner_id", "ours", "on", "item_id", "private", "recorded_at", "recorded_by",
    )),
    "farewell": frozenset((
        "id", "number", "partner_id", "on", "reasons", "level", "private", "recorded_at", "recorded_by",
    )),
    "fit": frozenset((
        "id", "number", "partner_id", "on", "why_us", "private", "recorded_at", "recorded_by",
    )),
    "purpose": frozenset((
        "id", "number", "on", "text", "whose", "agreed", "private", "recorded_at", "recorded_by",
    )),
    "objective": frozenset((
        "id", "number", "on", "text", "private", "recorded_at", "recorded_by",
    )),
    "gain": frozenset((
        "id", "number", "on", "text", "would_say", "private", "recorded_at", "recorded_by",
    )),
    "impact": frozenset((
        "id", "number", "on", "area", "text", "private", "recorded_at", "recorded_by",
    )),
    "garden_line": frozenset((
        "id", "number", "garden_id", "on", "topic", "ours", "text", "private", "recorded_at", "recorded_by",
    )),
    "garden_look": frozenset((
        "id", "number", "garden_id", "on", "about", "answers", "private", "recorded_at", "recorded_by",
    )),
    "section": frozenset((
        "id", "number", "on", "name", "state", "private", "recorded_at", "recorded_by",
    )),
    "agreement": frozenset((
        "id", "number", "on", "version", "review_on", "snapshot", "private", "recorded_at", "recorded_by",
    )),
    "benefit": frozenset((
        "id", "number", "on", "sort", "text", "private", "recorded_at", "recorded_by",
    )),
    "wheel": frozenset((
        "id", "number", "on", "answers", "private", "recorded_at", "recorded_by",
    )),
    "practice_answer": frozenset((
        "id", "on", "part", "answer", "recorded_at", "recorded_by",
    )),
    "suggestion_answer": frozenset((
        "id", "partner_id", "on", "answer", "note", "recorded_at", "recorded_by",
    )),
    "pair_answer": frozenset((
        "id", "garden_id", "one_id", "other_id", "on", "answer", "note", "recorded_at", "recorded_by",
    )),
    "plan": frozenset(("id", "number", "partner_id", "on")),
    "pause": frozenset((
        "id", "number", "from_on", "to_on", "reason", "yearly", "entered_late",
    )),
    "review": frozenset(("id", "on", "recorded_at", "recorded_by")),
    "review_answer": frozenset((
        "id", "review_id", "question", "answer", "recorded_at", "recorded_by",
    )),
    "intention": frozenset(("id", "on", "text", "recorded_at", "recorded_by")),
    "proposal": frozenset((
        "id", "number", "state", "kind", "on", "title", "company", "assumed", "asked", "brought_from",
        "recorded_at", "recorded_by",
    )),
    "proposal_partner": frozenset(("id", "proposal_id", "partner_id")),
    "mapping": frozenset((
        "id", "name", "kind", "columns", "recorded_at", "recorded_by",
    )),
    "apart": frozenset(("id", "recorded_at", "recorded_by")),
}

# Columns that name the partner whom a row is about.
ABOUT: dict[str, tuple[str, ...]] = {
    "partner": (),
    "person": ("partner_id",),
    "garden": (),
    "garden_member": ("partner_id",),
    "promise": ("maker_id", "receiver_id", "from_id", "to_id"),
    "promise_move": (),
    "moment": (),
    "moment_partner": ("partner_id",),
    "moment_between": ("partner_id",),
    "moment_person": (),
    "book_item": (),
    "disclosure": ("teller_id", "listener_id", "from_id", "to_id"),
    "note": ("partner_id",),
    "level_change": ("partner_id",),
    "dependence": ("partner_id",),
    "pulse": ("partner_id",),
    "sheet": ("partner_id",),
    "sheet_row": (),
    "their_word": ("partner_id",),
    "joint_check": ("partner_id",),
    "request": ("partner_id",),
    "farewell": ("partner_id",),
    "fit": ("partner_id",),
    "purpose": ("partner_id",),
    "objective": ("partner_id", "member_id"),
    "gain": ("partner_id",),
    "impact": ("partner_id",),
    "garden_line": ("member_id", "toward_id"),
    "garden_look": ("one_id", "other_id"),
    "section": ("partner_id",),
    "agreement": ("partner_id",),
    "benefit": ("partner_id",),
    "wheel": (),
    "practice_answer": ("partner_id",),
    "suggestion_answer": ("partner_id",),
    "pair_answer": ("one_id", "other_id"),
    "plan": ("partner_id",),
    "pause": ("partner_id",),
    "review": (),
    "review_answer": ("partner_id",),
    "intention": ("partner_id",),
    "proposal": (),
    "proposal_partner": ("partner_id",),
    "mapping": (),
    "apart": ("one_partner_id", "other_partner_id"),
}

# Tables whose rows are part of a review.
OF_A_REVIEW = ("review", "review_answer", "intention")

# Rows that only say what belongs together.
JOINS = (
    "moment_partner", "moment_between", "moment_person", "proposal_partner",
)

# Columns that readings, or what the ledger has taught, rest on.
TEACHES: dict[str, frozenset[str]] = {
    "partner": frozenset(("id", "start_level", "start_on", "logged_from")),
    "person": frozenset(("id", "partner_id", "left_on")),
    "garden": frozenset((
        "id", "started_on", "with_us", "ended_on", "recorded_at", "recorded_by",
    )),
    "garden_member": frozenset(("id", "garden_id", "partner_id", "joined_on", "left_on")),
    "promise": frozenset((
        "id", "number", "maker_id", "receiver_id", "stake", "made_on", "accepted_on", "due_on", "counts_on",
        "grace_days", "closed_as", "closed_on", "told", "satisfied", "withdrawn_by", "cleared_on", "entered_late",
        "follows_id", "garden_id", "from_id", "to_id", "private", "recorded_at", "recorded_by",
    )),
    "promise_move": frozenset(("id", "promise_id", "on", "from_on", "to_on")),
    "moment": frozenset((
        "id", "number", "on", "counts_as", "our_people", "garden_id", "private", "recorded_at", "recorded_by",
    )),
    "moment_partner": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_between": frozenset(("id", "partner_id", "on", "moment_id", "counts_as")),
    "moment_person": frozenset(("id", "moment_id", "person_id")),
    "book_item": frozenset(()),
    "disclosure": frozenset((
        "id", "number", "teller_id", "listener_id", "on", "depth", "missed", "item_id", "garden_id", "from_id",
        "to_id", "private", "recorded_at", "recorded_by",
    )),
    "note": frozenset((
        "id", "number", "partner_id", "on", "private", "recorded_at", "recorded_by",
    )),
    "level_change": frozenset((
        "id", "number", "partner_id", "on", "from_level", "to_level", "trial", "private", "recorded_at",
        "recorded_by",
    )),
    "dependence": frozenset((
        "id", "number", "partner_id", "on", "our_weight", "our_replaceable", "our_miss", "our_leave",
        "their_weight", "their_replaceable", "their_miss", "their_leave", "private", "recorded_at", "recorded_by",
    )),
    "pulse": frozenset(()),
    "sheet": frozenset(()),
    "sheet_row": frozenset(()),
    "their_word": frozenset(()),
    "joint_check": frozenset(()),
    "request": frozenset(()),
    "farewell": frozenset(()),
    "fit": frozenset(()),
    "purpose": frozenset((
        "id", "number", "partner_id", "garden_id", "on", "agreed", "private", "recorded_at", "recorded_by",
    )),
    "objective": frozenset(()),
    "gain": frozenset(()),
    "impact": frozenset((
        "id", "number", "partner_id", "garden_id", "on", "area", "private", "recorded_at", "recorded_by",
    )),
    "garden_line": frozenset((
        "id", "number", "garden_id", "on", "topic", "member_id", "ours", "toward_id", "ended_on", "private",
        "recorded_at", "recorded_by",
    )),
    "garden_look": frozenset(()),
    "section": frozenset((
        "id", "number", "partner_id", "garden_id", "on", "name", "state", "private", "recorded_at", "recorded_by",
    )),
    "agreement": frozenset((
        "id", "number", "partner_id", "garden_id", "on", "review_on", "private", "recorded_at", "recorded_by",
    )),
    "benefit": frozenset(()),
    "wheel": frozenset(()),
    "practice_answer": frozenset(()),
    "suggestion_answer": frozenset((
        "id", "partner_id", "on", "answer", "strand", "until", "recorded_at", "recorded_by",
    )),
    "pair_answer": frozenset((
        "id", "garden_id", "one_id", "other_id", "on", "answer", "strand", "recorded_at", "recorded_by",
    )),
    "plan": frozenset(()),
    "pause": frozenset((
        "id", "number", "partner_id", "from_on", "to_on", "yearly", "entered_late",
    )),
    "review": frozenset(()),
    "review_answer": frozenset(()),
    "intention": frozenset(()),
    "proposal": frozenset(()),
    "proposal_partner": frozenset(()),
    "mapping": frozenset(()),
    "apart": frozenset(()),
}

# What moves when a partner is merged.
MERGES = (
    ("promise", "maker_id"), ("promise", "receiver_id"), ("promise", "from_id"), ("promise", "to_id"),
    ("disclosure", "teller_id"), ("disclosure", "listener_id"), ("disclosure", "from_id"), ("disclosure", "to_id"),
    ("note", "partner_id"), ("dependence", "partner_id"), ("pulse", "partner_id"), ("sheet", "partner_id"),
    ("their_word", "partner_id"), ("joint_check", "partner_id"), ("request", "partner_id"),
    ("farewell", "partner_id"), ("fit", "partner_id"), ("purpose", "partner_id"), ("objective", "partner_id"),
    ("objective", "member_id"), ("gain", "partner_id"), ("impact", "partner_id"), ("garden_line", "member_id"),
    ("garden_line", "toward_id"), ("garden_look", "one_id"), ("garden_look", "other_id"),
    ("section", "partner_id"), ("agreement", "partner_id"), ("benefit", "partner_id"),
    ("practice_answer", "partner_id"), ("pair_answer", "one_id"), ("pair_answer", "other_id"),
    ("plan", "partner_id"), ("proposal_partner", "partner_id"),
)

# Days on which something happened.
HAPPENED = (
    ("promise", "made_on"), ("moment", "on"), ("disclosure", "on"), ("note", "on"), ("dependence", "on"),
    ("pulse", "on"), ("sheet", "on"), ("their_word", "on"), ("joint_check", "on"), ("request", "on"),
    ("farewell", "on"), ("fit", "on"), ("purpose", "on"), ("objective", "on"), ("gain", "on"), ("impact", "on"),
    ("garden_line", "on"), ("garden_look", "on"), ("section", "on"), ("agreement", "on"), ("benefit", "on"),
    ("wheel", "on"),
)

# Columns whose words are searched.
SEARCHED: dict[str, tuple[str, ...]] = {
    "partner": (
        "handle", "name", "archive_reason", "note", "owner", "tags", "domains",
    ),
    "person": ("name", "role", "email", "phone", "note"),
    "garden": ("handle", "name", "note", "end_reason"),
    "promise": ("text", "closed_reason", "clear_reason", "note"),
    "promise_move": ("reason",),
    "moment": ("kind", "text", "our_people", "note"),
    "book_item": ("name", "text"),
    "disclosure": ("topic", "note"),
    "note": ("note",),
    "level_change": ("reason", "note"),
    "dependence": ("note",),
    "pulse": ("note",),
    "sheet": ("name", "note"),
    "their_word": ("said_by", "remark", "settle_reason", "note"),
    "joint_check": ("said_by", "note"),
    "request": ("note",),
    "farewell": (
        "reasons", "said", "said_by", "handed_over", "door", "note",
    ),
    "fit": ("why_us", "both_think", "note"),
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
    "suggestion_answer": ("note",),
    "pair_answer": ("note",),
    "plan": ("text",),
    "pause": ("reason",),
    "intention": ("text",),
    "proposal": ("title", "note"),
}

# Tables that the full text is made of.
FULL_TEXT = (
    "promise", "moment", "disclosure", "note", "level_change", "dependence", "pulse", "sheet", "their_word",
    "joint_check", "request", "farewell", "fit", "purpose", "objective", "gain", "impact", "garden_line",
    "garden_look", "section", "agreement", "benefit", "wheel",
)

# Columns that a reading of all partners needs.
SCANNED: dict[str, tuple[str, ...]] = {
    "promise": (
        "number", "stake", "made_on", "accepted_on", "counts_on", "grace_days", "closed_as", "closed_on", "told",
        "satisfied", "withdrawn_by", "cleared_on", "entered_late",
    ),
    "moment_partner": ("on", "counts_as"),
    "disclosure": ("on", "depth", "missed", "number"),
    "dependence": (
        "on", "number", "our_weight", "our_replaceable", "our_miss", "our_leave", "their_weight",
        "their_replaceable", "their_miss", "their_leave",
    ),
    "purpose": ("on", "number", "agreed"),
    "section": ("on", "number", "name", "state"),
    "agreement": ("on", "number", "review_on"),
}

# Rows that can be private.
PRIVATE = (
    "promise", "moment", "disclosure", "note", "level_change", "dependence", "pulse", "sheet", "their_word",
    "joint_check", "request", "farewell", "fit", "purpose", "objective", "gain", "impact", "garden_line",
    "garden_look", "section", "agreement", "benefit", "wheel",
)

# Private rows count in their author's readings only.
VEILED = (
    "promise", "moment", "disclosure", "dependence", "purpose", "impact", "garden_line", "section", "agreement",
)

# Rows for their author alone.
PERSONAL = ("review", "review_answer", "intention", "proposal")

# Columns for their author alone.
OWN: dict[str, tuple[str, ...]] = {
    "level_change": ("snapshot", "epochs"),
    "suggestion_answer": ("note",),
    "pair_answer": ("note",),
}

# What others see of a private row, or in the journal.
SEEN: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on", "merged_into",
        "logged_from", "owner", "tags", "domains",
    )),
    "person": frozenset(("name", "role", "email", "phone", "left_on")),
    "garden": frozenset(("handle", "name", "started_on", "with_us", "ended_on")),
    "garden_member": frozenset(("joined_on", "left_on")),
    "promise": frozenset((
        "number", "stake", "made_on", "accepted_on", "due_on", "counts_on", "grace_days", "closed_as", "closed_on",
        "told", "satisfied", "withdrawn_by", "cleared_on", "entered_late", "every", "every_from", "mended",
        "private",
    )),
    "promise_move": frozenset(("on", "from_on", "to_on")),
    "moment": frozenset((
        "number", "on", "counts_as", "minutes", "initiative", "unplanned", "mended", "at_time", "private",
    )),
    "moment_partner": frozenset(()),
    "moment_between": frozenset(()),
    "moment_person": frozenset(()),
    "book_item": frozenset((
        "name", "text", "aspect", "depth", "added_on", "changed_on", "retired_on",
    )),
    "disclosure": frozenset(("number", "on", "depth", "missed", "mended", "private")),
    "note": frozenset(("number", "on", "private")),
    "level_change": frozenset((
        "number", "on", "from_level", "to_level", "depends", "trial", "rules", "private",
    )),
    "dependence": frozenset(("number", "on", "estimated", "private")),
    "pulse": frozenset(("number", "on", "about", "level", "private")),
    "sheet": frozenset(("number", "on", "name", "private")),
    "sheet_row": frozenset(("due_on", "outcome")),
    "their_word": frozenset((
        "number", "on", "word", "moved_to", "settled", "settled_on", "private",
    )),
    "joint_check": frozenset(("number", "on", "private")),
    "request": frozenset(("number", "ours", "on", "private")),
    "farewell": frozenset(("number", "on", "level", "private")),
    "fit": frozenset(("number", "on", "private")),
    "purpose": frozenset(("number", "on", "whose", "agreed", "horizon", "private")),
    "objective": frozenset(("number", "on", "ended_on", "private")),
    "gain": frozenset(("number", "on", "would_say", "private")),
    "impact": frozenset(("number", "on", "area", "private")),
    "garden_line": frozenset((
        "number", "on", "topic", "ours", "amount", "ended_on", "private",
    )),
    "garden_look": frozenset(("number", "on", "about", "private")),
    "section": frozenset(("number", "on", "name", "state", "private")),
    "agreement": frozenset(("number", "on", "version", "review_on", "private")),
    "benefit": frozenset(("number", "on", "sort", "private")),
    "wheel": frozenset(("number", "on", "private")),
    "practice_answer": frozenset(("on", "part", "answer")),
    "suggestion_answer": frozenset((
        "on", "answer", "strand", "until", "depends", "suggested",
    )),
    "pair_answer": frozenset(("on", "answer", "strand")),
    "plan": frozenset(("number", "on")),
    "pause": frozenset(("number", "from_on", "to_on", "yearly", "entered_late")),
    "review": frozenset(()),
    "review_answer": frozenset(()),
    "intention": frozenset(()),
    "proposal": frozenset(("number",)),
    "proposal_partner": frozenset(()),
    "mapping": frozenset(("name", "kind")),
    "apart": frozenset(()),
}

# What the history shows to the author.
TOLD: dict[str, frozenset[str]] = {
    "partner": frozenset((
        "handle", "name", "start_level", "start_on", "target", "cadence_days", "archived_on", "archive_reason",
        "merged_into", "note", "logged_from", "owner", "tags", "domains",
    )),
    "person": frozenset(("name", "role", "email", "phone", "note", "left_on")),
    "garden": frozenset((
        "handle", "name", "started_on", "with_us", "note", "ended_on", "end_reason",
    )),
    "garden_member": frozenset(("joined_on", "left_on")),
    "promise": frozenset((
        "number", "text", "stake", "made_on", "accepted_on", "due_on", "counts_on", "grace_days", "closed_as",
        "closed_on", "told", "satisfied", "withdrawn_by", "closed_reason", "cleared_on", "clear_reason",
        "entered_late", "every", "every_from", "mended", "note", "private",
    )),
    "promise_move": frozenset(("on", "from_on", "to_on", "reason")),
    "moment": frozenset((
        "number", "on", "kind", "counts_as", "minutes", "initiative", "unplanned", "text", "mended", "at_time",
        "our_people", "note", "private",
    )),
    "moment_partner": frozenset(("on", "counts_as")),
    "moment_between": frozenset(("on", "counts_as")),
    "moment_person": frozenset(()),
    "book_item": frozenset((
        "name", "text", "aspect", "depth", "added_on", "changed_on", "retired_on",
    )),
    "disclosure": frozenset((
        "number", "on", "topic", "depth", "missed", "mended", "note", "private",
    )),
    "note": frozenset(("number", "on", "note", "private")),
    "level_change": frozenset((
        "number", "on", "from_level", "to_level", "reason", "depends", "trial", "rules", "note", "private",
    )),
    "dependence": frozenset((
        "number", "on", "our_weight", "our_replaceable", "our_miss", "our_leave", "their_weight",
        "their_replaceable", "their_miss", "their_leave", "estimated", "note", "private",
    )),
    "pulse": frozenset((
        "number", "on", "about", "about_name", "level", "promises", "openness", "time", "fair", "fifth", "note",
        "private",
    )),
    "sheet": frozenset(("number", "on", "name", "note", "private")),
    "sheet_row": frozenset(("due_on", "outcome")),
    "their_word": frozenset((
        "number", "on", "word", "moved_to", "said_by", "remark", "settled", "settled_on", "settle_reason", "note",
        "private",
    )),
    "joint_check": frozenset(("number", "on", "said_by", "note", "private")),
    "request": frozenset(("number", "ours", "on", "note", "private")),
    "farewell": frozenset((
        "number", "on", "reasons", "said", "said_by", "handed_over", "door", "level", "note", "private",
    )),
    "fit": frozenset((
        "number", "on", "why_us", "both_think", "note", "private",
    )),
    "purpose": frozenset((
        "number", "on", "text", "whose", "agreed", "horizon", "note", "private",
    )),
    "objective": frozenset(("number", "on", "text", "ended_on", "note", "private")),
    "gain": frozenset(("number", "on", "text", "would_say", "note", "private")),
    "impact": frozenset((
        "number", "on", "area", "text", "evidence", "note", "private",
    )),
    "garden_line": frozenset((
        "number", "on", "topic", "ours", "text", "amount", "ended_on", "note", "private",
    )),
    "garden_look": frozenset((
        "number", "on", "about", "answers", "said_by", "note", "private",
    )),
    "section": frozenset((
        "number", "on", "name", "state", "text", "note", "private",
    )),
    "agreement": frozenset((
        "number", "on", "version", "review_on", "note", "private",
    )),
    "benefit": frozenset((
        "number", "on", "sort", "text", "for_whom", "tied", "note", "private",
    )),
    "wheel": frozenset((
        "number", "on", "said_by", "answers", "notes", "note", "private",
    )),
    "practice_answer": frozenset(("on", "part", "answer")),
    "suggestion_answer": frozenset((
        "on", "answer", "strand", "until", "depends", "note", "suggested",
    )),
    "pair_answer": frozenset(("on", "answer", "strand", "note")),
    "plan": frozenset(("number", "on", "text")),
    "pause": frozenset((
        "number", "from_on", "to_on", "reason", "yearly", "entered_late",
    )),
    "review": frozenset(("on", "done_at")),
    "review_answer": frozenset(("question", "answer")),
    "intention": frozenset(("on", "text", "done_on")),
    "proposal": frozenset((
        "number", "state", "kind", "on", "title", "starts", "ends", "minutes", "note", "initiative", "direction",
        "due_on", "assumed", "asked", "why", "fact", "brought_from",
    )),
    "proposal_partner": frozenset(()),
    "mapping": frozenset(("name", "kind")),
    "apart": frozenset(()),
}

# By which the history calls a row.
NAMES: dict[str, tuple[str, ...]] = {
    "partner": ("name", "note"),
    "person": ("name", "note"),
    "garden": ("name", "note"),
    "garden_member": (),
    "promise": ("text", "note", "number"),
    "promise_move": ("reason",),
    "moment": ("text", "note", "kind", "number"),
    "moment_partner": (),
    "moment_between": (),
    "moment_person": (),
    "book_item": ("name",),
    "disclosure": ("topic", "note", "number"),
    "note": ("note", "number"),
    "level_change": ("note", "reason", "number"),
    "dependence": ("note", "number"),
    "pulse": ("note", "number"),
    "sheet": ("name", "note", "number"),
    "sheet_row": (),
    "their_word": ("remark", "note", "number"),
    "joint_check": ("said_by", "note", "number"),
    "request": ("note", "number"),
    "farewell": ("said", "note", "number"),
    "fit": ("why_us", "note", "number"),
    "purpose": ("text", "note", "number"),
    "objective": ("text", "note", "number"),
    "gain": ("text", "note", "number"),
    "impact": ("text", "note", "number"),
    "garden_line": ("text", "note", "number"),
    "garden_look": ("note", "number"),
    "section": ("text", "name", "note", "number"),
    "agreement": ("note", "number"),
    "benefit": ("text", "note", "number"),
    "wheel": ("note", "number"),
    "practice_answer": (),
    "suggestion_answer": ("note",),
    "pair_answer": ("note",),
    "plan": ("text", "number"),
    "pause": ("reason", "number"),
    "review": (),
    "review_answer": (),
    "intention": ("text",),
    "proposal": ("title", "number"),
    "proposal_partner": (),
    "mapping": ("name",),
    "apart": (),
}

# What only the program reads: ids, links, what others come of.
INNER = frozenset((
    "follows_id", "from_id", "garden_id", "id", "item_id", "listener_id", "maker_id", "member_id", "merged_into",
    "moment_id", "one_id", "one_partner_id", "one_person_id", "other_id", "other_partner_id", "other_person_id",
    "partner_id", "person_id", "promise_id", "proposal_id", "receiver_id", "review_id", "sheet_id", "start_level",
    "start_on", "teller_id", "to_id", "toward_id",
))

SELECT_PARTNER = (
    'SELECT id, handle, name, start_level, start_on, target, cadence_days, archived_on, archive_reason, note, '
    'logged_from, owner, tags, domains, brought_from, brought_id FROM partner'
)


def partner_value(row: Row, level: int, level_since: date, on_trial: "date | None") -> "Partner":
    """Make a Partner of a row that `SELECT_PARTNER` gives."""
    from trustlog.domain.facts.partner import Partner

    (
        row_id, handle, name, start_level, start_on, target, cadence_days, archived_on, archive_reason, note,
        logged_from, owner, tags, domains, brought_from, brought_id,
    ) = row
    return Partner(
        id=row_id, handle=handle, name=name, level=level, level_since=level_since, target=target,
        cadence_days=cadence_days, archived_on=day_or_none(archived_on), archive_reason=archive_reason, note=note,
        start_level=start_level, start_on=day(start_on), logged_from=day(logged_from), on_trial=on_trial,
        owner=owner, tags=tags, domains=domains, brought_from=brought_from, brought_id=brought_id,
    )


def partner_row(value: "Partner") -> dict[str, Any]:
    """Return the columns of the row of a Partner."""
    return {
        "id": value.id, "handle": value.handle, "name": value.name, "target": value.target,
        "cadence_days": value.cadence_days, "archived_on": value.archived_on,
        "archive_reason": value.archive_reason, "note": value.note, "start_level": value.start_level,
        "start_on": value.start_on, "logged_from": value.logged_from, "owner": value.owner, "tags": value.tags,
        "domains": value.domains, "brought_from": value.brought_from, "brought_id": value.brought_id,
    }


SELECT_PERSON = (
    'SELECT id, partner_id, name, role, email, phone, note, left_on, brought_from, brought_id FROM person'
)


def person_value(row: Row) -> "Person":
    """Make a Person of a row that `SELECT_PERSON` gives."""
    from trustlog.domain.facts.partner import Person

    (
        row_id, partner_id, name, role, email, phone, note, left_on, brought_from, brought_id,
    ) = row
    return Person(
        id=row_id, partner_id=partner_id, name=name, role=role, email=email, phone=phone, note=note,
        left_on=day_or_none(left_on), brought_from=brought_from, brought_id=brought_id,
    )


def person_row(value: "Person") -> dict[str, Any]:
    """Return the columns of the row of a Person."""
    return {
        "id": value.id, "partner_id": value.partner_id, "name": value.name, "role": value.role,
        "email": value.email, "phone": value.phone, "note": value.note, "left_on": value.left_on,
        "brought_from": value.brought_from, "brought_id": value.brought_id,
    }


SELECT_GARDEN = (
    'SELECT id, handle, name, started_on, with_us, note, ended_on, end_reason, recorded_at, recorded_by FROM garden'
)


def garden_value(row: Row) -> "Garden":
    """Make a Garden of a row that `SELECT_GARDEN` gives."""
    from trustlog.domain.facts.garden import Garden

    (
        row_id, handle, name, started_on, with_us, note, ended_on, end_reason, recorded_at, recorded_by,
    ) = row
    return Garden(
        id=row_id, handle=handle, name=name, started_on=day(started_on), with_us=bool(with_us), note=note,
        ended_on=day_or_none(ended_on), end_reason=end_reason, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def garden_row(value: "Garden") -> dict[str, Any]:
    """Return the columns of the row of a Garden."""
    return {
        "id": value.id, "handle": value.handle, "name": value.name, "started_on": value.started_on,
        "with_us": value.with_us, "note": value.note, "ended_on": value.ended_on, "end_reason": value.end_reason,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_GARDEN_MEMBER = (
    'SELECT id, garden_id, partner_id, joined_on, left_on FROM garden_member'
)


def garden_member_value(row: Row) -> "GardenMember":
    """Make a GardenMember of a row that `SELECT_GARDEN_MEMBER` gives."""
    from trustlog.domain.facts.garden import GardenMember

    (row_id, garden_id, partner_id, joined_on, left_on) = row
    return GardenMember(
        id=row_id, garden_id=garden_id, partner_id=partner_id, joined_on=day(joined_on),
        left_on=day_or_none(left_on),
    )


def garden_member_row(value: "GardenMember") -> dict[str, Any]:
    """Return the columns of the row of a GardenMember."""
    return {
        "id": value.id, "garden_id": value.garden_id, "partner_id": value.partner_id, "joined_on": value.joined_on,
        "left_on": value.left_on,
    }


SELECT_PROMISE = (
    'SELECT id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days, '
    'closed_as, closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late, every, '
    'every_from, follows_id, mended, garden_id, from_id, to_id, note, private, source, recorded_at, recorded_by, '
    'brought_from, brought_id FROM promise'
)


def promise_value(row: Row, moves: "tuple[Move, ...]") -> "Promise":
    """Make a Promise of a row that `SELECT_PROMISE` gives."""
    from trustlog.domain.facts.promise import Promise

    (
        row_id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days,
        closed_as, closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late,
        every, every_from, follows_id, mended, garden_id, from_id, to_id, note, private, source, recorded_at,
        recorded_by, brought_from, brought_id,
    ) = row
    return Promise(
        id=row_id, number=number, partner_id=receiver_id or maker_id or from_id, ours=receiver_id is not None,
        text=text, stake=stake, made_on=day(made_on), accepted_on=day_or_none(accepted_on),
        due_on=day_or_none(due_on), counts_on=day(counts_on), grace_days=grace_days,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by, closed_as=closed_as,
        closed_on=day_or_none(closed_on), told=told, satisfied=flag_or_none(satisfied), withdrawn_by=withdrawn_by,
        closed_reason=closed_reason, cleared_on=day_or_none(cleared_on), clear_reason=clear_reason,
        entered_late=bool(entered_late), every=every, every_from=day_or_none(every_from), follows_id=follows_id,
        moves=moves, note=note, private=bool(private), source=source, mended=mended, garden_id=garden_id,
        from_id=from_id, to_id=to_id, brought_from=brought_from, brought_id=brought_id,
    )


def promise_row(value: "Promise") -> dict[str, Any]:
    """Return the columns of the row of a Promise."""
    return {
        "id": value.id, "number": value.number, "text": value.text, "stake": value.stake, "made_on": value.made_on,
        "accepted_on": value.accepted_on, "due_on": value.due_on, "counts_on": value.counts_on,
        "grace_days": value.grace_days, "closed_as": value.closed_as, "closed_on": value.closed_on,
        "told": value.told, "satisfied": value.satisfied, "withdrawn_by": value.withdrawn_by,
        "closed_reason": value.closed_reason, "cleared_on": value.cleared_on, "clear_reason": value.clear_reason,
        "entered_late": value.entered_late, "every": value.every, "every_from": value.every_from,
        "follows_id": value.follows_id, "note": value.note, "private": value.private, "source": value.source,
        "mended": value.mended, "garden_id": value.garden_id, "from_id": value.from_id, "to_id": value.to_id,
        "brought_from": value.brought_from, "brought_id": value.brought_id, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by, "maker_id": None if value.ours or value.from_id else value.partner_id,
        "receiver_id": None if not value.ours else value.partner_id,
    }


SELECT_MOMENT = (
    'SELECT id, number, "on", kind, counts_as, minutes, initiative, unplanned, text, mended, at_time, our_people, '
    'garden_id, note, private, source, recorded_at, recorded_by, brought_from, brought_id FROM moment'
)


def moment_value(row: Row, partner_ids: tuple[str, ...], person_ids: tuple[str, ...], without_us: bool) -> "Moment":
    """Make a Moment of a row that `SELECT_MOMENT` gives."""
    from trustlog.domain.facts.moment import Moment

    (
        row_id, number, on, kind, counts_as, minutes, initiative, unplanned, text, mended, at_time, our_people,
        garden_id, note, private, source, recorded_at, recorded_by, brought_from, brought_id,
    ) = row
    return Moment(
        id=row_id, number=number, on=day(on), partner_ids=partner_ids, person_ids=person_ids, kind=kind,
        counts_as=counts_as, minutes=minutes, initiative=initiative, unplanned=bool(unplanned), text=text,
        note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
        mended=mended, at_time=at_time, our_people=our_people, garden_id=garden_id, without_us=without_us,
        brought_from=brought_from, brought_id=brought_id,
    )


def moment_row(value: "Moment") -> dict[str, Any]:
    """Return the columns of the row of a Moment."""
    return {
        "id": value.id, "number": value.number, "on": value.on, "kind": value.kind, "counts_as": value.counts_as,
        "minutes": value.minutes, "initiative": value.initiative, "unplanned": value.unplanned, "text": value.text,
        "note": value.note, "private": value.private, "source": value.source, "mended": value.mended,
        "at_time": value.at_time, "our_people": value.our_people, "garden_id": value.garden_id,
        "brought_from": value.brought_from, "brought_id": value.brought_id, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_BOOK_ITEM = (
    'SELECT id, name, text, aspect, depth, added_on, changed_on, retired_on, recorded_at, recorded_by FROM book_item'
)


def book_item_value(row: Row) -> "BookItem":
    """Make a BookItem of a row that `SELECT_BOOK_ITEM` gives."""
    from trustlog.domain.facts.book import BookItem

    (
        row_id, name, text, aspect, depth, added_on, changed_on, retired_on, recorded_at, recorded_by,
    ) = row
    return BookItem(
        id=row_id, name=name, text=text, aspect=aspect, depth=depth, added_on=day(added_on),
        changed_on=day(changed_on), retired_on=day_or_none(retired_on), recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def book_item_row(value: "BookItem") -> dict[str, Any]:
    """Return the columns of the row of a BookItem."""
    return {
        "id": value.id, "name": value.name, "text": value.text, "aspect": value.aspect, "depth": value.depth,
        "added_on": value.added_on, "changed_on": value.changed_on, "retired_on": value.retired_on,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_DISCLOSURE = (
    'SELECT id, number, teller_id, listener_id, "on", topic, depth, missed, mended, item_id, garden_id, from_id, to_id, '
    'note, private, source, recorded_at, recorded_by, brought_from, brought_id FROM disclosure'
)


def disclosure_value(row: Row) -> "Disclosure":
    """Make a Disclosure of a row that `SELECT_DISCLOSURE` gives."""
    from trustlog.domain.facts.disclosure import Disclosure

    (
        row_id, number, teller_id, listener_id, on, topic, depth, missed, mended, item_id, garden_id, from_id,
        to_id, note, private, source, recorded_at, recorded_by, brought_from, brought_id,
    ) = row
    return Disclosure(
        id=row_id, number=number, partner_id=listener_id or teller_id or from_id, ours=listener_id is not None,
        on=day(on), topic=topic, depth=depth, missed=bool(missed), note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by, mended=mended, item_id=item_id,
        garden_id=garden_id, from_id=from_id, to_id=to_id, brought_from=brought_from, brought_id=brought_id,
    )


def disclosure_row(value: "Disclosure") -> dict[str, Any]:
    """Return the columns of the row of a Disclosure."""
    return {
        "id": value.id, "number": value.number, "on": value.on, "topic": value.topic, "depth": value.depth,
        "missed": value.missed, "note": value.note, "private": value.private, "source": value.source,
        "mended": value.mended, "item_id": value.item_id, "garden_id": value.garden_id, "from_id": value.from_id,
        "to_id": value.to_id, "brought_from": value.brought_from, "brought_id": value.brought_id,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
        "teller_id": None if value.ours or value.from_id else value.partner_id,
        "listener_id": None if not value.ours else value.partner_id,
    }


SELECT_NOTE = (
    'SELECT id, number, partner_id, "on", note, private, source, recorded_at, recorded_by, brought_from, brought_id FROM '
    'note'
)


def note_value(row: Row) -> "Note":
    """Make a Note of a row that `SELECT_NOTE` gives."""
    from trustlog.domain.facts.note import Note

    (
        row_id, number, partner_id, on, note, private, source, recorded_at, recorded_by, brought_from, brought_id,
    ) = row
    return Note(
        id=row_id, number=number, partner_id=partner_id, on=day(on), note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by, brought_from=brought_from,
        brought_id=brought_id,
    )


def note_row(value: "Note") -> dict[str, Any]:
    """Return the columns of the row of a Note."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on, "note": value.note,
        "private": value.private, "source": value.source, "brought_from": value.brought_from,
        "brought_id": value.brought_id, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_LEVEL_CHANGE = (
    'SELECT id, number, partner_id, "on", from_level, to_level, reason, depends, snapshot, settings, trial, rules, '
    'epochs, note, private, source, recorded_at, recorded_by FROM level_change'
)


def level_change_value(row: Row) -> "LevelChange":
    """Make a LevelChange of a row that `SELECT_LEVEL_CHANGE` gives."""
    from trustlog.domain.facts.level_change import LevelChange

    (
        row_id, number, partner_id, on, from_level, to_level, reason, depends, snapshot, settings, trial, rules,
        epochs, note, private, source, recorded_at, recorded_by,
    ) = row
    return LevelChange(
        id=row_id, number=number, partner_id=partner_id, on=day(on), from_level=from_level, to_level=to_level,
        reason=reason, depends=depends, snapshot=snapshot, settings=settings, note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by, trial=trial, rules=rules,
        epochs=epochs,
    )


def level_change_row(value: "LevelChange") -> dict[str, Any]:
    """Return the columns of the row of a LevelChange."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on,
        "from_level": value.from_level, "to_level": value.to_level, "reason": value.reason,
        "depends": value.depends, "snapshot": value.snapshot, "settings": value.settings, "note": value.note,
        "private": value.private, "source": value.source, "trial": value.trial, "rules": value.rules,
        "epochs": value.epochs, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_DEPENDENCE = (
    'SELECT id, number, partner_id, "on", our_weight, our_replaceable, our_miss, our_leave, their_weight, '
    'their_replaceable, their_miss, their_leave, estimated, note, private, source, recorded_at, recorded_by FROM '
    'dependence'
)


def dependence_value(row: Row) -> "Dependence":
    """Make a Dependence of a row that `SELECT_DEPENDENCE` gives."""
    from trustlog.domain.facts.dependence import Dependence

    (
        row_id, number, partner_id, on, our_weight, our_replaceable, our_miss, our_leave, their_weight,
        their_replaceable, their_miss, their_leave, estimated, note, private, source, recorded_at, recorded_by,
    ) = row
    return Dependence(
        id=row_id, number=number, partner_id=partner_id, on=day(on), our_weight=our_weight,
        our_replaceable=our_replaceable, our_miss=our_miss, our_leave=our_leave, their_weight=their_weight,
        their_replaceable=their_replaceable, their_miss=their_miss, their_leave=their_leave,
        estimated=bool(estimated), note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def dependence_row(value: "Dependence") -> dict[str, Any]:
    """Return the columns of the row of a Dependence."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on,
        "our_weight": value.our_weight, "our_replaceable": value.our_replaceable, "our_miss": value.our_miss,
        "our_leave": value.our_leave, "their_weight": value.their_weight,
        "their_replaceable": value.their_replaceable, "their_miss": value.their_miss,
        "their_leave": value.their_leave, "estimated": value.estimated, "note": value.note,
        "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_PULSE = (
    'SELECT id, number, partner_id, person_id, "on", about, about_name, level, promises, openness, time, fair, fifth, '
    'note, private, source, recorded_at, recorded_by FROM pulse'
)


def pulse_value(row: Row) -> "Pulse":
    """Make a Pulse of a row that `SELECT_PULSE` gives."""
    from trustlog.domain.facts.pulse import Pulse

    (
        row_id, number, partner_id, person_id, on, about, about_name, level, promises, openness, time, fair, fifth,
        note, private, source, recorded_at, recorded_by,
    ) = row
    return Pulse(
        id=row_id, number=number, partner_id=partner_id, person_id=person_id, on=day(on), about=about,
        about_name=about_name, level=level, promises=promises, openness=openness, time=time, fair=fair,
        fifth=fifth, note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def pulse_row(value: "Pulse") -> dict[str, Any]:
    """Return the columns of the row of a Pulse."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "person_id": value.person_id,
        "on": value.on, "about": value.about, "about_name": value.about_name, "level": value.level,
        "promises": value.promises, "openness": value.openness, "time": value.time, "fair": value.fair,
        "fifth": value.fifth, "note": value.note, "private": value.private, "source": value.source,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_SHEET = (
    'SELECT id, number, partner_id, "on", name, note, private, source, recorded_at, recorded_by FROM sheet'
)


def sheet_value(row: Row) -> "Sheet":
    """Make a Sheet of a row that `SELECT_SHEET` gives."""
    from trustlog.domain.facts.sheet import Sheet

    (
        row_id, number, partner_id, on, name, note, private, source, recorded_at, recorded_by,
    ) = row
    return Sheet(
        id=row_id, number=number, partner_id=partner_id, on=day(on), name=name, note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def sheet_row(value: "Sheet") -> dict[str, Any]:
    """Return the columns of the row of a Sheet."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on, "name": value.name,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_SHEET_ROW = (
    'SELECT id, sheet_id, promise_id, due_on, outcome FROM sheet_row'
)


def sheet_row_value(row: Row) -> "SheetRow":
    """Make a SheetRow of a row that `SELECT_SHEET_ROW` gives."""
    from trustlog.domain.facts.sheet import SheetRow

    (row_id, sheet_id, promise_id, due_on, outcome) = row
    return SheetRow(
        id=row_id, sheet_id=sheet_id, promise_id=promise_id, due_on=day_or_none(due_on), outcome=outcome,
    )


def sheet_row_row(value: "SheetRow") -> dict[str, Any]:
    """Return the columns of the row of a SheetRow."""
    return {
        "id": value.id, "sheet_id": value.sheet_id, "promise_id": value.promise_id, "due_on": value.due_on,
        "outcome": value.outcome,
    }


SELECT_THEIR_WORD = (
    'SELECT id, number, partner_id, promise_id, sheet_id, "on", word, moved_to, said_by, remark, settled, settled_on, '
    'settle_reason, note, private, source, recorded_at, recorded_by FROM their_word'
)


def their_word_value(row: Row) -> "TheirWord":
    """Make a TheirWord of a row that `SELECT_THEIR_WORD` gives."""
    from trustlog.domain.facts.their_word import TheirWord

    (
        row_id, number, partner_id, promise_id, sheet_id, on, word, moved_to, said_by, remark, settled, settled_on,
        settle_reason, note, private, source, recorded_at, recorded_by,
    ) = row
    return TheirWord(
        id=row_id, number=number, partner_id=partner_id, promise_id=promise_id, sheet_id=sheet_id, on=day(on),
        word=word, moved_to=day_or_none(moved_to), said_by=said_by, remark=remark, settled=settled,
        settled_on=day_or_none(settled_on), settle_reason=settle_reason, note=note, private=bool(private),
        source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def their_word_row(value: "TheirWord") -> dict[str, Any]:
    """Return the columns of the row of a TheirWord."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "promise_id": value.promise_id,
        "sheet_id": value.sheet_id, "on": value.on, "word": value.word, "moved_to": value.moved_to,
        "said_by": value.said_by, "remark": value.remark, "settled": value.settled, "settled_on": value.settled_on,
        "settle_reason": value.settle_reason, "note": value.note, "private": value.private, "source": value.source,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_JOINT_CHECK = (
    'SELECT id, number, partner_id, sheet_id, "on", said_by, note, private, source, recorded_at, recorded_by FROM '
    'joint_check'
)


def joint_check_value(row: Row) -> "JointCheck":
    """Make a JointCheck of a row that `SELECT_JOINT_CHECK` gives."""
    from trustlog.domain.facts.joint_check import JointCheck

    (
        row_id, number, partner_id, sheet_id, on, said_by, note, private, source, recorded_at, recorded_by,
    ) = row
    return JointCheck(
        id=row_id, number=number, partner_id=partner_id, sheet_id=sheet_id, on=day(on), said_by=said_by, note=note,
        private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def joint_check_row(value: "JointCheck") -> dict[str, Any]:
    """Return the columns of the row of a JointCheck."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "sheet_id": value.sheet_id,
        "on": value.on, "said_by": value.said_by, "note": value.note, "private": value.private,
        "source": value.source, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_REQUEST = (
    'SELECT id, number, partner_id, ours, "on", item_id, note, private, source, recorded_at, recorded_by FROM request'
)


def request_value(row: Row) -> "Request":
    """Make a Request of a row that `SELECT_REQUEST` gives."""
    from trustlog.domain.facts.request import Request

    (
        row_id, number, partner_id, ours, on, item_id, note, private, source, recorded_at, recorded_by,
    ) = row
    return Request(
        id=row_id, number=number, partner_id=partner_id, ours=bool(ours), on=day(on), item_id=item_id, note=note,
        private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def request_row(value: "Request") -> dict[str, Any]:
    """Return the columns of the row of a Request."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "ours": value.ours, "on": value.on,
        "item_id": value.item_id, "note": value.note, "private": value.private, "source": value.source,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_FAREWELL = (
    'SELECT id, number, partner_id, "on", reasons, said, said_by, handed_over, door, level, note, private, source, '
    'recorded_at, recorded_by FROM farewell'
)


def farewell_value(row: Row) -> "Farewell":
    """Make a Farewell of a row that `SELECT_FAREWELL` gives."""
    from trustlog.domain.facts.farewell import Farewell

    (
        row_id, number, partner_id, on, reasons, said, said_by, handed_over, door, level, note, private, source,
        recorded_at, recorded_by,
    ) = row
    return Farewell(
        id=row_id, number=number, partner_id=partner_id, on=day(on), reasons=reasons, said=said, said_by=said_by,
        handed_over=handed_over, door=door, level=level, note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def farewell_row(value: "Farewell") -> dict[str, Any]:
    """Return the columns of the row of a Farewell."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on,
        "reasons": value.reasons, "said": value.said, "said_by": value.said_by, "handed_over": value.handed_over,
        "door": value.door, "level": value.level, "note": value.note, "private": value.private,
        "source": value.source, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_FIT = (
    'SELECT id, number, partner_id, "on", why_us, both_think, note, private, source, recorded_at, recorded_by FROM fit'
)


def fit_value(row: Row) -> "Fit":
    """Make a Fit of a row that `SELECT_FIT` gives."""
    from trustlog.domain.facts.fit import Fit

    (
        row_id, number, partner_id, on, why_us, both_think, note, private, source, recorded_at, recorded_by,
    ) = row
    return Fit(
        id=row_id, number=number, partner_id=partner_id, on=day(on), why_us=why_us, both_think=both_think,
        note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def fit_row(value: "Fit") -> dict[str, Any]:
    """Return the columns of the row of a Fit."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on,
        "why_us": value.why_us, "both_think": value.both_think, "note": value.note, "private": value.private,
        "source": value.source, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_PURPOSE = (
    'SELECT id, number, partner_id, garden_id, "on", text, whose, agreed, horizon, note, private, source, recorded_at, '
    'recorded_by FROM purpose'
)


def purpose_value(row: Row) -> "Purpose":
    """Make a Purpose of a row that `SELECT_PURPOSE` gives."""
    from trustlog.domain.facts.purpose import Purpose

    (
        row_id, number, partner_id, garden_id, on, text, whose, agreed, horizon, note, private, source,
        recorded_at, recorded_by,
    ) = row
    return Purpose(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), text=text, whose=whose,
        agreed=bool(agreed), horizon=horizon, note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def purpose_row(value: "Purpose") -> dict[str, Any]:
    """Return the columns of the row of a Purpose."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "text": value.text, "whose": value.whose, "agreed": value.agreed, "horizon": value.horizon,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_OBJECTIVE = (
    'SELECT id, number, partner_id, garden_id, member_id, "on", text, ended_on, note, private, source, recorded_at, '
    'recorded_by FROM objective'
)


def objective_value(row: Row) -> "Objective":
    """Make a Objective of a row that `SELECT_OBJECTIVE` gives."""
    from trustlog.domain.facts.objective import Objective

    (
        row_id, number, partner_id, garden_id, member_id, on, text, ended_on, note, private, source, recorded_at,
        recorded_by,
    ) = row
    return Objective(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, member_id=member_id, on=day(on),
        text=text, ended_on=day_or_none(ended_on), note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def objective_row(value: "Objective") -> dict[str, Any]:
    """Return the columns of the row of a Objective."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "member_id": value.member_id, "on": value.on, "text": value.text, "ended_on": value.ended_on,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_GAIN = (
    'SELECT id, number, partner_id, garden_id, "on", text, would_say, note, private, source, recorded_at, recorded_by '
    'FROM gain'
)


def gain_value(row: Row) -> "Gain":
    """Make a Gain of a row that `SELECT_GAIN` gives."""
    from trustlog.domain.facts.gain import Gain

    (
        row_id, number, partner_id, garden_id, on, text, would_say, note, private, source, recorded_at,
        recorded_by,
    ) = row
    return Gain(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), text=text,
        would_say=bool(would_say), note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def gain_row(value: "Gain") -> dict[str, Any]:
    """Return the columns of the row of a Gain."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "text": value.text, "would_say": value.would_say, "note": value.note,
        "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_IMPACT = (
    'SELECT id, number, partner_id, garden_id, "on", area, text, evidence, note, private, source, recorded_at, '
    'recorded_by FROM impact'
)


def impact_value(row: Row) -> "Impact":
    """Make a Impact of a row that `SELECT_IMPACT` gives."""
    from trustlog.domain.facts.impact import Impact

    (
        row_id, number, partner_id, garden_id, on, area, text, evidence, note, private, source, recorded_at,
        recorded_by,
    ) = row
    return Impact(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), area=area, text=text,
        evidence=evidence, note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def impact_row(value: "Impact") -> dict[str, Any]:
    """Return the columns of the row of a Impact."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "area": value.area, "text": value.text, "evidence": value.evidence, "note": value.note,
        "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_GARDEN_LINE = (
    'SELECT id, number, garden_id, "on", topic, member_id, ours, toward_id, text, amount, ended_on, note, private, '
    'source, recorded_at, recorded_by FROM garden_line'
)


def garden_line_value(row: Row) -> "GardenLine":
    """Make a GardenLine of a row that `SELECT_GARDEN_LINE` gives."""
    from trustlog.domain.facts.garden_line import GardenLine

    (
        row_id, number, garden_id, on, topic, member_id, ours, toward_id, text, amount, ended_on, note, private,
        source, recorded_at, recorded_by,
    ) = row
    return GardenLine(
        id=row_id, number=number, garden_id=garden_id, on=day(on), topic=topic, member_id=member_id,
        ours=bool(ours), toward_id=toward_id, text=text, amount=amount, ended_on=day_or_none(ended_on), note=note,
        private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def garden_line_row(value: "GardenLine") -> dict[str, Any]:
    """Return the columns of the row of a GardenLine."""
    return {
        "id": value.id, "number": value.number, "garden_id": value.garden_id, "on": value.on, "topic": value.topic,
        "member_id": value.member_id, "ours": value.ours, "toward_id": value.toward_id, "text": value.text,
        "amount": value.amount, "ended_on": value.ended_on, "note": value.note, "private": value.private,
        "source": value.source, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_GARDEN_LOOK = (
    'SELECT id, number, garden_id, "on", about, one_id, other_id, answers, said_by, note, private, source, recorded_at, '
    'recorded_by FROM garden_look'
)


def garden_look_value(row: Row) -> "GardenLook":
    """Make a GardenLook of a row that `SELECT_GARDEN_LOOK` gives."""
    from trustlog.domain.facts.garden_look import GardenLook

    (
        row_id, number, garden_id, on, about, one_id, other_id, answers, said_by, note, private, source,
        recorded_at, recorded_by,
    ) = row
    return GardenLook(
        id=row_id, number=number, garden_id=garden_id, on=day(on), about=about, one_id=one_id, other_id=other_id,
        answers=answers, said_by=said_by, note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def garden_look_row(value: "GardenLook") -> dict[str, Any]:
    """Return the columns of the row of a GardenLook."""
    return {
        "id": value.id, "number": value.number, "garden_id": value.garden_id, "on": value.on, "about": value.about,
        "one_id": value.one_id, "other_id": value.other_id, "answers": value.answers, "said_by": value.said_by,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_SECTION = (
    'SELECT id, number, partner_id, garden_id, "on", name, state, text, note, private, source, recorded_at, recorded_by '
    'FROM section'
)


def section_value(row: Row) -> "Section":
    """Make a Section of a row that `SELECT_SECTION` gives."""
    from trustlog.domain.facts.section import Section

    (
        row_id, number, partner_id, garden_id, on, name, state, text, note, private, source, recorded_at,
        recorded_by,
    ) = row
    return Section(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), name=name, state=state,
        text=text, note=note, private=bool(private), source=source, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by,
    )


def section_row(value: "Section") -> dict[str, Any]:
    """Return the columns of the row of a Section."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "name": value.name, "state": value.state, "text": value.text, "note": value.note,
        "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_AGREEMENT = (
    'SELECT id, number, partner_id, garden_id, "on", version, review_on, snapshot, note, private, source, recorded_at, '
    'recorded_by FROM agreement'
)


def agreement_value(row: Row) -> "Agreement":
    """Make a Agreement of a row that `SELECT_AGREEMENT` gives."""
    from trustlog.domain.facts.agreement import Agreement

    (
        row_id, number, partner_id, garden_id, on, version, review_on, snapshot, note, private, source,
        recorded_at, recorded_by,
    ) = row
    return Agreement(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), version=version,
        review_on=day(review_on), snapshot=snapshot, note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def agreement_row(value: "Agreement") -> dict[str, Any]:
    """Return the columns of the row of a Agreement."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "version": value.version, "review_on": value.review_on, "snapshot": value.snapshot,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_BENEFIT = (
    'SELECT id, number, partner_id, garden_id, "on", sort, text, for_whom, tied, note, private, source, recorded_at, '
    'recorded_by FROM benefit'
)


def benefit_value(row: Row) -> "Benefit":
    """Make a Benefit of a row that `SELECT_BENEFIT` gives."""
    from trustlog.domain.facts.benefit import Benefit

    (
        row_id, number, partner_id, garden_id, on, sort, text, for_whom, tied, note, private, source, recorded_at,
        recorded_by,
    ) = row
    return Benefit(
        id=row_id, number=number, partner_id=partner_id, garden_id=garden_id, on=day(on), sort=sort, text=text,
        for_whom=for_whom, tied=tied, note=note, private=bool(private), source=source,
        recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def benefit_row(value: "Benefit") -> dict[str, Any]:
    """Return the columns of the row of a Benefit."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "garden_id": value.garden_id,
        "on": value.on, "sort": value.sort, "text": value.text, "for_whom": value.for_whom, "tied": value.tied,
        "note": value.note, "private": value.private, "source": value.source, "recorded_at": value.recorded_at,
        "recorded_by": value.recorded_by,
    }


SELECT_WHEEL = (
    'SELECT id, number, "on", said_by, answers, notes, note, private, source, recorded_at, recorded_by FROM wheel'
)


def wheel_value(row: Row) -> "Wheel":
    """Make a Wheel of a row that `SELECT_WHEEL` gives."""
    from trustlog.domain.facts.wheel import Wheel

    (
        row_id, number, on, said_by, answers, notes, note, private, source, recorded_at, recorded_by,
    ) = row
    return Wheel(
        id=row_id, number=number, on=day(on), said_by=said_by, answers=answers, notes=notes, note=note,
        private=bool(private), source=source, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def wheel_row(value: "Wheel") -> dict[str, Any]:
    """Return the columns of the row of a Wheel."""
    return {
        "id": value.id, "number": value.number, "on": value.on, "said_by": value.said_by, "answers": value.answers,
        "notes": value.notes, "note": value.note, "private": value.private, "source": value.source,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_PRACTICE_ANSWER = (
    'SELECT id, partner_id, "on", part, answer, garden_id, recorded_at, recorded_by FROM practice_answer'
)


def practice_answer_value(row: Row) -> "PracticeAnswer":
    """Make a PracticeAnswer of a row that `SELECT_PRACTICE_ANSWER` gives."""
    from trustlog.domain.facts.practice_answer import PracticeAnswer

    (
        row_id, partner_id, on, part, answer, garden_id, recorded_at, recorded_by,
    ) = row
    return PracticeAnswer(
        id=row_id, partner_id=partner_id, on=day(on), part=part, answer=answer, recorded_at=stamp(recorded_at),
        recorded_by=recorded_by, garden_id=garden_id,
    )


def practice_answer_row(value: "PracticeAnswer") -> dict[str, Any]:
    """Return the columns of the row of a PracticeAnswer."""
    return {
        "id": value.id, "partner_id": value.partner_id, "on": value.on, "part": value.part, "answer": value.answer,
        "garden_id": value.garden_id, "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_SUGGESTION_ANSWER = (
    'SELECT id, partner_id, "on", answer, strand, until, depends, note, suggested FROM suggestion_answer'
)


def suggestion_answer_value(row: Row) -> "Answer":
    """Make a Answer of a row that `SELECT_SUGGESTION_ANSWER` gives."""
    from trustlog.domain.facts.answer import Answer

    (
        row_id, partner_id, on, answer, strand, until, depends, note, suggested,
    ) = row
    return Answer(
        id=row_id, partner_id=partner_id, on=day(on), answer=answer, strand=strand, until=day_or_none(until),
        depends=depends, note=note, suggested=suggested,
    )


def suggestion_answer_row(value: "Answer") -> dict[str, Any]:
    """Return the columns of the row of a Answer."""
    return {
        "id": value.id, "partner_id": value.partner_id, "on": value.on, "answer": value.answer,
        "strand": value.strand, "until": value.until, "depends": value.depends, "note": value.note,
        "suggested": value.suggested,
    }


SELECT_PAIR_ANSWER = (
    'SELECT id, garden_id, one_id, other_id, "on", answer, strand, note, recorded_at, recorded_by FROM pair_answer'
)


def pair_answer_value(row: Row) -> "PairAnswer":
    """Make a PairAnswer of a row that `SELECT_PAIR_ANSWER` gives."""
    from trustlog.domain.facts.pair_answer import PairAnswer

    (
        row_id, garden_id, one_id, other_id, on, answer, strand, note, recorded_at, recorded_by,
    ) = row
    return PairAnswer(
        id=row_id, garden_id=garden_id, one_id=one_id, other_id=other_id, on=day(on), answer=answer, strand=strand,
        note=note, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def pair_answer_row(value: "PairAnswer") -> dict[str, Any]:
    """Return the columns of the row of a PairAnswer."""
    return {
        "id": value.id, "garden_id": value.garden_id, "one_id": value.one_id, "other_id": value.other_id,
        "on": value.on, "answer": value.answer, "strand": value.strand, "note": value.note,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_PLAN = (
    'SELECT id, number, partner_id, "on", text FROM plan'
)


def plan_value(row: Row) -> "Plan":
    """Make a Plan of a row that `SELECT_PLAN` gives."""
    from trustlog.domain.facts.plan import Plan

    (row_id, number, partner_id, on, text) = row
    return Plan(
        id=row_id, number=number, partner_id=partner_id, on=day(on), text=text,
    )


def plan_row(value: "Plan") -> dict[str, Any]:
    """Return the columns of the row of a Plan."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "on": value.on, "text": value.text,
    }


SELECT_PAUSE = (
    'SELECT id, number, partner_id, from_on, to_on, reason, yearly, entered_late FROM pause'
)


def pause_value(row: Row) -> "Pause":
    """Make a Pause of a row that `SELECT_PAUSE` gives."""
    from trustlog.domain.facts.pause import Pause

    (
        row_id, number, partner_id, from_on, to_on, reason, yearly, entered_late,
    ) = row
    return Pause(
        id=row_id, number=number, partner_id=partner_id, from_on=day(from_on), to_on=day(to_on), reason=reason,
        yearly=bool(yearly), entered_late=bool(entered_late),
    )


def pause_row(value: "Pause") -> dict[str, Any]:
    """Return the columns of the row of a Pause."""
    return {
        "id": value.id, "number": value.number, "partner_id": value.partner_id, "from_on": value.from_on,
        "to_on": value.to_on, "reason": value.reason, "yearly": value.yearly, "entered_late": value.entered_late,
    }


SELECT_PROPOSAL = (
    'SELECT id, number, state, kind, "on", title, starts, ends, minutes, company, note, initiative, direction, due_on, '
    'assumed, asked, why, fact, brought_from, brought_id, recorded_at, recorded_by FROM proposal'
)


def proposal_value(row: Row) -> "Proposal":
    """Make a Proposal of a row that `SELECT_PROPOSAL` gives."""
    from trustlog.domain.facts.proposal import Proposal

    (
        row_id, number, state, kind, on, title, starts, ends, minutes, company, note, initiative, direction,
        due_on, assumed, asked, why, fact, brought_from, brought_id, recorded_at, recorded_by,
    ) = row
    return Proposal(
        id=row_id, number=number, state=state, kind=kind, on=day(on), title=title, starts=starts, ends=ends,
        minutes=minutes, company=company, note=note, initiative=initiative, direction=direction,
        due_on=day_or_none(due_on), assumed=assumed, asked=bool(asked), why=why, fact=fact,
        brought_from=brought_from, brought_id=brought_id, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def proposal_row(value: "Proposal") -> dict[str, Any]:
    """Return the columns of the row of a Proposal."""
    return {
        "id": value.id, "number": value.number, "state": value.state, "kind": value.kind, "on": value.on,
        "title": value.title, "starts": value.starts, "ends": value.ends, "minutes": value.minutes,
        "company": value.company, "note": value.note, "initiative": value.initiative, "direction": value.direction,
        "due_on": value.due_on, "assumed": value.assumed, "asked": value.asked, "why": value.why,
        "fact": value.fact, "brought_from": value.brought_from, "brought_id": value.brought_id,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_PROPOSAL_PARTNER = (
    'SELECT id, proposal_id, partner_id FROM proposal_partner'
)


def proposal_partner_value(row: Row) -> "ProposalPartner":
    """Make a ProposalPartner of a row that `SELECT_PROPOSAL_PARTNER` gives."""
    from trustlog.domain.facts.proposal import ProposalPartner

    (row_id, proposal_id, partner_id) = row
    return ProposalPartner(
        id=row_id, proposal_id=proposal_id, partner_id=partner_id,
    )


def proposal_partner_row(value: "ProposalPartner") -> dict[str, Any]:
    """Return the columns of the row of a ProposalPartner."""
    return {
        "id": value.id, "proposal_id": value.proposal_id, "partner_id": value.partner_id,
    }


SELECT_MAPPING = (
    'SELECT id, name, kind, columns, recorded_at, recorded_by FROM mapping'
)


def mapping_value(row: Row) -> "Mapping":
    """Make a Mapping of a row that `SELECT_MAPPING` gives."""
    from trustlog.domain.facts.mapping import Mapping

    (row_id, name, kind, columns, recorded_at, recorded_by) = row
    return Mapping(
        id=row_id, name=name, kind=kind, columns=columns, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def mapping_row(value: "Mapping") -> dict[str, Any]:
    """Return the columns of the row of a Mapping."""
    return {
        "id": value.id, "name": value.name, "kind": value.kind, "columns": value.columns,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


SELECT_APART = (
    'SELECT id, one_partner_id, other_partner_id, one_person_id, other_person_id, recorded_at, recorded_by FROM apart'
)


def apart_value(row: Row) -> "Apart":
    """Make a Apart of a row that `SELECT_APART` gives."""
    from trustlog.domain.facts.apart import Apart

    (
        row_id, one_partner_id, other_partner_id, one_person_id, other_person_id, recorded_at, recorded_by,
    ) = row
    return Apart(
        id=row_id, one_partner_id=one_partner_id, other_partner_id=other_partner_id, one_person_id=one_person_id,
        other_person_id=other_person_id, recorded_at=stamp(recorded_at), recorded_by=recorded_by,
    )


def apart_row(value: "Apart") -> dict[str, Any]:
    """Return the columns of the row of a Apart."""
    return {
        "id": value.id, "one_partner_id": value.one_partner_id, "other_partner_id": value.other_partner_id,
        "one_person_id": value.one_person_id, "other_person_id": value.other_person_id,
        "recorded_at": value.recorded_at, "recorded_by": value.recorded_by,
    }


def promise_scan(row: Row, ours: bool, moves: "tuple[Move, ...]") -> "PromiseScan":
    """Make a PromiseScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import PromiseScan

    return PromiseScan(
        row[0], ours, row[1], row[2], day(row[3]), day_or_none(row[4]), day(row[5]), row[6], row[7],
        day_or_none(row[8]), row[9], flag_or_none(row[10]), row[11], day_or_none(row[12]), bool(row[13]), moves,
    )


def moment_partner_scan(row: Row, number: int) -> "MomentScan":
    """Make a MomentScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import MomentScan

    return MomentScan(row[0], day(row[1]), row[2], number)


def disclosure_scan(row: Row, ours: bool) -> "DisclosureScan":
    """Make a DisclosureScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import DisclosureScan

    return DisclosureScan(row[0], day(row[1]), ours, row[2], bool(row[3]), row[4])


def dependence_scan(row: Row) -> "DependenceScan":
    """Make a DependenceScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import DependenceScan

    return DependenceScan(
        row[0], day(row[1]), row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10],
    )


def purpose_scan(row: Row) -> "PurposeScan":
    """Make a PurposeScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import PurposeScan

    return PurposeScan(row[0], day(row[1]), row[2], bool(row[3]))


def section_scan(row: Row) -> "SectionScan":
    """Make a SectionScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import SectionScan

    return SectionScan(row[0], day(row[1]), row[2], row[3], row[4])


def agreement_scan(row: Row) -> "AgreementScan":
    """Make a AgreementScan of a partner's id and the columns that `SCANNED` names."""
    from trustlog.domain.facts.scan import AgreementScan

    return AgreementScan(row[0], day(row[1]), row[2], day(row[3]))


# Table and row of each kind of value, by the name of its class.
ROWS: dict[str, tuple[str, Callable[[Any], dict[str, Any]]]] = {
    "Partner": ("partner", partner_row),
    "Person": ("person", person_row),
    "Garden": ("garden", garden_row),
    "GardenMember": ("garden_member", garden_member_row),
    "Promise": ("promise", promise_row),
    "Moment": ("moment", moment_row),
    "BookItem": ("book_item", book_item_row),
    "Disclosure": ("disclosure", disclosure_row),
    "Note": ("note", note_row),
    "LevelChange": ("level_change", level_change_row),
    "Dependence": ("dependence", dependence_row),
    "Pulse": ("pulse", pulse_row),
    "Sheet": ("sheet", sheet_row),
    "SheetRow": ("sheet_row", sheet_row_row),
    "TheirWord": ("their_word", their_word_row),
    "JointCheck": ("joint_check", joint_check_row),
    "Request": ("request", request_row),
    "Farewell": ("farewell", farewell_row),
    "Fit": ("fit", fit_row),
    "Purpose": ("purpose", purpose_row),
    "Objective": ("objective", objective_row),
    "Gain": ("gain", gain_row),
    "Impact": ("impact", impact_row),
    "GardenLine": ("garden_line", garden_line_row),
    "GardenLook": ("garden_look", garden_look_row),
    "Section": ("section", section_row),
    "Agreement": ("agreement", agreement_row),
    "Benefit": ("benefit", benefit_row),
    "Wheel": ("wheel", wheel_row),
    "PracticeAnswer": ("practice_answer", practice_answer_row),
    "Answer": ("suggestion_answer", suggestion_answer_row),
    "PairAnswer": ("pair_answer", pair_answer_row),
    "Plan": ("plan", plan_row),
    "Pause": ("pause", pause_row),
    "Proposal": ("proposal", proposal_row),
    "ProposalPartner": ("proposal_partner", proposal_partner_row),
    "Mapping": ("mapping", mapping_row),
    "Apart": ("apart", apart_row),
}
