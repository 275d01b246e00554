"""The reading: what the ledger says of a partner as of a day, computed from facts alone."""
