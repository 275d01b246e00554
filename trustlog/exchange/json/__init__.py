"""The whole ledger as one JSON file, a row a line, and back: lossless, so it is everything and nothing else."""

FORMAT = "trustlog-ledger"
VERSION = 1
"""What the head of such a file says: the format, and by which rules it was written."""
