"""The command line `shaiji`: parses, calls a feature, prints. Nothing imports it."""
