"""Ask the ledger in SQL: its tables in an embedded database that reads nothing else and writes nothing."""
