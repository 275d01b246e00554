"""The values and their rules: pure, without clock, files or database."""
