"""What was derived at some cost and may be derived again: kept for speed, dropped when a fact it rests on changes.

The table `memo` has it. What a ledger has taught is kept by strand, an epoch a row, under the day it began. A reading
(of kind `READING`) is kept for a day: `subject` then names the partner, `as_of` the day, and `made_from` all else that
the reading was made from. What was read of a partner by the rules before (of kind `READ_BEFORE`) stays until a fact of
those days changes. `read` looks it up, `keep` adds to it, and `drop` forgets it, as every write of a batch does.
"""

READING, READ_BEFORE = "reading", "read before"
"""The kinds of the readings of a day, and of what was read by the rules before; others are what was taught."""
