"""The shell of the ledger: read, check, score, settle, verify and publish.

``ledger`` may import ``scoring``; ``scoring`` never imports ``ledger``.
"""

__version__ = "0.1.0"
