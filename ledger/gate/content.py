"""What a change says: faults that its records bring in, and what must not be anywhere in it (D rules).

The head is checked as a whole, because a record can break what others rest on; what the base has already is
not held against the change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ledger.cache.commits import Looking
from ledger.content.findings import file_findings, name_findings, text_findings
from ledger.findings import Finding, finding
from ledger.gate.change import Change, Contents
from ledger.gate.clock import day_of
from ledger.git import Entry
from ledger.git.history import FileChange
from ledger.records.kinds import SETTLED, kind_of
from ledger.rules.catalogue import is_error
from scoring.facts import Day


def new_findings(looking: Looking, base: str, head: str, now: Day | None) -> list[Finding]:
    """What the checks, and the recomputing of settled results, find at `head` and did not find at `base`."""
    return beyond(looking.findings(base, now), looking.findings(head, now))


def beyond(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """The findings after that were not there before, wherever in its file each stands, in order."""
    known = Counter(map(_placeless, before))
    new = []
    for each in sorted(after):
        same = _placeless(each)
        if known[same]:
            known[same] -= 1
        else:
            new.append(each)
    return new


def judge_content(change: Change) -> list[Finding]:
    """Everything that is wrong with what a change says: records, other files, names, messages of commits."""
    now = None if change.received is None else day_of(change.received)
    found = new_findings(change.looking, change.base, change.head, now) if change.records else []
    return sorted({*found, *_in_passing(change), *_in_other_files(change), *_in_messages(change)})


def leaks_of(files: Iterable[FileChange], contents: Contents) -> list[Finding]:
    """What must not be in files or their names (D001 to D004), and was not there before."""
    changes = list(files)
    after = [each.after for each in changes if _is_file(each.after)]
    known = dict(zip(after, contents.many(each for each in after if each is not None), strict=True))
    found = list(name_findings([each.path for each in changes if each.before is None]))
    for each in changes:
        if each.after in known and (told := file_findings(each.path, known[each.after])):
            found += beyond(_before(each, contents), told)
    return [each for each in found if is_error(each)]


def _in_other_files(change: Change) -> list[Finding]:
    """Files that the checks do not read: those outside `records/`, and what settling writes."""
    return leaks_of((each for each in change.files if not read_by_checks(each.path)), change.contents)


def _in_passing(change: Change) -> list[Finding]:
    """What a commit of the change holds, though a later one takes it away again: it would stay in history."""
    last = {each.after.id for each in change.files if each.after is not None}
    passing = (each for _, each in change.own() if each.after is not None and each.after.id not in last)
    return leaks_of(passing, change.contents)


def _in_messages(change: Change) -> Iterator[Finding]:
    for commit in change.commits:
        for text in (commit.object.message, commit.object.author.who, commit.object.committer.who):
            yield from (finding(f"commit {commit.id[:12]}", each.rule) for each in text_findings("", text))


def _before(change: FileChange, contents: Contents) -> list[Finding]:
    if change.before is None or not _is_file(change.before):
        return []
    return file_findings(change.path, contents.of(change.before))


def _is_file(entry: Entry | None) -> bool:
    return entry is not None and entry.type == "blob" and entry.mode != "120000"


def read_by_checks(path: str) -> bool:
    """Whether the checks read every file at this path, and so look for leaks in it."""
    kind = kind_of(path)
    return kind is not None and kind[0].name not in SETTLED


def _placeless(found: Finding) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return found.path, found.rule, found.args
