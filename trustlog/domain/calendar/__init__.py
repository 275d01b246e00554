"""Days: reading and writing dates, counting days, and times within a day as numbers."""
