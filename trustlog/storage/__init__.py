"""The ledger: its tables, one way in (the writer) and one way out (the views)."""
