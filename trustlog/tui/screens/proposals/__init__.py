"""Proposals: what was brought in and waits for an answer."""
