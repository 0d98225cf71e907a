"""Negative records, attendance, seniority and grades, worked by hand."""

from fractions import Fraction

import pytest

from scoring.facts import Adjustment, Excused, Facts, Review, Span, Veto
from scoring.fairness import attendance, distribution, negatives, seniority
from scoring.policy.fairness import Attendance, Band, Distribution, Negatives, Seniority
from scoring.supervision.matters import CheckFinding, Petition
from tests.fairness.rounds import QUARTER, graded, noted, observed, parts, told, withheld
from tests.scoring.small import facts, logs, person, points, post, unit, workdays

UNITS = {"p1001": "archives", "p1002": "archives"} | {f"p200{at}": "roads" for at in range(1, 5)}


def body(**other: object) -> Facts:
    """Two people in archives, four in roads."""
    people = [person(name, post(place)) for name, place in UNITS.items()]
    return facts(people, [unit("archives"), unit("roads")], **other)


def adjusted(name: str, size: str) -> dict[tuple[str, str], tuple[Adjustment, ...]]:
    return {(QUARTER, name): (Adjustment(name, QUARTER, "item", points(size), f"adjustments/{name}"),)}


def test_negative_records_against_the_units_part() -> None:
    """Archives has a deduction and a veto, roads one point added: 2 negatives over 6 seats.

    By seats archives' part is 2 × 2 ÷ 6 = 2/3, roads' 2 × 4 ÷ 6 = 4/3, which is at least 1 and has none.
    """
    veto = {(QUARTER, "p1002"): (Veto("p1002", QUARTER, "discipline", "vetoes/a"),)}
    found = negatives.observe(
        observed(body(adjustments=adjusted("p1001", "-0.50") | adjusted("p2001", "1.00"), vetoes=veto)),
        Negatives(points("1.00")),
    )
    assert told(found) == {
        "roads": {"seats": 4, "positives": 1, "negatives": 0, "unanswered": 0, "expected": parts(4, 3)},
        "archives": {"seats": 2, "positives": 0, "negatives": 2, "unanswered": 0, "expected": parts(2, 3)},
    }
    assert noted(found) == ["roads"]
    assert {name: node.value for name, node in found.body.items()} == {
        "seats": 6,
        "positives": 1,
        "negatives": 2,
        "unanswered": 0,
        "units": 2,
        "silent": 1,
    }


def test_petitions_findings_and_criticism_are_negative_records() -> None:
    """Archives: of two petitions naming p1001 one in the quarter; a finding, one that recognises it; p1002
    criticised: 1 + 1 + 1. A petition does not answer p1001's absence, the criticism p1002's.
    Roads: the unit criticised and deducted from, p2001 praised: 2 and 1.
    """

    def came(day: str) -> Petition:
        return Petition("archives", "p1001", "delay", day)

    def checked(id_: str, same_as: str | None) -> CheckFinding:
        return CheckFinding(id_, "archives", None, "minor", "2026-03-31", same_as)

    def reviewed(subject: str, tone: str) -> dict[tuple[str, str], tuple[Review, ...]]:
        return {(QUARTER, subject): (Review(QUARTER, subject, None, tone, "2026-03-10"),)}

    petitions = (came("2026-01-01"), came("2026-04-01"))
    found = negatives.observe(
        observed(
            body(
                petitions={"archives": petitions, "p1001": petitions},
                findings={"archives": (checked("f1", None), checked("f2", "inspections/2026/a#f1"))},
                reviews=reviewed("p1002", "criticism")
                | reviewed("roads", "criticism")
                | reviewed("p2001", "praise"),
                adjustments=adjusted("roads", "-0.50"),
                absent={(QUARTER, name): frozenset({"2026-02-10"}) for name in ("p1001", "p1002", "p2003")},
            )
        ),
        Negatives(points("9.00")),
    )
    rows = told(found)
    assert [(rows[unit]["negatives"], rows[unit]["positives"]) for unit in ("archives", "roads")] == [
        (3, 0),
        (2, 1),
    ]
    assert (rows["archives"]["unanswered"], rows["roads"]["unanswered"]) == (1, 1)
    assert rows["roads"]["seats"] == 4


def test_an_absence_that_nothing_answers_is_noted() -> None:
    """p2001 was absent and has a deduction, p2002 was absent and has none."""
    absent = {(QUARTER, name): frozenset({"2026-02-10"}) for name in ("p2001", "p2002")}
    found = negatives.observe(
        observed(body(adjustments=adjusted("p2001", "-0.20"), absent=absent)), Negatives(points("9.00"))
    )
    assert told(found)["roads"]["unanswered"] == 1
    assert noted(found) == ["roads"]


def test_days_away_and_present_against_logs() -> None:
    """Five workdays, 2 to 6 March. p2001 is on leave on the first two and logs the second and the fifth;
    p2002 is excused on the first, absent on the second and logs the third and fourth; the others log all.

    Away: 2 + 2 days, 1 of them with a log. Present: 3 + 3 + 5 + 5 = 16, without a log 2 + 1.
    """
    days = workdays("2026-03-02", "2026-03-06")
    people = [person(name, post(place)) for name, place in UNITS.items() if name != "p2001"]
    people.append(person("p2001", post("roads"), leave=[Span(days[0], days[1])]))
    filed = {"p2001": (days[1], days[4]), "p2002": (days[2], days[3]), "p2003": days, "p2004": days}
    found = attendance.observe(
        observed(
            facts(
                people,
                [unit("archives"), unit("roads")],
                workdays=(*days, *workdays("2026-04-01", "2026-04-30")),
                logs={name: logs(name, dates) for name, dates in filed.items()},
                excused={(QUARTER, "p2002"): (Excused("p2002", frozenset({days[0]}), "attendance/a"),)},
                absent={(QUARTER, "p2002"): frozenset({days[1]})},
            )
        ),
        Attendance(parts(1, 4), parts(1, 2)),
    )
    figures = told(found)["roads"]
    assert (figures["people"], figures["away"], figures["away_logged"]) == (4, 4, 1)
    assert figures["away_share"] == parts(1, 4)
    assert (figures["present"], figures["present_unlogged"]) == (16, 3)
    assert figures["present_share"] == parts(3, 16)
    assert told(found)["archives"]["away_share"] is None
    assert told(found)["archives"]["present_share"] == 1
    assert noted(found) == ["archives"]


