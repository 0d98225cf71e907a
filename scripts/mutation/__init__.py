"""Whether the tests of the gate would notice if a line of it were wrong: `make mutants`, docs/mutation.md."""
