"""The screens: they draw values and ask the desk; no rules, no SQL, no arithmetic on facts."""

import gc

# Before Textual is imported: looking for garbage among modules would take a fifth of the start. Later on, small portions,
# and the old ones seldom: nobody waits for a look through all the readings of a large ledger.
gc.set_threshold(5_000, 5, 100)
