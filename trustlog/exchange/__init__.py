"""Files in and out: tables, JSON, calendars, address books. Knows values, never the database."""
