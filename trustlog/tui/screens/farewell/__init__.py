"""Letting go: how each promise is closed, then the farewell; and taking a partner up again."""
