"""What facts of several kinds are called together."""

from trustlog.domain.facts.dependence import Dependence
from trustlog.domain.facts.disclosure import Disclosure
from trustlog.domain.facts.farewell import Farewell
from trustlog.domain.facts.fit import Fit
from trustlog.domain.facts.joint_check import JointCheck
from trustlog.domain.facts.level_change import LevelChange
from trustlog.domain.facts.moment import Moment
from trustlog.domain.facts.note import Note
from trustlog.domain.facts.pause import Pause
from trustlog.domain.facts.plan import Plan
from trustlog.domain.facts.promise import Promise
from trustlog.domain.facts.pulse import Pulse
from trustlog.domain.facts.request import Request
from trustlog.domain.facts.sheet import Sheet
from trustlog.domain.facts.their_word import TheirWord

Practised = Dependence | Pulse | Sheet | TheirWord | JointCheck | Request | Farewell | Fit
"""What the practice of two leaves behind."""
Fact = Promise | Moment | Disclosure | Note | LevelChange | Practised
"""What happened, and stands in the timeline."""
Numbered = Fact | Plan | Pause
"""What bears a number that people type."""
