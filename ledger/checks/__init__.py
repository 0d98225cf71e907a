"""Checks across records: what no schema of a single file can say."""
