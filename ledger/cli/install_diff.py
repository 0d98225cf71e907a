"""`shaiji install-diff`: make git's own diffs show records in words."""

from __future__ import annotations

from ledger.cli.command import Command
from ledger.cli.environment import program
from ledger.cli.options import find_root, flag, lang_option, root_option
from ledger.cli.output import tell
from ledger.cli.words import Words
from ledger.refusal import Refusal


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [flag(words, "remove", "option.remove_diff"), root_option(words), lang_option(words)]
    return Command(words, "install-diff", run, parameters)


def run(words: Words, remove: bool, root: str | None) -> int:
    """Write the settings, or take them back."""
    from ledger.git import Git
    from ledger.history.install import install, uninstall
    from ledger.records.kinds import KINDS

    git = Git(find_root(root))
    if not git.is_repository():
        raise Refusal("diff.no_repository", folder=git.root)
    if remove:
        tell(words("install-diff.removed", path=uninstall(git)))
    else:
        tell(words("install-diff.done", path=install(git, program(), words.lang), kinds=len(KINDS)))
    return 0
