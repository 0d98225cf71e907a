"""Commits, trees and repositories that show one thing and hold another."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from ledger.gate.judge import judge
from ledger.git import GitError
from ledger.records.names import shown
from ledger.refusal import Refusal
from tests.gate.hostile.ground import (
    ACTIVITY,
    ADJUSTMENT,
    DISCIPLINE,
    EXECUTABLE,
    FILE,
    FOLDER,
    LIN,
    LINK,
    LOG,
    MAINTAINER,
    MODULE,
    OFFICE,
    OLD_LOG,
    PENALTY,
    POLICY,
    RECEIVED,
    ROLES,
    Files,
    Ground,
    accepted,
    header,
    refused,
    signature,
    text,
    value_of,
)
from tests.gate.hostile.honest import an_activity, an_adjustment, changed
from tests.git.repositories import START, new_key, public_half

pytestmark = pytest.mark.attack("Git")

NOTE: Files = {"docs/note.md": b"# Note\n"}


def with_points(ground: Ground, points: str) -> Files:
    return changed(ground, PENALTY, points=points)


# --- trees -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["link.md", "records/activities/2025/link.yaml", ACTIVITY, "records/x"])
@pytest.mark.parametrize("target", [b"../../README.md", b"/etc/passwd", b"\0", b"a" * 5000])
def test_symbolic_links(ground: Ground, path: str, target: bytes) -> None:
    refused(ground.judge(ground.entry(path, LINK, target), MAINTAINER), "X014")


@pytest.mark.parametrize(
    "path", ["module", "records/module", "records/activities/2025/module.yaml", ".gitmodules"]
)
def test_submodules(ground: Ground, path: str) -> None:
    head = ground.entry(path, FILE) if path == ".gitmodules" else ground.entry(path, MODULE, id_=ground.base)
    refused(ground.judge(head, MAINTAINER), "X015")


@pytest.mark.parametrize(
    "name", [".gitmodules", ".GITMODULES", ".GitModules", "GITMOD~1", "gi7eba~1", "gitmod~4"]
)
def test_settings_of_submodules_under_any_name(ground: Ground, name: str) -> None:
    refused(
        ground.judge(ground.odd("", (FILE, name, ground.blob(b"[submodule]\n"))), MAINTAINER), "X015", "X018"
    )


@pytest.mark.parametrize("path", [ACTIVITY, ROLES, POLICY, PENALTY])
def test_executable_bits(ground: Ground, path: str) -> None:
    files = {**ground.files, path: (EXECUTABLE, ground.files[path][1])}
    refused(ground.judge(ground.commit(ground.tree(files))), "X016")


@pytest.mark.parametrize(
    "mode", ["100664", "100600", "100640", "104755", "100645", "0100644", "120777", "644"]
)
def test_modes_that_git_does_not_write(ground: Ground, mode: str) -> None:
    refused(
        ground.judge(ground.odd("records/activities/2025", (mode, "odd.yaml", ground.blob(b"x")))),
        "X016",
        "X017",
    )


NAMES = {
    "git's own folder": [".git", ".GIT", ".Git", "git~1", "GIT~1", ".git ", ".git.", ".git...", ".g\u200cit"],
    "git's own folder elsewhere": [
        ".git\u200d",
        "\ufeff.git",
        ".git::$INDEX_ALLOCATION",
        ".git\\config",
    ],
    "control characters": ["a\nb.yaml", "a\rb.yaml", "a\x1b[2J.yaml", "a\tb.yaml", "\x7f", "a\x01"],
    "direction and width": [
        "a\u202eyaml.b",
        "a\u200b.yaml",
        "a\u2066.yaml",
        "a\u00ad.yaml",
        "a\u2028.yaml",
        "\u061c.md",
    ],
    "devices of Windows": [
        "con.yaml",
        "CON",
        "nul",
        "aux.yaml",
        "com1.yaml",
        "LPT9.md",
        "prn.",
        "conin$",
        "com¹.md",
    ],
    "blanks and dots at the end": ["a.yaml ", "a.yaml.", " a.yaml", "a .", "..."],
    "colons": ["a:b", "c:", "a.yaml::$DATA", "a.yaml:x"],
    "leading dashes": ["-rf", "--upload-pack=x", "-", "--"],
    "signs": ["a*b", "a?b", 'a"b', "a<b", "a>b", "a|b", "a\\b"],
    "not NFC": ["e\u0301.yaml", "\u212b.md", "\u1112\u1161\u11ab.md"],
    "too long": ["x" * 256, "云" * 86],
    "commands to a runner": ["\n::set-env name=x::y", "::error::x", "a%0A::stop-commands::x"],
}


@pytest.mark.parametrize("folder", ["", "records/activities/2025"])
@pytest.mark.parametrize("kind", NAMES)
def test_path_names(ground: Ground, kind: str, folder: str) -> None:
    entries = [(FILE, name, ground.blob(b"x")) for name in NAMES[kind]]
    verdict = ground.judge(ground.odd(folder, *entries), MAINTAINER)
    refused(verdict, "X015", "X017", "X018")
    told = {each.path for each in verdict.findings if each.rule in ("X015", "X018")}
    assert {shown(f"{folder}/{name}".lstrip("/")) for name in NAMES[kind]} <= told


@pytest.mark.parametrize("folder", ["", "records/activities/2025"])
@pytest.mark.parametrize(
    "name", ["..", ".", "../up.yaml", "a/../../b.yaml", "/etc/passwd", "a//b", "a/b.yaml"]
)
def test_names_that_lead_elsewhere(ground: Ground, name: str, folder: str) -> None:
    refused(ground.judge(ground.odd(folder, (FILE, name, ground.blob(b"x"))), MAINTAINER), "X017", "X018")


@pytest.mark.parametrize("name", [b"\xff\xfe.md", b"a\xc0\xafb", b"\xed\xa0\x80", b"\x80"])
def test_names_that_are_no_text(ground: Ground, name: bytes) -> None:
    refused(ground.judge(ground.odd("", (FILE, name, ground.blob(b"x"))), MAINTAINER), "X018")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("readme.md", ""),
        ("README.MD", ""),
        ("Records", ""),
        ("RECORD\u017f", ""),
        ("record\u017f", ""),
        ("P0005-FLOOD.yaml", "records/adjustments/2025-Q1"),
        ("p0005-\ufb02ood.yaml", "records/adjustments/2025-Q1"),
        ("p0012-repair.yam\u217c", "records/adjustments/2025-Q1"),
        ("bod\uff59.yaml", "records/organization"),
        ("tran\u017fport.yaml", "records/organization/units"),
        ("roleſ.yaml", "records/organization"),
    ],
)
def test_names_equal_under_folding(ground: Ground, name: str, folder: str) -> None:
    refused(ground.judge(ground.odd(folder, (FILE, name, ground.blob(b"x"))), MAINTAINER), "X018", "X019")


def test_a_kelvin_sign_for_a_k(ground: Ground) -> None:
    head = ground.commit(ground.tree(ground.after({"docs/k.md": b"1", "docs/\u212a.md": b"2"})))
    refused(ground.judge(head, MAINTAINER), "X018", "X019")


@pytest.mark.parametrize(
    "pair", [("a.md", "A.md"), ("ß.md", "ss.md"), ("\u01c4.md", "\u01c6.md"), ("Σ.md", "ς.md")]
)
def test_two_new_names_alike(ground: Ground, pair: tuple[str, str]) -> None:
    head = ground.commit(ground.tree(ground.after({f"docs/{each}": b"1" for each in pair})))
    refused(ground.judge(head, MAINTAINER), "X018", "X019")


def test_two_folders_alike(ground: Ground) -> None:
    head = ground.commit(ground.tree(ground.after({"docs/a.md": b"1", "Docs/b.md": b"2"})))
    refused(ground.judge(head, MAINTAINER), "X019")


def test_one_name_twice(ground: Ground) -> None:
    for other in (ground.blob(b"x"), ground.files[ACTIVITY][1]):
        name = ACTIVITY.rpartition("/")[2]
        refused(ground.judge(ground.odd(ACTIVITY.rpartition("/")[0], (FILE, name, other))), "X017")


def test_entries_out_of_order(ground: Ground) -> None:
    refused(ground.judge(ground.odd("", (FILE, "0.md", ground.blob(b"x")), sort=False), MAINTAINER), "X017")


def test_a_file_and_a_folder_of_one_name(ground: Ground) -> None:
    inner = ground.tree({"a.yaml": (FILE, ground.blob(b"x"))})
    refused(
        ground.judge(ground.odd("records", (FILE, "logs", ground.blob(b"x")), (FOLDER, "new", inner))), "X017"
    )


def test_a_folder_where_a_record_was(ground: Ground) -> None:
    rest = {path: each for path, each in ground.files.items() if path != ACTIVITY}
    refused(
        ground.judge(
            ground.commit(ground.tree({**rest, f"{ACTIVITY}/inner.yaml": (FILE, ground.blob(b"x"))}))
        )
    )


def test_all_records_taken_away(ground: Ground) -> None:
    rest = {path: each for path, each in ground.files.items() if not path.startswith("records/")}
    refused(ground.judge(ground.commit(ground.tree(rest))), "J041")


@pytest.mark.parametrize(
    "line",
    [
        b"*.yaml -diff\n",
        b"*.yaml binary\n",
        b"* filter=trap\n",
        b"*.yaml working-tree-encoding=UTF-16\n",
        b"*.yaml merge=union\n",
        b"*.yaml merge=ours\n",
        b"*.yaml ident\n",
        b"*.yaml eol=crlf\n",
        b"*.yaml diff=trap.command -text\n",
        b"[attr]quiet -diff\n*.yaml quiet\n",
        b"*.yaml export-subst\n",
        b"*.yaml\t-diff\r\n",
        b"\xef\xbb\xbf*.yaml -diff\n",
        b'"*.yaml" -diff\n',
        b"*.yaml text -diff\n",
        b"*.yaml\x0b-diff\n",
        b"*.yaml !diff\n",
        b"*.yaml conflict-marker-size=0\n",
        b"*.yaml whitespace=cr-at-eol\n",
        b"*.y[a]ml -diff\n",
        b"*.yaml\\ -diff\n* -merge\n",
    ],
)
@pytest.mark.parametrize("path", [".gitattributes", "docs/.gitattributes"])
def test_attributes(ground: Ground, path: str, line: bytes) -> None:
    refused(ground.judge(ground.change({path: line}), MAINTAINER), "X020")


@pytest.mark.parametrize(
    "path", ["records/.gitattributes", "records/logs/.gitattributes", "records/.gitignore"]
)
def test_attributes_among_records(ground: Ground, path: str) -> None:
    for actor in (OFFICE, MAINTAINER):
        refused(ground.judge(ground.change({path: b"*.yaml -diff\n"}), actor))


def test_pointers_to_content_elsewhere(ground: Ground) -> None:
    data = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    for path in ("records/activities/2025/big.yaml", "docs/big.md"):
        refused(ground.judge(ground.change({path: data}), MAINTAINER), "X021")


# --- history ---------------------------------------------------------------------------------------------


def test_renames_with_edits(ground: Ground) -> None:
    moved = changed(ground, ADJUSTMENT, points="1.00")[ADJUSTMENT]
    refused(
        ground.judge(ground.change({ADJUSTMENT: None, ADJUSTMENT.replace("flood", "storm"): moved})),
        "J041",
        "X022",
    )


@pytest.mark.parametrize("to", ["2025-Q1/p0005-storm", "2025-Q2/p0005-flood", "2026-Q1/p0005-flood"])
def test_renames(ground: Ground, to: str) -> None:
    head = ground.change({ADJUSTMENT: None, f"records/adjustments/{to}.yaml": ground.data[ADJUSTMENT]})
    refused(ground.judge(head), "X022")


def test_delete(ground: Ground) -> None:
    refused(ground.judge(ground.change({PENALTY: None})), "J041")


def test_delete_and_re_add(ground: Ground) -> None:
    again = with_points(ground, "-1.00")
    refused(ground.judge(ground.change({PENALTY: None}, again)), "J041")
    refused(ground.judge(ground.change({PENALTY: None}, {PENALTY: ground.data[PENALTY]})), "J041", "X022")


def side_branch(ground: Ground, *steps: Files) -> str:
    """A side branch merged into a main line that went on by itself."""
    main = ground.change(an_activity("main"))
    files, side = ground.files, ground.base
    for number, each in enumerate(steps):
        files = ground.after(each, files)
        side = ground.commit(ground.tree(files), side, minutes=number)
    merged = ground.after(an_activity("main"), files)
    return ground.commit(ground.tree(merged), main, side, minutes=9)


def test_a_side_branch_that_changes_and_restores(ground: Ground) -> None:
    away, back = with_points(ground, "-1.00"), {PENALTY: ground.data[PENALTY]}
    refused(ground.judge(side_branch(ground, {**away, **an_activity("side")}, back)), "J042")
    refused(ground.judge(ground.change({**away, **an_activity("line")}, back)), "J042")


def test_merging_ours_over_a_penalty(ground: Ground) -> None:
    """The side brings a new penalty, and the merge keeps only the line's own tree."""
    main = ground.change(an_activity("main"))
    side = ground.change(an_adjustment("p0005-late", "p0005", "-0.50"))
    merge = ground.commit(ground.tree(ground.after(an_activity("main"))), main, side, minutes=5)
    refused(ground.judge(merge), "X005", "X008")


