"""The gate over SSH: whose key came in is who pushes; many at once lose nothing and double nothing."""

from __future__ import annotations

import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

import pytest

from tests.cli.session import shaiji
from tests.git.repositories import Repository, new_key, public_half
from tests.hook.servers import LOG, Pushed, Server, log, seen_by, ssh_command

pytestmark = pytest.mark.slow

LIN = "lin.zhiyuan@yunxi"


def port(server: Server) -> int:
    return int(server.environment["GIT_SSH_COMMAND"].rsplit(" ", 1)[1])


def by(server: Server, principal: str) -> Server:
    """The same server for the holder of another key."""
    return seen_by(server, port(server), server.proposals.pairs[principal])


def test_an_unsigned_commit_is_the_key_holder_s(distant: Server, tmp_path: Path) -> None:
    client = distant.clone(tmp_path / "client")
    head = client.commit({LOG: log()})
    pushed = distant.push(client)
    assert pushed.code == 0, pushed.said
    assert distant.main() == head
    assert distant.journal()[-1]["principal"] == LIN


def test_the_key_of_somebody_else(distant: Server, tmp_path: Path) -> None:
    office = by(distant, "office@yunxi")
    client = office.clone(tmp_path / "client")
    client.commit({LOG: log()})
    pushed = office.push(client)
    assert pushed.code != 0
    assert "J030" in pushed.remote


def test_what_the_client_claims_of_itself_does_not_count(distant: Server, tmp_path: Path) -> None:
    client = distant.clone(tmp_path / "client")
    client.commit({"docs/note.md": b"# Note\n"})
    command = f"{distant.environment['GIT_SSH_COMMAND']} -o SetEnv=SHAIJI_PRINCIPAL=maintainer@yunxi"
    environment = {"GIT_SSH_COMMAND": command, "SHAIJI_PRINCIPAL": "maintainer@yunxi"}
    pushed = distant.push(client, environment=environment)
    assert pushed.code != 0
    assert "J036" in pushed.remote


def test_a_key_that_nobody_listed_does_not_get_in(distant: Server, tmp_path: Path) -> None:
    stranger = by(distant, "stranger")
    client = stranger.clone(tmp_path / "client")
    client.commit({LOG: log()})
    pushed = stranger.push(client)
    assert pushed.code != 0
    assert "Permission denied" in pushed.said


def test_a_key_that_was_taken_out_of_the_list(distant: Server, tmp_path: Path) -> None:
    """The SSH server still lets it in; the ledger no longer knows it, and so nobody pushes."""
    place = "records/organization/principals/roads.yaml"
    keeper = distant.clone(tmp_path / "keeper")
    text = (keeper.root / place).read_text()
    lin, stranger = (public_half(distant.proposals.pairs[each]) for each in (LIN, "stranger"))
    distant.git(
        "fetch",
        "-q",
        str(keeper.root),
        f"{keeper.commit({place: text.replace(lin, stranger).encode()})}:main",
    )
    client = distant.clone(tmp_path / "client")
    client.commit({LOG: log()})
    pushed = distant.push(client)
    assert pushed.code != 0
    assert "X012" in pushed.remote


def test_no_way_to_a_shell(distant: Server) -> None:
    *client, _, number = distant.environment["GIT_SSH_COMMAND"].split()
    for command in ("ls", "sh -c ls", "git-receive-pack '/x'; ls", "", "git config -l"):
        done = subprocess.run([*client, "-p", number, "localhost", command], capture_output=True, text=True)
        assert done.returncode != 0, command
        assert done.stdout == "", command


MOST_TRIES = 100
PLACES = ("东关社区", "柳湾大桥", "北门菜场", "西岭水厂", "南苑小学")
DEEDS = (
    "核查报修路灯六处并修复四处",
    "测量伸缩缝尺寸报设计单位",
    "走访商户收集停车意见九条",
    "补齐养护台账送档案室归档",
)


