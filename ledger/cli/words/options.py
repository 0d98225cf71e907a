"""What the options mean, as the help pages show it."""

WORDS = {
    "option.help": ("显示本说明。", "Show this page."),
    "option.debug": ("出现内部错误时打印调用栈。", "Print the traceback of an internal error."),
    "option.root": (
        "台账目录；默认取最近的含 records/ 的上级目录。",
        "The ledger's folder; by default the nearest one above with records/.",
    ),
    "option.now": (
        "以这一天为今天；默认取本机日期。",
        "The day that counts as today; by default this machine's.",
    ),
    "option.lang": (
        "显示语言；默认随系统区域设置。",
        "The language to speak; by default that of the locale.",
    ),
    "option.format": ("输出格式。", "How to print the result."),
    "option.jobs": (
        "使用的进程数；默认等于可用核数。",
        "How many processes to use; by default one per core.",
    ),
    "option.no_cache": ("不用缓存，全部重新读取。", "Read everything anew, without the cache."),
    "option.list": ("列出全部规则。", "List all rules."),
    "option.strict": ("有提醒也算不通过。", "Count warnings as well."),
    "option.check": (
        "只列出，不改写；有须改写的文件时退出码为 1。",
        "Only list what would change; exit code 1 if anything would.",
    ),
    "option.by": ("定案的人或机构。", "Who settles."),
    "option.authority": ("定案依据的文号。", "The document it is done under."),
    "option.as_of": (
        "按这一天的情况计算；默认取 --now。",
        "Compute as of this day; by default that of --now.",
    ),
    "option.correct": ("更正已定案的周期。", "Correct a settlement."),
    "option.reason": ("更正的理由。", "Why it is corrected."),
    "option.unit": ("只看这个单位。", "Only this unit."),
}
