"""The application: the ledger's thread, keys, themes, clipboard, and what can be done from anywhere."""
