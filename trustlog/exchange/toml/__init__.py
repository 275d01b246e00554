"""TOML files, read with their line numbers: the settings and the themes."""
