"""The formats of exports, for the commands and the screens, which do not import `exchange` themselves."""

from trustlog.exchange.formats import FORMATS as FORMATS
from trustlog.exchange.formats import Format as Format
