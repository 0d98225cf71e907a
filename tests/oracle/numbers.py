"""How many random ledgers the tests of this folder take: few, or as many as ``LEDGERS`` says."""

import os

LEDGERS = int(os.environ.get("LEDGERS", "0"))
"""``LEDGERS=10000`` gives every policy as many; without it the tests stay quick."""


def ledgers(few: int) -> int:
    """``few``, or what was asked for."""
    return LEDGERS or few
