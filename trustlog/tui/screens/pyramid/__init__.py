"""The portfolio as a pyramid."""
