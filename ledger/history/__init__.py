"""What the history of a ledger says: what two revisions differ in, and the versions of one record."""
