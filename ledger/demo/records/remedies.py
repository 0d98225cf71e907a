"""Objections in the time of the notice, what was decided, and reviews and appeals after that (F8, F10)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE, Dispute
from ledger.demo.records import calendar
from ledger.demo.records.desks import desk_of
from ledger.demo.records.ground import Ground
from ledger.demo.texts.places import DISTRICT
from ledger.demo.texts.reasons import act
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.facts import Day
from scoring.periods import Period

ABOVE = f"{DISTRICT}委组织部"
"""Where an appeal goes."""
FORGOTTEN = ("score", "本季度受区级通报表扬，公示的得分里没有这一项，请核对。")
UNFOUNDED = ("score", "认为日志扣分与本人填写情况不符，请核对。")
UNEXPLAINED = ("procedure", "对测评分组有疑问，请说明本人由哪些组别评分。")


def remedies(ground: Ground) -> Iterator[tuple[str, Map]]:
    """The objections of the plan, and what followed."""
    for number, dispute in enumerate(ground.plan.disputes, 1):
        period = next(each for each in ground.settled if each.id == dispute.period)
        name = f"{ground.plan.year}-{number:03}"
        objection = _objection(ground, period, dispute, number)
        yield KIND["objection"].path(id=name), objection
        if dispute.appealed:
            yield from _appeals(ground, dispute, name, _decided(ground, period, dispute))


def found_forgotten(ground: Ground, *, settled: bool) -> Iterator[tuple[str, Map]]:
    """The adjustments that objections brought to light: before the settlement, or after it."""
    for number, dispute in enumerate(ground.plan.disputes, 1):
        if dispute.forgotten and dispute.settled == settled:
            period = next(each for each in ground.settled if each.id == dispute.period)
            seat = ground.seats(period)[dispute.person]
            stream = ground.stream("forgotten", dispute.person, period.id)
            words = act(stream, desk_of(ground, seat), "commended-district", period.year, 900 + number)
            path = KIND["adjustment"].path(period=period.id, id=f"{period.id.lower()}-{900 + number}")
            yield (
                path,
                {
                    "person": dispute.person,
                    "period": period.id,
                    "item": "commended-district",
                    "points": "0.50",
                    "date": ground.days(period.first, period.last)[-5],
                    "reason": words.reason,
                    "authority": words.authority,
                    "decided_by": words.decided_by,
                    "evidence": [words.evidence],
                },
            )


def _decided(ground: Ground, period: Period, dispute: Dispute) -> Day:
    """Inside ten workdays; after the settlement where the plan says so."""
    return ground.after(period.last, calendar.SETTLED + (4 if dispute.settled else -1))


def _objection(ground: Ground, period: Period, dispute: Dispute, number: int) -> Map:
    first, _ = calendar.notice(ground, period)
    about, text = FORGOTTEN if dispute.forgotten else UNEXPLAINED if dispute.appealed else UNFOUNDED
    decision: Map = {
        "date": _decided(ground, period, dispute),
        "outcome": "upheld" if dispute.forgotten else "refused",
        "by": OFFICE,
        "authority": f"云考复〔{first[:4]}〕{number}号",
        "text": _answer(dispute),
    }
    if dispute.forgotten:
        decision["correction"] = 2 if dispute.settled else 1
    return {
        "period": period.id,
        "notice": f"{period.id.lower()}-results",
        "person": dispute.person,
        "by": "subject",
        "about": about,
        "filed": ground.after(first, 2),
        "text": text,
        "decision": decision,
    }


def _answer(dispute: Dispute) -> str:
    if dispute.forgotten:
        return "经核对通报原文，表扬属实，补记加分后重新计算。"
    if dispute.appealed:
        return "测评分组按办法执行，票数齐全，维持。"
    return "经逐日核对日志填报时间，扣分无误，维持。"


def _appeals(ground: Ground, dispute: Dispute, objection: str, known: Day) -> Iterator[tuple[str, Map]]:
    """A review that is refused, then an appeal that is right in part: the score stands."""
    asked, reviewed = ground.after(known, 6), ground.after(known, 18)
    first: Map = {
        "stage": "review",
        "period": dispute.period,
        "person": dispute.person,
        "about": "procedure",
        "known": known,
        "objection": objection,
        "filed": asked,
        "text": "答复没有说明分组依据，申请复核。",
        "decision": {
            "date": reviewed,
            "outcome": "refused",
            "by": OFFICE,
            "authority": f"云考复核〔{reviewed[:4]}〕{objection[-3:].lstrip('0')}号",
            "text": "分组和票数无误，维持原答复。",
        },
    }
    yield KIND["appeal"].path(id=f"{objection}-review"), first
    appealed, ended = ground.after(reviewed, 5), ground.after(reviewed, 25)
    second: Map = {
        "stage": "appeal",
        "period": dispute.period,
        "person": dispute.person,
        "about": "procedure",
        "review": f"{objection}-review",
        "filed": appealed,
        "text": "两次答复都没有说明理由，提出申诉。",
        "decision": {
            "date": ended,
            "outcome": "partly",
            "by": ABOVE,
            "authority": f"云组申〔{ended[:4]}〕{objection[-3:].lstrip('0')}号",
            "text": "得分计算无误，予以维持；答复未说明理由不当，责成十日内重新书面答复。",
        },
    }
    yield KIND["appeal"].path(id=f"{objection}-appeal"), second
