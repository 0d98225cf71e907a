"""Bad input by class: the rule and members of the class. `test_hostile.py` tries every one."""

from ledger.reading.limits import MAX_BYTES


def values(spelt: str) -> list[str]:
    """One file for each spelling between blanks, as the value of a key."""
    return [f"a: {value}\n" for value in spelt.split()]


def inside(chars: str) -> list[str]:
    """One file for each character, in the middle of a text."""
    return [f"a: x{char}y\n" for char in chars]


def quoted(spelt: str) -> list[str]:
    """One file for each escape between blanks, in a quoted text."""
    return [f'a: "x{escape}y"\n' for escape in spelt.split()]


BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
STAIRS = "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 300))

Members = list[str] | list[bytes]
CLASSES: list[tuple[str, str, Members]] = [
    ("aliases and anchors", "Y019", [BOMB, "a: &a\n- *a\n", "&a a: b\n", "*a : b\n", "a: &a b\n", "a: *\n"]),
    ("merge keys", "Y022", ["<<: {a: 1}\n", "a:\n  <<: [{a: 1}, {b: 1}]\n", '"<<": a\n']),
    ("tags", "Y021", values("!!str !local ! !<tag:x,1:y> !e!x !<x !!null")),
    ("tags that build", "Y021", ['!!python/object/apply:os.system ["true"]\n', "a: !!binary aGk=\n"]),
    ("tags on maps and keys", "Y021", ["a: !!set {b, c}\n", "!!map {a: b}\n", "!!str a: b\n"]),
    ("directives", "Y018", ["%YAML 1.1\n---\na: b\n", "%TAG !e! tag:x,1:\n---\na: b\n"]),
    ("unknown directives", "Y018", ["%X y\n---\na: b\n", "%YAML 9.9\n---\na: b\n"]),
    ("duplicate keys", "Y023", ["score: 60\nscore: 95\n", "{a: 1, a: 2}\n", "x:\n- a: 1\n  a: 1\n"]),
    ("duplicate keys in disguise", "Y023", ["a: 1\n'a': 2\n", 'a: 1\n"\\x61": 2\n', "a: 1\n? a\n: 2\n"]),
    ("keys that are no text", "Y024", ["1: a\n", "0: a\n", "true: a\n", "~: a\n", "null: a\n", '"": a\n']),
    ("keys that are structures", "Y024", ["? [a]\n: b\n", "? {a: b}\n: c\n", "[a]: b\n"]),
    ("keys of several lines", "Y024", ["? |\n  a\n  b\n: c\n"]),
    ("truth values", "Y026", values("NO no y Y on Off YES True FALSE n N oN")),
    ("truth values elsewhere", "Y026", ["NO: a\n", "on: a\n", "a:\n- [n]\n", "a: [yes, b]\n"]),
    ("octal, hex, binary", "Y027", values("0123 -017 0o17 0x1F 0XfF 0b101 00 +0x1")),
    ("sexagesimal", "Y027", values("12:30:45 12:30 190:20:30.15 -1:30")),
    ("decimals", "Y027", values("90.10 1. .5 -.5 1e3 1E-3 12e+3 685_230.15 1.2.3 1,5")),
    ("marks in numbers", "Y027", values("1_000 1,000 +1 -0")),
    ("no numbers", "Y027", values(".nan .NaN .inf -.INF +.inf nan Infinity -inf")),
    ("dates", "Y028", values("2026-03-02 2026-02-30 2026-1-1 2026-W03-4 2026W034 2026-03-02T08:00:00Z")),
    ("dates elsewhere", "Y028", ["a: 2026-03-02 08:00:00 +8\n", "2026-03-02: a\n", "a: [2026-03-02]\n"]),
    ("huge integers", "Y029", values(f"9007199254740992 -9007199254740992 {'1' * 17} {'9' * 16_000}")),
    ("nothing", "Y025", values("~ null Null NULL")),
    ("nothing at all", "Y025", ["a:\n", "a:\n- \n", "a: {b}\n", "a: [b, ~]\n", "a: # c\n", "a:\nb: c\n"]),
    ("parsers differ", "Y030", values('= << :b [b:c] {b:c:d} "b"#c [b]#c [http://b]')),
    ("several documents", "Y017", ["a: b\n---\nc: d\n", "a: b\n...\nc: d\n", "---\na: b\n---\n"]),
    ("trailing garbage", "Y017", ["a: b\n...\ngarbage\n", "a: b\n... \n- c\n"]),
    ("tabs", "Y006", ["a:\tb\n", "\ta: b\n", "a:\n\tb: c\n", "a: |\n  b\tc\n", "a: b # \t\n", "a: b\t\n"]),
    ("escaped tabs", "Y006", quoted("\\t \\x09 \\u0009")),
    ("carriage returns", "Y004", ["a: b\r\n", "a: b\rc: d\n", "\r", "a: |\r\n  b\r\n"]),
    ("control characters", "Y007", inside("\0\a\b\v\f\x1b\x7f\x80\x85\x9f")),
    ("escaped control characters", "Y007", quoted("\\0 \\a \\b \\e \\N \\r \\v \\x00 \\u0085 \\U0000001b")),
    ("control characters elsewhere", "Y007", ["# \a\n", '"\\a": b\n', "a\0: b\n", "\0"]),
    ("zero width", "Y008", inside("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u2061")),
    ("direction", "Y008", inside("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")),
    ("selectors and tags", "Y008", inside("\ufe00\ufe0f\U000e0001\U000e0041\U000e0100\u180b\ufff9")),
    ("escaped invisible characters", "Y008", quoted("\\u200b \\uFEFF \\u202E \\U000E0001")),
    ("invisible characters elsewhere", "Y008", ["\u200ba: b\n", "# \u202e\n", "a: b\n\ufeffc: d\n"]),
    ("blanks", "Y009", inside("\u00a0\u1680\u2000\u2009\u200a\u202f\u205f\u3000\u2028\u2029")),
    ("fillers", "Y009", inside("\u115f\u1160\u3164\uffa0\u2800\U0001d159")),
    ("escaped blanks", "Y009", quoted("\\_ \\L \\P \\u3164 \\u3000")),
    ("private use", "Y010", inside("\ue000\uf8ff\U000f0000\U0010fffd")),
    ("noncharacters", "Y010", inside("\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff")),
    ("surrogates", "Y010", quoted("\\uD83D\\uDE00 \\ud800 \\uDFFF")),
    ("escaped private use", "Y010", quoted("\\ue000 \\uffff \\U00100000")),
    ("full-width", "Y011", inside("１９０Ａａｚ＝＋－．／＠＃＊＜｜")),
    ("compatibility forms", "Y011", inside("①⑴⒈Ⅳⅳ²₂ﬁ㎡㈱⼀⾳𝐀𝟗ｱ｡ªº™℃㏂㊣")),
    ("escaped look-alikes", "Y011", quoted("\\uFF11 \\u2460")),
    ("look-alikes in keys", "Y011", ["ａ: b\n", "１: b\n"]),
    ("outside the list", "Y012", inside("😀\u0301\u0628\u0e01\u0378\U0001f1e8\ufffd⺀⿰\u05d0")),
    ("two spellings of a key", "Y013", ["e\u0301: 1\n\u00e9: 2\n", '"e\\u0301": 1\n']),
    ("not NFC", "Y013", inside("\u212b\uf900\U0002f800")),
    ("decomposed", "Y013", ["a: e\u0301\n", "a: \u1112\u1161\u11ab\n"]),
    ("byte order mark", "Y003", ["\ufeffa: b\n", "\ufeff", "\ufeff---\na: b\n"]),
    ("other encodings", "Y002", ["a: 云\n".encode(name) for name in ("utf-16", "utf-16-be", "gbk", "big5")]),
    ("overlong and cut", "Y002", [b"\xff", b"a: \xc0\xaf\n", b"a: \xed\xa0\x80\n", b"a: \xf5\x80\x80\x80\n"]),
    ("cut character", "Y002", [b"a: \xe4\xba", b"\x80", b"a: \xe4\xba\n"]),
    ("no final line feed", "Y005", ["a: b", "a", "[", "a: |\n  b"]),
    ("empty", "Y015", ["", "\n", "# a\n", "---\n", "---\n...\n", "   \n", "# a\n---\n# b\n"]),
    ("no map on top", "Y016", ["- a\n", "a\n", "[a]\n", '"a"\n', "95\n", "|\n  a\n", "--- a\n", "true\n"]),
    ("too deep", "Y031", ["[" * 5_000, "{a: " * 5_000, "- " * 20_000 + "\n", "? " * 5_000, STAIRS]),
    ("one too deep", "Y031", ["a: " + "[" * 8 + "]" * 8 + "\n", "a:\n" + "- " * 8 + "b\n"]),
    ("too many values", "Y032", ["a: [" + "0," * 6_000 + "0]\n", "a:\n" + "- 0\n" * 6_001]),
    ("too many empty lists", "Y032", ["a: [" + "[]," * 6_000 + "]\n"]),
    ("long keys", "Y033", ["k" * 129 + ": a\n", f'"{"k" * 900}": a\n', f"? {'k' * 5_000}\n: a\n"]),
    ("long texts", "Y034", ["a: " + "x" * 16_385 + "\n", f'a: "{"x" * 60_000}"\n']),
    ("long blocks", "Y034", ["a: >\n" + "  x\n" * 15_000, "a: |\n" + "  xxxxxxx\n" * 2_100]),
    ("too big", "Y001", [b"a: " + b"x" * MAX_BYTES, b"\0" * (50 * 2**20), b"[" * (MAX_BYTES + 1)]),
    ("open ends", "Y014", ['a: "b\n', "a: 'b\n", "a: [b\n", "a: [b}\n", "a: ]\n"]),
    ("misplaced", "Y014", ["a: b: c\n", "a: b\n c: d\n", "a\nb: c\n", "- a\nb: c\n"]),
    ("reserved signs", "Y014", ["a: @b\n", "a: `b`\n", "a: %b\n", 'a: "\\q"\n', "a: |x\n"]),
]

