"""A garden: its members, the matrix of its pairs, and what it holds of itself."""
