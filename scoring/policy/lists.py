"""The policy's plain lists: units' classes, roles, ranks, identities, cohorts and the catalogues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Named:
    """An id and what people call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Identity:
    """An employment identity. People are counted for caps with those of the same ``counting_base`` only."""

    id: str
    name: str
    counting_base: str
    grade_names: Mapping[str, str] = field(default_factory=dict)
    """Grade id → what it is called for this identity, where that differs."""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on people; a set left out (None) matches everybody."""

    ranks: frozenset[str] | None = None
    identities: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    counting_bases: frozenset[str] | None = None

    def matches(self, rank: str, identity: str, role: str, counting_base: str) -> bool:
        """Whether somebody with these ids is meant."""
        return (
            (self.ranks is None or rank in self.ranks)
            and (self.identities is None or identity in self.identities)
            and (self.roles is None or role in self.roles)
            and (self.counting_bases is None or counting_base in self.counting_bases)
        )


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who are ranked against each other (J13)."""

    id: str
    name: str
    where: Where
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the catalogue of adjustments: points from ``min`` to ``max``, pieces of ``evidence``."""

    id: str
    name: str
    min: Fraction
    max: Fraction
    evidence: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """An entry of the catalogue of vetoes."""

    id: str
    name: str
    evidence: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FieldTier:
    """Who may see a field of a record (J3)."""

    field: str
    tier: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Visibility:
    """The tier of every field: ``default`` unless listed."""

    default: str
    fields: tuple[FieldTier, ...] = ()


TIERS = ("public", "unit", "subject", "sealed")


def read_named(section: Section) -> Named:
    """A unit class, role, rank or theme."""
    return Named(section.text("id"), section.text("name"))


def read_identity(section: Section) -> Identity:
    """An identity."""
    return Identity(
        id=section.text("id"),
        name=section.text("name"),
        counting_base=section.text("counting_base"),
        grade_names=section.words("grade_names"),
        basis=section.basis(),
    )


def read_where(section: Section) -> Where:
    """The condition of a cohort or a cap."""

    def members(key: str) -> frozenset[str] | None:
        return frozenset(section.texts(key)) if section.has(key) else None

    return Where(members("ranks"), members("identities"), members("roles"), members("counting_bases"))


def read_cohort(section: Section) -> Cohort:
    """A cohort."""
    return Cohort(
        section.text("id"), section.text("name"), section.inner("where", read_where), section.basis()
    )


def read_item(section: Section) -> Item:
    """An entry of ``adjustments``."""
    return Item(
        id=section.text("id"),
        name=section.text("name"),
        min=section.decimal("min"),
        max=section.decimal("max"),
        evidence=section.integer("evidence", 0),
        basis=section.basis(),
    )


def read_ground(section: Section) -> Ground:
    """An entry of ``vetoes``."""
    return Ground(section.text("id"), section.text("name"), section.integer("evidence", 0), section.basis())


def read_visibility(section: Section) -> Visibility:
    """The tiers."""
    return Visibility(section.choice("default", TIERS), section.each("fields", _read_field_tier))


def _read_field_tier(section: Section) -> FieldTier:
    return FieldTier(section.text("field"), section.choice("tier", TIERS), section.basis())
