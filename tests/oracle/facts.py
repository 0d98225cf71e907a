"""Record values as the engine's facts: the short way, past files and reading, for thousands of ledgers."""

from ledger.facts.build import build_facts
from ledger.records.kinds import kind_of, record_path
from ledger.records.loading import Ledger, Record, assemble
from ledger.records.logs import LogFacts
from scoring.facts import Facts
from scoring.policy.versions import Policies
from tests.oracle.book import Record as Value
from tests.oracle.book import Records


def facts_of(records: Records) -> Facts:
    """The engine's facts of a ledger's record values."""
    return engine_of(records)[0]


def policies_of(records: Records) -> Policies:
    """The engine's policies of them."""
    return engine_of(records)[1]


def engine_of(records: Records) -> tuple[Facts, Policies]:
    """The engine's facts and policies of a ledger's record values."""
    facts, policies = build_facts(ledger_of(records))
    assert len(policies) == sum(key.startswith("policies/") for key in records)
    return facts, Policies(policies)


def ledger_of(records: Records) -> Ledger:
    """The values as if they had been read from files without any fault."""
    made = [_record(identifier, value) for identifier, value in sorted(records.items())]
    logs = [_log(each) for each in made if each.kind == "log"]
    return assemble([each for each in made if each.kind != "log"], logs, ())


def _record(identifier: str, value: Value) -> Record:
    path = record_path(identifier)
    found = kind_of(path)
    assert found is not None, path
    return Record(identifier, path, found[0].name, found[1], value, "")


def _log(record: Record) -> LogFacts:
    value = record.value
    days, filed = zip(*((entry["date"], entry["filed"]) for entry in value["entries"]), strict=True)
    return LogFacts(
        record.id, value["person"], value["unit"], value["month"], "", days, filed, (), (), b"", b"", ()
    )
