"""Which records a period can rest on at all, told by their paths."""

from __future__ import annotations

from collections.abc import Collection

from ledger.records.kinds import kind_of
from scoring.periods import Period
from scoring.weeks import monday

_ALWAYS = frozenset({"body", "unit", "person", "policy"})
_ALL_YEAR = frozenset({"goals", "unit-goals", "task"})
"""Kinds of a year on which its periods rest as well."""
_NEVER = frozenset(
    {
        *("notice", "settlement", "result", "manifest", "bonus-pool", "decision"),
        *("measure", "activity", "seeds", "objection", "appeal", "recusal"),
        *("roles", "principals", "amendment", "approval"),
    }
)
_SUPERVISED = frozenset(
    {"order", "petition", "inspection-list", "inspection", "survey-frame", "survey-draw", "survey-result"}
)
"""Kinds that go on across periods: they count for their own year and every later one."""
_FROM_YEAR_ON = _SUPERVISED | {"withdrawal"}
"""Kinds that may touch any period of their own year and of every later one."""
_GOES_ON = _SUPERVISED | {"task"}
"""Kinds of which what is not done by the day of settling does not count: it may have been done since."""


def concerns(path: str, periods: Collection[Period], *, weekly: bool = False) -> bool:
    """Whether a fault at this path may touch the results of one of the periods or years.

    A path at which no kind of record lies counts: it may be a misplaced record. A calendar counts for the
    year before it as well, since filing runs on into it; with weekly logs the month before a period counts
    when the first week begins in it.
    """
    found = kind_of(path)
    if found is None:
        return True
    kind, keys = found
    if kind.name in _ALWAYS or kind.name in _NEVER:
        return kind.name in _ALWAYS
    return any(_within(kind.name, keys, period, weekly=weekly) for period in periods)


def goes_on(path: str) -> bool:
    """Whether a record there goes on across periods: one as of an earlier day may speak of later ones."""
    found = kind_of(path)
    return found is not None and found[0].name in _GOES_ON


def _within(kind: str, keys: dict[str, str], period: Period, *, weekly: bool) -> bool:
    if kind in _FROM_YEAR_ON:
        return int((keys.get("year") or keys["period"])[:4]) <= period.year
    if "period" in keys:
        return keys["period"] == period.id
    if "month" in keys:
        return keys["month"] in period.months or (weekly and keys["month"] == monday(period.first)[:7])
    year = int(keys["year"])
    if kind == "calendar":
        return int(period.first[:4]) <= year <= int(period.last[:4]) + 1
    if kind in _ALL_YEAR:
        return year == period.year
    return period.is_year and (year == period.year or (kind == "past-result" and year < period.year))
