"""Grades and scores of a round cohort by cohort, and the places that each limit had and gave (X2, X4).

Nothing is added up here but grades and scores that the board tells of each person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.charts.columns import Upright, columns
from ledger.board.charts.svg import Key, Told
from ledger.board.encode import text
from ledger.board.html import Column, back, cards, lead, more, page, section, table
from ledger.board.pages.grade_charts import Group, grade_keys, grades_chart, grades_table, group
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.kept import Kept, kept, key, not_added_up
from ledger.board.pages.quotas import counted_together, grade_name, quota_chart
from ledger.board.pages.shares import percent
from ledger.board.pages.words import basis, day_name, joined, period_name, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.outcome import CapUse, PersonOutcome
from scoring.policy.grades import Cap
from scoring.policy.types import Policy
from scoring.rounds import UNITS, period_of_round, subjects_of

NEEDED = ("result.grade", "result.cohort")
TITLE = NAMES[address.COHORTS]
BANDS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Points of a band of scores: the smallest that gives at most so many bands as there is room for."""
ROOM = 9
PLACES = (
    Column(both("范围", "counted in")),
    Column(both("人数", "people"), number=True),
    Column(both("名额", "places"), number=True),
    Column(both("给出", "given"), number=True),
    Column(both("占比", "share"), number=True),
)

Members = Sequence[PersonOutcome]


def cohorts(view: View) -> Iterator[tuple[str, str]]:
    """The list of rounds and a page for each; nothing when no grade may be shown or nothing is settled."""
    rounds = [*reversed(view.settled), *reversed(view.units_settled)] if view.sight.sees(*NEEDED) else []
    told = [settled for settled in rounds if any(p.grade for p in settled.outcome.people.values())]
    if not told:
        return
    here = address.COHORTS
    listed = cards(
        (address.between(here, address.cohorts(each.period)), _title(each), _as_of(each)) for each in told
    )
    yield here, page(TITLE, [back(way(here, address.RESULTS)), lead(_lead()), listed])
    for settled in told:
        yield address.cohorts(settled.period), _page(view, settled)


def _lead() -> str:
    return both(
        "同级的人放在一起看：各等次多少人，得分怎样分布，名额用了多少。",
        "People of one cohort side by side: how many have each grade, how scores are spread, which places "
        "were used.",
    )


def _title(settled: Settled) -> str:
    of = both("单位考核", " assessment of units") if subjects_of(settled.period) == UNITS else ""
    return f"{period_name(period_of_round(settled.period))}{of}"


def _as_of(settled: Settled) -> str:
    return both("截至 ", "as of ") + day_name(settled.act.as_of)


def _page(view: View, settled: Settled) -> str:
    here = address.cohorts(settled.period)
    keys, found = grade_keys(view, settled), _by_cohort(view, settled)
    groups = [group(view, settled, name, members) for name, members in found]
    may = kept(view, settled)
    told = {name for name, members in found if (members[0].cohort or "") in may.cohorts}
    few = not_added_up(view, settled, (each.name for each in groups if each.name not in told))
    parts = [
        back(way(here, address.COHORTS)),
        lead(_as_of(settled)),
        _grades(settled, keys, groups, told) + few,
        section(both("名额用了多少", "Places used"), "places", "".join(_caps(view, settled, may))),
        _scores(view, settled, [(name, members) for name, members in found if name in told]),
    ]
    return page(titled(_title(settled), TITLE), parts)


def _by_cohort(view: View, settled: Settled) -> list[tuple[str, Members]]:
    """Name of a cohort → its people, cohorts in the order of the policy; those in none come last."""
    policy, everybody = view.policy_of(settled.period), settled.outcome.people.values()
    of_units = subjects_of(settled.period) == UNITS
    named = [(each.id, text(each.name)) for each in (policy.unit_classes if of_units else policy.cohorts)]
    none = both("不在任何同级组", "in no cohort")
    groups = [(name, [p for p in everybody if p.cohort == id_]) for id_, name in [*named, (None, none)]]
    return [(name, members) for name, members in groups if any(each.grade for each in members)]


def _grades(settled: Settled, keys: Sequence[Key], groups: Sequence[Group], told: Collection[str]) -> str:
    title = both("各级等次分布", "Grades by cohort")
    everybody = Group(
        both("全体", "everybody"), [sum(row) for row in zip(*(g.counts for g in groups), strict=True)]
    )
    rows = [each for each in groups if each.name in told]
    rows += [everybody] if rows and len(groups) > 1 else []
    chart = grades_chart(title, settled, keys, rows)
    return section(title, "grades", chart, grades_table(both("同级", "cohort"), keys, rows))


