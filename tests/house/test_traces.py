"""What is committed says nothing of the machine it was made on and installs from any mirror."""

import re

from tests.house.files import ROOT, texts

# Written in parts so that this file does not find itself.
HOME_PATH = re.compile(r"(?<![\w.>)\]-])/(?:wo" r"rk|ro" r"ot|ho" r"me|Us" r"ers)/[A-Za-z]")
REGISTRY = re.compile(
    r"py" r"pi\.org|python" r"hosted\.org|registry\.npm" r"js\.org|tuna\.tsing" r"hua|mirrors\.al" r"iyun",
    re.IGNORECASE,
)
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
DIGEST = r"    --hash=sha256:[0-9a-f]{64}(?: \\\n|\n)"
HASHED = re.compile(rf"[a-z0-9][a-z0-9._-]*==\S+(?: ; .+)? \\\n(?:{DIGEST})+")


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]


def test_no_path_of_somebodys_machine() -> None:
    assert hits(HOME_PATH) == []


def test_no_registry_host() -> None:
    assert hits(REGISTRY) == []


def test_no_conflict_marker() -> None:
    assert hits(CONFLICT) == []


def test_every_line_of_the_locks_is_a_version_with_digests() -> None:
    for name in ("requirements.lock", "requirements-query.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        lines = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
        assert HASHED.sub("", lines).strip() == "", name


def test_the_development_lock_holds_the_same_versions() -> None:
    def versions(name: str) -> set[str]:
        return set(re.findall(r"^\S+==[^\s\\]+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert versions("requirements.lock") < versions("requirements-query.lock")
    assert versions("requirements-query.lock") < versions("requirements-dev.lock")
