"""The policy's plain lists: units' classes, roles, ranks, identities, cohorts and the catalogues."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from scoring.policy.reading import Section
from scoring.rounds import PEOPLE, SUBJECTS


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


class Placed(Protocol):
    """Somebody, or a unit, with the ids that conditions ask for."""

    @property
    def rank(self) -> str: ...
    @property
    def identity(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def counting_base(self) -> str: ...
    @property
    def unit_class(self) -> str: ...
    @property
    def post_class(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on people; a set left out (None) matches everybody."""

    ranks: frozenset[str] | None = None
    identities: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    counting_bases: frozenset[str] | None = None
    unit_classes: frozenset[str] | None = None
    post_classes: frozenset[str] | None = None

    def matches(self, placed: Placed) -> bool:
        """Whether they are meant."""
        return (
            (self.ranks is None or placed.rank in self.ranks)
            and (self.identities is None or placed.identity in self.identities)
            and (self.roles is None or placed.role in self.roles)
            and (self.counting_bases is None or placed.counting_base in self.counting_bases)
            and (self.unit_classes is None or placed.unit_class in self.unit_classes)
            and (self.post_classes is None or placed.post_class in self.post_classes)
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
    """An entry of the catalogue of adjustments: points from ``min`` to ``max``, pieces of ``evidence``.

    ``subjects`` says whom it is for, people or units.
    """

    id: str
    name: str
    min: Fraction
    max: Fraction
    evidence: int
    basis: str = ""
    subjects: str = PEOPLE


@dataclass(frozen=True, slots=True)
class Ground:
    """An entry of the catalogue of vetoes, for people or for units."""

    id: str
    name: str
    evidence: int
    basis: str = ""
    subjects: str = PEOPLE


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


@dataclass(frozen=True, slots=True)
class ArchiveModule:
    """A module of a person's archive: the kinds of record that stand together in it (D6)."""

    id: str
    name: str
    kinds: tuple[str, ...]


TIERS = ("public", "unit", "subject", "sealed")


def ids_of(listed: Iterable[Named]) -> list[str]:
    """The ids of a list."""
    return [named.id for named in listed]


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

    return Where(
        ranks=members("ranks"),
        identities=members("identities"),
        roles=members("roles"),
        counting_bases=members("counting_bases"),
        unit_classes=members("unit_classes"),
        post_classes=members("post_classes"),
    )


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
        subjects=section.choice("subjects", SUBJECTS, PEOPLE),
    )


def read_ground(section: Section) -> Ground:
    """An entry of ``vetoes``."""
    return Ground(
        section.text("id"),
        section.text("name"),
        section.integer("evidence", 0),
        section.basis(),
        section.choice("subjects", SUBJECTS, PEOPLE),
    )


def read_archive(section: Section) -> tuple[ArchiveModule, ...]:
    """The section ``archive``."""
    return section.each("modules", _read_module)


def _read_module(section: Section) -> ArchiveModule:
    return ArchiveModule(section.text("id"), section.text("name"), section.texts("kinds"))


def read_visibility(section: Section) -> Visibility:
    """The tiers."""
    return Visibility(section.choice("default", TIERS), section.each("fields", _read_field_tier))


def _read_field_tier(section: Section) -> FieldTier:
    return FieldTier(section.text("field"), section.choice("tier", TIERS), section.basis())
