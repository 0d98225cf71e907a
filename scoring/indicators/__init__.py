"""Indicators: what is measured, and the methods that make points of it, one a module."""
