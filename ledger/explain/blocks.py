"""Who rates on a kind of ballot, in words: a block of the policy has an id and no name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scoring.components.ballot_rules import Block
from scoring.policy.types import Policy

Phrase = Callable[..., str]
"""A phrase by its key, with the values put in."""


def block_names(policy: Policy, settings: Iterable[Any], phrase: Phrase) -> Mapping[str, str]:
    """Block → who rates there: 上级单位·主要领导, staff of the unit."""
    blocks = (block for each in settings for block in getattr(each, "blocks", ()))
    return {block.id: _raters(policy, block, phrase) for block in blocks}


def block_name(known: Mapping[str, str], id_: str, phrase: Phrase) -> str:
    """A block, or one of its ballots: ``staff-2`` of the second part, ``own-survey`` of a section."""
    if id_ in known:
        return known[id_]
    fitting = [block for block in known if id_.startswith(f"{block}-")]
    if not fitting:
        return id_
    block = max(fitting, key=len)
    part = id_.removeprefix(f"{block}-")
    return phrase("raters.part" if part.isdigit() else "raters.in", raters=known[block], part=part)


def _raters(policy: Policy, block: Block, phrase: Phrase) -> str:
    wanted = block.rater_roles
    named = [role.name for role in policy.roles if wanted is None or role.id in wanted]
    everybody = len(named) == len(policy.roles)
    roles = phrase("raters.everybody") if everybody else phrase("comma").join(named)
    return phrase(f"raters.{block.raters_from}", roles=roles)
