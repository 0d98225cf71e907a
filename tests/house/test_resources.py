"""The carried data is found in a checkout and in a wheel."""

from pathlib import Path

import pytest

from ledger import resources


def test_in_a_checkout_the_data_lies_at_the_root(root: Path) -> None:
    assert resources.data_path("presets", "jiancaoping", "policy.yaml") == root.joinpath(
        "presets", "jiancaoping", "policy.yaml"
    )


def test_in_a_wheel_the_data_lies_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "schemas").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.data_path("schemas") == tmp_path / "_data" / "schemas"


def test_what_is_lacking_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="lacks schemas/none"):
        resources.data_path("schemas", "none")
