"""What is kept for speed: derived, outside journal and exports, safe to delete."""
