"""Explaining a result: every step in words, with its arithmetic, its clause and its records."""
