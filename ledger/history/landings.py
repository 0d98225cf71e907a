"""How the records of one revision became those of another: which commits of the main line brought what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from ledger.git import Git
from ledger.git.walks import Link, Step, links, steps

How = Literal["commit", "merged", "in_merge", "reverted"]
"""A commit of its own; a merge of what commits of a side branch made; made in the merge itself, where no
parent has it; or a merge that went back to what the side branch had kept from before."""


@dataclass(frozen=True, slots=True)
class Landing:
    """One change of a path on the main line.

    ``made`` are the commits of the side branch that made it, oldest first; ``before`` and ``after``
    the ids of the bytes, empty where there is nothing. ``undone`` when the later revision does not have
    the commit.
    """

    path: str
    commit: str
    parent: str
    before: str
    after: str
    how: How = "commit"
    made: tuple[str, ...] = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Passing:
    """A change that is not there in the end.

    ``restored``: a path that was changed and is as before. ``dropped``: what a side branch changed, and the
    merge ``by`` left aside. ``commits`` made it, oldest first.
    """

    path: str
    what: Literal["restored", "dropped"]
    commits: tuple[str, ...]
    by: str = ""


class Lines:
    """What lies between two revisions: the later one's main line, what was merged into it, what was lost."""

    def __init__(self, git: Git, first: str, second: str, paths: Sequence[str] = ()) -> None:
        self._git, self._paths = git, tuple(paths)
        self._first, self._second = first, second
        self.links = links(git, second, first)
        self._by_id = {link.commit: link for link in self.links}
        self._steps: dict[str, list[Step]] = {}
        for step in steps(git, self.links, paths):
            self._steps.setdefault(step.commit, []).append(step)
        self._sides: dict[str, list[Link]] = {}
        self.main = _main(self._by_id, second)
        self.lost = links(git, first, second) if first else []
        """Commits that the earlier revision has and the later one has not."""

    @cached_property
    def landings(self) -> list[Landing]:
        """What the main line changed, newest first; before them, oldest last, what was lost."""
        return self._brought() + self._undone()

    def of(self, path: str) -> list[Landing]:
        """The landings of one path, oldest first."""
        return self._by_path.get(path, [])

    @cached_property
    def _by_path(self) -> dict[str, list[Landing]]:
        found: dict[str, list[Landing]] = {}
        for each in reversed(self.landings):
            found.setdefault(each.path, []).append(each)
        return found

    @cached_property
    def passing(self) -> list[Passing]:
        """Changes of which nothing is left, by path."""
        found = []
        for path, landings in self._by_path.items():
            brought = [each for each in landings if not each.undone]
            if brought and brought[0].before == brought[-1].after:
                found.append(Passing(path, "restored", tuple(each.commit for each in brought)))
        found += [each for link in self.main for each in self._left_aside(link)]
        return sorted(found, key=lambda each: (each.path, each.what, each.commits))

    def side(self, merge: Link) -> list[Link]:
        """The commits that a merge of the main line brought in, newest first."""
        if merge.commit not in self._sides:
            held = _reach(self._by_id, merge.parents[:1])
            brought = _reach(self._by_id, merge.parents[1:]) - held
            self._sides[merge.commit] = [link for link in self.links if link.commit in brought]
        return self._sides[merge.commit]

    def forward(self) -> list[Landing]:
        """What the main line changed, oldest commit first, by path within each."""
        return [each for link in reversed(self.main) for each in self._landed(link)]

    def _brought(self) -> list[Landing]:
        """What the main line changed, newest first."""
        return [each for link in self.main for each in self._landed(link)]

    def _landed(self, link: Link) -> Iterable[Landing]:
        own = self._steps.get(link.commit, [])
        against = link.parents[0] if link.parents else ""
        for step in own:
            if step.parent == against:
                yield self._landing(link, step, own)

    def _landing(self, link: Link, step: Step, own: Sequence[Step]) -> Landing:
        plain = Landing(step.path, link.commit, step.parent, step.before, step.after)
        if len(link.parents) < 2:
            return plain
        made = tuple(self._made(link, step.path))
        differing = {each.parent for each in own if each.path == step.path}
        if differing == set(link.parents):
            return replace(plain, how="in_merge", made=made)
        return replace(plain, how="merged" if made else "reverted", made=made)

    def _made(self, merge: Link, path: str) -> list[str]:
        """The side commits that changed a path by themselves, oldest first."""
        return [link.commit for link in reversed(self.side(merge)) if self._changes(link, path)]

    def _changes(self, link: Link, path: str) -> bool:
        """Whether a commit changed a path against each of its parents."""
        differing = {each.parent for each in self._steps.get(link.commit, []) if each.path == path}
        return bool(differing) and differing == set(link.parents or ("",))

    def _left_aside(self, link: Link) -> Iterable[Passing]:
        """Paths that a merge keeps as its first parent has them although the side branch changed them."""
        if len(link.parents) < 2:
            return
        own = self._steps.get(link.commit, [])
        taken = {step.path for step in own if step.parent == link.parents[0]}
        for path in dict.fromkeys(step.path for step in own if step.path not in taken):
            made = self._made(link, path)
            if made:
                yield Passing(path, "dropped", tuple(made), link.commit)
        yield from self._restored_aside(link, {step.path for step in own})

    def _restored_aside(self, link: Link, differing: set[str]) -> Iterable[Passing]:
        """Paths that the side branch changed and changed back, so that all parents have the same."""
        touched = (step.path for each in self.side(link) for step in self._steps.get(each.commit, []))
        for path in dict.fromkeys(path for path in touched if path not in differing):
            made = self._made(link, path)
            if len(made) > 1:
                yield Passing(path, "restored", tuple(made), link.commit)

    def _undone(self) -> list[Landing]:
        """What the earlier revision's own line had changed and the later one does not have."""
        if not self.lost:
            return []
        lost = Lines(self._git, self._second, self._first, self._paths)
        return [replace(each, undone=True) for each in lost._brought()]


def _main(by_id: dict[str, Link], tip: str) -> list[Link]:
    """The line of first parents from the tip, as far as these commits go, newest first."""
    line = []
    here = by_id.get(tip)
    while here is not None:
        line.append(here)
        here = by_id.get(here.parents[0]) if here.parents else None
    return line


def _reach(by_id: dict[str, Link], tips: Iterable[str]) -> set[str]:
    """The commits among these that the tips have."""
    found: set[str] = set()
    waiting = [tip for tip in tips if tip in by_id]
    while waiting:
        tip = waiting.pop()
        if tip not in found:
            found.add(tip)
            waiting += [parent for parent in by_id[tip].parents if parent in by_id]
    return found
