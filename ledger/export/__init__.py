"""The ledger as tables: one per kind of record and per list in it, in files that other programs read."""
