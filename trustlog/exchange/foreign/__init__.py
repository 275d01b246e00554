"""What other programs export, read into neutral values, and planned against what a ledger knows. Writes nothing."""