def _caps(view: View, settled: Settled, may: Kept) -> Iterator[str]:
    """What every limit allowed and what of it was used, over the whole body and base by base."""
    for cap in view.scheme(settled.period).composition.grades.caps:
        uses = [use for use in settled.outcome.caps if use.cap == cap.id and use.people]
        if uses:
            yield f"<h3>{text(cap.name)} {basis(cap.quota.basis)}</h3>{_used(view, settled, cap, uses, may)}"


def _used(view: View, settled: Settled, cap: Cap, uses: Sequence[CapUse], may: Kept) -> str:
    told = [use for use in uses if key(use) in may.bases]
    chart = quota_chart([(grade_name(view, settled, cap), uses)]) if cap.id in may.caps else ""
    rows = table(PLACES, (_use(view, settled, cap, use) for use in told)) if told else ""
    few = f"<p><small>{_left_out(len(uses) - len(told))}</small></p>" if len(told) < len(uses) else ""
    folded = more(counted(len(told), "个范围的名额", "base", "bases"), rows) if len(told) > 1 else rows
    return chart + folded + few


def _left_out(number: int) -> str:
    return both(
        f"另有 {number} 个范围不单列，免得看出人数少的组。",
        f"Bases left out so that small groups do not follow: {number}.",
    )


def _use(view: View, settled: Settled, cap: Cap, use: CapUse) -> list[str]:
    ordinary = cap.quota.places(use.people)
    changed = both("（另有调整）", " (changed)") if ordinary != use.places else ""
    return [
        _base(view, settled, cap, use),
        f"{use.people:,}",
        f"{use.places:,}{changed}",
        f"{use.given:,}",
        percent(use.given, use.people),
    ]


def _base(view: View, settled: Settled, cap: Cap, use: CapUse) -> str:
    """What a limit counts: a unit, a cohort or the whole body, and who of it."""
    policy = view.policy_of(settled.period)
    of = {"unit": view.unit_name(use.group), "cohort": _cohort(policy, use.group)}
    name = of.get(cap.quota.base, both("全体", "everybody"))
    several = len({each.counting_base for each in settled.outcome.caps if each.cap == cap.id}) > 1
    return f"{name} · {counted_together(policy, use)}" if several else name


def _cohort(policy: Policy, cohort: str) -> str:
    names = {each.id: each.name for each in policy.cohorts} | {e.id: e.name for e in policy.unit_classes}
    return text(names.get(cohort, cohort))


def _scores(view: View, settled: Settled, found: Sequence[tuple[str, Members]]) -> str:
    """The scores of each cohort in bands of some points, the same for all."""
    every = [m.score for _, members in found for m in members if m.score is not None]
    if not every or not view.sight.sees("result.score"):
        return ""
    wide = next((each for each in BANDS if len(_bands(every, each)) <= ROOM), BANDS[-1])
    reading = both(
        f"<p>每 {wide} 分一档，含下限，不含上限；柱上是数目。</p>",
        f"<p>Bands of {wide} points, the lower end included, the upper not; above each how many.</p>",
    )
    parts = [_cohort_scores(name, members, _bands(every, wide), wide) for name, members in found]
    return section(both("得分分布", "Distribution of scores"), "scores", reading, *parts)


def _bands(scores: Sequence[Fraction], wide: int) -> range:
    """The lower ends of the bands from the lowest score to the highest."""
    first, last = (score // wide * wide for score in (min(scores), max(scores)))
    return range(first, last + 1, wide)


def _cohort_scores(name: str, members: Members, bands: range, wide: int) -> str:
    scores = [member.score for member in members if member.score is not None]
    found = [(band, sum(band <= score < band + wide for score in scores)) for band in bands]
    says = joined(titled(f"{band}–{band + wide}", str(count)) for band, count in found if count)
    title = both(f"{name}得分分布", f"{name}: distribution of scores")
    chart = columns(Told(title, says), [Upright(str(band), count) for band, count in found])
    if not chart:
        return ""
    of = (Column(both("分数段", "band")), Column(both("数目", "how many"), number=True))
    rows = [[_band(band, wide), str(count)] for band, count in found]
    same = both("同样的数字列成表", "The same as a table")
    return f"<h3>{name}</h3>{chart}{more(same, table(of, rows, fold=False))}"


def _band(band: int, wide: int) -> str:
    return both(f"{band} 至不到 {band + wide}", f"{band} to below {band + wide}")
