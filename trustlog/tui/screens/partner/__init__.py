"""A relationship on a single page."""
