"""Withdrawals in a random ledger: of what counts, and now and then of what cannot be withdrawn."""

from random import Random

from tests.oracle.book import LASTING
from tests.oracle.draft import YEAR, Draft

_SHARE = 3
"""One ledger in so many has withdrawals."""


def add_withdrawals(draft: Draft) -> None:
    """In a stream of choices of its own, so that the rest of the ledger is the same with and without them."""
    ids = sorted(draft.records)
    rng = Random(" ".join(ids))
    if rng.randrange(_SHARE):
        return
    counting = [key for key in ids if key.split("/")[0] not in LASTING]
    lasting = [key for key in ids if key.startswith(("organization/people/", "calendar/"))]
    chosen = [*rng.sample(counting, min(len(counting), rng.choice([1, 3, 9]))), *rng.sample(lasting, 1)]
    for number, record in enumerate(chosen, 1):
        draft.records[f"withdrawals/{YEAR}/{number}"] = {
            "record": record,
            "date": f"{YEAR}-04-02",
            "by": draft.people()[0],
            "reason": "登记有误。",
            "was": f"sha256:{0:064}",
        }
