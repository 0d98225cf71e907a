"""The shared ground, the trap, and the table of what was tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.cache.commits import Looking
from ledger.findings import Finding
from scoring.facts import Day
from tests.gate.hostile.ground import Ground, copy_of, lay_ground


@pytest.fixture(scope="session")
def armed(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The ground of the whole run. Proposals only add objects to it."""
    return lay_ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="session")
def pristine(armed: Ground, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The ground before anything was tried on it."""
    return copy_of(armed, tmp_path_factory.mktemp("pristine") / "ledger")


@pytest.fixture(scope="session", autouse=True)
def _bases_checked_once() -> Iterator[None]:
    """Hundreds of members are judged against the same base: what is wrong with it is worked out once.

    Heads are always checked, and the base of each judgement was such a head or is sound.
    """
    known: dict[tuple[Path, str, Day | None], set[Finding]] = {}
    real = Looking.findings

    def remembered(looking: Looking, revision: str, now: Day | None) -> set[Finding]:
        if looking.view(revision) is not None:  # kept on disk anyhow
            return real(looking, revision, now)
        place = looking.git.root, revision, now
        if place not in known:
            known[place] = real(looking, revision, now)
        return known[place]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Looking, "findings", remembered)
        yield


@pytest.fixture
def ground(armed: Ground, pristine: Ground) -> Iterator[Ground]:
    """The ground; nothing of it may have been written by the end of a test."""
    before = armed.snapshot()
    yield armed
    assert armed.snapshot() == before, "judging wrote into the repository"


@pytest.fixture
def own_ground(pristine: Ground, tmp_path: Path) -> Ground:
    """A ground of one's own, to change its settings and refs."""
    return copy_of(pristine, tmp_path / "ledger")


@pytest.fixture(autouse=True)
def _told(request: pytest.FixtureRequest) -> None:
    """Note the class of an attack beside its outcome, for the table."""
    marker = request.node.get_closest_marker("attack")
    if marker is not None:
        request.node.user_properties.append(("attack", marker.args[0]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table of attacks by class, when these are all that was asked for (`make attack`)."""
    asked = [str(Path(each).resolve()) for each in config.args]
    if asked != [str(Path(__file__).parent)]:
        return
    tried: Counter[str] = Counter()
    held: Counter[str] = Counter()
    honest: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in getattr(report, "user_properties", ()):
                if name == "attack" and (report.when == "call" or outcome == "error"):
                    tried[value] += 1
                    held[value] += outcome == "passed"
                elif name == "honest" and report.when == "call":
                    honest[outcome] += value
    _tell(terminalreporter, tried, held)
    refused = len([each for each in terminalreporter.stats.get("failed", ()) if "honest" in each.nodeid])
    line = f"honest changes tried: {sum(honest.values())}, tests in which one was refused: {refused}"
    terminalreporter.write_line(line)


def _tell(terminalreporter: pytest.TerminalReporter, tried: Counter[str], held: Counter[str]) -> None:
    terminalreporter.section("attacks")
    terminalreporter.write_line(f"{'class':<28}{'tried':>8}{'refused':>9}{'unhandled':>11}")
    rows = [*((each, tried[each], held[each]) for each in sorted(tried))]
    for each, count, passed in [*rows, ("all", sum(tried.values()), sum(held.values()))]:
        terminalreporter.write_line(f"{each:<28}{count:>8}{passed:>9}{count - passed:>11}")
