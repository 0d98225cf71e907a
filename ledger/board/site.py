"""Where a board stands and who hosts its ledger: the map `site` of the body, typed."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.reading.values import Map, Value


@dataclass(frozen=True, slots=True)
class Forge:
    """Who hosts the repository: ``kind`` (`github`, `gitea`, …), address without a final stroke, branch."""

    kind: str
    repository: str
    branch: str


@dataclass(frozen=True, slots=True)
class Site:
    """``address`` of this board, with a final stroke, when it is known; ``forge`` when it is known."""

    address: str | None = None
    forge: Forge | None = None

    def absolute(self, path: str) -> str:
        """The full address of ``path`` below the root; ``path`` itself when nobody knows where that is."""
        return f"{self.address or ''}{path}"


def site_of(body: Map, tier: str) -> Site:
    """What the body says about the board of an audience; ``body`` as far as it may be shown."""
    site = body.get("site")
    if not isinstance(site, dict):
        return Site()
    address = site.get("address" if tier == "public" else "unit_address")
    return Site(None if address is None else str(address), _forge(site.get("forge")))


def _forge(forge: Value | None) -> Forge | None:
    whole = isinstance(forge, dict) and {"kind", "repository", "branch"} <= forge.keys()
    if not isinstance(forge, dict) or not whole:
        return None
    return Forge(str(forge["kind"]), str(forge["repository"]), str(forge["branch"]))
