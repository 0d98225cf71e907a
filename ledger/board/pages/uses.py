"""What a year's result opens and leads to: proposals with reasons, and what was decided (D13, D14, J15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ledger.board import address
from ledger.board.both import LANGS, both, counted
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
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines
from ledger.board.pages.words import REASON, basis, period_name, titled
from ledger.board.settled import Settled
from ledger.board.view import View
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
OUTCOMES = {
    "adopted": (both("采纳", "adopted"), GOOD),
    "not_adopted": (both("不采纳", "not adopted"), BAD),
    "deferred": (both("暂缓", "deferred"), CAREFUL),
}
ANSWERS = {
    "yes": both("具备", "eligible"),
    "no": both("不具备", "not eligible"),
    "unknown": both("无法判断", "cannot be judged"),
}
KINDS = {"eligibility": both("资格", "Eligibility"), "bonus": both("奖金", "Bonus")}
CONSEQUENCE = both("奖惩", "Rewards and penalties")
LEAD = both(
    "考核结果用来做什么，建议了谁，最后怎么定的。",
    "What results are used for, who was proposed, and what was decided.",
)
STOP = both("。", ".")
PROPOSED = both(
    "下面都是按规则算出的建议，不是决定。用不用由有权的单位依程序决定，决定和理由记在后面。",
    "These are proposals that follow from the rules, not decisions. The competent body decides by its "
    "procedure whether to follow them; its decision and reasons stand beside each.",
)
NOBODY = "<p>" + both("没有符合的。", "Nobody qualifies.") + "</p>"
MANY = 12
"""A longer list is folded."""


def uses(view: View) -> Iterator[tuple[str, str]]:
    """The list and a page for every settled year, of people and of units; nothing without one."""
    years = [each for each in view.rounds if is_year(each.period)]
    newest_first = sorted(years, key=lambda each: each.period, reverse=True)
    made = [(each, _uses(view, view.traced(each))) for each in newest_first]
    found = [(settled, parts) for settled, parts in made if parts]
    if not found:
        return
    listed = (
        (
            address.between(address.USES, address.uses(each.period)),
            _title(each),
            counted(len(parts), "项", "use", "uses"),
        )
        for each, parts in found
    )
    up = back(way(address.USES, address.RESULTS))
    yield address.USES, page(NAMES[address.USES], [up, lead(LEAD), cards(listed)])
    for each, parts in found:
        yield address.uses(each.period), _page(view, each, parts)


def _title(settled: Settled) -> str:
    of = both("单位", " for units") if subjects_of(settled.period) == UNITS else ""
    year = period_name(period_of_round(settled.period))
    return both(f"{year}{of}结果运用", f"Use of results{of}, {year}")


def _page(view: View, settled: Settled, parts: list[str]) -> str:
    here = address.uses(settled.period)
    head = [
        back(way(here, address.USES)),
        note(PROPOSED),
    ]
    return page(_title(settled), [*head, *parts])


def _uses(view: View, settled: Settled) -> list[str]:
    spoken = (report(view.book, settled.outcome, settled.act, lang).lists for lang in LANGS)
    return [
        part
        for listed in map(_paired, *spoken)
        if view.sight.sees(*SEEN.get(listed.use.kind, ("result.consequences",)))
        and (part := _use(view, settled, listed))
    ]


def _paired(zh: Listed, en: Listed) -> Listed:
    """A list with its reasons, encoded, in both languages."""
    proposals = tuple(
        replace(each, reasons=tuple(map(both, map(text, each.reasons), map(text, same.reasons))))
        for each, same in zip(zh.proposals, en.proposals, strict=True)
    )
    return replace(zh, proposals=proposals)


def _use(view: View, settled: Settled, listed: Listed) -> str:
    here = address.uses(settled.period)
    shown = [each for each in listed.proposals if each.value not in ("no", "unknown") or each.decision]
    rows = [_row(view, settled, listed, each, here) for each in shown]
    of_units = subjects_of(settled.period) == UNITS
    columns = [
        Column(both("单位", "Unit") if of_units else both("姓名", "Name")),
        Column(both("建议", "Proposal"), choice=True),
        Column(both("决定", "Decision"), choice=True),
        Column(REASON),
    ]
    listing = table(columns, rows) if rows else NOBODY
    whole = _decision(view, listed.decision)
    return section(
        text(listed.use.name),
        f"u-{listed.use.id}",
        f"<p>{_kind(listed)} {basis(listed.use.basis)} {_counted(listed)}{_pool(listed)}</p>",
        f"<p>{titled(both('整个名单', 'The whole list'), whole)}</p>" if whole else "",
        more(counted(len(rows), "项建议", "proposal", "proposals"), listing) if len(rows) > MANY else listing,
    )


def _kind(listed: Listed) -> str:
    return grade(KINDS.get(listed.use.kind, CONSEQUENCE), PLAIN)


def _counted(listed: Listed) -> str:
    """How many have an eligibility, have it not, or cannot be judged yet."""
    if listed.use.kind != "eligibility":
        return ""
    counts = Counter(each.value for each in listed.proposals)
    yes, no, lacking = (counts[answer] for answer in ANSWERS)
    unknown = both(f"，{lacking} 个缺少材料、无法判断", f", {lacking} cannot be judged for lack of material")
    return (
        both(f"{yes} 个具备，{no} 个不具备", f"{yes} eligible, {no} not")
        + (unknown if lacking else "")
        + STOP
    )


def _pool(listed: Listed) -> str:
    pool = listed.pool
    if pool is None:
        none = both("还没有奖金总额。", "There is no bonus pool yet.")
        return none if listed.use.kind == "bonus" else ""
    places = pool.bonus.places
    held = both("，已按规定的最大差额压缩", ", held to the largest difference allowed") if pool.held else ""
    amount, difference = _money(decimal(pool.amount, places)), _money(decimal(pool.difference, places))
    shared = both(
        f"总额 {amount}，分给 {len(pool.payments)} 个，最高与最低相差 {difference}",
        f"A pool of {amount}, shared among {len(pool.payments)}; highest and lowest differ by {difference}",
    )
    return f"{shared}{held}{STOP}"


def _money(amount: str) -> str:
    return both(f"{amount} 元", f"{amount} yuan")


def _row(view: View, settled: Settled, listed: Listed, each: Proposal, here: str) -> list[str]:
    of_units = subjects_of(settled.period) == UNITS
    there = address.unit(each.subject) if of_units else address.person(each.subject)
    name = view.unit_name(each.subject) if of_units else view.person_named(each.subject)
    unit = "" if of_units else f"<br><small>{view.unit_name(each.unit)}</small>"
    why = link(
        address.between(here, address.why(each.subject, settled.period)),
        both("结果的由来", "Why this result"),
    )
    reasons = both("；", "; ").join(each.reasons) if view.sight.sees(*REASONS) else ""
    return [
        f"{link(address.between(here, there), name)}{unit}",
        _value(view, settled, listed, each),
        _decision(view, each.decision, view.sight.sees("decision.unit" if of_units else "decision.person"))
        or both("尚无", "none yet"),
        f"<span><small>{reasons}</small> {why}</span>" if reasons else why,
    ]


def _value(view: View, settled: Settled, listed: Listed, each: Proposal) -> str:
    if listed.use.kind == "eligibility":
        return ANSWERS[str(each.value)]
    if listed.use.kind == "bonus":
        return _money(str(each.value))
    if isinstance(each.value, int):
        return counted(each.value, "个月", "month", "months")
    if each.value == "yes":
        return both("列入", "listed")
    identity = settled.outcome.people[each.subject].identity
    policy, scheme = view.policy_of(settled.period), view.scheme(settled.period)
    voices = (Voice(lang, policy, view.facts, scheme, identity) for lang in LANGS)
    return both(*(text(voice.value("consequence.measure", each.value)) for voice in voices))


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
