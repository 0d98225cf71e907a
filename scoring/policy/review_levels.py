"""Review levels: who reviews a person's work, one level after the other (D9)."""

from dataclasses import dataclass

from scoring.policy.lists import Where, read_where
from scoring.policy.reading import Section

FROM = ("section", "line", "unit", "superior")
"""Where a reviewer holds a post, nearest first: the person's section, its line, the unit, the superior."""


@dataclass(frozen=True, slots=True)
class ReviewLevel:
    """One level. ``weight`` None: it gives no score that counts."""

    id: str
    name: str
    source: str
    roles: frozenset[str]
    where: Where
    weight: int | None
    clause: str = ""
    basis: str = ""


def read_review_level(section: Section) -> ReviewLevel:
    """An entry of ``review_levels``."""
    source, roles = section.inner("reviewer", _read_reviewer)
    return ReviewLevel(
        id=section.text("id"),
        name=section.text("name"),
        source=source,
        roles=roles,
        where=section.inner("where", read_where) if section.has("where") else Where(),
        weight=section.optional_integer("weight"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_reviewer(section: Section) -> tuple[str, frozenset[str]]:
    return section.choice("from", FROM), frozenset(section.texts("roles"))
