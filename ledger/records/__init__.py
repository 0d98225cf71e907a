"""Records: what kinds there are, where they lie, what they may say, and how a whole ledger is read."""
