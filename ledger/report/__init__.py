"""Findings as people and programs read them: text, JSON, GitHub annotations, SARIF; and a rule's page."""
