"""The states of the schema this program knows; literals, so that opening a ledger need not ask Alembic.

Made from the migrations; do not edit. `python -m trustlog.storage.schema.generate` writes this file anew.
"""

HEAD = "0002"
KNOWN = ("0001", "0002")  # oldest first; the last is HEAD
APPLICATION_ID = 0x54524C47  # "TRLG" in the header of a SQLite file: a ledger, not another program's database
