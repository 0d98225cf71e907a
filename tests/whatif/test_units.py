"""What another policy would change in a round of units is told of units."""

import json
from pathlib import Path

from tests.cli.session import shaiji
from tests.settle.small import NOW
from tests.settle.units import unit_ledger


def test_a_difference_in_a_round_of_units(tmp_path: Path) -> None:
    """Everybody starts from 80 instead of 90: all four units move."""
    root = unit_ledger(tmp_path / "ledger")
    (policy,) = (root / "records/policies").glob("*/*.yaml")
    draft = tmp_path / "draft.yaml"
    draft.write_text(policy.read_text("utf-8").replace('points: "90.00"', 'points: "80.00"'), "utf-8")
    command = ("diff", "units-2025-Q1", "--root", str(root), "--now", NOW, "--policy", str(policy))
    code, said = shaiji(*command, str(draft), "--lang", "zh")
    assert code == 1
    lines = said.splitlines()
    assert f"units-2025-Q1（截至 {NOW}）：4 个单位，其中 4 个变动" in lines
    assert "单独改动第 1 条：4 个单位变动" in lines
    assert ["单位", "名称", "类别"] in [line.split()[:3] for line in lines]
    assert ["roads", "云溪区公路养护所", "区直单位的下属单位"] in [line.split()[:3] for line in lines]
    told = json.loads(shaiji(*command, str(draft), "--format", "json")[1])["rounds"][0]
    assert (told["units"], told["moved"]) == (4, 4)
    assert {move["unit"] for move in told["moves"]} == {"archives", "dongguan", "roads", "transport"}
    assert "4 units, none of them moves" in shaiji(*command, str(policy), "--lang", "en")[1]
