"""Who writes: the desk of one person, and the words that this desk knows."""

from dataclasses import dataclass
from functools import cache

from ledger.demo.texts.banks import SHARED
from ledger.demo.texts.grammar import Banks
from ledger.demo.texts.lines import LINES
from ledger.demo.texts.places import local_town

ROLES = ("head", "deputy", "staff")


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's place of work.

    ``line`` is a name in ``LINES``, ``role`` one of ``ROLES``, ``person`` the person's number in the ledger
    (which keeps texts apart), ``town`` the number of the township whose places the unit serves.
    """

    line: str
    role: str
    person: int
    town: int = 0


@cache
def banks_of(line: str, town: int) -> Banks:
    """The shared banks with the line's own.

    ``topic`` are the line's tasks, ``site`` the places its people go to, ``here`` the places of the town and
    ``field`` where they meet the public: their own places in a township, the townships elsewhere.
    """
    here = local_town(town).places
    banks = {**SHARED, "here": here, "topic": LINES[line].topics}
    site = tuple(word for name in LINES[line].sites for word in banks[name])
    return {**banks, "site": site, "field": here if site == here else banks["town"]}
