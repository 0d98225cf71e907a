"""What a year's result opens and leads to: proposals with reasons, and what was decided (D13, D14, J15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import (
    BAD,
    CAREFUL,
    GOOD,
    PLAIN,
    Column,
    back,
    cards,
    grade,
    lead,
    link,
    more,
    note,
    page,
    section,
    table,
)
from ledger.board.pages.links import lines
from ledger.board.pages.words import basis, period_name
from ledger.board.view import Settled, View
from ledger.explain.voice import Voice
from ledger.results.numbers import decimal
from ledger.uses.report import Decision, Listed, Proposal, report
from scoring.rounds import UNITS, is_year, period_of_round, subjects_of

SEEN: Mapping[str, tuple[str, ...]] = {
    "eligibility": ("result.eligibility",),
    "bonus": ("bonus-pool.amount", "result.score", "result.grade", "result.cohort_rank"),
}
"""Kind of use → what one has to see to be shown it; consequences otherwise."""
REASONS = (
    *("result.score", "result.grade", "result.cohort_rank", "result.unit_rank", "result.parts"),
    *("past-result.grade", "veto.ground", "unit-result.score", "unit-result.grade"),
)
"""What reasons may speak of."""
DECIDED = ("decision.use", "decision.outcome", "decision.decided_by", "decision.date")
OUTCOMES = {"adopted": ("采纳", GOOD), "not_adopted": ("不采纳", BAD), "deferred": ("暂缓", CAREFUL)}
ANSWERS = {"yes": "具备", "no": "不具备", "unknown": "无法判断"}
KINDS = {"eligibility": "资格", "bonus": "奖金"}
MANY = 12
"""A longer list is folded."""


def uses(view: View) -> Iterator[tuple[str, str]]:
    """The list and a page for every settled year, of people and of units; nothing without one."""
    years = [each for each in (*view.settled, *view.units_settled) if is_year(each.period)]
    made = [(each, _uses(view, each)) for each in sorted(years, key=lambda each: each.period, reverse=True)]
    found = [(settled, parts) for settled, parts in made if parts]
    if not found:
        return
    listed = (
        (address.between(address.USES, address.uses(each.period)), _title(each), f"{len(parts)} 项")
        for each, parts in found
    )
    up = back((address.between(address.USES, address.RESULTS), "结果"))
    yield (
        address.USES,
        page("结果运用", [up, lead("考核结果用来做什么，建议了谁，最后怎么定的。"), cards(listed)]),
    )
    for each, parts in found:
        yield address.uses(each.period), _page(view, each, parts)


def _title(settled: Settled) -> str:
    of = "单位" if subjects_of(settled.period) == UNITS else ""
    return f"{period_name(period_of_round(settled.period))}{of}结果运用"


def _page(view: View, settled: Settled, parts: list[str]) -> str:
    here = address.uses(settled.period)
    head = [
        back((address.between(here, address.USES), "结果运用")),
        note("下面都是按规则算出的建议，不是决定。用不用由有权的单位依程序决定，决定和理由记在后面。"),
    ]
    return page(_title(settled), [*head, *parts])


def _uses(view: View, settled: Settled) -> list[str]:
    found = report(view.book, settled.outcome, settled.act, "zh")
    return [
        part
        for listed in found.lists
        if view.sight.sees(*SEEN.get(listed.use.kind, ("result.consequences",)))
        and (part := _use(view, settled, listed))
    ]


def _use(view: View, settled: Settled, listed: Listed) -> str:
    here = address.uses(settled.period)
    shown = [each for each in listed.proposals if each.value not in ("no", "unknown") or each.decision]
    rows = [_row(view, settled, listed, each, here) for each in shown]
    columns = [
        Column("单位" if subjects_of(settled.period) == UNITS else "姓名"),
        Column("建议"),
        Column("决定"),
    ]
    columns += [Column("理由")]
    listing = table(columns, rows) if rows else "<p>没有符合的。</p>"
    whole = _decision(view, listed.decision)
    return section(
        text(listed.use.name),
        f"u-{listed.use.id}",
        f"<p>{_kind(listed)} {basis(listed.use.basis)} {_counted(listed)}{_pool(listed)}</p>",
        f"<p>整个名单：{whole}</p>" if whole else "",
        more(f"{len(rows)} 项建议", listing) if len(rows) > MANY else listing,
    )


def _kind(listed: Listed) -> str:
    return grade(KINDS.get(listed.use.kind, "奖惩"), PLAIN)


def _counted(listed: Listed) -> str:
    """How many have an eligibility, have it not, or cannot be judged yet."""
    if listed.use.kind != "eligibility":
        return ""
    counts = Counter(each.value for each in listed.proposals)
    unknown = f"，{counts['unknown']} 个缺少材料、无法判断" if counts["unknown"] else ""
    return f"{counts['yes']} 个具备，{counts['no']} 个不具备{unknown}。"


def _pool(listed: Listed) -> str:
    pool = listed.pool
    if pool is None:
        return "还没有奖金总额。" if listed.use.kind == "bonus" else ""
    places = pool.bonus.places
    held = "，已按规定的最大差额压缩" if pool.held else ""
    amount, difference = decimal(pool.amount, places), decimal(pool.difference, places)
    return f"总额 {amount} 元，分给 {len(pool.payments)} 个，最高与最低相差 {difference} 元{held}。"


def _row(view: View, settled: Settled, listed: Listed, each: Proposal, here: str) -> list[str]:
    of_units = subjects_of(settled.period) == UNITS
    there = address.unit(each.subject) if of_units else address.person(each.subject)
    name = view.unit_name(each.subject) if of_units else view.person_named(each.subject)
    unit = "" if of_units else f"<br><small>{view.unit_name(each.unit)}</small>"
    why = link(address.between(here, address.why(each.subject, settled.period)), "结果的由来")
    reasons = "；".join(map(text, each.reasons)) if view.sight.sees(*REASONS) else ""
    return [
        f"{link(address.between(here, there), name)}{unit}",
        _value(view, settled, listed, each),
        _decision(view, each.decision, view.sight.sees("decision.unit" if of_units else "decision.person"))
        or "尚无",
        f"<span><small>{reasons}</small> {why}</span>" if reasons else why,
    ]


def _value(view: View, settled: Settled, listed: Listed, each: Proposal) -> str:
    if listed.use.kind == "eligibility":
        return ANSWERS[str(each.value)]
    if listed.use.kind == "bonus":
        return f"{each.value} 元"
    if isinstance(each.value, int):
        return f"{each.value} 个月"
    if each.value == "yes":
        return "列入"
    outcome = settled.outcome.people[each.subject]
    voice = Voice(
        "zh", view.policy_of(settled.period), view.facts, view.scheme(settled.period), outcome.identity
    )
    return text(voice.value("consequence.measure", each.value))


def _decision(view: View, decision: Decision | None, named: bool = True) -> str:
    if decision is None or not named or not view.sight.sees(*DECIDED):
        return ""
    told = {
        name: getattr(decision, name)
        for name in ("authority", "reason")
        if view.sight.sees(f"decision.{name}")
    }
    said = lines(decision.decided_by, decision.date, told.get("authority"), told.get("reason"))
    return f"{grade(*OUTCOMES[decision.outcome])} <small>{said}</small>"
