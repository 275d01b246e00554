"""Markdown in which no word of a person is a mark."""

from trustlog.exchange.markdown.write import table_row as table_row
from trustlog.exchange.markdown.write import unmarked as unmarked
