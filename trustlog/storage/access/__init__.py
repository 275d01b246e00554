"""What one person may see of a ledger that several share."""
