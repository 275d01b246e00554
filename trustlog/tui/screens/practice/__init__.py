"""How a partner and we work together, part by part."""
