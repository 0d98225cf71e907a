"""Findings as people and programs read them: text, JSON, GitHub annotations, SARIF; and the page of one rule."""
