"""The capture line and its form."""
