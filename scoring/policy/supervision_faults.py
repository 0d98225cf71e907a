"""What can be wrong with the rules for supervision and surveys, one by one and together."""

from collections.abc import Iterator, Sequence

from scoring.exact import WHOLE
from scoring.policy.errors import Pointer, PolicyFault, fault
from scoring.policy.judging import duplicates, unknown
from scoring.policy.supervision import PetitionRules, Supervision
from scoring.policy.surveys import Survey, levels_of


def supervision_faults(rules: Supervision) -> Iterator[PolicyFault]:
    """Ids given twice, deductions for natures or remedies there are not, inspections of no kind."""
    if rules.inspections is not None and not rules.check_kinds:
        yield fault(("inspections",), "goes_with", field="inspections", other="check_kinds")
    yield from duplicates([kind.id for kind in rules.check_kinds], ("check_kinds",))
    if rules.petitions is not None:
        yield from _petition_faults(rules.petitions)
    if rules.inspections is not None:
        severities = [severity.id for severity in rules.inspections.severities]
        yield from duplicates(severities, ("inspections", "severities"))


def survey_faults(surveys: Sequence[Survey]) -> Iterator[PolicyFault]:
    """Ids given twice, and weights of topics, strata or levels that do not sum to the whole."""
    yield from duplicates([survey.id for survey in surveys], ("surveys",))
    for index, survey in enumerate(surveys):
        at = ("surveys", index)
        yield from duplicates([topic.id for topic in survey.topics], (*at, "topics"))
        yield from duplicates([option.id for option in survey.options], (*at, "options"))
        yield from duplicates([stratum.id for stratum in survey.strata], (*at, "strata"))
        yield from _sum([topic.weight for topic in survey.topics], (*at, "topics"))
        yield from _sum([stratum.weight for stratum in survey.strata], (*at, "strata"))
        yield from _withheld(survey, at)
        for place, stratum in levels_of(survey):
            yield from duplicates([cell.id for cell in stratum.cells], (*at, "strata", place, "levels"))
            yield from _sum(stratum.levels, (*at, "strata", place, "levels"))


def _withheld(survey: Survey, at: Pointer) -> Iterator[PolicyFault]:
    """Strata and levels of which fewer are drawn than have to answer before anything is told."""
    for place, stratum in enumerate(survey.strata):
        for number, cell in enumerate(stratum.cells):
            if cell.size < survey.withhold_below:
                inner: Pointer = ("levels", number) if stratum.levels else ()
                where = (*at, "strata", place, *inner, "size")
                least = survey.withhold_below
                yield fault(where, "always_withheld", cell=cell.id, size=cell.size, least=least)


def _petition_faults(rules: PetitionRules) -> Iterator[PolicyFault]:
    natures, remedies = [each.id for each in rules.natures], [each.id for each in rules.remedies]
    yield from duplicates(natures, ("petitions", "natures"))
    yield from duplicates(remedies, ("petitions", "remedies"))
    pairs = [(each.nature, each.remedy) for each in rules.deductions]
    for index, (nature, remedy) in enumerate(pairs):
        at: Pointer = ("petitions", "deductions", index)
        yield from unknown([nature], natures, (*at, "nature"), "natures")
        yield from unknown([remedy], remedies, (*at, "remedy"), "remedies")
        if (nature, remedy) in pairs[:index]:
            yield fault((*at, "remedy"), "duplicate_id", id=f"{nature} / {remedy}")


def _sum(weights: Sequence[int], at: Pointer) -> Iterator[PolicyFault]:
    if sum(weights) != WHOLE:
        yield fault(at, "survey_weights_sum", list=at[-1], sum=sum(weights), whole=WHOLE)