def test_merging_ours_over_what_stands(ground: Ground) -> None:
    """The base has the penalty; the merge's second line had parted before, and its tree is taken whole."""
    old = ground.base
    penalty = an_adjustment("p0005-late", "p0005", "-0.50")
    base = ground.change(penalty)
    side = ground.change(an_activity("side"), parent=old)
    merge = ground.commit(ground.tree(ground.after(an_activity("side"))), base, side, minutes=5)
    refused(ground.judge(merge, base=base), "X008", "J041")


def test_a_change_made_inside_a_merge(ground: Ground) -> None:
    main, side = ground.change(an_activity("main")), ground.change(an_activity("side"))
    files = ground.after({**an_activity("main"), **an_activity("side"), **with_points(ground, "-1.00")})
    refused(ground.judge(ground.commit(ground.tree(files), main, side, minutes=5)), "X007")


def test_a_record_added_inside_a_merge(ground: Ground) -> None:
    main, side = ground.change(an_activity("main")), ground.change(an_activity("side"))
    hidden = an_adjustment("p0012-hidden", "p0012", "0.50")
    files = ground.after({**an_activity("main"), **an_activity("side"), **hidden})
    refused(ground.judge(ground.commit(ground.tree(files), main, side, minutes=5), LIN), "X007")


def test_a_mode_changed_inside_a_merge(ground: Ground) -> None:
    main, side = ground.change(an_activity("main")), ground.change(an_activity("side"))
    files = ground.after({**an_activity("main"), **an_activity("side")})
    files[ACTIVITY] = (EXECUTABLE, files[ACTIVITY][1])
    refused(ground.judge(ground.commit(ground.tree(files), main, side, minutes=5)), "X007", "X016")


