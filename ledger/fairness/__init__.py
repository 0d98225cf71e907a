"""Observations on a round: gathered from a ledger, worded and shown."""
