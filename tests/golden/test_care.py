"""Measures, draws, activities and counts, worked by hand."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.statistics.year import tally
from scoring.care.due import Ground, dues
from scoring.care.facts import CareFacts, Round, Taken, Verdict, VetoDay
from scoring.care.standing import Standing, counts, months_later, standings
from scoring.draw import draw
from tests.golden.build import Ledger, body, calendars, diary, person, post, rules, staff, unit, weekdays
from tests.golden.checking import faulty
from tests.oracle.facts import facts_of, policies_of

VETO = VetoDay("p0001", "2026-Q1", "refused-assignment", "2026-03-18", "vetoes/2026-Q1/a")


def measure(kind: str, opened_by: dict[str, Any], within: int = 5, **more: Any) -> dict[str, Any]:
    base = {"id": kind, "name": "措施", "kind": kind, "opened_by": opened_by, "within_workdays": within}
    return {**base, **more, "basis": "illustrative"}


def office(*measures: dict[str, Any], holidays: tuple[str, ...] = ()) -> Ledger:
    """Three people of one unit, under a policy with these measures."""
    people = staff("roads", "p0001", "p0002", "p0003")
    years = calendars(2025, 2026, 2027, holidays=holidays)
    return rules({"measures": list(measures)}) | years | unit("roads") | people


def ground(ledger: Ledger, as_of: str, **care: Any) -> Ground:
    return Ground(policies_of(ledger), facts_of(ledger), CareFacts(**care), as_of)


def settled(period: str, as_of: str, *, in_force: bool = True, number: int = 1, **people: Verdict) -> Round:
    return Round(period, number, as_of, in_force, people)


def plain(found: tuple[Standing, ...]) -> list[tuple[str, str, str]]:
    return [(each.person, each.because, each.state) for each in found]


@pytest.mark.rule("X9")
@pytest.mark.parametrize(
    ("as_of", "state"), [("2026-03-17", []), ("2026-03-25", ["awaited"]), ("2026-03-26", ["overdue"])]
)
def test_a_refusal_opens_a_correction(as_of: str, state: list[str]) -> None:
    """The event is on Wednesday 18 March; the fifth workday after it is Wednesday 25 March."""
    correction = measure("correction", {"veto": ["refused-assignment"]})
    found = standings(ground(office(correction), as_of, vetoes=(VETO,)))
    assert [each.state for each in found] == state


@pytest.mark.rule("X9")
def test_a_holiday_inside_the_window_gives_a_day_more() -> None:
    """With Friday 20 March off the fifth workday is Thursday 26 March."""
    correction = measure("correction", {"veto": ["refused-assignment"]})
    asked = ground(office(correction, holidays=("2026-03-20",)), "2026-03-26", vetoes=(VETO,))
    assert [due.until for due in dues(asked)] == ["2026-03-26"]


@pytest.mark.rule("X9")
@pytest.mark.parametrize(("closed", "lapsed"), [("2026-04-17", False), ("2026-04-18", True), (None, True)])
def test_a_correction_ends_by_its_deadline(closed: str | None, lapsed: bool) -> None:
    """Opened on Friday 20 March, to be closed within 20 workdays: by Friday 17 April."""
    correction = measure("correction", {"veto": ["refused-assignment"]}, close_workdays=20)
    taken = Taken("measures/2026/a", "correction", "p0001", "2026-03-20", VETO.record, (), closed)
    (found,) = standings(ground(office(correction), "2026-05-04", vetoes=(VETO,), taken=(taken,)))
    assert (found.lapsed, found.end, found.state) == (lapsed, "2026-04-17", "closed" if closed else "open")


@pytest.mark.rule("D12")
def test_a_low_grade_opens_a_mentoring_and_a_corrected_one_does_not() -> None:
    """Settlement 1 gives p0001 一般; 2 corrects it and gives p0002 较差. Only the one in force counts."""
    mentoring = measure("mentoring", {"period_grades": ["average", "poor"]}, within=10)
    none: dict[str, str | int] = {}
    rounds = (
        settled("2026-Q1", "2026-04-13", in_force=False, p0001=Verdict("average", False, none)),
        settled(
            "2026-Q1",
            "2026-04-20",
            number=2,
            p0001=Verdict("fair", False, none),
            p0002=Verdict("poor", False, none),
        ),
    )
    asked = ground(office(mentoring), "2026-04-20", rounds=rounds)
    # The tenth workday after Monday 20 April is Monday 4 May.
    assert [(due.person, due.because, due.until) for due in dues(asked)] == [
        ("p0002", "2026-Q1", "2026-05-04")
    ]


@pytest.mark.rule("D12")
@pytest.mark.parametrize(
    ("steps", "as_of", "missed"),
    [
        ((), "2026-08-06", 0),
        ((), "2026-08-07", 1),
        (("2026-08-06",), "2026-11-06", 0),
        (("2026-08-07",), "2026-11-07", 1),
        (("2026-05-06", "2026-11-06"), "2026-11-07", 0),
        (("2026-08-06", "2026-08-07"), "2026-11-07", 0),
    ],
)
def test_a_visit_each_quarter(steps: tuple[str, ...], as_of: str, missed: int) -> None:
    """Opened on 6 May: the spans are 6 May to 6 August and 7 August to 6 November."""
    mentoring = measure("mentoring", {"period_grades": ["poor"]}, steps_every="quarter")
    taken = Taken("measures/2026/a", "mentoring", "p0001", "2026-05-06", "", steps, None)
    (found,) = standings(ground(office(mentoring), as_of, taken=(taken,)))
    assert found.missed == missed


def test_results_of_units_open_nothing_for_people() -> None:
    mentoring = measure("mentoring", {"period_grades": ["poor"]})
    units = settled("units-2026-Q1", "2026-04-20", p0001=Verdict("poor", False, {}))
    assert dues(ground(office(mentoring), "2026-05-04", rounds=(units,))) == ()


def test_the_same_day_of_a_shorter_month_is_its_last() -> None:
    assert months_later("2026-01-31", 1) == "2026-02-28"
    assert months_later("2027-11-30", 3) == "2028-02-29"
    assert months_later("2026-12-15", 12) == "2027-12-15"


@pytest.mark.rule("J17")
def test_the_last_of_a_unit_is_talked_to_step_by_step() -> None:
    """p0001 is last for the first year, p0002 for the second in a row: the year proposes an admonition."""
    talk = measure("talk", {"consequence": {"id": "last_in_unit", "values": ["admonition"]}})
    reminder = measure("reminder", {"last_in_unit": True})
    year = settled(
        "2026",
        "2027-01-20",
        p0001=Verdict("basic", True, {"last_in_unit": "reminder_talk"}),
        p0002=Verdict("basic", True, {"last_in_unit": "admonition"}),
        p0003=Verdict("competent", False, {}),
    )
    asked = ground(office(talk, reminder), "2027-02-01", rounds=(year,))
    assert [(due.measure.id, due.person) for due in dues(asked)] == [
        ("reminder", "p0001"),
        ("reminder", "p0002"),
        ("talk", "p0002"),
    ]


@pytest.mark.rule("D11")
def test_a_gap_in_the_logs_opens_a_reminder() -> None:
    """p0001 wrote on all days of the quarter but the last two; p0002 and p0003 never did."""
    days = [day for day in weekdays("2026-01-01", 80) if day <= "2026-03-31"]
    ledger = office(measure("reminder", {"missing_logs": 3}))
    kept = diary("p0001", "roads", {day: day for day in days[:-2]})
    quarter = settled("2026-Q1", "2026-05-04", **{f"p000{n}": Verdict("fair", False, {}) for n in (1, 2, 3)})
    asked = ground(ledger | kept, "2026-05-04", rounds=(quarter,))
    assert [due.person for due in dues(asked)] == ["p0002", "p0003"]
    also = ground(office(measure("reminder", {"missing_logs": 2})) | kept, "2026-05-04", rounds=(quarter,))
    assert [due.person for due in dues(also)] == ["p0001", "p0002", "p0003"]


@pytest.mark.rule("D11", "D2")
def test_heads_are_due_at_the_end_of_every_quarter() -> None:
    ledger = office(measure("visit", {"periodic": {"every": "quarter", "where": {"roles": ["head"]}}}))
    ledger |= person("p0009", post("roads", "head"))
    found = standings(ground(ledger, "2026-07-01"))
    assert plain(found) == [("p0009", "2026-03-31", "overdue"), ("p0009", "2026-06-30", "awaited")]


@pytest.mark.rule("D11")
def test_a_draw_is_what_a_hash_says() -> None:
    """Three people in post; each place is a digest modulo the names left."""
    ledger = office(measure("reminder", {"random": {"per_day": 2}}))
    names = ["p0001", "p0002", "p0003"]
    expected = []
    for counter in (1, 2):
        number = int(sha256(f"417|reminder|2026-03-02|{counter}".encode()).hexdigest(), 16)
        expected.append(names.pop(number % len(names)))
    found = dues(ground(ledger, "2026-03-02", seeds={"2026-03-02": "417"}))
    assert [due.person for due in found] == sorted(expected)


@pytest.mark.rule("D11")
def test_nobody_on_leave_is_drawn() -> None:
    ledger = office(measure("reminder", {"random": {"per_day": 9}}))
    ledger |= person("p0002", post("roads"), leave=("2026-03-02", "2026-03-02"))
    seeds = {"2026-03-02": "417", "2026-03-03": "082"}
    found = dues(ground(ledger, "2026-03-03", seeds=seeds))
    assert [due.person for due in found if due.because == "2026-03-02"] == ["p0001", "p0003"]
    assert [due.person for due in found if due.because == "2026-03-03"] == ["p0001", "p0002", "p0003"]


@given(st.text(max_size=9), st.lists(st.text("abc", min_size=1, max_size=3)), st.integers(0, 6))
def test_a_draw_takes_each_name_once_whatever_their_order(seed: str, names: list[str], count: int) -> None:
    drawn = draw(seed, "x", names, count)
    assert len(set(drawn)) == len(drawn) == min(count, len(set(names)))
    assert set(drawn) <= set(names)
    assert drawn == draw(seed, "x", reversed(names), count)
    assert draw(seed, "x", names, count + 1)[:count] == drawn


def test_a_measure_opened_after_its_last_day_is_late_and_counted_once() -> None:
    correction = measure("correction", {"veto": ["refused-assignment"]})
    taken = Taken("measures/2026/a", "correction", "p0001", "2026-03-26", VETO.record, (), None)
    found = standings(ground(office(correction), "2026-04-01", vetoes=(VETO,), taken=(taken,)))
    assert [(each.late, each.state) for each in found] == [(True, "open")]
    assert counts(found)["correction"] == {"awaited": 0, "overdue": 0, "open": 1, "closed": 0}


@pytest.mark.rule("D15")
def test_what_appeals_were_about_is_counted() -> None:
    """Of four, two are about a reviewer: one upheld on the day asked for, one not decided by then."""

    def appeal(about: str, outcome: str = "", day: str = "2026-06-01") -> dict[str, Any]:
        return {"about": about, **({"decision": {"outcome": outcome, "date": day}} if outcome else {})}

    values = [
        appeal("reviewer", "upheld"),
        appeal("reviewer", "refused", "2026-06-02"),
        appeal("score", "partly"),
        appeal("grade"),
    ]
    found = tally(values, "2026-06-01")
    assert found["reviewer"] == {"upheld": 1, "partly": 0, "refused": 0, "undecided": 1}
    assert [sum(found[about].values()) for about in ("score", "grade", "procedure")] == [1, 1, 0]


def held(kind: str, day: str) -> Ledger:
    value = {"activity": kind, "year": 2026, "date": day, "text": "记录在案。"}
    return {f"activities/2026/{kind}-{day}": value}


@pytest.mark.rule("X6", "D2", "T1", "S1")
def test_practice_is_proved_by_records(tmp_path: Path) -> None:
    """Six study meetings a quarter are promised; the first quarter saw five, the second six."""
    listed = [
        {"id": "study", "name": "学习会", "at_least_per": {"period": 6}, "basis": "X6"},
        {"id": "exchange", "name": "交流", "basis": "D2"},
        {"id": "training", "name": "培训", "at_least_per": {"year": 1}, "basis": "T1"},
        {"id": "presentation", "name": "目标陈述", "basis": "S1"},
    ]
    ledger = rules({"activities": listed, "effective_from": "2026-Q1"}) | calendars(2026, 2027) | body()
    first = [f"2026-0{month}-{day:02}" for month, day in ((1, 9), (1, 23), (2, 6), (2, 20), (3, 6))]
    second = [f"2026-0{month}-{day:02}" for month in (4, 5, 6) for day in (10, 24)]
    for day in first + second:
        ledger |= held("study", day)
    policy = next(name for name in ledger if name.startswith("policies/"))
    assert faulty(ledger, tmp_path / "a", "K012", now="2026-07-01") == [policy]
    assert faulty(ledger | held("study", "2026-03-20"), tmp_path / "b", "K012", now="2026-07-01") == []
    later = ledger | held("study", "2026-03-20")
    # The training of the year is missed when the year is over, not before; so are the quarters to come.
    assert len(faulty(later, tmp_path / "c", "K012", now="2027-01-01")) == 3


@pytest.mark.rule("X1", "D2", "T1")
def test_the_group_is_supervised_by_somebody_else(tmp_path: Path) -> None:
    group = {
        "lead": "p0001",
        "members": ["p0002"],
        "office": "干部科",
        "supervised_by": "纪检组",
        "lead_units": ["roads"],
    }
    ledger = office() | body()
    ledger["organization/body"] = ledger["organization/body"] | {"assessment_group": group}
    assert faulty(ledger, tmp_path / "a", "K014") == []
    ledger["organization/body"] |= {"assessment_group": group | {"supervised_by": "林p0002"}}
    assert faulty(ledger, tmp_path / "b", "K014") == ["organization/body"]
    ledger["organization/body"] |= {"assessment_group": group | {"lead_units": ["nowhere"]}}
    assert faulty(ledger, tmp_path / "c", "F001") == ["organization/body"]
