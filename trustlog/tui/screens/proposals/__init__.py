"""Proposals: what was brought in and waits for a word."""