def test_a_share_is_noted_only_above_its_limit() -> None:
    day = workdays("2026-03-02", "2026-03-02")
    excused = {(QUARTER, "p2001"): (Excused("p2001", frozenset(day), "attendance/a"),)}
    ledger = body(workdays=(*day, *workdays("2026-04-01", "2026-04-30")), excused=excused)
    at_limit = attendance.observe(observed(ledger), Attendance(parts(0, 1), parts(1, 1)))
    assert noted(at_limit) == []
    above = attendance.observe(observed(ledger), Attendance(parts(0, 1), parts(99, 100)))
    assert noted(above) == ["archives", "roads"]


def test_distance_of_a_units_grades_from_the_bodys() -> None:
    """Body: 3 good and 3 fair. Roads 3 and 1: 3/4 − 1/2 = 1/4. Archives 0 and 2: fair 1 − 1/2 = 1/2."""
    grades = {name: "good" if name in ("p2001", "p2002", "p2003") else "fair" for name in UNITS}
    found = distribution.observe(
        observed(body(), outcome=graded(QUARTER, grades, units=UNITS)), Distribution(parts(1, 2))
    )
    rows = told(found)
    assert list(rows) == ["archives", "roads", "staff", "civil_servant"]
    assert [rows[name]["distance"] for name in rows] == [parts(1, 2), parts(1, 4), 0, 0]
    assert (rows["roads"]["grade.good"], rows["roads"]["grade.fair"], rows["roads"]["people"]) == (3, 1, 4)
    assert noted(found) == ["archives"]


def test_a_small_unit_takes_the_next_smallest_with_it() -> None:
    grades = dict.fromkeys(UNITS, "good")
    found = distribution.observe(
        observed(body(), least=3, outcome=graded(QUARTER, grades, units=UNITS)), Distribution(parts(1, 2))
    )
    assert withheld(found) == ["archives", "roads"]
    assert list(told(found)) == ["staff", "civil_servant"]


BANDS = (Band("new", "新", 0), Band("old", "老", 60))


@pytest.mark.parametrize("share", ["3/4", "1/1"])
def test_grades_that_follow_the_role(share: str) -> None:
    """Two units with a head and two deputies; heads are good, deputies fair: four pairs, all the same way.

    Everybody has had the post since the same day, so nothing can be said of the time in post. All six are in
    the older band: its part with the good grade is the body's.
    """
    roles = ("head", "deputy", "deputy")
    people = {
        f"p{n}00{at}": (place, role)
        for n, place in ((1, "archives"), (2, "roads"))
        for at, role in enumerate(roles)
    }
    ledger = facts(
        [person(name, post(*seat)) for name, seat in people.items()], [unit("archives"), unit("roads")]
    )
    outcome = graded(
        QUARTER,
        {name: "good" if role == "head" else "fair" for name, (_, role) in people.items()},
        units={name: place for name, (place, _) in people.items()},
        role={name: role for name, (_, role) in people.items()},
    )
    rules = Seniority(("good",), Fraction(share), pairs=4, bands=BANDS)
    found = seniority.observe(observed(ledger, outcome=outcome), rules)
    assert told(found)["role"] == {"people": 6, "pairs": 4, "share": 1}
    assert told(found)["old"] == {"people": 6, "best": 2, "lean": 0}
    assert withheld(found) == ["rank", "service"]
    assert noted(found) == ["role"]


def test_the_longer_in_post_against_the_better_grade() -> None:
    """In post since 2010, 2015 and 2025; the first is fair, the others good.

    Two pairs differ in grade, and in both the later one has the better grade: share 0, as far off as 1. Of
    the two for more than 60 months one is good: 1/2 − 2/3 = −1/6; the newcomer: 1 − 2/3 = 1/3.
    """
    since = {"p2001": "2010-01-01", "p2002": "2015-01-01", "p2003": "2025-06-01"}
    ledger = facts([person(name, post(start=day)) for name, day in since.items()])
    outcome = graded(QUARTER, {"p2001": "fair", "p2002": "good", "p2003": "good"})
    rules = Seniority(("good",), Fraction(3, 4), pairs=2, bands=BANDS)
    found = seniority.observe(observed(ledger, least=1, outcome=outcome), rules)
    rows = told(found)
    assert rows["service"] == {"people": 3, "pairs": 2, "share": 0}
    assert (rows["new"]["lean"], rows["old"]["lean"]) == (parts(1, 3), parts(-1, 6))
    assert noted(found) == ["service"]


def test_few_pairs_are_not_noted() -> None:
    since = {"p2001": "2010-01-01", "p2002": "2015-01-01"}
    ledger = facts([person(name, post(start=day)) for name, day in since.items()])
    outcome = graded(QUARTER, {"p2001": "good", "p2002": "fair"})
    rules = Seniority(("good",), Fraction(3, 4), pairs=2, bands=())
    found = seniority.observe(observed(ledger, outcome=outcome), rules)
    assert told(found)["service"]["share"] == 1
    assert noted(found) == []
