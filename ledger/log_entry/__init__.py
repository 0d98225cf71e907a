"""Filing a day's work log: into the month's file, if it keeps every rule."""
