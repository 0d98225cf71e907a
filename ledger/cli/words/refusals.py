"""Why the tool could not, or will not, do what was asked. Keys are the reasons of `Refusal`."""

WORDS = {
    "root.none": (
        "在 {folder} 及其上级目录中没有找到台账（含 records/ 的目录）。请进入台账目录，用 --root 指定，或"
        "用 shaiji init 新建",
        "no ledger (a folder with records/) at {folder} or above it. Go into one, name it with --root, or "
        "make one with shaiji init",
    ),
    "root.not_a_ledger": (
        "{folder} 不是台账：其中没有 records/",
        "{folder} is not a ledger: it has no records/",
    ),
}
