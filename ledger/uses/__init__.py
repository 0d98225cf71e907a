"""Uses of a year's result: what is proposed, and what was decided."""
