"""The demo ledger: a fictional district, made from a seed, for showing and testing the tool."""
