"""Pure drawing: from values to lines of text. No widget and no ledger."""
