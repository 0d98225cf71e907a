"""What every test shares: a quiet environment, repeatable property tests, the root, a browser."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# A developer's language and git settings must not decide whether a test passes.
for name in [key for key in os.environ if key.startswith(("GIT_", "LC_", "LANG"))]:
    del os.environ[name]
os.environ.update(
    LC_ALL="C.UTF-8",
    NO_COLOR="1",
    GIT_CONFIG_NOSYSTEM="1",
    GIT_CONFIG_GLOBAL=os.devnull,
    GIT_AUTHOR_NAME="Tester",
    GIT_AUTHOR_EMAIL="tester@example.org",
    GIT_COMMITTER_NAME="Tester",
    GIT_COMMITTER_EMAIL="tester@example.org",
)

# What is compiled is kept, for the next worker and for every program that a test starts: to compile all
# of it anew takes such a program longer than its work.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def _memory(place: str = "/dev/shm", least: int = 4 * 1024**3) -> str | None:
    """A disk in memory with room for what tests write, from which programs may be run (hooks are)."""
    if not os.access(place, os.W_OK):
        return None
    disk = os.statvfs(place)
    fits = disk.f_bavail * disk.f_frsize >= least and not disk.f_flag & os.ST_NOEXEC
    return place if fits else None


# Tests make many small repositories: on a disk most of their time would go into taking these away again.
if memory := _memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", memory)

settings.register_profile("default", derandomize=True, deadline=None, database=None)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=2000)
settings.load_profile("default")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program that browser tests drive. Its absence is a failure under CI and a stated skip elsewhere."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    message = "no Chromium here: run scripts/debian-packages.sh as root"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