def test_both_sides_change_one_record(ground: Ground) -> None:
    one, two = changed(ground, ACTIVITY, authority="甲"), changed(ground, ACTIVITY, authority="乙")
    merge = ground.commit(ground.tree(ground.after(two)), ground.change(one), ground.change(two), minutes=5)
    refused(ground.judge(merge), "X009")


def test_an_octopus(ground: Ground) -> None:
    names = ("one", "two", "three")
    files = {path: data for each in names for path, data in an_activity(each).items()}
    parents = [ground.change(an_activity(each)) for each in names]
    refused(ground.judge(ground.commit(ground.tree(ground.after(files)), *parents, minutes=5)), "X006")


def test_a_merge_with_itself(ground: Ground) -> None:
    main = ground.change(an_activity("main"))
    refused(
        ground.judge(ground.commit(ground.tree(ground.after(an_activity("main"))), main, main, minutes=5))
    )


def test_a_foxtrot(ground: Ground) -> None:
    """The merge has the branch first and the main line second: the base is no ancestor by first parents."""
    side = ground.change(an_activity("side"))
    base = ground.change(an_activity("main"))
    merge = ground.commit(
        ground.tree(ground.after({**an_activity("main"), **an_activity("side")})), side, base
    )
    refused(ground.judge(merge, base=base), "X001")


