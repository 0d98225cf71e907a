"""Plausible office prose of a fictional district: names, work logs, summaries, reasons.

Everything here is a pure function of a seed; nothing is drawn from the clock, the environment or ``random``.
"""
