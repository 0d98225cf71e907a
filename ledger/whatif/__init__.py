"""What a policy would change that is not in force: read strictly, scored over the ledger's facts."""
