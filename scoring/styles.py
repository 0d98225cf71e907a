"""Ballot styles: which raters score the same subjects (J6), so that no ballot tells its rater (J7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.components.ballot_rules import BY_SECTION, BallotRules, Block, block_names
from scoring.facts import Facts
from scoring.periods import Period
from scoring.policy.types import Policy
from scoring.roster import PRESENT, Posted, Seat, by_unit, posted_on, roster


@dataclass(frozen=True, slots=True)
class Style:
    """One ballot style of a unit; people in ascending order, nobody both rater and subject."""

    group: str
    block: str
    raters: tuple[str, ...]
    subjects: tuple[str, ...]
    named: bool
    ballot_weight: int
    clause: str = ""
    basis: str = ""


def styles(policy: Policy, facts: Facts, period: Period, unit: str) -> tuple[Style, ...]:
    """The styles of one unit; for many units ``styles_by_unit`` takes the roster only once."""
    return styles_by_unit(policy, facts, period).get(unit, ())


def styles_by_unit(policy: Policy, facts: Facts, period: Period) -> dict[str, tuple[Style, ...]]:
    """The styles of every unit that has people on the roster; none when the period has no ballots."""
    rules, posted = rules_of(policy, period), posted_on(facts, period.last)
    if rules is None:
        return {}
    units = by_unit(roster(policy, facts, period))
    return {unit: styles_of(rules, facts, period, unit, seats, posted) for unit, seats in units.items()}


def styles_of(
    rules: BallotRules, facts: Facts, period: Period, unit: str, seats: Sequence[Seat], posted: Posted
) -> tuple[Style, ...]:
    """The styles of a unit with its roster and the posts on the last day, in the order of the blocks."""
    return tuple(
        style
        for block in rules.blocks
        if _serves(block, facts, unit)
        for style in _styles_of_block(block, facts, period, unit, seats, posted)
        if style.raters and style.subjects
    )


def _styles_of_block(
    block: Block, facts: Facts, period: Period, unit: str, seats: Sequence[Seat], posted: Posted
) -> Iterable[Style]:
    if block.raters_from in BY_SECTION:
        return _by_section(block, facts.units[unit].sections, seats)
    return _styles(block, _raters(block, facts, period, unit, seats, posted), _subjects(block, seats))


def _by_section(block: Block, sections: Sequence[str], seats: Sequence[Seat]) -> Iterable[Style]:
    """One style a section: those who rate it, and its people (S2)."""
    raters = [seat for seat in seats if seat.status in PRESENT and _among(seat.role, block.rater_roles)]
    for section in sections:
        subjects = set(_subjects(block, [seat for seat in seats if seat.section == section]))
        rating = {seat.person for seat in raters if section in _rates(block, seat)}
        yield _style(block, f"{block.id}-{section}", rating - subjects, subjects)


def _rates(block: Block, seat: Seat) -> Sequence[str | None]:
    """The sections that somebody rates."""
    return seat.line if block.raters_from == "line" else (seat.section,)


def superior_raters(block: Block, facts: Facts, unit: str, posted: Posted) -> tuple[str, ...]:
    """Those in the superior unit who have one of the block's rater roles."""
    found = facts.units.get(unit)
    there = posted.get(found.superior, ()) if found and found.superior else ()
    return tuple(person for person, role in there if _among(role, block.rater_roles))


def rules_of(policy: Policy, period: Period) -> BallotRules | None:
    """The rules of the first ballots component of the period's score, or the year's; None without one."""
    scheme = policy.annual if period.is_year else policy.period
    entries = scheme.composition.weighted if scheme else ()
    return next((entry.settings for entry in entries if entry.component == "ballots"), None)


def _serves(block: Block, facts: Facts, unit: str) -> bool:
    found = facts.units.get(unit)
    return block.unit_classes is None or (found is not None and found.unit_class in block.unit_classes)


def _raters(
    block: Block, facts: Facts, period: Period, unit: str, seats: Sequence[Seat], posted: Posted
) -> Iterable[str]:
    if block.raters_from == "superior":
        return superior_raters(block, facts, unit, posted)
    if block.raters_from == "panel":
        panel = facts.panels.get((period.id, unit))
        return panel.raters if panel else ()
    return [seat.person for seat in seats if seat.status in PRESENT and _among(seat.role, block.rater_roles)]


def _subjects(block: Block, seats: Sequence[Seat]) -> list[str]:
    return [
        seat.person for seat in seats if seat.status == "assessed" and _among(seat.role, block.subject_roles)
    ]


def _among(role: str, roles: frozenset[str] | None) -> bool:
    return roles is None or role in roles


def _styles(block: Block, raters: Iterable[str], subjects: Iterable[str]) -> Iterable[Style]:
    if block.split is None:
        yield _style(block, block.id, set(raters) - set(subjects), set(subjects))
        return
    dealt = sorted({*raters, *subjects})
    for part, name in enumerate(block_names(block)):
        inside = set(dealt[part :: block.split])
        yield _style(block, name, inside & set(raters), set(subjects) - inside)


def _style(block: Block, name: str, raters: set[str], subjects: set[str]) -> Style:
    return Style(
        group=block.group,
        block=name,
        raters=tuple(sorted(raters)),
        subjects=tuple(sorted(subjects)),
        named=block.named,
        ballot_weight=block.ballot_weight,
        clause=block.clause,
        basis=block.basis,
    )
