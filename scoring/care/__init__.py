"""Care for people: measures that a rule opens and a record closes. Pure, and apart from every score."""
