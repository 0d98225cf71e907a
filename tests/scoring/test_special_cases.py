"""Secondment and open cases: who assesses, and when there is no grade."""

from dataclasses import replace

import pytest

from scoring.facts import Facts, Secondment, Span
from scoring.inputs import inputs_of
from scoring.periods import parse
from scoring.policy.versions import Policies
from scoring.roster import Seat, roster
from tests.scoring.small import facts, person, policy, unit

RULES = {"roster.seconded_over": "1/2", "roster.open_case": True}
UNITS = [unit("roads"), unit("canal", unit_class="district"), unit("school", assessed=False)]


def made(**special: object) -> Facts:

    return facts([replace(person("p0001"), **special)], UNITS)  # type: ignore[arg-type]


def seat(found: Facts, rules: dict[str, object] | None = None) -> Seat:
    read = policy(RULES if rules is None else rules)
    return roster(read, found, parse("2026-Q1", read))["p0001"]


def away(*spans: tuple[str, str | None, str | None]) -> Facts:
    return made(secondments=tuple(Secondment(*span) for span in spans))


@pytest.mark.rule("Z13", "F6")
@pytest.mark.parametrize(("last", "assessed_by"), [("2026-02-13", "roads"), ("2026-02-16", "canal")])
def test_the_host_assesses_above_half_of_the_days(last: str, assessed_by: str) -> None:
    """64 workdays (Monday to Friday) in the quarter: 32 until 13 February are half, 33 are more."""
    found = seat(away(("2026-01-01", last, "canal")))
    assert (found.unit, found.status, found.in_post) == (assessed_by, "assessed", 64)
    assert found.unit_class == ("district" if assessed_by == "canal" else "township")


@pytest.mark.rule("Z13")
@pytest.mark.parametrize("host", [None, "school"])
def test_a_host_that_is_not_assessed_here(host: str | None) -> None:
    found = seat(away(("2026-01-01", None, host)))
    assert (found.unit, found.status, found.reason) == ("roads", "seconded", "seconded_over")


def test_several_hosts_are_counted_apart() -> None:
    """20 days to one and 20 to another: neither has more than half. A policy without the rule asks nobody."""
    spans = away(("2026-01-01", "2026-01-28", "canal"), ("2026-01-29", "2026-02-25", None))
    assert (seat(spans).unit, seat(spans).status) == ("roads", "assessed")
    assert seat(away(("2026-01-01", None, "canal")), {}).unit == "roads"


@pytest.mark.rule("Z14", "F7")
@pytest.mark.parametrize(
    ("span", "status"),
    [
        (Span("2026-03-31", None), "deferred"),
        (Span("2025-05-01", "2026-03-31"), "deferred"),
        (Span("2026-01-05", "2026-03-30"), "assessed"),
        (Span("2026-04-01", None), "assessed"),
    ],
)
def test_a_case_open_on_the_last_day_means_no_grade(span: Span, status: str) -> None:
    found = seat(made(cases=(span,)))
    assert (found.status, found.reason) == (status, "deferred" if status == "deferred" else None)
    assert seat(made(cases=(span,)), {}).status == "assessed"


def test_the_manifest_holds_what_the_period_uses() -> None:
    found = made(
        cases=(Span("2025-05-01", "2026-02-01"), Span("2026-06-01", None)),
        secondments=(Secondment("2026-02-02", None, "canal"),),
    )
    listed = dict(inputs_of(Policies([policy()]), found, "2026-Q1", "roads"))
    part = listed["organization/people/p0001"]
    assert part is not None
    assert part["cases"] == [{"from": "2026-01-01", "to": "2026-02-01"}]
    assert part["secondments"] == [{"from": "2026-02-02", "to": "2026-03-31", "unit": "canal"}]
