"""Calendars: iCalendar files, cut into blocks first, so that one broken event does not take the others with it."""
