"""The JSON that other personal programs export."""
