"""The rules for orders, petitions and inspections (T8–T12)."""

from dataclasses import dataclass
from fractions import Fraction

from scoring.policy.lists import Named, read_named
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class OrderRules:
    """Workdays within which each step of an order is due; None: no supervision at intervals is asked."""

    undertake_workdays: int
    supervise_workdays: int | None
    report_workdays: int
    assess_workdays: int
    close_workdays: int
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Remedied:
    """What a petition of a nature costs when it was put right in a way."""

    nature: str
    remedy: str
    points: Fraction
    clause: str = ""


@dataclass(frozen=True, slots=True)
class PetitionRules:
    """Natures, ways of putting right, what they cost together, and the workdays for an answer."""

    natures: tuple[Named, ...]
    remedies: tuple[Named, ...]
    deductions: tuple[Remedied, ...]
    answer_workdays: int
    clause: str = ""
    basis: str = ""

    def deduction(self, nature: str, remedy: str | None) -> Remedied | None:
        """The entry of the table for a nature and a remedy; None: nothing is deducted."""
        return next(
            (each for each in self.deductions if (each.nature, each.remedy) == (nature, remedy)), None
        )


@dataclass(frozen=True, slots=True)
class Severity:
    """How grave a finding is, and what it costs."""

    id: str
    name: str
    points: Fraction
    clause: str = ""


@dataclass(frozen=True, slots=True)
class InspectionRules:
    """Workdays before its first day by which an inspection is filed, and the severities (T11)."""

    filing_workdays: int
    severities: tuple[Severity, ...]
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Supervision:
    """All of it; None for what the policy does not have."""

    orders: OrderRules | None = None
    petitions: PetitionRules | None = None
    check_kinds: tuple[Named, ...] = ()
    inspections: InspectionRules | None = None


def read_supervision(section: Section) -> Supervision:
    """The sections ``orders``, ``petitions``, ``check_kinds`` and ``inspections`` of a policy."""
    return Supervision(
        orders=section.optional("orders", _read_orders),
        petitions=section.optional("petitions", _read_petitions),
        check_kinds=section.each("check_kinds", read_named),
        inspections=section.optional("inspections", _read_inspections),
    )


def _read_orders(section: Section) -> OrderRules:
    return OrderRules(
        undertake_workdays=section.integer("undertake_workdays"),
        supervise_workdays=section.optional_integer("supervise_workdays"),
        report_workdays=section.integer("report_workdays"),
        assess_workdays=section.integer("assess_workdays"),
        close_workdays=section.integer("close_workdays"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_petitions(section: Section) -> PetitionRules:
    return PetitionRules(
        natures=section.each("natures", read_named),
        remedies=section.each("remedies", read_named),
        deductions=section.each("deductions", _read_deduction),
        answer_workdays=section.integer("answer_workdays"),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_deduction(section: Section) -> Remedied:
    return Remedied(section.text("nature"), section.text("remedy"), section.decimal("points"), section.clause)


def _read_inspections(section: Section) -> InspectionRules:
    return InspectionRules(
        filing_workdays=section.integer("filing_workdays"),
        severities=section.each("severities", _read_severity),
        clause=section.clause,
        basis=section.basis(),
    )


def _read_severity(section: Section) -> Severity:
    return Severity(section.text("id"), section.text("name"), section.decimal("points"), section.clause)
