"""The board: pages and downloads made from a ledger. It reads, and never writes into `records/`."""
