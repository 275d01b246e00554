"""What commands print of a subject: readings as text, pictures of them, JSON of values."""
