"""Values that a record may hold, texts made of them, and ways to damage those, for the property tests."""

from random import Random

from hypothesis import strategies as st

from ledger.reading.limits import MAX_DEPTH
from ledger.reading.values import MAX_INT, Map, Value

ALPHABET = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "云溪区到核查路灯，。：；、！？（）“”《》…—·￥％～［］éüαЯ★→〇々ー가𠮷𬺈\U00031350"
)
TRICKY = (
    "", " ", "\n", "a\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n\nb", "a\n b\n", "|", "|-", "- a", "-", "- ",
    "?", "? a",
    ":", ": ", "a:", "a: b", "a:b", "a :b", "a #b", "a#b", "#", "# a", "'", "'a'", '"', '"a"', "\\", "\\n",
    "a\\", "[]",
    "{}", "[a]", "{a: b}", "[", "]", ",", "a, b", "&a", "*a", "!a", "!!str a", "%a", "@a", "`a`", "<<", "=",
    "~", "null",
    "Null", "true", "True", "FALSE", "yes", "No", "on", "off", "y", "N", "nan", ".nan", "inf", "-.inf", "0",
    "-0", "00",
    "01", "+1", "1", "-1", "1.0", "1.", ".5", "1e3", "0x1F", "0o17", "0b1", "1_000", "1,000", "12:30",
    "12:30:45", "1/2",
    "2026", "2026-03", "2026-3", "2026-03-02", "2026-02-30", "2026-03-02T08:00:00Z", "2026-Q1", "2026-W03-4",
    "20260115",
    "p0042", "---", "...", "--- a", "a\n---\nb", "9007199254740992", "{{ x }}", "${x}", "=1+1", "<b>",
    "一: 二", "一 # 二",
)  # fmt: skip

texts = st.one_of(
    st.text(ALPHABET, max_size=30), st.text(ALPHABET + "\n\n\n", max_size=30), st.sampled_from(TRICKY)
)
keys = st.one_of(
    st.sampled_from(["person", "unit", "entries", "text", "p0042", "on", "1"]),
    st.text(ALPHABET, min_size=1, max_size=12),
).filter(lambda key: key != "<<")
integers = st.one_of(st.integers(-20, 20), st.integers(-MAX_INT, MAX_INT))
leaves: st.SearchStrategy[Value] = st.one_of(texts, integers, st.booleans())
nested = st.recursive(
    leaves,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(keys, below, max_size=4)),
    max_leaves=12,
)
maps: st.SearchStrategy[Map] = st.dictionaries(keys, nested, max_size=5).filter(
    lambda value: depth(value) <= MAX_DEPTH
)

SPLINTERS = [
    splinter.encode()
    for splinter in (
        *TRICKY, "\t", "\r", "\r\n", "\0", "\u200b", "\ufeff", "\u202e", "\x85", "\u2028", "e\u0301", "１",
        "①", "\ue000",
        "  ", "   ", "\n  ", "\n- ", "\n  - ", ": ", ":\n", " |-\n  a", " >\n  a", '"\\u200b"', '"\\x41"',
        "!!binary ",
        "&a ", "*a", "\n---\n", "\n...\n", "%YAML 1.2\n---\n", "[", "]", "{", "}", ",", "'", '"', "#", " # c",
        "\n# c\n",
    )
]  # fmt: skip


def some_map(random: Random, room: int = 4) -> Map:
    """A map drawn without hypothesis, for tests by the thousand."""
    names = (some_text(random)[:20].replace("\n", "") for _ in range(random.randint(0, 5)))
    return {name: some_value(random, room) for name in names if name not in ("", "<<")}


def some_value(random: Random, room: int) -> Value:
    draw = random.randint(0, 9)
    if draw == 0 and room:
        return some_map(random, room - 1)
    if draw == 1 and room:
        return [some_value(random, room - 1) for _ in range(random.randint(0, 4))]
    if draw < 4:
        return random.choice((True, False, 0, random.randint(-200, 200), random.randint(-MAX_INT, MAX_INT)))
    return some_text(random)


def some_text(random: Random) -> str:
    if random.random() < 1 / 3:
        return random.choice(TRICKY)
    return "".join(random.choices(ALPHABET + "\n ", k=random.randint(1, 40)))


def depth(value: Value) -> int:
    """Maps and lists inside each other."""
    if isinstance(value, dict | list):
        return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)
    return 0


def damaged(data: bytes, random: Random) -> bytes:
    """The bytes with one to three cuts, doublings, swaps or splinters."""
    for _ in range(random.randint(1, 3)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.choice((0, 0, 1, 1, 2, 5, 20)))
        middle = random.choice((b"", data[start:end] * 2, random.choice(SPLINTERS), random.randbytes(1)))
        data = data[:start] + middle + data[end:]
    return data
