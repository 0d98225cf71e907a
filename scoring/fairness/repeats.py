"""How often the same people come up again when each time some of them are chosen at random.

``people`` are as many as there are; each time ``places`` of them are chosen, all choices equally likely, each
time independently. Somebody chosen in ``c`` of the times makes ``c × (c − 1) ÷ 2`` repeats; the repeats are
the sum over everybody: few when the choice goes round, many when it stays with the same people.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import comb

from scoring.fairness.chance import Stream

State = tuple[int, ...]
"""How many people have been chosen 0, 1, 2 … times."""


def repeats(times: Sequence[int]) -> int:
    """The repeats, from how many times each person was chosen."""
    return sum(each * (each - 1) // 2 for each in times)


def ways(people: int, places: Sequence[int], most_states: int) -> dict[int, int] | None:
    """Repeats → in how many ways of choosing they come about: all ways, counted exactly.

    Ways that have chosen equally many people equally often are counted together as one state. None when
    there are more than ``most_states`` at a time.
    """
    states: dict[State, int] = {(people,): 1}
    for chosen in places:
        following: dict[State, int] = {}
        for state, count in states.items():
            for after, times in _steps(state, chosen):
                following[after] = following.get(after, 0) + count * times
                if len(following) > most_states:
                    return None
        states = following
    found: Counter[int] = Counter()
    for state, count in states.items():
        found[sum(many * (times * (times - 1) // 2) for times, many in enumerate(state))] += count
    return dict(found)


def drawn(people: int, places: Sequence[int], draws: int, seed: str) -> Iterator[int]:
    """The repeats of so many random choices of all times, from one stream."""
    stream = Stream(seed)
    for _ in range(draws):
        times = [0] * people
        for chosen in places:
            for person in stream.sample(people, chosen):
                times[person] += 1
        yield repeats(times)


def _steps(state: State, chosen: int) -> Iterator[tuple[State, int]]:
    """The states that follow when so many more are chosen, each with the number of ways to it."""
    for taken in _takings(state, chosen):
        count = 1
        for there, take in zip(state, taken, strict=True):
            count *= comb(there, take)
        stay = [there - take for there, take in zip(state, taken, strict=True)]
        moved = [0, *taken]
        yield tuple(one + other for one, other in zip([*stay, 0], moved, strict=True)), count


def _takings(state: State, chosen: int) -> Iterator[tuple[int, ...]]:
    """How many are taken of those chosen 0, 1, 2 … times so far, together ``chosen``."""
    if not state:
        if not chosen:
            yield ()
        return
    rest = sum(state[1:])
    for take in range(max(0, chosen - rest), min(state[0], chosen) + 1):
        for others in _takings(state[1:], chosen - take):
            yield (take, *others)
