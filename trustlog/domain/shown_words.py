"""The words that facts are kept with and people are shown: outcomes, stakes, kinds of time, who depends on whom.

They are kept in English, and said by `_` where they are shown.
"""

from trustlog.language import N_

OUTCOMES = (
    N_("open"), N_("offered"), N_("kept"), N_("late"), N_("partly"), N_("broken"), N_("lapsed"), N_("withdrawn"),
)  # fmt: skip
TOLD = (N_("told"), N_("silent"), N_("concealed"))
BY = (N_("maker"), N_("receiver"), N_("us"), N_("them"), N_("both"), N_("neither"))
STAKES = (N_("small"), N_("normal"), N_("big"))
COUNTS_AS = (N_("scripted"), N_("joint"), N_("unscripted"))
KINDS = (
    N_("meeting"), N_("review"), N_("pitch"), N_("demo"), N_("mail"), N_("call"), N_("workshop"), N_("cowork"),
    N_("pilot"), N_("lunch"), N_("breakfast"), N_("dinner"), N_("coffee"), N_("walk"), N_("visit"), N_("drinks"),
    N_("chat"),
)  # fmt: skip
FLAGS = (N_("yes"), N_("no"), N_("hidden"), N_("we"), N_("they"))
GATES = (N_("big"), N_("days"), N_("balance"), N_("concealed"), N_("dependence"), N_("moved"))
SORTS = (N_("insight"), N_("impact"), N_("relief"), N_("proposition"), N_("journey"))
AREAS = (N_("organisation"), N_("clients"), N_("employees"), N_("society"))
SECTIONS = (
    N_("exit"), N_("parties"), N_("purpose"), N_("objectives"), N_("impact"), N_("outcomes"), N_("brings"),
    N_("principles"), N_("openness"), N_("promises"), N_("time"), N_("decisions"), N_("money"), N_("data"),
    N_("conflict"),
)  # fmt: skip
UNITS = (
    N_("shares"), N_("share"), N_("depth"), N_("weight"), N_("evidence"), N_("slots"), N_("factor"), N_("promises"),
    N_("power"), N_("times"), N_("level"), N_("log-odds"), N_("log-odds²"), N_("a year"), N_("log-odds² a day"),
)  # fmt: skip
ORIGINS = (N_("default"), N_("file"), N_("follows"))
ACTIONS = (N_("up"), N_("down"), N_("trial"), N_("end_trial"), N_("attention"), N_("stay"))
NOUNS = (
    N_("settled promise", "settled promises"), N_("slot", "slots"), N_("promise", "promises"), N_("moment", "moments"),
    N_("partner", "partners"), N_("person", "people"), N_("disclosure", "disclosures"), N_("note", "notes"),
    N_("plan", "plans"), N_("pause", "pauses"), N_("level change", "level changes"), N_("reading", "readings"),
    N_("change", "changes"),
)  # fmt: skip
GROUPS = (N_("Screens"), N_("Places"))
