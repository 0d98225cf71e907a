"""Approvals of what is no record (J054), beyond the examples: how many, whose, and of what."""

from __future__ import annotations

import pytest

from ledger.reading.emit import emit
from tests.gate.proposals import OFFICE, ROLES, Proposals, value_of

DISCIPLINE, MAINTAINER = "discipline@yunxi", "maintainer@yunxi"
NOTE: dict[str, bytes | None] = {"docs/note.md": b"# Note\n"}
MORE: dict[str, bytes | None] = {"docs/more.md": b"# More\n"}


def asking(ledger: Proposals, *counts: int, roles: tuple[str, ...] = ("office", "discipline")) -> Proposals:
    """Maintainers by one role for each count of approvals; 0 asks for none."""
    value = value_of((ledger.repo.root / ROLES).read_bytes())
    plain = next(each for each in value["roles"] if each["id"] == "maintainer")
    made = [
        plain | {"id": f"m{n}"} | ({"approvals": {"count": n, "roles": list(roles)}} if n else {})
        for n in counts
    ]
    value["roles"] = [each for each in value["roles"] if each is not plain] + made
    holder = next(each for each in value["principals"] if each["id"] == MAINTAINER)
    holder["roles"] = [each["id"] for each in made]
    ledger.base = ledger.repo.commit({ROLES: emit(value).encode()})
    return ledger


def merged(ledger: Proposals, *by: str | None) -> list[str]:
    """A note by the maintainer, merged by one after the other; the rules that are broken."""
    repo = ledger.repo
    repo.branch("side", ledger.base)
    repo.commit(NOTE, key=ledger.pairs[MAINTAINER])
    tip = "side"
    for number, each in enumerate(by):
        repo.branch(f"merge-{number}", ledger.base)
        repo.merge(tip, key=ledger.pairs[each] if each else None)
        tip = f"merge-{number}"
    return ledger.rules(tip, MAINTAINER)


@pytest.mark.parametrize(
    ("count", "by", "broken"),
    [
        (1, (OFFICE,), []),
        (1, (), ["J054"]),
        (1, (None,), ["J054"]),
        (1, ("stranger",), ["J054"]),
        (1, (MAINTAINER,), ["J054"]),
        (2, (OFFICE,), ["J054"]),
        (2, (OFFICE, OFFICE), ["J054"]),
        (2, (OFFICE, DISCIPLINE), []),
    ],
)
def test_so_many_others_merge_it(
    ledger: Proposals, count: int, by: tuple[str | None, ...], broken: list[str]
) -> None:
    assert merged(asking(ledger, count), *by) == broken


def test_the_role_that_asks_least_counts(ledger: Proposals) -> None:
    assert merged(asking(ledger, 2, 1), OFFICE) == []


def test_a_role_that_asks_nothing_is_enough(ledger: Proposals) -> None:
    assert merged(asking(ledger, 2, 0)) == []


def test_a_role_that_nobody_is_asked_for_does_not_approve(ledger: Proposals) -> None:
    assert merged(asking(ledger, 1, roles=("discipline",)), OFFICE) == ["J054"]


def test_a_merge_of_only_a_part(ledger: Proposals) -> None:
    """One line was merged by another; the other line goes in beside it."""
    repo = asking(ledger, 1).repo
    for name, files in (("one", NOTE), ("two", MORE)):
        repo.branch(name, ledger.base)
        repo.commit(files, key=ledger.pairs[MAINTAINER])
    repo.branch("part", ledger.base)
    repo.merge("one", key=ledger.pairs[OFFICE])
    repo.merge("two", key=ledger.pairs[MAINTAINER])
    assert ledger.rules("part", MAINTAINER) == ["J054"]
    repo.branch("whole", ledger.base)
    repo.merge("part", key=ledger.pairs[OFFICE])
    assert ledger.rules("whole", MAINTAINER) == []
