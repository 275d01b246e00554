"""What there is to export as: for the commands and the screens, which do not meet `exchange` themselves."""

from trustlog.exchange.formats import FORMATS as FORMATS
from trustlog.exchange.formats import Format as Format