def test_a_criss_cross(ground: Ground) -> None:
    one, two = ground.change(an_activity("one")), ground.change(an_activity("two"))
    both = ground.tree(ground.after({**an_activity("one"), **an_activity("two")}))
    left, right = ground.commit(both, one, two, minutes=3), ground.commit(both, two, one, minutes=4)
    refused(ground.judge(ground.commit(both, left, right, minutes=5)), "X005", "X006")


def test_histories_with_nothing_in_common(ground: Ground) -> None:
    alien = ground.put("commit", ground.repo.git("cat-file", "commit", ground.base).encode() + b"\nx\n")
    refused(ground.judge(alien), "X001")
    main = ground.change(an_activity("main"))
    refused(
        ground.judge(ground.commit(ground.tree(ground.after(an_activity("side"))), main, alien, minutes=5)),
        "X006",
    )


def test_a_base_that_is_no_ancestor(ground: Ground) -> None:
    newer = ground.change(an_activity("newer"))
    refused(ground.judge(ground.change(an_activity("other")), base=newer), "X001")
    refused(ground.judge(ground.base, base=newer), "X001")


def test_ten_thousand_commits(ground: Ground) -> None:
    tree, head = ground.tree(ground.files), ground.base
    for number in range(51):
        head = ground.commit(tree, head, minutes=number)
    refused(ground.judge(head), "X002")


