"""A bonus pool shared out by points: exact to the last unit of money, never over the largest difference."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.derivation import Node, answer, given, step
from scoring.exact import total
from scoring.outcome import Outcome, PersonOutcome
from scoring.policy.bonus import Bonus
from scoring.rounding import from_units, in_units


class Claim(NamedTuple):
    """What somebody has: the points that money goes by (more than 0), and the score, for equal points."""

    subject: str
    points: Fraction
    score: Fraction


class Pool(NamedTuple):
    """How a pool is shared out, in units of the last place of money.

    ``fair`` are the shares by points, ``held`` those within the largest difference (the same when they are so
    already), both exact; ``paid`` whole units, which sum to the pool. ``factor`` is what deviations from the
    mean were multiplied by, None when nothing had to be held. ``line`` is the order in which the ``left``
    units that whole shares leave over are given out, one each.
    """

    fair: Mapping[str, Fraction]
    held: Mapping[str, Fraction]
    paid: Mapping[str, int]
    factor: Fraction | None
    line: Sequence[str]
    left: int


def share_out(units: int, claims: Sequence[Claim], limit: int | None) -> Pool:
    """Share so many units among the claims; ``limit`` is the largest difference, at least one unit.

    Everybody has the share of the pool that their points are of all points. When the greatest share exceeds
    the least by more than the limit, all deviations from the mean shrink alike until it does not. Everybody
    is paid the whole units of that; what is left goes, a unit each, to the largest remainders; among equal
    ones to the smaller share first, so that the limit holds to the unit, then to the higher score, then by
    id.
    """
    points = total(claim.points for claim in claims)
    fair = {claim.subject: units * claim.points / points for claim in claims}
    factor = _factor(list(fair.values()), limit)
    held = fair
    if factor is not None:
        mean = Fraction(units, len(claims))
        held = {subject: mean + (share - mean) * factor for subject, share in fair.items()}
    whole = {subject: share.numerator // share.denominator for subject, share in held.items()}
    scores = {claim.subject: claim.score for claim in claims}
    line = sorted(held, key=lambda name: (whole[name] - held[name], held[name], -scores[name], name))
    left = units - sum(whole.values())
    paid = {name: whole[name] + (place < left) for place, name in enumerate(line)}
    return Pool(fair, held, dict(sorted(paid.items())), factor, line, left)


def _factor(shares: Sequence[Fraction], limit: int | None) -> Fraction | None:
    """What deviations from the mean are multiplied by so that the limit holds; None when it does already."""
    spread = max(shares) - min(shares) if shares else Fraction(0)
    return limit / spread if limit is not None and spread > limit else None


@dataclass(frozen=True, slots=True)
class Payment:
    """What is proposed for one person or unit, in money; ``derive`` explains it."""

    subject: str
    points: Fraction
    amount: Fraction
    derive: Callable[[], Node]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A pool shared out: the payments in order of subject; ``unspent`` is all of it when nobody has points.

    ``difference`` is that between the greatest and the least payment; ``held`` whether it had to be held.
    """

    bonus: Bonus
    amount: Fraction
    record: str
    payments: tuple[Payment, ...]
    unspent: Fraction
    difference: Fraction
    held: bool


def distribute(bonus: Bonus, amount: Fraction, record: str, outcome: Outcome) -> Distribution:
    """Share a pool out among everybody with a score and points in an annual outcome.

    ``amount`` is in money and has no more than the bonus's decimal places; ``record`` is where it stands.
    """
    found = {name: person for name, person in outcome.people.items() if _shares_in(bonus, person)}
    nodes = {name: _points(bonus, person) for name, person in sorted(found.items())}
    claims = [
        Claim(name, Fraction(node.value), found[name].score or Fraction(0))
        for name, node in nodes.items()
        if isinstance(node.value, int | Fraction) and node.value > 0
    ]
    limit = bonus.largest_difference
    most = None if limit is None else in_units(limit, bonus.places, "floor")
    pool = share_out(in_units(amount, bonus.places, "floor"), claims, most)
    shares = _Shares(bonus, amount, record, total(claim.points for claim in claims), pool)
    payments = [
        Payment(
            subject=claim.subject,
            points=claim.points,
            amount=from_units(pool.paid[claim.subject], bonus.places),
            derive=partial(shares.derive, claim.subject, nodes[claim.subject]),
        )
        for claim in claims
    ]
    paid = [payment.amount for payment in payments]
    return Distribution(
        bonus=bonus,
        amount=amount,
        record=record,
        payments=tuple(payments),
        unspent=amount - total(paid),
        difference=max(paid) - min(paid) if paid else Fraction(0),
        held=pool.factor is not None,
    )


def _shares_in(bonus: Bonus, person: PersonOutcome) -> bool:
    """Whether somebody has a score, is among those meant, and passes the gate."""
    passes = not bonus.gate or person.eligibility.get(bonus.gate) == "yes"
    return person.score is not None and passes and bonus.among.matches(person)


