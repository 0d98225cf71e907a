"""What happens by the calendar: draws, ends of spans, days without a log; and who is in post then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scoring.care.facts import Round
from scoring.components.log_discipline import discipline
from scoring.draw import draw
from scoring.facts import Day, Facts, Person
from scoring.frame import frame_of
from scoring.periods import periods_of, split, year_of
from scoring.policy.care import INTERVALS, Measure
from scoring.policy.types import Policy
from scoring.policy.versions import Policies
from scoring.roster import in_force


@dataclass(frozen=True, slots=True)
class Post:
    """A post on a day, with what a condition asks for."""

    rank: str
    identity: str
    role: str
    counting_base: str
    unit_class: str
    post_class: str


def posted(facts: Facts, person: str, day: Day, policy: Policy | None = None) -> Post | None:
    """The post of a person in an assessed unit on a day; the counting base only with a policy."""
    found = facts.people.get(person)
    post = in_force(found.appointments, day) if found else None
    unit = facts.units.get(post.unit) if post else None
    if post is None or unit is None or not unit.assessed:
        return None
    base = policy.counting_base(post.identity) if policy else ""
    return Post(post.rank, post.identity, post.role, base, unit.unit_class, post.post_class or "")


def drawn(facts: Facts, measure: Measure, day: Day, seed: str) -> tuple[str, ...]:
    """The people drawn for a day: of those in post in assessed units and not on leave."""
    pool = (
        name
        for name, person in facts.people.items()
        if posted(facts, name, day) is not None and not _on_leave(person, day)
    )
    return draw(seed, f"{measure.id}|{day}", pool, measure.opening.count)


def span_ends(policy: Policy, every: str, as_of: Day) -> Iterator[Day]:
    """The last days, before ``as_of``, of the spans of an interval, from the policy's first period on."""
    months, start = INTERVALS[every], split(policy.effective_from)[0]
    for year in range(start, int(as_of[:4]) + 1):
        shaped = replace(policy, cycle=replace(policy.cycle, period_months=months))
        spans = (year_of(year, policy),) if months == INTERVALS["year"] else periods_of(year, shaped)
        yield from (span.last for span in spans if span.last < as_of)


def missing_logs(policies: Policies, facts: Facts, round_: Round) -> Mapping[str, int]:
    """Person → days without a log in a settled period, as of its settlement."""
    frame = frame_of(policies, facts, round_.period, round_.as_of)
    return {person: len(discipline(frame, seat).missing) for person, seat in frame.seats.items()}


def _on_leave(person: Person, day: Day) -> bool:
    return any(span.start <= day and (span.end is None or span.end >= day) for span in person.leave)
