"""The screens: they draw values and ask the desk; no rules, no SQL, no arithmetic on facts."""

import gc

gc.set_threshold(100_000)  # before Textual is imported: looking for garbage among modules takes a fifth of the start
