"""Results of small groups do not follow from those of others: every table of a board is used against it.

A table that tells how many of a group have each grade gives an equation for each grade. What follows from
several of them is a sum of their rows; so a group can be worked out when the row that has 1 for its people
and 0 for all others is such a sum: units taken from their class or the body, cohorts from everybody, the base
of a limit from its unit, one page from another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.board import address
from ledger.board.both import in_language
from ledger.board.differences import People, Telling
from ledger.board.pages.cohorts import cohorts
from ledger.board.pages.compare import compare
from ledger.board.pages.fairness import fairness_of
from ledger.board.settled import Settled
from ledger.board.source import read_view
from ledger.board.view import View
from tests.board.test_small_cells import rows_of

pytestmark = pytest.mark.slow

LEAST = 5
"""What the demo's policy withholds below."""


def follows(group: People, told: Iterable[People]) -> bool:
    """Whether the row of a group is a sum of multiples of the rows told."""
    reduced: dict[str, Mapping[str, Fraction]] = {}
    for each in told:
        _keep(reduced, _reduce(reduced, dict.fromkeys(each, Fraction(1))))
    return not _reduce(reduced, dict.fromkeys(group, Fraction(1)))


def _reduce(reduced: Mapping[str, Mapping[str, Fraction]], row: dict[str, Fraction]) -> dict[str, Fraction]:
    for first, other in reduced.items():
        if times := row.get(first):
            for name, value in other.items():
                row[name] = row.get(name, Fraction(0)) - times * value
    return {name: value for name, value in row.items() if value}


def _keep(reduced: dict[str, Mapping[str, Fraction]], row: dict[str, Fraction]) -> None:
    """Take a row that is new, led by the first of its people, in whose column no later row has anything."""
    if row:
        first = min(row)
        reduced[first] = {name: value / row[first] for name, value in row.items()}


def test_what_is_left_of_a_whole_follows() -> None:
    whole, part, other = People("abcdefg"), People("abcd"), People("ef")
    assert follows(whole - part, [whole, part])
    assert follows(People("g"), [whole, part, other])
    assert not follows(other, [whole, part])
    assert follows(People("ac"), [People("ab"), People("bd"), People("cd")])
    assert not follows(People("a"), [People("ab"), People("bd"), People("cd")])


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    """The demo as everybody sees it."""
    return read_view(root, "public")


@pytest.fixture(scope="module")
def settled(view: View) -> Settled:
    assert view.last is not None
    return view.last