def test_fifty_one_commits_on_a_side_branch(ground: Ground) -> None:
    head = ground.base
    for number in range(50):
        head = ground.change(an_activity(f"n{number}"), parent=head)
    main = ground.change(an_activity("main"))
    refused(ground.judge(ground.commit(ground.tree(ground.after(an_activity("main"))), main, head)), "X002")


def test_empty_commits(ground: Ground) -> None:
    refused(ground.judge(ground.commit(ground.tree(ground.files), ground.base)), "X005")
    after = ground.change(an_activity("main"))
    refused(ground.judge(ground.commit(ground.tree(ground.after(an_activity("main"))), after)), "X005")


def test_too_many_files_and_bytes(ground: Ground) -> None:
    refused(
        ground.judge(ground.change({f"docs/{number}.md": b"x" for number in range(501)}), MAINTAINER), "X003"
    )
    large: Files = {f"docs/{number}.bin": os.urandom(2**20) for number in range(9)}
    refused(ground.judge(ground.change(large), MAINTAINER), "X004")
    taken: Files = dict.fromkeys(large)
    refused(ground.judge(ground.change({**large, **NOTE}, taken), MAINTAINER), "X004")


# --- who and when ----------------------------------------------------------------------------------------


def principal(ground: Ground, head: str, actor: str) -> str | None:
    change = ground.judge(head, actor).change
    assert change is not None
    return change.commits[-1].principal


def raw(ground: Ground, head: str) -> bytes:
    return ground.repo.git("cat-file", "commit", head).encode("utf-8", "surrogateescape") + b"\n"


@pytest.mark.parametrize("claimed", [b"1741226400", b"0", b"4102444800"])
def test_forged_dates(ground: Ground, claimed: bytes) -> None:
    """A log filed long after its days, by a commit that claims to be of those days."""
    late = value_of(ground.data[OLD_LOG])
    late["entries"].append(
        {"date": "2025-03-06", "filed": "2025-03-06", "text": "复核养护台账三处缺项并上报。"}
    )
    head = ground.change({OLD_LOG: text(late)})
    commit = raw(ground, head).replace(str(START).encode(), claimed)
    verdict = ground.judge(ground.put("commit", commit), LIN)
    refused(verdict, "J061")
    assert "J062" in {each.rule for each in verdict.findings}


def test_forged_authors(ground: Ground) -> None:
    """The names and addresses in a commit give nothing and take nothing."""
    for who in (b"office <office@yunxi>", b"p0008 <p0008>", b"<> <>", b"GitHub <noreply@github.com>"):
        head = ground.change(an_activity("a"), author=who)
        assert principal(ground, head, LIN) == LIN
        refused(ground.judge(head, LIN), "J030", "X013")


def test_unsigned_commits_of_nobody(ground: Ground) -> None:
    for actor in (
        "",
        "nobody@yunxi",
        "p0008",
        "*",
        "office@yunxi,lin",
        "office@yunxi\n",
        "OFFICE@YUNXI",
        "../x",
    ):
        refused(ground.judge(ground.change(an_activity("a")), actor), "X012")


