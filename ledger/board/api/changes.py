"""The API's version and what changed in it, newest first: added to, never rewritten."""

from __future__ import annotations

from ledger.board.both import both

CHANGES = (
    (
        "1.0",
        both(
            "首版：单位、人员、公示、办法、更正，各轮结果，每个结果的推导。",
            "First version: units, people, notices, policy, corrections, results by round, "
            "and the derivation of every result.",
        ),
    ),
)
"""Version → what it brought. The first number is that of the folder; it rises when something is taken away or
changes its meaning. The second rises when something is added."""
VERSION = CHANGES[0][0]
