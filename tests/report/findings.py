"""Findings and the bytes they point at, for the tests of the reports."""

from ledger.findings import Finding, finding

PATH = "records/logs/2025/roads/p0012/2025-03.yaml"
DATA = 'person: p0012\nentries:\n- date: "2025-03-03"\n  text: 到社区走访\n'.encode()


def short(path: str = PATH, line: int = 4, column: int = 9, span: int = 5) -> Finding:
    return finding(path, "L004", line=line, column=column, span=span, letters=5, min=50)


def late() -> Finding:
    return finding(
        "records/summaries/2025-Q1/roads/p0012.yaml",
        "M006",
        line=4,
        column=8,
        span=12,
        filed="2025-04-09",
        period="2025-Q1",
        due="2025-04-08",
    )


def hostile(text: str) -> Finding:
    """A finding whose message and path quote what somebody wrote."""
    return finding(f"records/{text}.yaml", "O007", line=1, column=1, span=4, name=text, unit="roads")
