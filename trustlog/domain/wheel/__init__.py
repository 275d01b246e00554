"""The wheel: a yearly look at our own organisation. Its questions, and what several people answered in a year. Pure."""
