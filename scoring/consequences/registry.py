"""All kinds of consequences. A new kind is a module and a line here."""

from collections.abc import Mapping

from scoring.consequences import award, ladder, last_in_unit, rank_term
from scoring.consequences.kind import ConsequenceKind

CONSEQUENCES: Mapping[str, ConsequenceKind] = {
    module.KIND.name: module.KIND for module in (rank_term, last_in_unit, ladder, award)
}
"""Name in the policy → the kind."""
