"""Which states of the schema this program knows; literals, so that opening a ledger need not ask Alembic."""

from trustlog.storage.schema._generated import KNOWN as KNOWN

HEAD = KNOWN[-1]
APPLICATION_ID = 0x54524C47  # "TRLG" in the header of a SQLite file: a ledger, not another program's database
