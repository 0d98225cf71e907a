"""What history allows (J041 to J053): what stood is added to, put right with a reason, and never rewritten.

Records that stood in the base are held to this at every commit: a value that is changed and changed back was
changed. Records that are new in the change may still be worked on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.findings import Finding
from ledger.gate.entries import Touch, at, in_order
from ledger.gate.proposed import Proposed
from ledger.gate.steps import Step, told
from ledger.reading.digest import digest
from ledger.reading.values import Map
from ledger.records.kinds import CORRECTIONS, SETTLED, STANDING, is_withdrawable, record_path

LIVING = frozenset(
    {
        *("order", "petition", "task", "goals", "unit-goals", "measure", "objection", "appeal"),
        *("appraisal", "attendance", "indicator-results", "inspection", "inspection-list", "seeds"),
    }
)
"""Kinds that are filled in as things happen: fields and entries are added, and nothing said is changed."""
_FREE = STANDING - {"policy"}
"""Kinds that state what is so now; whoever may change them may change anything in them."""


def judge_history(given: Proposed) -> Iterator[Finding]:
    """Every step on a record that stood in the base, told of once, and every correction."""
    told_of: set[str] = set()
    for step in given.steps.steps:
        for fault in _step_faults(given, step) if step.stood and step.record not in told_of else ():
            told_of.add(step.record)
            yield fault
    for step, value in given.corrections:
        if step.kind == "amendment":
            yield from _unfit_amendment(given, step, value)
        elif step.kind == "withdrawal":
            yield from _unfit_withdrawal(given, step, value)


def rewritten(kind: str, after: Map, touched: Iterable[Touch]) -> Touch | None:
    """The first place where a change does more than such a record may grow by; None when there is none."""
    return next((touch for touch in touched if not _may_grow(kind, after, touch)), None)


def _may_grow(kind: str, after: Map, touch: Touch) -> bool:
    if touch.how not in ("added", "inserted"):
        return False
    if kind == "log":
        return len(touch.at) == 2 and touch.at[0] == "entries"
    inserted = touch.how == "inserted"
    return kind in LIVING and not (inserted and not in_order(at(after, touch.at[:-1])))


def _step_faults(given: Proposed, step: Step) -> Iterator[Finding]:
    if step.after is None:
        yield told(given.change, step, (), "J041")
    elif step.before is None or step.kind in _FREE:
        return
    elif step.kind in SETTLED:
        yield told(given.change, step, (), "J044")
    elif step.kind == "policy":
        yield told(given.change, step, (), "J045")
    elif step.kind in CORRECTIONS:
        yield told(given.change, step, (), "J043")
    elif step.record in given.withdrawn:
        yield told(given.change, step, (), "J053")
    else:
        yield from _change_faults(given, step, step.before, step.after)


def _change_faults(given: Proposed, step: Step, before: Map, after: Map) -> Iterator[Finding]:
    touch = rewritten(step.kind, after, step.touched)
    if touch is not None and not _is_amended(given, step.record, before, after):
        place = () if touch.how in ("removed", "moved") else touch.at
        field = ".".join(map(str, touch.at)) or "—"
        yield told(given.change, step, place, "J042", field=field, was=digest(before), now=digest(after))


def _is_amended(given: Proposed, record: str, before: Map, after: Map) -> bool:
    was, now = digest(before), digest(after)
    return any(
        step.kind == "amendment" and (value["record"], value["was"], value["now"]) == (record, was, now)
        for step, value in given.corrections
    )


def _unfit_amendment(given: Proposed, step: Step, value: Map) -> Iterator[Finding]:
    """J050: it must permit exactly what some commit does to a record that stood in the base."""
    record, was, now = (str(value[name]) for name in ("record", "was", "now"))
    changes = (
        (digest(each.before), digest(each.after))
        for each in given.steps.steps
        if each.stood and each.record == record and each.before is not None and each.after is not None
    )
    if (was, now) not in changes:
        yield told(given.change, step, ("record",), "J050", record=record)


def _unfit_withdrawal(given: Proposed, step: Step, value: Map) -> Iterator[Finding]:
    """J051: it must name a record that stood in the base, as it stood there."""
    record = str(value["record"])
    stood = given.standing.get(record_path(record))
    if stood is None or not is_withdrawable(record) or stood.digest != value["was"]:
        yield told(given.change, step, ("record",), "J051", record=record)
