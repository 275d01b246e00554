"""Checking forecasts against what came: the walk through a history, and proper scores."""