@pytest.mark.parametrize("sort", ["ed25519", "ecdsa", "rsa"])
def test_unknown_keys(ground: Ground, tmp_path: Path, sort: str) -> None:
    key = tmp_path / sort
    command = ["ssh-keygen", "-q", "-t", sort, "-N", "", "-C", OFFICE, "-f", str(key)]
    subprocess.run(command, check=True)
    refused(ground.judge(ground.change(an_activity("a"), key=key)), "X010")


def test_somebody_else_s_address_under_one_s_own_key(ground: Ground) -> None:
    head = ground.change(an_activity("a"), by=LIN, author=b"office <office@yunxi>")
    assert principal(ground, head, OFFICE) == LIN
    refused(ground.judge(head, OFFICE), "J030")


@pytest.mark.parametrize(
    "options", ["valid-before=20200101", "valid-after=20990101", "cert-authority", 'namespaces="git"']
)
def test_options_before_a_key(ground: Ground, options: str) -> None:
    """No key of the ledger has a time that it is good for, so that no date in a commit can bring one back."""
    roles = value_of(ground.data[ROLES])
    roles["principals"][0]["keys"].append(f"{options} {public_half(ground.keys['stranger'])}")
    refused(ground.judge(ground.change({ROLES: text(roles)})), "J038")


@pytest.mark.parametrize("minutes", [1, -1, -500_000])
def test_a_revoked_key_with_an_old_date(ground: Ground, minutes: int) -> None:
    files = revoked(ground, OFFICE)
    base = ground.change(files)
    head = ground.commit(
        ground.tree(ground.after({**files, **an_activity("a")})), base, by=OFFICE, minutes=minutes
    )
    refused(ground.judge(head, base=base), "X010")


def revoked(ground: Ground, who: str) -> Files:
    """The roles with somebody's key replaced by a stranger's."""
    roles = value_of(ground.data[ROLES])
    for each in roles["principals"]:
        if each["id"] == who:
            each["keys"] = [public_half(ground.keys["stranger"])]
    return {ROLES: text(roles)}


def test_a_key_that_the_same_change_adds(ground: Ground) -> None:
    files = revoked(ground, DISCIPLINE)
    first = ground.commit(ground.tree(ground.after(files)), ground.base)
    head = ground.commit(
        ground.tree(ground.after({**files, **an_activity("a")})), first, by="stranger", minutes=1
    )
    refused(ground.judge(head), "X010")


def test_a_signature_of_another_commit(ground: Ground) -> None:
    signed = raw(ground, ground.change(an_activity("a"), by=OFFICE))
    start, end = signed.index(b"gpgsig "), signed.index(b"-----END SSH SIGNATURE-----") + 28
    other = raw(ground, ground.change(an_activity("b")))
    spliced = other.replace(b"\n\na change", b"\n" + signed[start:end] + b"\na change", 1)
    refused(ground.judge(ground.put("commit", spliced), LIN), "X011", "X013", "X010")


def test_a_signed_commit_with_another_tree(ground: Ground) -> None:
    head = ground.change(an_activity("a"), by=OFFICE)
    mine = ground.tree(ground.after(an_adjustment("p0012-mine", "p0012", "0.50")))
    forged = raw(ground, head).replace(ground.tree(ground.after(an_activity("a"))).encode(), mine.encode())
    refused(ground.judge(ground.put("commit", forged), LIN), "X011")


def test_a_signature_in_another_namespace(ground: Ground) -> None:
    """What somebody signed as a file or a mail is no commit of theirs."""
    plain = raw(ground, ground.change(an_activity("a")))
    for namespace in ("file", "email", "git2", ""):
        try:
            made = signature(ground.keys[OFFICE], plain, namespace)
        except subprocess.CalledProcessError:
            continue
        signed = plain.replace(b"\n\n", b"\n" + header(made) + b"\n", 1)
        refused(ground.judge(ground.put("commit", signed), LIN), "X010", "X011")


