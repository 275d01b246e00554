"""What reads differently since the rules of 0.1, and why: said once when a ledger of theirs is opened."""

CHANGED = (
    "On time is one word everywhere: late, partly and lapsed are not on time, because a promise is about a day.",
    "Of the moves of up to 30 days the first is free, because who says so in time has not let anybody down. Every "
    "other move counts as missed.",
    "The estimate is the chance that the next promise is kept on time. It forecasts better than the one before did, on "
    "histories that it was not made from, so most estimates have moved.",
    "Evidence takes the promises of a week together, because they share their luck, and half of it counts from the "
    "beginning of the level. Much of it is lower than it was; what is enough holds however often you look.",
    "Silence counts only from the day from which a partner is logged. Openness needs both sides within one period, and "
    "periods begin when the test does.",
    "Beside the evidence there are counted facts from the first day, a chance after three promises, and a step on "
    "trial: forecasts, and said to be.",
    "The decisions you recorded keep what was seen then, by the rules of then.",
)
"""A sentence for each thing that changed."""
