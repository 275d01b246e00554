"""The lossless JSON of a ledger."""
