"""The wheel holds all it needs: installed without the checkout, it starts, checks and builds a ledger."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that has to succeed, run without the checkout on any path."""
    keep = {"PATH", "HOME", "LC_ALL", "TMPDIR", "SYSTEMROOT"}
    environment = {name: value for name, value in os.environ.items() if name in keep}
    environment |= {"SOURCE_DATE_EPOCH": "1767225600", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(root: Path, out: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=root)
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; its dependencies are borrowed from the one the tests run in."""
    home = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    # Appended as a plain folder: the borrowed environment's own .pth files, one of which names the
    # checkout, are not read.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(home)}))
    python = scripts / "python"
    install = ("-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    run(sys.executable, *install, cwd=home)
    return scripts


def test_the_wheel_carries_data_and_licence_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"ledger", "scoring"}
    for part in ("schemas", "presets", "rules", "site"):
        assert any(name.startswith(f"ledger/_data/{part}/") for name in names), part
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_is_the_same_every_time(wheel: Path, root: Path, tmp_path: Path) -> None:
    assert build(root, tmp_path).read_bytes() == wheel.read_bytes()


def test_every_carried_file_is_in_the_wheel(wheel: Path, root: Path) -> None:
    """A line of .gitignore or an exclusion must not drop an example or an asset."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    carried = [
        path.relative_to(root).as_posix()
        for part in ("schemas", "presets", "rules", "site")
        for path in (root / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert [path for path in carried if f"ledger/_data/{path}" not in names] == []


def test_a_ledger_from_the_wheel_alone(installed: Path, root: Path, tmp_path: Path) -> None:
    where = "import ledger, scoring; print(ledger.__file__); print(scoring.__file__)"
    assert str(root) not in run(installed / "python", "-c", where, cwd=tmp_path)
    shaiji = installed / "shaiji"
    ledger = tmp_path / "ledger"
    run(shaiji, "init", ledger, "--preset", "jiancaoping", cwd=tmp_path)
    run(shaiji, "check", cwd=ledger)
    run(shaiji, "verify", cwd=ledger)
    run(shaiji, "build", cwd=ledger)
    assert (ledger / "public" / "index.html").is_file()
