"""Asking: exact answers, nothing but answers, and queries by name that agree with the engine."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledger.export.source import open_source
from ledger.query.ask import Answer, ask, cell
from ledger.query.database import open_database
from ledger.query.named import named_queries
from ledger.reading.emit import emit
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import open_book
from ledger.verify.found import Found
from ledger.verify.present import present
from scoring.rounds import PEOPLE, UNITS, subjects_of
from tests.board.ledgers import small_year

Asked = Callable[..., Answer]


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_year(tmp_path_factory.mktemp("query-year") / "ledger")


def asked(root: Path, sql: str, tier: str = "sealed") -> Answer:
    tree = WorkTree(root)
    database = open_database(open_source(tree, tier, lambda: open_book(tree)), sql)
    try:
        return ask(database, sql)
    finally:
        database.close()


OUTSIDE = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM read_parquet('/etc/passwd')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM 'https://example.org/a.csv'",
    "SELECT * FROM read_csv('https://example.org/a.csv')",
    "SELECT getenv('HOME')",
    "SELECT * FROM query('COPY unit TO ''/tmp/shaiji-out.csv''')",
    "EXPLAIN ANALYZE COPY unit TO '/tmp/shaiji-out.csv'",
    "EXPLAIN ANALYZE DELETE FROM unit",
    "WITH gone AS (DELETE FROM unit RETURNING *) SELECT * FROM gone",
    "SELECT * FROM words",
    "SELECT nextval('s')",
]


@pytest.mark.parametrize("sql", OUTSIDE)
def test_neither_files_nor_the_network_nor_this_process_can_be_reached(sql: str, year: Path) -> None:
    words = ["a Python list that a query must not see"]
    with pytest.raises(Refusal, match=r"query\.(failed|reads)"):
        asked(year, sql)
    assert words
    assert not Path("/tmp/shaiji-out.csv").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "COPY unit TO '/tmp/shaiji-out.csv'",
        "EXPORT DATABASE '/tmp/shaiji-out'",
        "ATTACH '/tmp/shaiji-out.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET enable_external_access",
        "PRAGMA database_list",
        "INSERT INTO unit (unit) VALUES ('x')",
        "UPDATE unit SET unit = 'x'",
        "DELETE FROM unit",
        "DROP TABLE unit",
        "CREATE TABLE x AS SELECT 1",
        "CREATE SECRET (TYPE s3)",
        "CALL pragma_version()",
        "BEGIN TRANSACTION",
        "COMMIT",
        "CHECKPOINT",
        "VACUUM",
        "USE memory",
        "PREPARE v AS SELECT 1",
    ],
)
def test_only_asking_is_possible(sql: str, year: Path) -> None:
    with pytest.raises(Refusal, match=r"query\.(reads|failed)"):
        asked(year, sql)
    assert not list(Path("/tmp").glob("shaiji-out*"))


WORSE = [
    "COPY unit TO '/tmp/shaiji-out.csv'",
    "ATTACH '/tmp/shaiji-out.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
]


@pytest.mark.parametrize("sql", OUTSIDE[:10])
def test_the_database_itself_is_locked_whatever_statement_comes(sql: str, year: Path) -> None:
    """Were the kind of statement misjudged, the database would still refuse."""
    import duckdb

    tree = WorkTree(year)
    database = open_database(open_source(tree, "sealed", lambda: open_book(tree)), "unit")
    for each in (sql, *WORSE):
        with pytest.raises(duckdb.Error):
            database.execute(each)
    database.close()


def test_two_statements_are_refused(year: Path) -> None:
    with pytest.raises(Refusal, match=r"query\.one"):
        asked(year, "SELECT 1; SELECT 2")
    with pytest.raises(Refusal, match=r"query\.nothing"):
        asked(year, " -- nothing")


def test_a_fault_of_the_question_is_told_in_a_sentence(year: Path) -> None:
    with pytest.raises(Refusal, match="nosuch") as refused:
        asked(year, "SELECT nosuch FROM unit")
    assert "\n" not in str(refused.value)


def test_points_are_exact_decimals(year: Path) -> None:
    """In binary floating point 0.1 + 0.2 is not 0.3; ten hundredths of a point decide a rank."""
    answer = asked(year, "SELECT sum(points), min(points), count(*) FROM adjustment")
    found = asked(year, "SELECT points FROM adjustment").rows
    points = [Fraction(str(row[0])) for row in found]
    assert Fraction(str(answer.rows[0][0])) == sum(points)
    types = asked(year, "SELECT typeof(score), typeof(as_of), typeof(cohort_rank) FROM outcomes LIMIT 1")
    assert types.rows == [("DECIMAL(18,6)", "DATE", "BIGINT")]


def test_every_table_is_there_and_filled_however_it_is_named(year: Path) -> None:
    count = asked(year, "SELECT count(*) FROM log_entries").rows[0][0]
    assert isinstance(count, int)
    assert count > 0
    assert asked(year, "SELECT count(*) FROM LOG_ENTRIES").rows == [(count,)]
    assert asked(year, 'SELECT count(*) FROM "log_entries"').rows == [(count,)]
    assert asked(year, "SELECT count(*) FROM query_table('log' || '_entries')").rows == [(count,)]
    assert asked(year, "FROM query('SELECT count(*) FROM log' || '_entries')").rows == [(count,)]
    assert asked(year, "DESCRIBE log_entries").rows[0][:2] == ("record", "VARCHAR")
    names = {row[0] for row in asked(year, "SHOW TABLES").rows}
    assert {"log_entries", "outcomes", "outcome_parts", "log_duties", "policy"} <= names


def test_a_tier_hides_tables_and_columns(year: Path) -> None:
    with pytest.raises(Refusal, match="ballots"):
        asked(year, "SELECT * FROM ballots", "subject")
    with pytest.raises(Refusal, match="log_entries"):
        asked(year, "SELECT text FROM log_entries", "public")
    assert "score" not in asked(year, "SELECT * FROM outcomes", "public").columns
    assert "score" in asked(year, "SELECT * FROM outcomes", "unit").columns


@pytest.mark.parametrize(
    ("sql", "columns", "row"),
    [
        ("SELECT 1 AS a, 2 AS a, 3 AS a_2", ("a", "a_2", "a_2_2"), (1, 2, 3)),
        ("SELECT 2::HUGEINT ** 70 > 1, 9007199254740993", None, (True, "9007199254740993")),
        ("SELECT 1.50, -0.0010, 100.00", None, ("1.5", "-0.001", "100")),
        ("SELECT [1.10, 2], {'a': DATE '2026-03-02'}", None, ('["1.1", "2"]', '{"a": "2026-03-02"}')),
        ("SELECT NULL, '', false, TIMESTAMP '2026-03-02 01:02:03'", None,
         (None, "", False, "2026-03-02T01:02:03")),
        ("SELECT '\\xAA'::BLOB", None, ("aa",)),
    ],
)  # fmt: skip
def test_values_are_told_as_they_are(sql: str, columns: Any, row: Any, year: Path) -> None:
    answer = asked(year, sql)
    assert answer.rows == [row]
    assert columns is None or answer.columns == columns


def test_a_date_and_a_day_have_one_spelling() -> None:
    import datetime

    assert cell(datetime.date(2026, 3, 2)) == "2026-03-02"


def test_there_are_queries_by_name_in_both_languages() -> None:
    queries = named_queries()
    assert len(queries) >= 10
    for query in queries.values():
        assert all((*query.zh, *query.en))
        assert query.zh.title != query.en.title


@pytest.mark.parametrize("name", named_queries())
@pytest.mark.parametrize("ledger", ["demo", "year"])
def test_every_named_query_answers(name: str, ledger: str, year: Path, root: Path) -> None:
    answer = asked(year if ledger == "year" else root, named_queries()[name].sql)
    assert answer.columns


def test_grades_by_unit_are_those_of_the_engine(root: Path) -> None:
    tree = WorkTree(root)
    book, found = open_book(tree), Found(tree)
    counted: Counter[tuple[str, str, str]] = Counter()
    for period in (each for each in found.numbers if subjects_of(each) == PEOPLE):
        outcome, _ = present(found, book, period, "2027-01-01")
        counted.update((period, one.unit, one.grade) for one in outcome.people.values() if one.grade)
    answer = asked(root, named_queries()["grades-by-unit"].sql)
    assert {(row[0], row[1], row[3]): row[4] for row in answer.rows} == dict(counted)
    for row in answer.rows:
        assert int(str(row[6])) == 10_000 * int(str(row[4])) // int(str(row[5]))


def rows(root: Path, name: str) -> list[dict[str, Any]]:
    """What a named query answers, by column."""
    answer = asked(root, named_queries()[name].sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.mark.rule("X4")
def test_a_waiver_stands_beside_the_quota_that_it_raises(root: Path) -> None:
    """The only waiver: half instead of 40% for one unit in one quarter, for both of its counting bases."""
    (waiver,) = rows(root, "waivers")
    waived = [row for row in rows(root, "quota-used") if row["share_waived"] is not None]
    assert waived
    for row in waived:
        assert (row["period"], row["cap"], row["of"]) == (waiver["period"], waiver["cap"], waiver["unit"])
        assert (row["share_allowed"], row["share_waived"], row["count_waived"]) == (
            4000,
            waiver["share"],
            None,
        )


@pytest.mark.rule("T9")
def test_orders_overdue_are_those_past_their_last_extension(root: Path, year: Path, tmp_path: Path) -> None:
    """Without its extension the same order is late; without its report it is still awaited."""
    ledger, path = tmp_path / "ledger", "records/orders/2025/culverts.yaml"
    shutil.copytree(year, ledger)
    order = yaml.safe_load((ledger / path).read_text("utf-8"))
    reported = order["reported"]["date"]
    order |= {
        "due": "2025-03-07",
        "extended": [{"until": reported, "authority": "云督〔2025〕9号", "date": "2025-03-05"}],
    }
    left = ("reported", "assessed", "closed", "rectification")
    late = {**order["rectification"], "done": "2025-04-11"}
    changes: list[tuple[dict[str, Any], list[Any]]] = [
        (order, []),
        ({**order, "extended": []}, [reported]),
        (
            {**order, "rectification": late, "closed": {"date": "2025-04-11", "by": "云溪区考核办"}},
            [reported],
        ),
        ({key: order[key] for key in order if key not in left}, [None]),
    ]
    for value, expected in changes:
        kept = {key: inner for key, inner in value.items() if inner != []}
        (ledger / path).write_text(emit(kept), "utf-8")
        assert [row["reported"] for row in rows(ledger, "orders-overdue")] == expected
    assert all(
        row["reported"] is None or row["rectify_by"] or row["days_late"] > 0
        for row in rows(root, "orders-overdue")
    )


def test_matters_are_counted_as_they_are_recorded(root: Path) -> None:
    """Petitions, findings, answers and measures: the sums over the groups are those of the records."""
    ledger = open_book(WorkTree(root)).ledger
    kinds = ("petition", "inspection", "survey-result", "measure", "indicator-results")
    petitions, inspections, surveys, measures, indicators = (
        [record.value for record in ledger.by_kind[kind]] for kind in kinds
    )
    told = rows(root, "petitions-by-state")
    assert sum(row["petitions"] for row in told) == len(petitions) > 0
    done = sum(row["petitions"] for row in told if row["state"] == "closed")
    assert done == sum("closed" in each for each in petitions)
    told = rows(root, "findings-by-unit")
    found = [one for each in inspections for one in each.get("findings", ())]
    assert sum(row["findings"] for row in told) == sum("same_as" not in one for one in found) > 0
    assert sum(row["recognised"] for row in told) == sum("same_as" in one for one in found)
    told = rows(root, "survey-response")
    assert {row["unit"]: row["answered"] for row in told} == {
        each["unit"]: sum(cell["answered"] for cell in each["strata"]) for each in surveys
    }
    assert {row["id"] for row in rows(root, "measures-open")} == {
        record.id.rpartition("/")[2] for record in ledger.by_kind["measure"] if "closed" not in record.value
    }
    assert len(rows(root, "indicators-by-unit")) == sum(len(each["rows"]) for each in indicators) > 0
    assert measures


def test_results_of_units_are_those_of_the_engine(root: Path) -> None:
    tree = WorkTree(root)
    book, found = open_book(tree), Found(tree)
    expected = {}
    for period in (each for each in found.numbers if subjects_of(each) == UNITS):
        outcome, _ = present(found, book, period, "2027-01-01")
        expected |= {(period, each.person): each.grade for each in outcome.people.values()}
    assert expected
    told = [row for row in rows(root, "unit-results") if row["status"] != "given"]
    assert {(row["period"], row["unit"]): row["grade"] for row in told} == expected


@pytest.mark.rule("J4")
def test_missing_logs_are_those_that_were_deducted(root: Path) -> None:
    """The settled part `logs` is minus the missing days times the policy's points for one."""
    sql = """SELECT d.missing, p.value, l.value ->> '$.missing_day'
        FROM log_duties AS d
        JOIN outcome_parts AS p ON p.period = d.period AND p.person = d.person AND p.part = 'logs'
        CROSS JOIN policy_period_score_points AS l
        WHERE NOT d.summary_missing AND l.value ->> '$.component' = 'log_discipline'"""
    rows = asked(root, sql).rows
    assert len(rows) > 100
    assert any(row[0] for row in rows)
    for missing, value, each in rows:
        assert Fraction(str(value)) == -int(str(missing)) * Fraction(str(each))


