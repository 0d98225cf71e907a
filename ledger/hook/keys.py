"""The lines of `authorized_keys`: they let the principals in and tell the hook whose key it was."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.git.signatures import KEY
from ledger.hook.caller import KEY as VARIABLE
from ledger.roles.types import Roles


def authorized_keys(roles: Roles) -> Iterator[str]:
    """One line for each key, in order of the principals' ids; nothing but git's own commands may be run."""
    for id_ in sorted(roles.principals):
        yield from (_line(key, id_) for key in roles.principals[id_].keys if KEY.fullmatch(key))


def _line(key: str, id_: str) -> str:
    command = f"{VARIABLE}='{key}' exec git shell -c \\\"$SSH_ORIGINAL_COMMAND\\\""
    return f'restrict,command="{command}" {key} {id_}\n'