def grouped(settled: Settled, of: Callable[[str], str]) -> dict[str, People]:
    """Everybody with a grade, by what ``of`` says of a person's id."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in settled.outcome.people.values():
        if person.grade:
            found[of(person.person)].add(person.person)
    return {name: People(people) for name, people in found.items()}


def by(settled: Settled, field: str, names: Mapping[str, str]) -> dict[str, People]:
    people = settled.outcome.people
    return grouped(settled, lambda person: names.get(str(getattr(people[person], field)), ""))


def units(view: View, settled: Settled) -> dict[str, People]:
    return by(settled, "unit", {unit.id: unit.name for unit in view.facts.units.values()})


def classes(view: View, settled: Settled) -> dict[str, People]:
    names = {each.id: each.name for each in view.policy.unit_classes}
    people = settled.outcome.people
    return grouped(settled, lambda person: names[view.facts.units[people[person].unit].unit_class])


def cohorts_of(view: View, settled: Settled) -> dict[str, People]:
    return by(settled, "cohort", {each.id: each.name for each in view.policy.cohorts})


def bases(view: View, settled: Settled) -> dict[str, People]:
    """Unit and counting base, as a row of a limit names it."""
    people, policy = settled.outcome.people, view.policy
    return grouped(
        settled,
        lambda person: (
            f"{view.facts.units[people[person].unit].name} · "
            f"{'、'.join(sorted(_identities(view, policy.counting_base(people[person].identity))))}"
        ),
    )


def _identities(view: View, base: str) -> Iterator[str]:
    return (each.name for each in view.policy.identities if view.policy.counting_base(each.id) == base)


def listed(page: str, groups: Mapping[str, People], column: int) -> Iterator[People]:
    """The groups of which a row of a table tells numbers; in a column it tells how many people."""
    for row in rows_of(page):
        for name, people in groups.items():
            if row and re.match(rf"{re.escape(name)}(?!\w* ·)", row[0]) and row[1] != "—":
                assert column < 0 or int(row[column]) == len(people), row
                yield people


def part(page: str, anchor: str) -> str:
    """One section of a page."""
    return page.partition(f"{{#{anchor}}}")[2].partition("\n## ")[0]


def told(view: View, settled: Settled) -> Iterator[People]:
    """Every group whose grades a page of the board adds up."""
    compared = in_language(dict(compare(view))[address.COMPARE], "zh")
    drawn = "".join(re.findall("<svg.*?</svg>", compared, re.DOTALL))
    yield from (people for name, people in classes(view, settled).items() if name in drawn)
    yield from listed(compared, units(view, settled), -1)
    everybody = {"全体": People().union(*units(view, settled).values())}
    of_cohorts = in_language(dict(cohorts(view))[address.cohorts(settled.period)], "zh")
    grades = part(of_cohorts, "grades")
    yield from listed(grades, cohorts_of(view, settled) | everybody, len(rows_of(grades)[-1]) - 1)
    yield from listed(part(of_cohorts, "places"), bases(view, settled), 1)
    bars = re.findall("<svg.*?</svg>", part(of_cohorts, "places"), re.DOTALL)
    assert len(bars) == 1
    assert f"共 {len(everybody['全体'])}" in bars[0]
    seen = in_language(dict(fairness_of(view, settled))[address.fairness(settled.period)], "zh")
    policy = view.policy
    ranks = by(settled, "rank", {each.id: each.name for each in policy.ranks})
    identities = by(settled, "identity", {each.id: each.name for each in policy.identities})
    yield from listed(part(seen, "distribution"), units(view, settled) | ranks | identities, 1)
    yield from everybody.values()


def test_no_small_group_follows_from_what_is_told(view: View, settled: Settled) -> None:
    known = list(told(view, settled))
    assert len(known) > 12
    small = {
        name: people
        for groups in (units(view, settled), cohorts_of(view, settled), bases(view, settled))
        for name, people in groups.items()
        if len(people) < LEAST
    }
    assert len(small) > 3
    assert [name for name, people in small.items() if people in known] == []
    assert [name for name, people in small.items() if follows(people, known)] == []


def test_a_single_group_more_would_give_small_ones_away(view: View, settled: Settled) -> None:
    """The attack works: were the next smallest unit told as well, the small one would follow."""
    known = list(told(view, settled))
    groups = units(view, settled)
    hidden = [people for people in groups.values() if people not in known]
    assert len(hidden) == 2
    small, next_ = sorted(hidden, key=len)
    assert len(small) < LEAST <= len(next_)
    assert not follows(small, known)
    assert follows(small, [*known, next_])


def test_inside_the_body_every_group_is_told(root: Path) -> None:
    inside = read_view(root, "unit")
    assert inside.last is not None
    known = list(told(inside, inside.last))
    for groups in (units(inside, inside.last), cohorts_of(inside, inside.last)):
        assert [name for name, people in groups.items() if people not in known] == []


groups_ = st.frozensets(st.sampled_from("abcdefgh"), min_size=1)


@given(st.lists(groups_, max_size=6), st.lists(groups_, max_size=6), st.lists(groups_, max_size=3))
def test_what_is_told_gives_no_secret_away(
    told: list[People], asked: list[People], secret: list[People]
) -> None:
    """Of any groups: what follows only by what is told in addition stays secret; no more is held back."""
    telling = Telling(told, secret)
    kept = [group for group in secret if not follows(group, told)]
    known = list(told)
    for group in asked:
        gives = any(follows(each, [*known, group]) for each in kept)
        assert telling.tell(group) is not gives
        known += [] if gives else [group]
    assert not any(follows(each, known) for each in kept)
