"""Who brings a commit: whoever holds the key of a good signature, else whoever is logged in, else nobody."""

from __future__ import annotations

import pytest

from ledger.gate.principals import principal_of
from ledger.git.signatures import Signer, Standing

ACTOR = "office@yunxi"


def test_an_unsigned_commit_is_brought_by_whoever_is_logged_in() -> None:
    assert principal_of(None, ACTOR) == ACTOR
    assert principal_of(None, None) is None


def test_a_good_signature_counts_more_than_the_login() -> None:
    assert principal_of(Signer(Standing.GOOD, "p0012@yunxi", "SHA256:x"), ACTOR) == "p0012@yunxi"


@pytest.mark.parametrize("standing", [Standing.UNKNOWN, Standing.BROKEN])
@pytest.mark.parametrize("name", ["", "p0012@yunxi"])
def test_any_other_signature_makes_nobody_the_bringer(standing: Standing, name: str) -> None:
    """Not the one it names, and not the login: it speaks against both."""
    assert principal_of(Signer(standing, name, "SHA256:x"), ACTOR) is None
