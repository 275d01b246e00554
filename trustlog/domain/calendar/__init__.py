"""Days: the ones people write, counting them, and times within a day as numbers."""
