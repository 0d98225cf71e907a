"""The site of the body, as a board reads it."""

from ledger.board.site import Forge, Site, site_of

BODY = {
    "site": {
        "address": "https://open.invalid/",
        "unit_address": "https://inside.invalid/",
        "forge": {"kind": "gitea", "repository": "https://git.invalid/a/b", "branch": "main"},
    }
}


def test_each_board_has_its_own_address() -> None:
    forge = Forge("gitea", "https://git.invalid/a/b", "main")
    assert site_of(BODY, "public") == Site("https://open.invalid/", forge)
    assert {site_of(BODY, tier).address for tier in ("unit", "subject", "sealed")} == {
        "https://inside.invalid/"
    }


def test_what_is_not_said_or_not_shown_is_not_known() -> None:
    assert site_of({}, "public") == Site()
    assert site_of({"site": {"unit_address": "https://inside.invalid/"}}, "public") == Site()
    withheld = {"site": {"forge": {"kind": "gitea", "branch": "main"}}}
    assert site_of(withheld, "public").forge is None


def test_an_address_is_full_when_the_board_knows_where_it_stands() -> None:
    assert site_of(BODY, "public").absolute("notices/a/") == "https://open.invalid/notices/a/"
    assert Site().absolute("notices/a/") == "notices/a/"
