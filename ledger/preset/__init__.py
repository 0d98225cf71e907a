"""Starting a ledger from a preset: a folder of data with a policy and a few sample records."""
