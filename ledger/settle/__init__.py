"""Settling: a period's results are computed, written at once, and never changed afterwards."""
