"""Feeds (Atom) and calendars (iCalendar): what is new, and what has to be done by when."""
