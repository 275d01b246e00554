"""The one definition of the tables, what is generated from it, and how older ledgers are migrated."""
