"""F1–F12, the official frame: each sentence of it in a ledger of a few people, worked by hand.

Some of it is shown elsewhere and only marked there: settling waits for its notice and a correction is never
worse (``tests/settle/test_notice_and_remedies.py``), results stand in the person's archive
(``tests/archive``), decisions stand beside the proposals (``tests/uses``).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ledger.explain.voice import Voice
from ledger.facts.build import build_facts
from ledger.reading.emit import emit
from ledger.records.loading import load
from ledger.records.schema import judge
from scoring.facts import Facts
from scoring.outcome import PersonOutcome
from scoring.period import score_period
from scoring.policy.read import read_policy
from scoring.policy.versions import Policies
from scoring.year import score_year
from tests.checks.ledgers import MemoryTree, changed, check, path_of, value_of
from tests.golden.build import (
    EARLY,
    QUARTER,
    Ledger,
    past,
    person,
    post,
    quarters,
    rated,
    score,
    staff,
    unit,
    vetoed,
    waiver,
    year,
)
from tests.golden.checking import faulty
from tests.golden.test_uses import consequences, falling, names, office, quota, steps, with_grade
from tests.golden.test_years import Quarter, steady
from tests.oracle.policies import preset


def read(ledger: Ledger) -> tuple[Policies, Any]:
    """Policies and facts as they are read from files."""
    tree = MemoryTree({f"records/{name}.yaml": emit(value).encode() for name, value in ledger.items()})
    facts, policies = build_facts(load(tree))
    return Policies(policies), facts


def quarter_of(ledger: Ledger) -> Mapping[str, PersonOutcome]:
    """The first quarter, read from files: hosts and open cases too."""
    policies, facts = read(ledger)
    return score_period(policies, facts, QUARTER, EARLY).people


def year_of(ledger: Ledger, *rounds: Quarter) -> Mapping[str, PersonOutcome]:
    """The year 2026, read from files."""
    policies, facts = read(ledger)
    return score_year(policies, facts, 2026, "2027-01-01", quarters(*rounds), {}).people


def with_spans(name: str, where: str, **spans: Any) -> Ledger:
    """Somebody in an ordinary post with open cases or secondments."""
    record = person(name, post(where))[f"organization/people/{name}"]
    return {f"organization/people/{name}": record | spans}


def told(record: str, value: dict[str, Any], rule: str) -> bool:
    """Whether a check of this rule tells of a record put into the small ledger."""
    findings = check(changed(**{record: value}))
    return any(found.rule == rule and found.path == path_of(record) for found in findings)


# F1, F2: grades and their shares


@pytest.mark.rule("F1")
def test_f1_four_routine_grades_and_good_for_40_per_cent() -> None:
    """好, 较好, 一般, 较差; of 18 people 40 % are 7.2: seven are 好, the eighth is 较好."""
    assert [grade["name"] for grade in preset()["grades"]["order"]] == ["好", "较好", "一般", "较差"]
    people = names(18)
    found = score(office(*people) | rated("roads", {name: 99 - place for place, name in enumerate(people)}))
    assert with_grade(found, "good") == people[:7]
    assert found[people[7]].grade == "fair"


@pytest.mark.rule("F2")
@pytest.mark.parametrize(("raised", "given"), [({}, 4), ({"share": 2500}, 5)])
def test_f2_excellent_for_20_per_cent_and_25_by_waiver(raised: dict[str, int], given: int) -> None:
    """优秀, 称职, 基本称职, 不称职; of 20 people 20 % are 4, and 25 % with a waiver for the year are 5."""
    order = preset()["annual"]["grades"]["order"]
    assert [grade["name"] for grade in order] == ["优秀", "称职", "基本称职", "不称职"]
    people = names(20)
    ledger = office(*people) | (waiver("unit", "roads", period="2026", **raised) if raised else {})
    assert with_grade(year(ledger, *steady(falling(people))), "excellent") == people[:given]


@pytest.mark.rule("F2")
@pytest.mark.parametrize(("share", "refused"), [(2500, False), (2501, True)])
def test_f2_no_waiver_goes_above_what_may_be_approved(share: int, refused: bool, tmp_path: Path) -> None:
    """25 % may be approved; a hundredth of a per cent more is told by the check, and so is not settled."""
    ledger = office(*names(4), settings=quota(total={"share": 2000, "approved_share": 2500, "basis": "F2"}))
    raised = waiver("unit", period="2026", share=share)
    assert bool(faulty(ledger | raised, tmp_path, "G014")) is refused


# F3: notice


@pytest.mark.rule("F3")
@pytest.mark.parametrize(("last", "short"), [("2025-04-25", True), ("2025-04-27", False)])
def test_f3_excellent_people_are_shown_for_five_workdays(last: str, short: bool) -> None:
    """Tuesday 22 to Friday 25 April 2025 are four workdays; Sunday 27, a make-up workday, is the fifth."""
    notice = value_of("notices/2025-q1-results") | {"to": last}
    assert told("notices/2025-q1-results", notice, "N001") is short


# F4, F5: what leads to which annual grade


def history(words: str, scores: str = "95") -> list[Quarter]:
    """The quarters of p0003: g 好, f 较好, a 一般, p 较差."""
    grades = {"g": "good", "f": "fair", "a": "average", "p": "poor"}
    return [{"p0003": (scores, grades[word])} for word in words]


@pytest.mark.rule("F4")
@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("gfff", "excellent"),
        ("ffff", "competent"),
        ("ggga", "competent"),
        ("gggp", "competent"),
        ("ggaa", "competent"),
        ("gaaa", "basic"),
        ("gaap", "basic"),
        ("aap", "basic"),
    ],
)
def test_f4_quarters_decide_what_the_year_can_be(words: str, grade: str) -> None:
    """95 points all year, alone in the unit with one place (at least one).

    优秀 needs a 好 and no 一般 or 较差; two of four 一般 or 较差 are not more than half, three of four are
    (and three of three): at most 基本称职, whatever the score.
    """
    found = year(office("p0003", settings=quota(at_least=1)), *history(words))
    assert found["p0003"].grade == grade


@pytest.mark.rule("F4")
def test_f4_a_low_score_with_low_quarters_is_lower_still() -> None:
    """More than half 一般 says at most 基本称职, 55 points say 不称职: the lower of both."""
    assert year(office("p0003"), *history("aaaa", "55"))["p0003"].grade == "incompetent"


@pytest.mark.rule("F5")
@pytest.mark.parametrize(
    ("before", "measure"),
    [
        ({}, None),
        ({2025: "incompetent"}, "dismissal"),
        ({2025: "basic"}, None),
        ({2024: "incompetent"}, None),
        ({2024: "incompetent", 2025: "competent"}, None),
        ({2024: "incompetent", 2025: "incompetent"}, "dismissal"),
    ],
)
def test_f5_two_incompetent_years_in_a_row_mean_dismissal(
    before: dict[int, str], measure: str | None
) -> None:
    """55 points in 2026: 不称职. Dismissal is proposed when 2025 was 不称职 too, not with a year between."""
    ladder = {"id": "out", "component": "ladder", "grades": ["incompetent"]}
    ladder["steps"] = [{**steps("dismissal")[0], "years": 2}]
    ledger = office("p0003", settings=consequences(ladder))
    for when, grade in before.items():
        ledger |= past(when, "roads", p0003={"grade": grade})
    found = year(ledger, *steady({"p0003": "55"}, "poor"))["p0003"]
    assert (found.grade, found.consequences.get("out")) == ("incompetent", measure)


# F6, F7: special cases


@pytest.mark.rule("F6")
@pytest.mark.parametrize(("last", "status"), [("2026-12-31", "probation"), ("2026-12-30", "assessed")])
def test_f6_on_probation_at_the_end_of_the_year_there_is_no_grade(last: str, status: str) -> None:
    """On probation on 31 December: no score, no grade, not among those counted; a day less and there is."""
    new = person("p0003", post("roads"), probation=("2026-01-01", last))
    found = year(office("p0004") | new, *steady({"p0003": "95", "p0004": "90"}))
    assert found["p0003"].status == status
    assert (found["p0003"].grade is None) is (status == "probation")
    assert found["p0004"].unit_size == (1 if status == "probation" else 2)


@pytest.mark.rule("F6")
def test_f6_who_was_transferred_is_graded_by_the_new_unit() -> None:
    """From roads to transport on 1 December: one annual result, in transport, as the first of two."""
    moved = person(
        "p0003", post("roads", span="2019-01-01/2026-11-30"), post("transport", span="2026-12-01/")
    )
    ledger = office("p0004") | unit("transport") | staff("transport", "p0005") | moved
    found = year(ledger, *steady({"p0003": "95", "p0004": "90", "p0005": "85"}))
    assert (found["p0003"].unit, found["p0003"].unit_rank, found["p0003"].unit_size) == ("transport", 1, 2)
    assert found["p0004"].unit_size == 1


@pytest.mark.rule("F6")
@pytest.mark.parametrize(("last", "assessed_by"), [("2026-07-01", "roads"), ("2026-07-02", "transport")])
def test_f6_seconded_for_over_half_the_year_means_graded_by_the_host(last: str, assessed_by: str) -> None:
    """261 days from Monday to Friday in 2026, half is 130.5.

    Until 1 July: January 22, February 20, March 22, April 22, May 21, June 22 and one are 130, not over
    half; until 2 July 131 are.
    """
    lent = with_spans(
        "p0003",
        "roads",
        secondments=[
            {"from": "2026-01-01", "to": last, "unit": "transport", "authority": "云组借〔2026〕1号"}
        ],
    )
    ledger = office("p0004", settings={"roster.seconded_over": "1/2"}) | unit("transport") | lent
    found = year_of(ledger, *steady({"p0003": "95", "p0004": "90"}))["p0003"]
    assert (found.unit, found.status, found.score) == (assessed_by, "assessed", 95)


@pytest.mark.rule("F7")
@pytest.mark.parametrize(("last", "status"), [("2026-07-01", "assessed"), ("2026-07-02", "long_leave")])
def test_f7_no_grade_for_leave_over_half_the_year(last: str, status: str) -> None:
    """130 of 261 days on leave are not over half, 131 are (counted as above)."""
    away = person("p0003", post("roads"), leave=("2026-01-01", last))
    found = year(office() | away, *steady({"p0003": "95"}))["p0003"]
    assert (found.status, found.grade is None) == (status, status == "long_leave")


@pytest.mark.rule("F7")
@pytest.mark.parametrize(("closed", "status"), [("2026-03-30", "assessed"), ("2026-03-31", "deferred")])
def test_f7_no_grade_while_a_case_is_open(closed: str, status: str) -> None:
    """A case open on the last day of the quarter: no grade. Closed the day before, a grade as ever."""
    case = {"from": "2025-11-03", "to": closed, "authority": "云纪立〔2025〕7号"}
    ledger = office("p0004", settings={"roster.open_case": True}) | with_spans("p0003", "roads", cases=[case])
    found = quarter_of(ledger | rated("roads", {"p0003": 95, "p0004": 85}))
    assert (found["p0003"].status, found["p0003"].grade is None) == (status, status == "deferred")
    assert found["p0004"].unit_size == (1 if status == "deferred" else 2)


@pytest.mark.rule("F7")
@pytest.mark.parametrize("period", ["2026-Q2", "2026"])
def test_f7_under_a_warning_not_excellent(period: str) -> None:
    """Five people, one place: the best is under a warning, of a quarter or of the year; the second has it."""
    people = names(5)
    settings = {
        "vetoes": [{"id": "warning", "name": "受警告处分", "evidence": 1, "basis": "F7"}],
        "grades.direct": [],
        **quota(requires={"no_veto": ["warning"]}),
    }
    ledger = office(*people, settings=settings) | vetoed("p0003", "warning", period=period)
    found = year(ledger, *steady(falling(people)))
    assert (with_grade(found, "excellent"), found["p0003"].grade) == (["p0004"], "competent")


# F8, F9, F10: remedies, recusal, the same reach


@pytest.mark.rule("F8")
@pytest.mark.parametrize(("filed", "late"), [("2025-05-28", False), ("2025-05-29", True)])
def test_f8_a_review_is_asked_for_within_30_days(filed: str, late: bool) -> None:
    """Known on 28 April: the thirtieth day after it is Wednesday 28 May."""
    review = value_of("appeals/2025-001") | {"filed": filed}
    del review["decision"]
    assert told("appeals/2025-001", review, "N014") is late


@pytest.mark.rule("F8")
@pytest.mark.parametrize(("filed", "late"), [("2025-06-16", False), ("2025-06-17", True)])
def test_f8_an_appeal_within_15_days_after_the_review(filed: str, late: bool) -> None:
    """The review was decided on 30 May: the fifteenth day after it is Saturday 14 June, so Monday 16 June."""
    value = {"stage": "appeal", "period": "2025-Q1", "person": "p0012", "about": "score"}
    value |= {"known": "2025-05-30", "review": "2025-001", "filed": filed, "text": "对复核结果不服。"}
    assert told("appeals/2025-002", value, "N014") is late


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("reviewer", "subject", "date", "stands_back"),
    [
        ("p0012", "p0013", "2025-01-05", False),
        ("p0012", "p0013", "2025-01-06", True),
        ("p0013", "p0012", "2025-03-14", True),
        ("p0012", "p0014", "2025-03-14", False),
    ],
)
def test_f9_relatives_do_not_judge_each_other(
    reviewer: str, subject: str, date: str, stands_back: bool
) -> None:
    """p0012 and p0013 declared on 6 January 2025 that they are related: from that day on, either way."""
    value = value_of("reviews/2025-Q1/p0005-praise") | {"reviewer": reviewer, "person": subject, "date": date}
    assert told("reviews/2025-Q1/of-a-relative", value, "H020") is stands_back


@pytest.mark.rule("F10")
@pytest.mark.parametrize(
    ("channels", "narrower"),
    [(["政务内网"], True), (["政务内网", "机关公告栏"], False), (["机关公告栏", "政务内网", "大会"], False)],
)
def test_f10_a_correction_reaches_whom_the_error_reached(channels: list[str], narrower: bool) -> None:
    """The wrong result hung on the intranet and on the board at the door: so does what puts it right."""
    wrong = value_of("notices/2025-q1-results")
    right = {**wrong, "notice": "2025-q1-correction", "kind": "correction", "corrects": wrong["notice"]}
    right |= {"from": "2025-05-12", "to": "2025-05-16", "channels": channels}
    files = changed(
        **{
            "notices/2025-q1-results": wrong | {"channels": ["政务内网", "机关公告栏"]},
            "notices/2025-q1-correction": right,
        }
    )
    assert ("N010" in {found.rule for found in check(files)}) is narrower


# F11, F12: borrowed staff, proposals


@pytest.mark.rule("F11")
def test_f11_borrowed_staff_have_their_own_names_and_places() -> None:
    """Ten of the unit's own and five borrowed: 20 % are 2 and 1, counted apart; 合格 instead of 称职.

    Were they counted together, 20 % of 15 would be 3 and all of them would go to the unit's own.
    """
    own, borrowed = names(10), names(5, 21)
    lent: Ledger = {}
    for name in borrowed:
        lent |= person(name, post("roads", identity="borrowed"))
    found = year(office(*own) | lent, *steady(falling(own) | falling(borrowed, top=80)))
    assert with_grade(found, "excellent") == [*own[:2], borrowed[0]]
    policy = read_policy(preset())
    assert policy.annual is not None
    words = {
        identity: Voice("zh", policy, Facts({}, {}, ()), policy.annual, identity).grade("competent")
        for identity in ("civil_servant", "borrowed")
    }
    assert words == {"civil_servant": "称职", "borrowed": "合格"}


@pytest.mark.rule("F12")
@pytest.mark.parametrize(
    ("kind", "record", "who"),
    [
        ("decision", None, ("decided_by", "authority", "reason", "date")),
        ("adjustment", "adjustments/2025-Q1/p0005-flood", ("decided_by", "authority", "reason")),
        ("waiver", "waivers/2025-Q1/archives-good", ("approved_by", "authority", "reason")),
    ],
)
def test_f12_every_decision_says_who_and_on_what_authority(
    kind: str, record: str | None, who: tuple[str, ...]
) -> None:
    """A record that leaves out who decided, by what right or why is refused as such."""
    value = value_of(record) if record else DECISION
    assert judge(kind).is_valid(value)
    assert [name for name in who if judge(kind).is_valid({k: v for k, v in value.items() if k != name})] == []


@pytest.mark.rule("F12")
def test_f12_a_proposal_moves_no_score() -> None:
    """With and without eligibility and consequences, scores, grades and ranks are the same."""
    people = names(5)
    nothing = {"annual.eligibility": [], "annual.consequences": []}
    rounds = steady(falling(people))
    proposing, silent = (year(office(*people, settings=each), *rounds) for each in ({}, nothing))
    assert proposing[people[0]].consequences == {"rank-term": 6}
    for name in people:
        one, other = proposing[name], silent[name]
        assert (one.score, one.grade, one.cohort_rank) == (other.score, other.grade, other.cohort_rank)


DECISION = {
    "year": 2025,
    "number": 1,
    "use": "promotion",
    "person": "p0012",
    "outcome": "adopted",
    "decided_by": "云溪区委常委会",
    "date": "2026-02-20",
    "authority": "云委纪〔2026〕1号",
    "reason": "符合条件，同意推荐。",
}
