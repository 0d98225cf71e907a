"""Who stands on the roster of a period, where and how (docs/scoring.md, "Roster")."""

from fractions import Fraction
from typing import Any

from tests.oracle.book import FAR, Book, Record
from tests.oracle.rounds import bounds_of

Seat = dict[str, Any]
"""Keys: person, unit, unit_class, post_class, section, line, role, rank, identity, base, cohort, status,
reason, due (days in post less leave)."""


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
            seats[identifier] = _seat(policy, book, book.people[identifier], posts, (workdays, last))
    return seats


def unit_roster(policy: Record, book: Book, period: str) -> dict[str, Seat]:
    """Every assessed unit in force on the last day, by unit; its class stands for role, rank and cohort."""
    _, last = bounds_of(period, policy)
    return {
        name: _unit_seat(unit)
        for name, unit in sorted(book.units.items())
        if unit["assessed"] and covers(unit, last)
    }


def _unit_seat(unit: Record) -> Seat:
    own = dict.fromkeys(("unit", "unit_class", "role", "rank", "cohort"), unit["class"])
    other = {"person": unit["unit"], "identity": "unit", "base": "unit", "post_class": None}
    return own | other | {"section": None, "line": [], "status": "assessed", "reason": None, "due": []}


def posts_within(book: Book, person: Record, first: str, last: str) -> list[Record]:
    """The appointments to assessed units that overlap the days, the earliest first."""
    posts = [
        post
        for post in person["appointments"]
        if book.units[post["unit"]]["assessed"] and post["from"] <= last and post.get("to", FAR) >= first
    ]
    return sorted(posts, key=lambda post: str(post["from"]))


def _seat(
    policy: Record, book: Book, person: Record, posts: list[Record], days: tuple[list[str], str]
) -> Seat:
    workdays, last = days
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
        "post_class": post.get("post_class"),
        "section": post.get("section"),
        "line": post.get("line", []),
    }
    host = _host(policy, book, person, in_post)
    if host:
        seat |= {"unit": host, "section": None, "line": []}
    seat["unit_class"] = book.units[seat["unit"]]["class"]
    seat["cohort"] = cohort_of(policy, seat)
    reasons = {
        "left": (not held, "no_post"),
        "probation": (_covered(person, "probation", last), "probation"),
        "deferred": (policy["roster"].get("open_case") and _covered(person, "cases", last), "deferred"),
        "seconded": (host == OUTSIDE, "seconded_over"),
        "long_leave": (len(leave) > Fraction(policy["roster"]["leave_over"]) * len(in_post), "leave_over"),
        "short": (
            len(in_post) < Fraction(policy["roster"]["minimum_presence"]) * len(workdays),
            "minimum_presence",
        ),
    }
    applying = [(status, reason) for status, (applies, reason) in reasons.items() if applies]
    seat["status"], seat["reason"] = applying[0] if applying else ("assessed", None)
    return seat


def _covered(person: Record, spans: str, day: str) -> bool:
    return any(covers(span, day) for span in person.get(spans, []))


OUTSIDE = ""
"""Every host that is not assessed here."""


def _host(policy: Record, book: Book, person: Record, in_post: list[str]) -> str | None:
    """Who has the person for longer than the policy's part of the days in post; ``None`` for nobody."""
    days: dict[str, set[str]] = {}
    for span in person.get("secondments", []):
        unit = book.units.get(span.get("unit"))
        host = unit["unit"] if unit and unit["assessed"] else OUTSIDE
        days.setdefault(host, set()).update(day for day in in_post if covers(span, day))
    if "seconded_over" not in policy["roster"] or not days:
        return None
    host = min(days, key=lambda each: (-len(days[each]), each))
    return host if len(days[host]) > Fraction(policy["roster"]["seconded_over"]) * len(in_post) else None


def counting_base(policy: Record, identity: str) -> str:
    """The counting base of an identity."""
    return next(str(entry["counting_base"]) for entry in policy["identities"] if entry["id"] == identity)


def matches(where: Record, seat: Seat) -> bool:
    """Whether a ``where`` (or ``among``) takes the person; a key left out takes everybody."""
    keys = {"ranks": "rank", "identities": "identity", "roles": "role", "counting_bases": "base"}
    keys |= {"unit_classes": "unit_class", "post_classes": "post_class"}
    return all(seat[name] in where[key] for key, name in keys.items() if key in where)


def cohort_of(policy: Record, seat: Seat) -> str | None:
    """The first cohort that takes the person."""
    return next((str(cohort["id"]) for cohort in policy["cohorts"] if matches(cohort["where"], seat)), None)
