"""Settled results: their place, their numbers as text, and the three kinds of file."""
