"""Today: what deserves attention."""
