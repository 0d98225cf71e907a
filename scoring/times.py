"""Days, months and periods as text: ASCII of fixed width, so that order of text is order of time."""

Day = str
"""``2026-03-02``"""
Month = str
"""``2026-03``"""
PeriodId = str
"""``2026-Q1``, ``2026-M03``, ``2026-H1``; ``2026`` for the year."""
