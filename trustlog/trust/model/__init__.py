"""The forecast: how likely it is that the next promise is kept on time, and how a ledger teaches it.

Four kinds of world run side by side (`rules`). What is known of one partner is its `belief`, which follows from its own
outcomes and from the `epochs`, in which what the ledger had taught was frozen; `forecast` makes the numbers of both.
`learn` walks through a whole ledger once and gives its epochs, and what was forecast on the way.
"""