WORST = {
    "open brackets": b"[" * MAX_BYTES,
    "pairs of brackets": b"[" * (MAX_BYTES // 2) + b"]" * (MAX_BYTES // 2),
    "dashes": b"- " * (MAX_BYTES // 2),
    "question marks": b"? " * (MAX_BYTES // 2),
    "zero bytes": b"\0" * MAX_BYTES,
    "line feeds": b"\n" * MAX_BYTES,
    "one key": b"a: 1\n" * (MAX_BYTES // 5),
    "many keys": b"".join(b"k%d: %d\n" % (n, n) for n in range(5_000)),
    "many items": b"a:\n" + b"".join(b"- b%d\n" % n for n in range(5_990)),
    "flow list": b"a: [" + b"0," * 30_000 + b"0]\n",
    "spaces inside": b"a: b" + b" " * 60_000 + b"c\n",
    "colons": b"a: b" + b" :" * 30_000 + b"c\n",
    "digits and dots": b"a: " + b"1." * 30_000 + b"x\n",
    "escapes": b'a: "' + b"\\u200b" * 10_000 + b'"\n',
    "private use": "".join(chr(0xE000 + n % 6400) for n in range(21_000)).encode(),
    "marks": ("a" + "\u0301" * 30_000).encode(),
    "quotes": b'"' * MAX_BYTES,
    "indent": b" " * 60_000 + b"a: b\n",
    "pairs in a list": b"a: [" + b"b: c," * 12_000 + b"]\n",
}
"""The files of their size that cost the most."""
