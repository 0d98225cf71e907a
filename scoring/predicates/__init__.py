"""Predicates of eligibility, one kind a module; ``registry`` lists them and ``conditions`` combines them."""
