"""The catalogue of rules: what every check says, why, and how to put it right."""
