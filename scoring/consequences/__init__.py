"""Consequences of an annual result, one kind a module; ``registry`` lists them. They are proposals."""
