"""Verifying: every settled result is recomputed from the records and compared with what was settled."""