def text_of(number: int) -> str:
    """What somebody did; nobody wrote it word for word."""
    return f"到{PLACES[number % 5]}{DEEDS[number % 4]}。"


def staffed(server: Server, tmp_path: Path, count: int) -> dict[str, Path]:
    """More people with keys of their own, put in place by whoever keeps the server."""
    people = {
        f"p{number:04}": new_key(tmp_path / "keys", f"p{number:04}") for number in range(101, 101 + count)
    }
    keeper = server.clone(tmp_path / "keeper")
    model = (keeper.root / "records/organization/people/p0012.yaml").read_text()
    files: dict[str, bytes | None] = {
        f"records/organization/people/{each}.yaml": model.replace("p0012", each).encode() for each in people
    }
    listed = "".join(
        f"- id: {each}@yunxi\n  person: {each}\n  keys:\n  - {public_half(key)}\n"
        for each, key in people.items()
    )
    files["records/organization/principals/more.yaml"] = f"principals:\n{listed}".encode()
    server.git("fetch", "-q", str(keeper.root), f"{keeper.commit(files)}:main")
    return people


def bring_in(server: Server, client: Repository, key: Path, signs: bool, again: Semaphore) -> list[Pushed]:
    """Push until it is in, as a person would: fetch what came before, put one's own on top, push again."""
    tries = [server.push(client)]
    while tries[-1].code and len(tries) < MOST_TRIES:
        with again:
            client.git("fetch", "-q", "origin", "main:refs/remotes/origin/main", check=False)
            settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
            client.git(*settings, "rebase", "-q", *(["-S"] if signs else []), "origin/main")
            tries.append(server.push(client))
    return tries


@pytest.mark.parametrize(
    ("clients", "again"),
    [(20, 2), pytest.param(20, 20, marks=pytest.mark.thorough)],
)
def test_many_at_once_lose_nothing_and_double_nothing(
    distant: Server, tmp_path: Path, clients: int, again: int
) -> None:
    """All at once; whoever was overtaken tries again with one other, or with all who were."""
    people = staffed(distant, tmp_path, clients)
    code, lines = shaiji("install-hook", "--keys", str(distant.root))
    assert code == 0
    (tmp_path / "ssh/authorized_keys").write_text(lines)
    start = distant.main()
    hands = {}
    for number, (person, key) in enumerate(people.items()):
        client = distant.clone(tmp_path / person)
        path = f"records/logs/2026/roads/{person}/2026-01.yaml"
        client.commit(
            {path: log(person, text=text_of(number))},
            key=key if number % 2 else None,
        )
        client.environment["GIT_SSH_COMMAND"] = f"{ssh_command(key)} -p {port(distant)}"
        hands[person] = (seen_by(distant, port(distant), key), client, key, bool(number % 2))
    with ThreadPoolExecutor(clients) as pool:
        turns = Semaphore(again)
        tries = list(pool.map(lambda each: bring_in(*each, turns), hands.values()))
    assert [each[-1].code for each in tries] == [0] * clients, [each[-1].said for each in tries]
    said = "".join(each.said for every in tries for each in every)
    assert "Traceback" not in said
    assert "failed to update ref" not in said, "whoever comes too late learns it from the hook"
    assert distant.git("rev-list", "--count", "--first-parent", f"{start}..main") == str(clients)
    paths = distant.git("log", "--format=", "--name-only", f"{start}..main").split()
    assert Counter(paths) == Counter({f"records/logs/2026/roads/{each}/2026-01.yaml": 1 for each in people})
    landed = [each["principal"] for each in distant.journal() if each["accepted"]]
    assert sorted(landed) == sorted(f"{each}@yunxi" for each in people)
    assert distant.git("fsck", "--strict", "--no-dangling") == ""
    final = distant.clone(tmp_path / "final")
    code, said = shaiji("verify", "--root", str(final.root))
    assert code == 0, said
