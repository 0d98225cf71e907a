"""Find the data that travels with the tool: schemas, presets, rules, site assets.

A wheel carries them under ``ledger/_data``; in a checkout they lie at the root of the repository.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds ``schemas``, ``presets``, ``rules`` and ``site``."""
    carried = _PACKAGE / "_data"
    return carried if carried.is_dir() else _PACKAGE.parent


def data_path(*parts: str) -> Path:
    """The path of one carried file or folder, e.g. ``data_path("schemas", "unit.schema.json")``.

    Raises FileNotFoundError when the installation lacks it.
    """
    path = data_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"this installation of shaiji lacks {'/'.join(parts)}")
    return path
