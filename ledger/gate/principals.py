"""Who brings a commit: the holder of the key that signed it, else whoever is logged in.

The author's name and address in a commit are what anybody can write there; they are not asked.
"""

from __future__ import annotations

from ledger.git.signatures import Signer, Standing


def principal_of(signer: Signer | None, actor: str | None) -> str | None:
    """Who brings a commit: its signer, or the actor when it is unsigned; None for any other signature."""
    if signer is None:
        return actor
    return signer.name if signer.standing is Standing.GOOD else None
