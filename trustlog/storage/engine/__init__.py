"""The two engines: opening a ledger, running SQL on it, keeping a copy."""
