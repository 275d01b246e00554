"""Files that are not the ledger: reading them, writing them, and paths as people type them."""