def _points(bonus: Bonus, person: PersonOutcome) -> Node:
    """The points that somebody's money goes by."""
    table = bonus.table
    if table.by == "grade":
        return _grade_points(bonus, person)
    if table.by == "rank":
        return _rank_points(bonus, person)
    score = given("bonus.score", person.score)
    if not table.above:
        return step("bonus.points", "same", person.score, (score,), clause=table.clause, basis=bonus.basis)
    above = given("bonus.above", table.above, clause=f"{table.clause}.above", basis=bonus.basis)
    over = (person.score or Fraction(0)) - table.above
    less = step("bonus.over", "difference", over, (score, above))
    nothing = given("constant", 0)
    return step("bonus.points", "maximum", max(over, Fraction(0)), (less, nothing), clause=table.clause)


def _grade_points(bonus: Bonus, person: PersonOutcome) -> Node:
    """Those of the grade's row; none without one."""
    for index, row in enumerate(bonus.table.grades):
        if row.grade == person.grade:
            clause = f"{bonus.table.clause}.grades.{index}.points"
            return given("bonus.grade_points", row.points, clause=clause, basis=bonus.basis, grade=row.grade)
    return given("bonus.points", 0, clause=bonus.table.clause, basis=bonus.basis)


def _rank_points(bonus: Bonus, person: PersonOutcome) -> Node:
    """Those of the first row whose part of the cohort holds the rank; none without one."""
    rank, size = person.cohort_rank, person.cohort_size
    if rank is not None and size is not None:
        for index, row in enumerate(bonus.table.ranks):
            if rank <= size * row.within:
                clause = f"{bonus.table.clause}.ranks.{index}.points"
                return given(
                    "bonus.rank_points", row.points, clause=clause, basis=bonus.basis, rank=rank, size=size
                )
    return given("bonus.points", 0, clause=bonus.table.clause, basis=bonus.basis)


@dataclass(frozen=True, slots=True)
class _Shares:
    """Explains the payments of one pool, in money."""

    bonus: Bonus
    amount: Fraction
    record: str
    points: Fraction
    pool: Pool

    def derive(self, subject: str, points: Node) -> Node:
        paid, unit = self._money(self.pool.paid[subject]), given("bonus.unit", self._money(1))
        place, left = self.pool.line.index(subject) + 1, self.pool.left
        whole = paid - (self._money(1) if place <= left else 0)
        in_line = step(
            "bonus.in_line",
            "at_most",
            answer(place <= left),
            (given("bonus.place", place), given("bonus.left", left)),
        )
        extra = step(
            "bonus.extra", "choose", self._money(place <= left), (in_line, unit, given("constant", 0))
        )
        return step(
            "bonus.amount",
            "sum",
            paid,
            (self._whole(subject, points, whole), extra),
            clause=self.bonus.clause,
            basis=self.bonus.basis,
        )

    def _whole(self, subject: str, points: Node, whole: Fraction) -> Node:
        """The exact share without what lies behind the last place of money."""
        places = given("bonus.places", self.bonus.places, clause=f"{self.bonus.clause}.places")
        down = given("bonus.rounding", "floor")
        fair = self._fair(subject, points)
        exact = fair if self.pool.factor is None else self._held(subject, fair, self.pool.factor)
        return step("bonus.whole", "round", whole, (exact, places, down))

    def _fair(self, subject: str, points: Node) -> Node:
        pool = given("bonus.pool", self.amount, record=self.record)
        own = Fraction(points.value) if isinstance(points.value, int | Fraction) else Fraction(0)
        product = step("bonus.product", "product", self.amount * own, (pool, points))
        every = given("bonus.all_points", self.points)
        return step("bonus.fair", "quotient", self._money(self.pool.fair[subject]), (product, every))

    def _held(self, subject: str, fair: Node, factor: Fraction) -> Node:
        """The share drawn towards the mean."""
        people = given("bonus.sharing", len(self.pool.fair))
        pool = given("bonus.pool", self.amount, record=self.record)
        value = self.amount / len(self.pool.fair)
        mean = step("bonus.mean", "quotient", value, (pool, people))
        deviation = self._money(self.pool.fair[subject]) - value
        off = step("bonus.deviation", "difference", deviation, (fair, mean))
        shrunk = step("bonus.shrunk", "product", deviation * factor, (off, self._factor(factor)))
        held = self._money(self.pool.held[subject])
        return step("bonus.held", "sum", held, (mean, shrunk))

    def _factor(self, factor: Fraction) -> Node:
        """The largest difference allowed over the one there would be."""
        clause = f"{self.bonus.clause}.largest_difference"
        limit = given("bonus.limit", self.bonus.largest_difference, clause=clause, basis=self.bonus.basis)
        shares = self.pool.fair.values()
        greatest = given("bonus.greatest", self._money(max(shares)))
        least = given("bonus.least", self._money(min(shares)))
        spread = step("bonus.spread", "difference", self._money(max(shares) - min(shares)), (greatest, least))
        return step("bonus.factor", "quotient", factor, (limit, spread))

    def _money(self, units: Fraction | int) -> Fraction:
        whole: int = 10**self.bonus.places
        return Fraction(units) / whole
