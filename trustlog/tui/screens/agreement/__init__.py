"""The agreement with a partner or of a garden, section by section."""
