"""Who pushes, by what the way in vouches for.

A forced command of the SSH server sets `SHAIJI_KEY` to the public key that let the caller in, and the roles
of the ledger say whose it is: a key that was taken out of them is nobody's from that moment on. Another way
in that knows its callers sets `SHAIJI_PRINCIPAL` to an id or login. Both are the server's to set; who can
write to the repository without the server can set them, too, and needs no hook to do harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.roles.types import Roles

KEY = "SHAIJI_KEY"
NAME = "SHAIJI_PRINCIPAL"
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "REMOTE_ADDR", "GATEWAY_INTERFACE")
"""Set by servers for callers from elsewhere: these are not the person at this machine."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who pushes: the holder of a key, or somebody of a name; both empty when nobody vouches for anybody."""

    key: str = ""
    name: str = ""

    def actor(self, roles: Roles) -> str:
        """The id or login to judge by; empty for nobody."""
        return roles.keys.get(self.key, "") if self.key else self.name

    @property
    def is_known(self) -> bool:
        """Whether the way in said anything."""
        return bool(self.key or self.name)


def caller(environment: Mapping[str, str], local: str) -> Caller:
    """The caller by the environment of a hook; `local` is whoever pushes on the machine itself."""
    if key := environment.get(KEY, ""):
        return Caller(key=key)
    if name := environment.get(NAME, ""):
        return Caller(name=name)
    remote = any(each in environment for each in _REMOTE)
    return Caller(name="" if remote else local)
