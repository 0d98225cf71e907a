"""Counts of a year: what was done for people, what they objected to, what came of it."""