@pytest.mark.parametrize(
    "armour",
    [
        b"-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----",
        b"-----BEGIN SIGNED MESSAGE-----\niQ==\n-----END SIGNED MESSAGE-----",
        b"-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----",
        b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----",
        b"",
        b"x",
        b"-----BEGIN PGP MESSAGE-----\nx\n-----END PGP MESSAGE-----",
    ],
)
def test_signatures_of_another_sort(ground: Ground, armour: bytes) -> None:
    plain = raw(ground, ground.change(an_activity("a")))
    signed = plain.replace(b"\n\n", b"\n" + header(armour) + b"\n", 1)
    refused(ground.judge(ground.put("commit", signed), OFFICE), "X010", "X011", "X013")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\nauthor ", b"\ntree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor "),
        (b"\ncommitter ", b"\nencoding GBK\ncommitter "),
        (b"\n\n", b"\nencoding UTF-16\n\n"),
        (b"\n\n", b"\ngpgsig-sha256 x\ngpgsig x\n\n"),
        (b"\n\n", b"\nmergetag object x\n\n"),
        (b"\n\n", b"\nparent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\n"),
        (b"\n\n", b"\n\n\0hidden\n"),
        (b"\n\n", b"\n\n\x1b]0;owned\x07\n"),
        (b"\n\n", "\n\n\u202eevil\n".encode()),
        (b"\n\n", b"\n\n\xff\xfe\n"),
        (b"\n\n", b"\n\n" + b"x" * 70_000 + b"\n"),
        (b" +0800\n", b" +9999999\n"),
        (b" +0800\n", b"\n"),
        (b"author x", b"author \x00"),
        (b"author x", b"author x>\x1b[0m"),
        (b"tree ", b"tree  "),
    ],
)
def test_commits_that_show_another_thing(ground: Ground, old: bytes, new: bytes) -> None:
    plain = raw(ground, ground.change(an_activity("a")))
    made = ground.put("commit", plain.replace(old, new, 1))
    try:
        verdict = ground.judge(made)
    except (Refusal, GitError):
        return
    refused(verdict)


def test_a_signed_commit_with_headers_spliced_in(ground: Ground) -> None:
    signed = raw(ground, ground.change(an_activity("a"), by=OFFICE))
    second = header(signature(ground.keys[LIN], raw(ground, ground.change(an_activity("a")))))
    for old, new in (
        (b"\ngpgsig ", b"\n" + second + b"gpgsig "),
        (b"\n\na change", b"\n" + second + b"\na change"),
        (b"\ngpgsig ", b"\nnote x\ngpgsig "),
        (b"\n\na change", b"\n\nanother"),
        (b"gpgsig ", b"gpgsig-sha256 "),
        (b"gpgsig ", b"GPGSIG "),
    ):
        assert old in signed
        refused(ground.judge(ground.put("commit", signed.replace(old, new, 1)), LIN))


# --- repositories that cannot answer (exit 2) --------------------------------------------------------------


def test_replaced_objects(own_ground: Ground) -> None:
    """`git replace` lets every command see an honest commit; the judge sees the one that is there."""
    ground = own_ground
    evil, good = ground.change({PENALTY: None}), ground.change(an_activity("a"))
    ground.repo.git("replace", evil, good)
    refused(ground.judge(evil), "J041")
    ground.repo.git("replace", "-f", ground.files[PENALTY][1], ground.blob(b"x: y\n"))
    accepted(ground.judge(good))


def test_grafts(own_ground: Ground) -> None:
    ground = own_ground
    alien = ground.commit(ground.tree(ground.after(an_activity("a"))), ground.change({PENALTY: None}))
    (ground.repo.root / ".git/info/grafts").write_text(f"{alien} {ground.base}\n")
    refused(ground.judge(alien))


def test_a_commit_graph_that_lies(own_ground: Ground) -> None:
    """A commit graph left behind is a cache that anybody may have written."""
    ground = own_ground
    head = ground.change({PENALTY: None})
    ground.repo.git("update-ref", "refs/heads/main", head)
    ground.repo.git("commit-graph", "write", "--reachable")
    refused(ground.judge(head), "J041")


