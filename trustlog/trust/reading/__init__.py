"""The reading of a partner as of a day: its values, how it is made, what it suggests and why."""
