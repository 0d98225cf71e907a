"""Logs are accepted as a whole exactly when no entry is wrong; repeats are found across a year."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ledger.checks.context import Context
from ledger.checks.logs import _explain, _is_right
from ledger.checks.months import rules_of_month
from ledger.facts.build import build_facts
from ledger.records.loading import load
from ledger.records.logs import LogFacts
from scoring.facts import Appointment, Excused, Span
from scoring.policy.versions import Policies
from tests.checks.ledgers import BASE, MemoryTree, changed, check, value_of

LEDGER = load(MemoryTree(BASE))
FACTS, POLICIES = build_facts(LEDGER)
DAYS = [f"2025-03-{day:02}" for day in range(1, 32)]
AROUND = ["2025-02-28", *DAYS, *(f"2025-04-{day:02}" for day in range(1, 12))]


def spans() -> st.SearchStrategy[Span]:
    ends = st.sampled_from([*DAYS, None])
    return st.builds(Span, st.sampled_from(AROUND), ends).filter(
        lambda span: not span.end or span.start <= span.end
    )


@st.composite
def posts(draw: st.DrawFn) -> tuple[Appointment, ...]:
    """One post all along, or a transfer in the month with or without a gap."""
    rest = ("staff", "staff", "civil_servant")
    if draw(st.booleans()):
        return (Appointment("2021-06-01", None, "roads", *rest),)
    first, second = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=2, unique=True)))
    units = draw(st.permutations(["roads", "transport"]))
    return (
        Appointment("2021-06-01", DAYS[first], units[0], *rest),
        Appointment(DAYS[second], None, units[1], *rest),
    )


@st.composite
def logs(draw: st.DrawFn) -> LogFacts:
    """Mostly right: workdays in order, filed soon after."""
    dates = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=6, unique=draw(st.booleans())))
    dates = sorted(dates) if draw(st.integers(0, 3)) else dates
    filed = [AROUND[min(AROUND.index(day) + draw(st.integers(-1, 9)), len(AROUND) - 1)] for day in dates]
    themes = draw(
        st.lists(st.sampled_from(["", "service", "weather"]), min_size=len(dates), max_size=len(dates))
    )
    lengths = draw(st.lists(st.sampled_from([7, 8, 20, 30, 31]), min_size=len(dates), max_size=len(dates)))
    base = LEDGER.logs[-1]
    return base._replace(
        dates=tuple(dates),
        filed=tuple(filed),
        themes=tuple(themes),
        lengths=tuple(lengths),
        hashes=b"",
        sketches=b"",
        fillers=(),
    )


@given(
    logs(),
    posts(),
    st.lists(spans(), max_size=1),
    st.sets(st.sampled_from(DAYS), max_size=3),
    st.sampled_from(DAYS),
)
def test_a_log_is_accepted_as_a_whole_exactly_when_no_entry_is_wrong(
    log: LogFacts, posts: tuple[Appointment, ...], leave: list[Span], excused: set[str], now: str
) -> None:
    person = replace(FACTS.people["p0012"], appointments=posts, leave=tuple(leave))
    rows = (Excused("p0012", frozenset(excused), "attendance/2025-Q1/roads"),)
    facts = replace(FACTS, people={**FACTS.people, "p0012": person}, excused={("2025-Q1", "p0012"): rows})
    context = Context(LEDGER, facts, Policies(POLICIES), now)
    rules = rules_of_month(context, "2025-03")
    assert rules is not None
    right, wrong = _is_right(context, rules, log), list(_explain(context, rules, log))
    assert not (right and wrong)
    assert right or wrong or len(posts) > 1


def test_a_text_may_come_again_when_the_policy_allows_it() -> None:
    log = value_of("logs/2025/roads/p0012/2025-03")
    log["entries"][2]["text"] = log["entries"][0]["text"]
    policy = value_of("policies/small/v1")
    policy["logs"]["repeat"]["same_person"] = False
    logs = {"logs/2025/roads/p0012/2025-03": log}
    assert [finding.rule for finding in check(changed(**logs))] == ["L014"]
    assert check(changed(**logs, **{"policies/small/v1": policy})) == []


def test_the_entry_filed_later_is_the_copy() -> None:
    early, late = value_of("logs/2025/dongguan/p0005/2025-03"), value_of("logs/2025/roads/p0012/2025-03")
    early["entries"][0]["text"] = late["entries"][2]["text"]
    early["entries"][0]["filed"] = "2025-03-10"
    (finding,) = check(changed(**{"logs/2025/dongguan/p0005/2025-03": early}))
    assert finding.rule == "L015"
    assert finding.path.endswith("dongguan/p0005/2025-03.yaml")
    assert dict(finding.args)["day"] == "2025-03-05"


def test_a_broken_calendar_leaves_workdays_alone() -> None:
    log = value_of("logs/2025/roads/p0012/2025-03")
    log["entries"][2].update(date="2025-03-09", filed="2025-03-31")
    files = changed(**{"logs/2025/roads/p0012/2025-03": log})
    files["records/calendar/2025.yaml"] += b"unknown: 1\n"
    assert [finding.rule for finding in check(files)] == ["S001"]
