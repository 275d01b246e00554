"""Tables that CRMs, address books and calendars export: which program's it is, by all its headings, and its rows."""