def test_people_without_logs_are_found(root: Path, tmp_path: Path) -> None:
    """A person's month taken away is named; nobody was before."""
    ledger = tmp_path / "ledger"
    shutil.copytree(root / "records", ledger / "records")
    sql = named_queries()["people-without-logs"].sql
    before = asked(ledger, sql).rows
    gone = next((ledger / "records/logs/2026/roads").glob("p*/2026-05.yaml"))
    gone.unlink()
    after = asked(ledger, sql).rows
    assert [row for row in after if row not in before] == [
        ("2026-05", "roads", gone.parent.name, next(_name(ledger, gone.parent.name)))
    ]


def _name(ledger: Path, person: str) -> Any:
    text = (ledger / f"records/organization/people/{person}.yaml").read_text("utf-8")
    yield next(line.removeprefix("name: ") for line in text.splitlines() if line.startswith("name: "))


def test_adjustments_without_evidence_are_found(year: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    shutil.copytree(year, ledger)
    sql = named_queries()["adjustments-without-evidence"].sql
    before = {row[0] for row in asked(ledger, sql).rows}
    for path in sorted((ledger / "records/adjustments").rglob("*.yaml")):
        head, _, _ = path.read_text("utf-8").partition("evidence:")
        path.write_text(head, "utf-8")
        record = path.relative_to(ledger / "records").as_posix().removesuffix(".yaml")
        assert record in {row[0] for row in asked(ledger, sql).rows}
    assert len(before) < len(asked(ledger, sql).rows)


def test_without_duckdb_a_sentence_says_what_to_install(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refusal, match="extra=query"):
        asked(year, "SELECT 1")
