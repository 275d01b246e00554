"""What was written, batch by batch."""
