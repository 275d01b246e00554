"""Partners: a table to scan."""
