"""The open book: the items that partners are to know, on a page."""