@pytest.mark.parametrize(
    "sort", ["shallow", "partial", "unknown base", "unknown head", "no repository", "a file"]
)
def test_a_repository_that_cannot_answer(own_ground: Ground, tmp_path: Path, sort: str) -> None:
    ground = own_ground
    base, head = ground.base, ground.change(an_activity("a"))
    if sort == "shallow":
        (ground.repo.root / ".git/shallow").write_text(f"{base}\n")
    elif sort == "partial":
        ground.repo.git("config", "remote.origin.url", "file:///nowhere")
        ground.repo.git("config", "remote.origin.promisor", "true")
    elif sort == "unknown base":
        base = "12" * 20
    elif sort == "unknown head":
        head = "refs/heads/none"
    elif sort == "no repository":
        shutil.rmtree(ground.repo.root / ".git")
    else:
        base = ground.files[ROLES][1]
    with pytest.raises((Refusal, GitError)):
        ground.judge(head, base=base)


@pytest.mark.parametrize(
    "name", ["--upload-pack=touch", "-h", "--all", "@{-1}", "HEAD:README.md", "^HEAD", "HEAD..HEAD", ""]
)
def test_revisions_that_are_none(ground: Ground, name: str) -> None:
    for base, head in ((name, ground.base), (ground.base, name)):
        with pytest.raises((Refusal, GitError)):
            judge(ground.git, base, head, OFFICE, RECEIVED)


@pytest.mark.parametrize("what", ["blob", "tree", "commit", "record of the base", "roles of the base"])
def test_objects_that_are_missing(own_ground: Ground, what: str) -> None:
    ground = own_ground
    head = ground.change(an_activity("a"))
    (path,) = an_activity("a")
    gone = {
        "blob": ground.blob(an_activity("a")[path] or b""),
        "tree": ground.tree(ground.after(an_activity("a"))),
        "commit": head,
        "record of the base": ground.files[ACTIVITY][1],
        "roles of the base": ground.files[ROLES][1],
    }[what]
    (ground.repo.root / ".git/objects" / gone[:2] / gone[2:]).unlink()
    if what == "record of the base":
        head = ground.change(changed(ground, ACTIVITY, authority="x"))
    with pytest.raises((Refusal, GitError)):
        ground.judge(head)


@pytest.mark.parametrize(
    "damage", [b"", b"x", zlib.compress(b"blob 5\0abc"), zlib.compress(b"blob 3\0abcdef")]
)
def test_objects_that_are_damaged(own_ground: Ground, damage: bytes) -> None:
    """An object that is not what its name says is never believed."""
    ground = own_ground
    head = ground.change(an_activity("a"))
    (data,) = an_activity("a").values()
    id_ = ground.blob(data or b"")
    (ground.repo.root / ".git/objects" / id_[:2] / id_[2:]).write_bytes(damage)
    try:
        verdict = ground.judge(head)
    except (Refusal, GitError):
        return
    refused(verdict)


@pytest.mark.parametrize("data", [None, b"", b"roles: []\n", b"[" * 60_000, b"x" * 70_000])
def test_a_base_without_roles_that_can_be_read(ground: Ground, data: bytes | None) -> None:
    """Nothing is allowed on the strength of a base that does not say who may do what."""
    base = ground.change({ROLES: data})
    head = ground.commit(ground.tree(ground.after({ROLES: data, **an_activity("a")})), base, minutes=1)
    with pytest.raises(Refusal):
        ground.judge(head, base=base)


def test_roles_of_the_base_that_are_a_link(ground: Ground) -> None:
    files = {**ground.files, ROLES: (LINK, ground.blob(b"../../README.md"))}
    base = ground.commit(ground.tree(files))
    head = ground.commit(ground.tree(ground.after(an_activity("a"), files)), base, minutes=1)
    with pytest.raises(Refusal):
        ground.judge(head, base=base)


def test_keys_of_the_base_that_two_people_hold(ground: Ground, tmp_path: Path) -> None:
    """A roles file that the checks would never have let in does not make its keys anybody's by chance."""
    roles = value_of(ground.data[ROLES])
    shared = public_half(new_key(tmp_path, "shared"))
    for each in roles["principals"][:2]:
        each["keys"] = [shared]
    refused(ground.judge(ground.change({ROLES: text(roles)})))


def test_logs_stay_whole(ground: Ground) -> None:
    """A line of an honest log survives every attack above: the base is what it was."""
    assert ground.repo.git("rev-parse", "main") == ground.base
    assert LOG not in ground.files
