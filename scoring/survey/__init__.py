"""Surveys: whom chance draws, and which answers count."""
