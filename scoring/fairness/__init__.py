"""Observations on how a round went: computed and explained, never a verdict and never about a single rater.

One module is one observation; its formula stands in its docstring and in docs/fairness.md. All arithmetic is
exact, and nothing is told of fewer people than the policy's ``fairness.withhold_below``.
"""
