"""The sentences of the reading, so that screens, commands and reports say the same."""
