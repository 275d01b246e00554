"""Pictures as SVG: drawn of plain values, without script or request, with words for who does not see them."""

from trustlog.exchange.svg.drawing import Line as Line
from trustlog.exchange.svg.drawing import Sector as Sector
from trustlog.exchange.svg.drawing import Words as Words
from trustlog.exchange.svg.drawing import file as file
from trustlog.exchange.svg.drawing import rose as rose
