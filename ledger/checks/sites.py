"""The site of the body: addresses that lead where they seem to lead (O013)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.reading.values import Map

_OWN, _INSIDE = ("site", "address"), ("site", "unit_address")
_REPOSITORY = ("site", "forge", "repository")


def check_site(context: Context) -> Iterable[Fault]:
    """Every address is a plain one, and neither board stands inside the other."""
    for record in context.of_kind("body"):
        addresses = dict(_addresses(record.value.get("site", {})))
        for pointer, address in addresses.items():
            if not _plain(address) or (pointer == _REPOSITORY and address.endswith(".git")):
                yield fault(record.id, pointer, "O013", address=address)
        own, inside = addresses.get(_OWN), addresses.get(_INSIDE)
        if own and inside and (own.startswith(inside) or inside.startswith(own)):
            yield fault(record.id, _INSIDE, "O014", address=inside, other=own)


def _addresses(site: Map) -> Iterator[tuple[Pointer, str]]:
    for pointer in (_OWN, _INSIDE):
        if pointer[-1] in site:
            yield pointer, str(site[pointer[-1]])
    forge = site.get("forge")
    if isinstance(forge, dict):
        yield _REPOSITORY, str(forge["repository"])


def _plain(address: str) -> bool:
    """Whether host and path have no empty or climbing parts, which two readers could take differently."""
    place, _, path = address.removeprefix("https://").partition("/")
    host, _, port = place.partition(":")
    named = all(label and label == label.strip("-") for label in host.split("."))
    steps = path.removesuffix("/").split("/") if path else []
    return named and int(port or 1) < 65536 and all(step.strip(".") for step in steps)
