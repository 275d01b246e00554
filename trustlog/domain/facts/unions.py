"""What facts of several kinds are called together."""

from trustlog.domain.facts.agreement import Agreement
from trustlog.domain.facts.benefit import Benefit
from trustlog.domain.facts.dependence import Dependence
from trustlog.domain.facts.disclosure import Disclosure
from trustlog.domain.facts.farewell import Farewell
from trustlog.domain.facts.fit import Fit
from trustlog.domain.facts.gain import Gain
from trustlog.domain.facts.garden_line import GardenLine
from trustlog.domain.facts.garden_look import GardenLook
from trustlog.domain.facts.impact import Impact
from trustlog.domain.facts.joint_check import JointCheck
from trustlog.domain.facts.level_change import LevelChange
from trustlog.domain.facts.moment import Moment
from trustlog.domain.facts.note import Note
from trustlog.domain.facts.objective import Objective
from trustlog.domain.facts.pause import Pause
from trustlog.domain.facts.plan import Plan
from trustlog.domain.facts.promise import Promise
from trustlog.domain.facts.pulse import Pulse
from trustlog.domain.facts.purpose import Purpose
from trustlog.domain.facts.request import Request
from trustlog.domain.facts.section import Section
from trustlog.domain.facts.sheet import Sheet
from trustlog.domain.facts.their_word import TheirWord
from trustlog.domain.facts.wheel import Wheel

Practised = Dependence | Pulse | Sheet | TheirWord | JointCheck | Request | Farewell | Fit
"""What the practice of two leaves behind."""
Shared = Purpose | Objective | Gain | Impact | GardenLine | GardenLook | Section | Agreement | Benefit | Wheel
"""What the practice of many leaves behind."""
Fact = Promise | Moment | Disclosure | Note | LevelChange | Practised | Shared
"""What happened, and stands in the timeline."""
Numbered = Fact | Plan | Pause
"""What bears a number that people type."""
