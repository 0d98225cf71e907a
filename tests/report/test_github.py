"""GitHub annotations: one line each, and no text that a runner would take for a command."""

import re

import pytest

from ledger.report.github import render_github
from tests.report.findings import hostile, late, short

COMMAND = re.compile(
    r"::(error|warning) file=[^,:]*(,line=[0-9]+)?(,col=[0-9]+)?,title=[A-Z][0-9]{3}::[^\r\n]*"
)


def test_an_error_and_a_warning() -> None:
    error, warning = render_github([short(), late()], "en").splitlines()
    assert error.startswith(
        "::error file=records/logs/2025/roads/p0012/2025-03.yaml,line=4,col=9,title=L004::the text has 5"
    )
    assert warning.startswith(
        "::warning file=records/summaries/2025-Q1/roads/p0012.yaml,line=4,col=8,title=M006::"
    )


def test_a_whole_file_has_no_line() -> None:
    assert ",line=" not in render_github([short(line=0, column=0)], "en")


@pytest.mark.parametrize(
    "text",
    [
        "\n::set-output name=x::y",
        "\r::error::",
        "%0A::error::",
        "a,line=1::b",
        "::stop-commands::t",
        "\u2028::e::",
    ],
)
def test_what_people_wrote_begins_no_command(text: str) -> None:
    said = render_github([hostile(text)], "zh")
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert COMMAND.fullmatch(said[:-1])
    assert "%0A" not in said.replace("%250A", "")
