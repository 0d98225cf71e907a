"""Commits as objects: whose they are, whether they are empty, and what their lines hide."""

from __future__ import annotations

import pytest

from tests.gate.proposals import Proposals

MAINTAINER = "maintainer@yunxi"
NOTE: dict[str, bytes | None] = {"docs/note.md": b"# Note\n"}


def rules(ledger: Proposals) -> list[str]:
    return ledger.rules("main", MAINTAINER)


def put(ledger: Proposals, commit: bytes) -> None:
    """Let the branch end in a commit that was written by hand."""
    ledger.repo.git("update-ref", "refs/heads/main", ledger.repo.object("commit", commit))


def raw(ledger: Proposals) -> bytes:
    return ledger.repo.git("cat-file", "commit", "HEAD").encode("utf-8", "surrogateescape") + b"\n"


def principals(ledger: Proposals) -> list[str | None]:
    change = ledger.judge("main", MAINTAINER).change
    assert change is not None
    return [commit.principal for commit in change.commits]


def test_the_principal_is_the_signer_else_the_actor(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    ledger.repo.commit({"docs/other.md": b"1"}, key=ledger.pairs["office@yunxi"])
    assert principals(ledger) == [MAINTAINER, "office@yunxi"]


def test_an_actor_by_the_name_at_the_forge(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    change = ledger.judge("main", "Yunxi-Office").change
    assert change is not None
    assert change.commits[0].principal == "office@yunxi"


def test_somebody_else_s_address_under_one_s_own_key(ledger: Proposals) -> None:
    """Git calls such a signature good; the address gives nothing."""
    ledger.repo.environment = {"GIT_AUTHOR_EMAIL": "office@yunxi", "GIT_COMMITTER_EMAIL": "office@yunxi"}
    ledger.repo.commit(NOTE, key=ledger.pairs["lin.zhiyuan@yunxi"])
    assert principals(ledger) == ["lin.zhiyuan@yunxi"]


def test_a_key_that_the_change_itself_lists(ledger: Proposals) -> None:
    """What the head says of keys does not count: nobody lets themself in."""
    from tests.git.repositories import public_half

    place = ledger.repo.root / "records/organization/roles.yaml"
    text = place.read_text(encoding="utf-8")
    old, new = public_half(ledger.pairs["maintainer@yunxi"]), public_half(ledger.pairs["stranger"])
    ledger.repo.commit({"records/organization/roles.yaml": text.replace(old, new).encode()})
    ledger.repo.commit(NOTE, key=ledger.pairs["stranger"])
    assert "X010" in rules(ledger)


def test_a_key_that_was_revoked_before(ledger: Proposals) -> None:
    """The base no longer lists it, whatever date the commit claims."""
    from tests.git.repositories import public_half

    place = ledger.repo.root / "records/organization/roles.yaml"
    text = place.read_text(encoding="utf-8")
    old, new = public_half(ledger.pairs["maintainer@yunxi"]), public_half(ledger.pairs["stranger"])
    ledger.base = ledger.repo.commit({"records/organization/roles.yaml": text.replace(old, new).encode()})
    ledger.repo.clock -= 400 * 86400
    ledger.repo.commit(NOTE, key=ledger.pairs["maintainer@yunxi"])
    assert rules(ledger) == ["X010"]


def test_an_unknown_actor_brings_nothing_unsigned(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    assert ledger.rules("main", "nobody@yunxi") == ["X012"]
    assert ledger.rules("main", "") == ["X012"]


def test_an_empty_commit_and_an_empty_merge(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    ledger.repo.commit()
    assert rules(ledger) == ["X005"]


def test_nothing_proposed(ledger: Proposals) -> None:
    verdict = ledger.judge("base")
    assert verdict.accepted
    assert verdict.change is not None
    assert verdict.change.commits == verdict.change.files == ()


@pytest.mark.parametrize(
    "message",
    [
        "right\u202eleft",
        "zero\u200bwidth",
        "escape \x1b[2J",
        "bell \x07",
        "private \ue000",
        "line\u2028end",
        "carriage\rreturn",
    ],
    ids=lambda text: ascii(text),
)
def test_a_message_that_hides_something(ledger: Proposals, message: str) -> None:
    ledger.repo.commit(NOTE)
    put(ledger, raw(ledger).replace(b"\n\nx", f"\n\n{message}".encode()))
    assert rules(ledger) == ["X013"]


def test_a_message_as_people_write_it(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    put(ledger, raw(ledger).replace(b"\n\nx", "\n\n补一条说明\r\n\r\n\t- “引号”、é 和 😀".encode()))
    assert rules(ledger) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n\nx", b"\n\n\xff\xfe"),
        (b"\n\nx", b"\n\nx\0hidden"),
        (b"author x ", b"author x\xff "),
        (b"author x ", b"author x\xe2\x80\xae "),
        (b"committer ", b"encoding GBK\ncommitter "),
        (b"\n\nx", b"\nencoding UTF-7\n\nx"),
        (b"\n\nx", b"\nmergetag object 1\n tag hidden\n\nx"),
        (b"\n\nx", b"\nnote hidden text\n\nx"),
        (b"author ", b"author y <y> 1 +0000\nauthor "),
        (b" +0800\ncommitter", b"\ncommitter"),
        (b" +0800\n\nx", b" 0800\n\nx"),
    ],
)
def test_a_commit_that_is_not_plain(ledger: Proposals, old: bytes, new: bytes) -> None:
    ledger.repo.commit(NOTE)
    commit = raw(ledger)
    assert old in commit
    put(ledger, commit.replace(old, new, 1))
    assert rules(ledger) == ["X013"]


def test_a_commit_too_long_to_be_read(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE)
    put(ledger, raw(ledger) + b"x" * 65_536)
    assert rules(ledger) == ["X013"]


@pytest.mark.parametrize("stamp", ["99999999999 +0000", "253402300800 +0000", "-1 +0000"])
def test_times_beyond_the_calendar(ledger: Proposals, stamp: str) -> None:
    ledger.repo.commit(NOTE)
    put(ledger, raw(ledger).replace(str(ledger.repo.clock - 60).encode() + b" +0800", stamp.encode()))
    (found,) = ledger.judge("main", MAINTAINER).findings
    assert (found.rule, dict(found.args).get("part")) == (
        ("X013", "times") if len(stamp) != 17 else ("J062", None)
    )


def test_two_signatures_in_one_commit(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE, key=ledger.pairs[MAINTAINER])
    signature = ledger.judge("main", MAINTAINER).change.commits[0].object.signature.replace("\n", "\n ")
    put(ledger, raw(ledger).replace(b"\ngpgsig ", f"\ngpgsig {signature}\ngpgsig ".encode(), 1))
    assert rules(ledger) == ["X010", "X013"]


def test_a_signature_copied_from_another_commit(ledger: Proposals) -> None:
    ledger.repo.commit(NOTE, key=ledger.pairs[MAINTAINER])
    signature = ledger.judge("main", MAINTAINER).change.commits[0].object.signature.replace("\n", "\n ")
    ledger.repo.commit({"docs/other.md": b"1"})
    put(ledger, raw(ledger).replace(b"\n\nx", f"\ngpgsig {signature}\n\nx".encode()))
    assert rules(ledger) == ["X011"]


def test_what_a_forge_signed_itself(ledger: Proposals) -> None:
    """A PGP signature refuses a commit, unless a forge answers for who is logged in; SSH ones do so still."""
    from ledger.gate.judge import judge
    from tests.gate.proposals import RECEIVED

    pgp = b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n wsBcBAABCAAQ\n -----END PGP SIGNATURE-----\n \n\nx"
    ledger.repo.commit(NOTE)
    put(ledger, raw(ledger).replace(b"\n\nx", pgp))
    assert rules(ledger) == ["X010"]
    verdict = judge(ledger.git, "base", "main", MAINTAINER, RECEIVED, forge_signed=True)
    assert verdict.findings == ()
    assert verdict.change is not None
    assert verdict.change.commits[0].principal == MAINTAINER
    ledger.repo.git("reset", "-q", "--hard", "base")
    ledger.repo.commit(NOTE, key=ledger.pairs["stranger"])
    verdict = judge(ledger.git, "base", "main", MAINTAINER, RECEIVED, forge_signed=True)
    assert [each.rule for each in verdict.findings] == ["X010"]
