"""TOML files read with their line numbers."""
