"""Histories of promises from a file, for checking forecasts."""
