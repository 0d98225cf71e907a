"""What another policy would change: differing clauses, who moves, and which clause did it. Pure."""
