"""Who may change what: the roles, the principals and their keys, as the ledger lists them."""
