"""Cards of people and firms (vCard)."""
