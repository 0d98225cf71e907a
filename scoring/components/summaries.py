"""Explaining what a missing summary costs (J5), for the components that deduct for one."""

from scoring.derivation import Node, answer, given, step
from scoring.frame import Frame


def derive_deduction(frame: Frame, person: str, size: Node) -> Node:
    """The value of ``size`` when the person's summary is missing, else nothing."""
    missing = frame.summary_missing(person)
    inputs = (_missing(frame, person, missing), size, given("constant", 0))
    return step("summary.deduction", "choose", size.value if missing else 0, inputs)


def _missing(frame: Frame, person: str, missing: bool) -> Node:
    summary = frame.facts.summaries.get((frame.period.id, person))
    rules = frame.summary_rules
    return given(
        "summary.missing",
        answer(missing),
        clause=f"{rules.clause}.due_workdays",
        basis=rules.basis,
        record=summary.record if summary else "",
        filed=summary.filed if summary else "",
        due=frame.summary_due,
    )
