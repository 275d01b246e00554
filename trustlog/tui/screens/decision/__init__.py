"""The decision about a level."""
