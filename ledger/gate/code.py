"""What is no record (J036, J054): who may change the program changes it, and others approve where asked.

An approval of records is a record, and records never come with code. Code is approved by a merge: whoever
signs one that only joins the change to the main line has put their key to exactly this tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.findings import Finding, finding
from ledger.gate.change import Commit
from ledger.gate.powers import roles_held
from ledger.gate.proposed import Proposed
from ledger.git.signatures import Standing
from ledger.records.kinds import kind_of
from ledger.records.names import shown
from ledger.roles.types import Approvals, Principal, Role


def judge_code(given: Proposed) -> Iterator[Finding]:
    """Every commit that changes something beside the records, and the change as a whole."""
    brought = [(commit, paths) for commit in given.change.commits if (paths := _others(commit))]
    lacking = None
    for commit, paths in brought:
        principal = given.principal(commit)
        roles = _code_roles(given, principal) if principal else []
        if principal is not None and not roles:
            yield finding(shown(paths[0]), "J036", principal=principal.id, count=len(paths))
        lacking = lacking or _lacking(given, [each for each, _ in brought], _asked(roles))
    if lacking is not None:
        yield _told(given, shown(brought[0][1][0]), *lacking)


def _others(commit: Commit) -> list[str]:
    """What a commit itself changes beside the records."""
    return [] if commit.joins else [each.path for each in commit.files if kind_of(each.path) is None]


def _code_roles(given: Proposed, principal: Principal) -> list[Role]:
    return [role for role, _ in roles_held(principal, given.roles, given.known) if role.code]


def _asked(roles: list[Role]) -> Approvals | None:
    """What the role that asks least asks; None when it asks nothing."""
    asked = [role.approvals for role in roles]
    return None if None in asked else min(filter(None, asked), key=lambda each: each.count, default=None)


def _lacking(given: Proposed, brought: list[Commit], asked: Approvals | None) -> tuple[Approvals, int] | None:
    """What is asked and how many have approved, when that is too few."""
    if asked is None:
        return None
    approvers = {each.person or each.id for each in _approvers(given, brought, asked)}
    return (asked, len(approvers)) if len(approvers) < asked.count else None


def _approvers(given: Proposed, brought: list[Commit], asked: Approvals) -> Iterator[Principal]:
    """Who signed a merge of all that was brought, and brought nothing of it."""
    authors = [found for each in brought if (found := given.principal(each))]
    for commit in given.change.commits:
        found = given.principal(commit)
        if found is None or not commit.joins or commit.standing is not Standing.GOOD:
            continue
        own = any(_same(found, each) for each in authors)
        if not own and _holds(given, found, asked) and _covers(given, commit, brought):
            yield found


def _same(one: Principal, other: Principal) -> bool:
    return one.id == other.id or (one.person is not None and one.person == other.person)


def _holds(given: Proposed, principal: Principal, asked: Approvals) -> bool:
    return any(role.id in asked.roles for role, _ in roles_held(principal, given.roles, given.known))


def _covers(given: Proposed, merge: Commit, brought: list[Commit]) -> bool:
    """Whether all that was brought lies below a merge."""
    parents = {each.id: each.object.parents for each in given.change.commits}
    below, waiting = set[str](), [merge.id]
    while waiting:
        id_ = waiting.pop()
        if id_ in parents and id_ not in below:
            below.add(id_)
            waiting += parents[id_]
    return all(each.id in below for each in brought)


def _told(given: Proposed, path: str, asked: Approvals, found: int) -> Finding:
    names = [role.name for id_, role in given.roles.roles.items() if id_ in asked.roles]
    return finding(path, "J054", count=asked.count, found=found, roles="、".join(names) or "—")
