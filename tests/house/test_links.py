"""Every page's links lead somewhere, and the files that the guides name exist."""

import re
from pathlib import Path

import pytest

from tests.house.files import ROOT, documents

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
IMAGE = re.compile(r"<(?:img|source)[^>]*\bsrc(?:set)?=\"([^\"]+)\"")
NAMED = re.compile(r"`([A-Za-z_.][\w./-]*/[\w./-]*|[\w-]+\.(?:md|toml|lock|yml))`")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
GUIDES = [path for path in documents() if path.parent == ROOT]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", documents(), ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in LINK.findall(text) + IMAGE.findall(text)]
    lost = [
        target
        for target in targets
        if target and not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert lost == []


@pytest.mark.parametrize("page", GUIDES, ids=relative)
def test_files_named_in_guides_exist(page: Path) -> None:
    """A path counts as ours when its first part is one of our folders; ``public/`` and the like are made."""
    ours = {path.name for path in ROOT.iterdir()} - {
        ".git",
        ".venv",
        "public",
        "public-unit",
        "build",
        "dist",
    }
    named = NAMED.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    lost = [
        name
        for name in named
        if (name.split("/")[0] in ours or "/" not in name) and not (ROOT / name).exists()
    ]
    assert lost == []
