"""Search over everything written."""
