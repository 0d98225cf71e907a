"""The roles that a new ledger starts with: those of `presets/common`, for the posts of a policy."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.resources import data_path


def starter_roles(posts: Sequence[str]) -> Map:
    """The record of roles; `posts` from below, as policies list them from above."""
    places = {"ladder": posts, "leaders": posts[1:], "top": posts[-1:]}
    text = data_path("presets", "common", "roles.yaml").read_text("utf-8")
    filled = Template(text).substitute({name: ", ".join(listed) for name, listed in places.items()})
    document, _ = read_document("roles.yaml", filled.encode())
    if document is None:
        raise ValueError("presets/common/roles.yaml is not an honest record")
    return document.value
