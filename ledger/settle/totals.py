"""No settlement with more places than the policy allows in all (D3)."""

from __future__ import annotations

from ledger.refusal import Refusal
from scoring.outcome import CapUse, Outcome


def refuse_overrun(outcome: Outcome) -> None:
    """Raises Refusal, with the sums, when the places of a cap come to more than its total."""
    for total in outcome.totals:
        if total.exceeded:
            uses = [use for use in outcome.caps if _counts(use, total.cap, total.counting_base)]
            raise Refusal(
                "settle.total",
                cap=total.cap,
                people=total.people,
                places=total.places,
                limit=total.limit,
                sums=", ".join(f"{use.group} {use.places}/{use.people}" for use in uses),
            )


def _counts(use: CapUse, cap: str, counting_base: str) -> bool:
    return (use.cap, use.counting_base) == (cap, counting_base) and use.places > 0
