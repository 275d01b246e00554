"""Pages that are read in a browser and printed: one file each, that asks for nothing and runs nothing."""

from trustlog.exchange.html.page import STYLE as STYLE
from trustlog.exchange.html.page import Safe as Safe
from trustlog.exchange.html.page import Table as Table
from trustlog.exchange.html.page import boxes as boxes
from trustlog.exchange.html.page import element as element
from trustlog.exchange.html.page import page as page
from trustlog.exchange.html.page import table as table
from trustlog.exchange.html.page import text as text
