"""Forms that an office prints and signs: registration forms of people, lists of units (登记表、名册)."""
