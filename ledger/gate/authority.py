"""Who may do what (J030 to J035): every step by the roles of whoever took it, as they stood in the base.

Nothing is allowed that no role allows. A step is judged by both versions of the record, so that nobody takes
over another's record by putting their own name into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.findings import Finding
from ledger.gate.entries import fields_of, touches
from ledger.gate.powers import Decision, Wanted, decide, roles_held
from ledger.gate.proposed import Proposed, named_in
from ledger.gate.steps import Step, told
from ledger.gate.subjects import rows_of, subject_of
from ledger.records.kinds import CORRECTIONS
from ledger.roles.types import Act, Approvals, Principal, Roles

_ACT: dict[str, Act] = {"amendment": "amend", "withdrawal": "withdraw", "approval": "create"}


class Need(NamedTuple):
    """Approvals that a record needs before it may come in; of an amendment, the record amended needs them."""

    step: Step
    approvals: Approvals


class Authority(NamedTuple):
    """What is not allowed, and what only is when others approve."""

    faults: tuple[Finding, ...]
    needs: tuple[Need, ...]


def judge_authority(given: Proposed) -> Authority:
    """Every step of the change."""
    faults: list[Finding] = []
    needs: list[Need] = []
    for step in given.steps.steps:
        principal = given.principal(step.commit)
        if principal is None or (step.after is None and step.stood):
            continue
        decision = _decide(given, step, principal)
        if decision.rule:
            faults.append(_fault(given, step, principal, decision))
        if step.kind != "amendment":
            needs += [Need(step, each) for each in decision.approvals]
        if step.kind in CORRECTIONS and step.after and step.after["by"] != principal.person:
            faults.append(
                told(given.change, step, ("by",), "J035", by=str(step.after["by"]), principal=principal.id)
            )
    return Authority(tuple(faults), tuple(needs))


def _decide(given: Proposed, step: Step, principal: Principal) -> Decision:
    held = list(roles_held(principal, given.roles, given.known))
    decisions = [decide(wanted, held, given.known) for wanted in _wanted(given, step)]
    denied = next((each for each in decisions if each.rule), None)
    needed = dict.fromkeys(each for decision in decisions for each in decision.approvals)
    return denied or Decision(approvals=tuple(needed))


def _wanted(given: Proposed, step: Step) -> Iterator[Wanted]:
    """What a step asks for: a correction asks for an act on each record that it names."""
    if step.kind not in CORRECTIONS:
        act: Act = "amend" if step.stood else "create"
        subjects = frozenset(subject_of(step.kind, step.keys, value) for value in step.versions)
        rows, fields = rows_of(step.touched, *step.versions), fields_of(step.touched)
        yield Wanted(act, step.kind, subjects, rows, fields, step.after or {}, step.touched)
        return
    for record in dict.fromkeys(record for value in step.versions for record in named_in(value)):
        kind, subject = given.target(record)
        asked = step.kind if step.kind == "approval" else kind
        # Whoever changes an amended record is asked for their name by that step itself.
        value = given.value(record) if step.kind == "withdrawal" else {}
        made = touches(None, value)
        rows = rows_of(made, value)
        yield Wanted(_ACT[step.kind], asked, frozenset({subject}), rows, frozenset(), value, made)


def _fault(given: Proposed, step: Step, principal: Principal, decision: Decision) -> Finding:
    if decision.field:
        place = (decision.field.partition(".")[0],)
        return told(given.change, step, place, decision.rule, principal=principal.id, field=decision.field)
    wanted = next(_wanted(given, step))
    able = _able(given.roles, wanted)
    return told(given.change, step, (), decision.rule, principal=principal.id, able=able)


def _able(roles: Roles, wanted: Wanted) -> str:
    """The names of the roles that may do this to the records of some or other."""
    grants = [(role.name, grant) for role in roles.roles.values() for grant in role.may]
    able = [name for name, grant in grants if wanted.act in grant.acts and wanted.kind in grant.kinds]
    return "、".join(dict.fromkeys(able)) or "—"
