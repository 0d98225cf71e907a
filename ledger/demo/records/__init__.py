"""The records of a plan, one module a kind: each yields pairs of path and value for the emitter."""
