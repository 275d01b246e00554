"""Counted facts: what can be said of a strand from the first day on, before any estimate."""
