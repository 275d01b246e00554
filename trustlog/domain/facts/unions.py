"""What facts of several kinds are called together."""

from trustlog.domain.facts.disclosure import Disclosure
from trustlog.domain.facts.level_change import LevelChange
from trustlog.domain.facts.moment import Moment
from trustlog.domain.facts.note import Note
from trustlog.domain.facts.pause import Pause
from trustlog.domain.facts.plan import Plan
from trustlog.domain.facts.promise import Promise

Fact = Promise | Moment | Disclosure | Note | LevelChange
"""What happened, and stands in the timeline."""
Numbered = Fact | Plan | Pause
"""What bears a number that people type."""
