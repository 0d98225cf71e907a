"""The only room that runs git: by plumbing, and with an environment of its own."""

from ledger.git.repository import Entry, Git
from ledger.git.run import GitError, Quarantine

__all__ = ["Entry", "Git", "GitError", "Quarantine"]
