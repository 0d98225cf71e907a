"""Who stands on the roster of a period, where and how (docs/scoring.md, "Roster")."""

from fractions import Fraction
from typing import Any

from tests.oracle.book import FAR, Book, Record
from tests.oracle.rounds import bounds_of

Seat = dict[str, Any]
"""Keys: person, unit, role, rank, identity, base, cohort, status, reason, due (days in post less leave)."""


def covers(span: Record, day: str) -> bool:
    """Whether an inclusive span, open at the end when it still runs, holds the day."""
    return bool(span["from"] <= day <= span.get("to", FAR))


def roster(policy: Record, book: Book, period: str) -> dict[str, Seat]:
    """Everybody on the roster of a period or year, by person."""
    first, last = bounds_of(period, policy)
    workdays = [day for day in book.workdays if first <= day <= last]
    seats = {}
    for identifier in sorted(book.people):
        posts = posts_within(book, book.people[identifier], first, last)
        if posts:
            seats[identifier] = _seat(policy, book.people[identifier], posts, workdays, last)
    return seats


def posts_within(book: Book, person: Record, first: str, last: str) -> list[Record]:
    """The appointments to assessed units that overlap the days, the earliest first."""
    posts = [
        post
        for post in person["appointments"]
        if book.units[post["unit"]]["assessed"] and post["from"] <= last and post.get("to", FAR) >= first
    ]
    return sorted(posts, key=lambda post: str(post["from"]))


def _seat(policy: Record, person: Record, posts: list[Record], workdays: list[str], last: str) -> Seat:
    held = [post for post in posts if covers(post, last)]
    post = held[0] if held else posts[-1]
    in_post = [day for day in workdays if any(covers(post, day) for post in posts)]
    leave = [day for day in in_post if any(covers(span, day) for span in person.get("leave", []))]
    seat: Seat = {
        "person": person["person"],
        "unit": post["unit"],
        "role": post["role"],
        "rank": posts[0]["rank"],
        "identity": post["identity"],
        "base": counting_base(policy, post["identity"]),
        "due": [day for day in in_post if day not in leave],
    }
    seat["cohort"] = cohort_of(policy, seat)
    on_probation = any(covers(span, last) for span in person.get("probation", []))
    rules = policy["roster"]
    seat["status"], seat["reason"] = _status(
        rules, bool(held), on_probation, len(leave), len(in_post), len(workdays)
    )
    return seat


def _status(
    rules: Record, held: bool, on_probation: bool, leave: int, in_post: int, workdays: int
) -> tuple[str, str | None]:
    if not held:
        return "left", "no_post"
    if on_probation:
        return "probation", "probation"
    if leave > Fraction(rules["leave_over"]) * in_post:
        return "long_leave", "leave_over"
    if in_post < Fraction(rules["minimum_presence"]) * workdays:
        return "short", "minimum_presence"
    return "assessed", None


def counting_base(policy: Record, identity: str) -> str:
    """The counting base of an identity."""
    return next(str(entry["counting_base"]) for entry in policy["identities"] if entry["id"] == identity)


def matches(where: Record, seat: Seat) -> bool:
    """Whether a ``where`` (or ``among``) takes the person; a key left out takes everybody."""
    keys = {"ranks": "rank", "identities": "identity", "roles": "role", "counting_bases": "base"}
    return all(seat[name] in where[key] for key, name in keys.items() if key in where)


def cohort_of(policy: Record, seat: Seat) -> str | None:
    """The first cohort that takes the person."""
    return next((str(cohort["id"]) for cohort in policy["cohorts"] if matches(cohort["where"], seat)), None)
