"""What was derived at some cost and may be derived again: kept for speed, dropped when a fact it rests on changes.

The table `memo` has it. What a ledger has taught is kept by strand, an epoch a row, under the day it began. A reading
(of kind `READING`) is kept for a day: `subject` then names the partner, `as_of` the day, and `made_from` all else that
the reading was made from. `read` looks it up, `keep` adds to it, and `drop` forgets it, as every write of a batch does.
"""

READING = "reading"
"""The kind of the readings of a day; every other kind is something the ledger has taught."""
