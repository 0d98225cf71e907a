"""Standing: who is ahead of whom and who is level, the base of ranks, caps and limits."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple


class Place(NamedTuple):
    """How many are strictly ahead of somebody, and how many are level with them, themselves counted."""

    ahead: int
    level: int

    @property
    def rank(self) -> int:
        """The competition rank: 1, 2, 2, 4."""
        return self.ahead + 1

    def within(self, places: int, ties: str) -> bool:
        """Whether one of so many places is theirs; a tie astride the limit goes as ``ties`` says."""
        if ties == "share_higher":
            return self.ahead < places
        return self.ahead + self.level <= places


def ranking_key(score: int | Fraction, parts: Mapping[str, Fraction], break_by: Sequence[str]) -> Any:
    """A key that is greater for the better: the score, then what breaks ties, an absent component last."""
    if not break_by:
        return score
    return (score, *((name in parts, parts.get(name, 0)) for name in break_by))


def standing(keys: Mapping[str, Any]) -> dict[str, Place]:
    """The place of everybody by their key, the greatest key first. Keys are ordered and hashable."""
    level: Counter[Hashable] = Counter(keys.values())
    places, ahead = {}, 0
    for key, count in sorted(level.items(), reverse=True):
        places[key] = Place(ahead, count)
        ahead += count
    return {person: places[key] for person, key in keys.items()}
