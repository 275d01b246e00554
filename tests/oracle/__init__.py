"""A second reading, written from the words of its description alone: slow, literal, sharing nothing with the first."""
