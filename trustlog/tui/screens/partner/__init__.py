"""One relationship on one page."""
