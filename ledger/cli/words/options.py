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
    "option.strict": ("有提醒或待复核的也算不通过。", "Count warnings and reviews as well."),
    "option.staged": (
        "只检查已暂存、将要提交的内容，并查其他暂存文件里有没有不该有的号码和密级标志。",
        "Check what is staged for the next commit only, and look for leaks in all staged files.",
    ),
    "option.message": (
        "检查一条提交说明里有没有不该有的号码和密级标志。",
        "Look for leaks in the message of a commit.",
    ),
    "option.check": (
        "只列出，不改写；有须改写的文件时退出码为 1。",
        "Only list what would change; exit code 1 if anything would.",
    ),
    "option.as_of_orders": (
        "截至这一天的情况；默认取 --now。",
        "As things stood at the end of this day; by default that of --now.",
    ),
    "option.overdue": ("只列逾期的。", "Only what is overdue."),
    "option.seed": ("公布的种子，原样照录。", "The public value, exactly as published."),
    "option.by": ("定案的人或机构。", "Who settles."),
    "option.authority": ("定案依据的文号。", "The document it is done under."),
    "option.as_of": (
        "按这一天的情况计算；默认取 --now。",
        "Compute as of this day; by default that of --now.",
    ),
    "option.correct": ("更正已定案的周期。", "Correct a settlement."),
    "option.reason": ("更正的理由。", "Why it is corrected."),
    "option.all_measures": ("连已办结的一起列出。", "Those closed as well."),
    "option.unit": ("只看这个单位。", "Only this unit."),
    "option.policy": (
        "按这份办法计算：文件，或台账里的版本，如 jiancaoping/v1。",
        "Compute by this policy: a file, or a version in the ledger such as jiancaoping/v1.",
    ),
    "option.policies": (
        "要比较的两份办法：文件，或台账里的版本。",
        "The two policies to compare: files, or versions in the ledger.",
    ),
    "option.out": ("生成到这个目录；默认 public。", "Build into this folder; by default public."),
    "option.tier": ("给谁看：公开或内部。", "For whom: the public, or inside the body."),
    "option.explain_tier": (
        "给谁看：subject 发给本人，只有一张票的主体不单列；默认 sealed，全部。",
        "For whom: subject, to hand to the person, tells no single ballot; by default sealed, everything.",
    ),
    "option.export_format": ("文件格式；默认 csv。", "The format of the files; by default csv."),
    "option.export_out": ("导出到这个目录。", "Export into this folder."),
    "option.export_tier": (
        "导出给谁看，按办法的公开范围取舍；默认 public。",
        "For whom, by the policy's visibility; by default public.",
    ),
    "option.kind": (
        "只导出这类记录或这个表；可重复。",
        "Only this kind of record or computed table; may be given again.",
    ),
    "option.queries": ("列出现成的查询。", "List the queries that are there already."),
    "option.query_tier": (
        "只查这个范围可见的内容；默认 sealed，即全部。",
        "Ask only what this tier may see; by default sealed, which is everything.",
    ),
    "option.show_sql": ("打印查询的 SQL，不执行。", "Print the SQL of the query instead of running it."),
    "option.port": ("端口；默认 8000。", "The port; by default 8000."),
    "option.people": ("人数；不给则生成小型示范台账。", "How many people; by default the small demo."),
    "option.demo_year": ("年份；默认为今天所在的年份。", "The year; by default that of today."),
    "option.preset": ("所用的预设，如 jiancaoping。", "The preset to start from, such as jiancaoping."),
    "option.name": ("单位名称；默认用预设或示例中的名称。", "The name of the body; by default the preset's."),
    "option.sample": (
        "带上一整年的示例记录（虚构，年份由示例决定）。",
        "With a worked example: the fictional records of a whole year, which the example decides.",
    ),
    "option.year": ("起始考核年度；默认为今年。", "The first assessment year; by default this one."),
    "option.person": ("人员编号。", "The person."),
    "option.date": ("哪一天的工作。", "The day of the work."),
    "option.text": ("正文：做了什么、结果如何。", "What was done, and what came of it."),
    "option.theme": ("主题；可不填。", "The theme, if any."),
    "option.filed": ("收到日期；默认取 --now。", "The day of receipt; by default that of --now."),
    "option.diff_period": ("只看这一轮；可重复。", "Only this round; may be given again."),
    "option.diff_person": ("只看这个人；可重复。", "Only this person; may be given again."),
    "option.diff_unit": ("只看这个单位；可重复。", "Only this unit; may be given again."),
    "option.diff_rule": (
        "只看经这一条款或规则的变动，如 grades.caps.good、logs、J6；可重复。",
        "Only moves through this clause or rule, such as grades.caps.good, logs or J6; may be given again.",
    ),
    "option.diff_by": (
        "怎样排列：按轮次、人员、单位或规则；默认 round。",
        "In which order: by round, person, unit or rule; by default round.",
    ),
    "option.diff_open": (
        "未定案的轮次也比较，两边都试算到 --as-of。",
        "Compare open rounds too, both computed as of --as-of.",
    ),
    "option.revision": ("截至哪个版本；默认 HEAD。", "Up to which revision; by default HEAD."),
    "option.brief": ("不计算每个版本影响了谁。", "Do not work out whom each version moves."),
    "option.remove_diff": ("撤销设置。", "Take the setting back."),
    "option.version": ("显示版本号。", "Show the version."),
}
