"""Which clause moved somebody, on rounds made up for it: an outcome for every set of clauses."""

from collections.abc import Callable
from fractions import Fraction

from scoring.outcome import Outcome, PersonOutcome
from scoring.whatif.attribution import Cause, Comparison, compare
from scoring.whatif.moves import Move

Clauses = frozenset[int]


def outcome(**scores: int) -> Outcome:
    """Everybody with a score and nothing else."""
    people = {
        name: PersonOutcome(
            name, "roads", "assessed", "staff", "staff", "civil_servant", None, score=Fraction(score)
        )
        for name, score in scores.items()
    }
    return Outcome("2026-Q1", "2026-04-15", "small", 1, 2, people)


def compared(count: int, score: Callable[[Clauses], int | None], most: int = 100) -> Comparison:
    """One person's score as a function of the clauses taken; None where they make no sound policy."""

    def run(taken: Clauses) -> Outcome | None:
        found = score(taken)
        return None if found is None else outcome(p0001=found)

    return compare(count, run, most)


def cause(found: Comparison) -> Cause:
    ((_, only),) = found.moves
    return only


def test_the_one_clause_that_does_it_is_named() -> None:
    """Clause 1 takes two points, clauses 0 and 2 nothing."""
    found = compared(3, lambda taken: 80 - 2 * (1 in taken))
    assert found.moves == ((Move("p0001", "score", Fraction(80), Fraction(78)), Cause(alone=(1,))),)
    assert found.alone == (0, 1, 0)


def test_each_of_several_that_does_it_by_itself_is_named() -> None:
    """Either of two lower limits cuts 90 to 85."""
    assert cause(compared(2, lambda taken: 85 if taken else 90)) == Cause(alone=(0, 1))


def test_clauses_that_add_up_are_told_together() -> None:
    """90 − 1 − 2 = 87: neither gives 87 alone; clause 1 moves nobody and is left aside."""
    found = compared(3, lambda taken: 90 - (0 in taken) - 2 * (2 in taken))
    assert cause(found) == Cause(together=(0, 2))
    assert found.alone == (1, 0, 1)


def test_weights_that_must_sum_are_told_together() -> None:
    """Neither of two weights can change without the other: alone they make no sound policy."""
    found = compared(2, lambda taken: {0: 80, 2: 82}.get(len(taken)))
    assert cause(found) == Cause(together=(0, 1))
    assert found.alone == (None, None)


def test_of_two_pairs_that_do_it_the_one_first_in_the_policy_is_told() -> None:
    """Any two of three clauses do it: the last is taken back, the other two stay."""
    assert cause(compared(3, lambda taken: 80 + (len(taken) >= 2))) == Cause(together=(0, 1))


def test_a_clause_that_works_only_with_another_is_not_left_aside() -> None:
    """A ground added (0) moves nobody until a direct grade names it (1, not sound without it)."""
    scores: dict[Clauses, int | None] = {frozenset({1}): None, frozenset({0, 1}): 50}
    found = compared(2, lambda taken: scores.get(taken, 80))
    assert cause(found) == Cause(together=(0, 1))
    assert found.alone == (0, None)


def test_two_clauses_that_undo_each_other_move_nobody() -> None:
    found = compared(2, lambda taken: 80 + (0 in taken) - (1 in taken))
    assert found.moves == ()
    assert found.alone == (1, 1)


def test_too_many_combinations_are_said_not_to_be_narrowed_down() -> None:
    found = compared(4, lambda taken: 80 + len(taken), most=0)
    assert cause(found) == Cause(together=(0, 1, 2, 3), narrowed=False)


def test_the_same_outcome_is_made_only_once() -> None:
    asked: list[Clauses] = []

    def run(taken: Clauses) -> Outcome:
        asked.append(taken)
        return outcome(p0001=80 + len(taken), p0002=70 + len(taken), p0003=60 + 2 * len(taken))

    compare(3, run, 100)
    assert len(asked) == len(set(asked))


def test_somebody_who_is_on_one_roster_only_moves_with_every_result() -> None:
    found = compare(1, lambda taken: outcome(p0001=80, **({"p0002": 70} if taken else {})), 10)
    assert {move.what for move, _ in found.moves} == {"status", "score"}
    assert {move.person for move, _ in found.moves} == {"p0002"}
