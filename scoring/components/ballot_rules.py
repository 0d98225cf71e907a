"""The settings of the ballots component: rater groups, blocks, and the limits on ballots (J6–J11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.exact import WHOLE
from scoring.policy.composition import ABSENT
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.grades import Quota
from scoring.policy.judging import duplicates, in_order, in_range, on_scale, unknown
from scoring.policy.reading import Section
from scoring.policy.sheets import SheetItem, item_faults, read_sheet_item
from scoring.rounding import MODES

RATERS = ("unit", "section", "line", "superior", "panel")
BY_SECTION = ("section", "line")
"""Raters of their own section, or of those in their line: a style for each section (S2)."""


@dataclass(frozen=True, slots=True)
class Group:
    """A rater group with its weight in basis points."""

    id: str
    name: str
    weight: int
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Who rates whom on the same ballot. None for roles or unit classes means all of them.

    ``split`` deals raters and subjects into so many parts, each rating the others; None leaves them as they
    are. A ``named`` block is counted however few its ballots are. One ballot of it weighs ``ballot_weight``.
    """

    id: str
    group: str
    unit_classes: frozenset[str] | None
    raters_from: str
    rater_roles: frozenset[str] | None
    subject_roles: frozenset[str] | None
    split: int | None
    named: bool
    ballot_weight: int
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class BallotLimit:
    """On one ballot only so many subjects may get ``at_or_above`` (J9)."""

    at_or_above: int
    quota: Quota


@dataclass(frozen=True, slots=True)
class BallotRules:
    """Everything about ballots. ``limit`` is None when it is switched off."""

    scale_min: int
    scale_max: int
    scale_basis: str
    absent_group: str
    withhold_below: int
    few_people_below: int
    few_people_basis: str
    limit: BallotLimit | None
    groups: tuple[Group, ...]
    groups_basis: str
    blocks: tuple[Block, ...]
    items: tuple[SheetItem, ...] = ()
    """What each ballot scores; none when it gives one score (S4)."""


def read_ballots(section: Section) -> BallotRules:
    """The component's own fields."""
    low, high, scale_basis = section.inner("scale", _read_scale)
    few, few_basis = section.inner("few_people", _read_few) if section.has("few_people") else (0, "")
    return BallotRules(
        scale_min=low,
        scale_max=high,
        scale_basis=scale_basis,
        absent_group=section.choice("absent_group", ABSENT),
        withhold_below=section.integer("withhold_below"),
        few_people_below=few,
        few_people_basis=few_basis,
        limit=section.optional("ballot_limit", _read_limit),
        groups=section.each("groups", _read_group),
        groups_basis=section.basis("groups"),
        blocks=section.each("blocks", _read_block),
        items=section.each("items", read_sheet_item),
    )


def ballot_faults(
    rules: BallotRules, policy_roles: tuple[str, ...], classes: tuple[str, ...], at: Pointer
) -> Iterator[PolicyFault]:
    """What a schema cannot say about the component's fields."""
    yield from _group_faults(rules, at)
    if rules.items:
        yield from item_faults(rules.items, (*at, "items"))
    groups = {group.id for group in rules.groups}
    names: set[str] = set()
    for index, block in enumerate(rules.blocks):
        place = (*at, "blocks", index)
        if block.group not in groups:
            yield fault((*place, "group"), "unknown_id", list="groups", id=block.group)
        yield from unknown(block.unit_classes or (), classes, (*place, "unit_classes"), "unit_classes")
        yield from unknown(block.rater_roles or (), policy_roles, (*place, "raters", "roles"), "roles")
        yield from unknown(block.subject_roles or (), policy_roles, (*place, "subjects", "roles"), "roles")
        yield from _block_faults(block, policy_roles, place)
        for name in block_names(block):
            if name in names:
                yield fault((*place, "id"), "duplicate_id", id=name)
            names.add(name)
    yield from _section_name_faults(rules, at)


