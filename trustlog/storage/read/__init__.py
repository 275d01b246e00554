"""Plain SELECTs that give the values of `domain.facts`, the same on both engines."""
