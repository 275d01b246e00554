"""The one way in: batches of changes, checked, applied and journalled."""