def block_names(block: Block) -> tuple[str, ...]:
    """The block ids of the block's styles."""
    if block.split is None:
        return (block.id,)
    return tuple(f"{block.id}-{part}" for part in range(1, block.split + 1))


def _section_name_faults(rules: BallotRules, at: Pointer) -> Iterator[PolicyFault]:
    """Styles by section are called ``<block>-<section>``: no other block may have such a name."""
    by_section = [block.id for block in rules.blocks if block.raters_from in BY_SECTION]
    for index, block in enumerate(rules.blocks):
        if any(block.id.startswith(f"{name}-") for name in by_section):
            yield fault((*at, "blocks", index, "id"), "duplicate_id", id=block.id)


def _group_faults(rules: BallotRules, at: Pointer) -> Iterator[PolicyFault]:
    weights = sum(group.weight for group in rules.groups)
    if weights != WHOLE:
        yield fault((*at, "groups"), "group_weights_sum", sum=weights, whole=WHOLE)
    served = {block.group for block in rules.blocks}
    for index, group in enumerate(rules.groups):
        if group.id not in served:
            yield fault((*at, "groups", index), "group_without_block", group=group.id)
    yield from duplicates([group.id for group in rules.groups], (*at, "groups"))
    yield from in_order(rules.scale_min, rules.scale_max, (*at, "scale"))
    if rules.limit is not None:
        place = (*at, "ballot_limit")
        yield from in_range(rules.limit.quota.share, 0, WHOLE, (*place, "share"))
        yield from on_scale(
            rules.limit.at_or_above, rules.scale_min, rules.scale_max, (*place, "at_or_above")
        )


def _block_faults(block: Block, roles: tuple[str, ...], place: Pointer) -> Iterator[PolicyFault]:
    if block.split is not None and block.raters_from in BY_SECTION:
        yield fault((*place, "split"), "dealt_by_section", block=block.id)
    elif block.split is not None and block.split < 2:
        yield fault((*place, "split"), "out_of_range", value=block.split, min=2, max="")
    if block.ballot_weight < 1:
        yield fault((*place, "ballot_weight"), "out_of_range", value=block.ballot_weight, min=1, max="")
    raters = block.rater_roles if block.rater_roles is not None else frozenset(roles)
    subjects = block.subject_roles if block.subject_roles is not None else frozenset(roles)
    inside = block.raters_from in ("unit", *BY_SECTION)
    if block.split is None and inside and raters & subjects:
        yield fault(place, "rates_itself", block=block.id, roles=", ".join(sorted(raters & subjects)))


def _read_scale(section: Section) -> tuple[int, int, str]:
    return section.integer("min"), section.integer("max"), section.basis()


def _read_few(section: Section) -> tuple[int, str]:
    return section.integer("below"), section.basis()


def _read_limit(section: Section) -> BallotLimit | None:
    quota = Quota(
        base="ballot",
        ties="",
        share=section.integer("share"),
        rounding=section.choice("rounding", MODES),
        at_least=section.integer("at_least", 0),
        clause=section.clause,
        basis=section.basis(),
    )
    limit = BallotLimit(section.integer("at_or_above"), quota)
    return limit if section.flag("enabled") else None


def _read_group(section: Section) -> Group:
    return Group(section.text("id"), section.text("name"), section.integer("weight"), section.clause)


def _read_block(section: Section) -> Block:
    source, raters = section.inner("raters", lambda inner: (inner.choice("from", RATERS), _roles(inner)))
    return Block(
        id=section.text("id"),
        group=section.text("group"),
        unit_classes=frozenset(section.texts("unit_classes")) if section.has("unit_classes") else None,
        raters_from=source,
        rater_roles=raters,
        subject_roles=section.inner("subjects", _roles),
        split=section.optional_integer("split"),
        named=section.flag("named", False),
        ballot_weight=section.integer("ballot_weight", 1),
        clause=section.clause,
        basis=section.basis(),
    )


def _roles(section: Section) -> frozenset[str] | None:
    return frozenset(section.texts("roles")) if section.has("roles") else None
