"""How far an import is, for those who ask for one."""

from trustlog.exchange.progress import Counting, Progress, told

__all__ = ["Counting", "Progress", "told"]
