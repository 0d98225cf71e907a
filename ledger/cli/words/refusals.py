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
    "path.none": ("没有 {path} 这个路径", "there is nothing at {path}"),
    "path.outside": ("{path} 不在台账 {root} 之内", "{path} lies outside the ledger at {root}"),
    "rule.unknown": ("没有 {name} 这条规则", "there is no rule {name}"),
    "period.unknown": ("没有“{name}”这个周期", "there is no period “{name}”"),
    "settle.total": (
        "名额 {cap} 的总量不能超过 {limit}（共 {people} 人），各处合计 {places}：{sums}。须调整比例，或凭批准"
        "文件放宽总量",
        "the places of cap {cap} may come to {limit} ({people} people) and come to {places}: {sums}. Change "
        "the shares, or raise the total by a waiver",
    ),
    "settle.already": (
        "{period} 已定案（第 {number} 次）。确需改变的，用 --correct 更正，并写明 --reason 和 --authority",
        "{period} is settled already (settlement {number}). To change it, use --correct with --reason and "
        "--authority",
    ),
    "settle.running": (
        "另一个定案正在进行，本次未写入任何文件",
        "another settlement is being made; nothing was written",
    ),
    "settle.unconfirmed": (
        "{folder} 已完整写入，但系统未能确认已存到磁盘（{what}）。请检查磁盘并运行 shaiji verify",
        "{folder} is written in full, but the system could not confirm that it reached the disk ({what}). "
        "Check the disk and run shaiji verify",
    ),
    "settle.future": ("--as-of {as_of} 晚于今天 {now}", "--as-of {as_of} is later than today, {now}"),
    "settle.calendar": (
        "{period} 之后的日历不全，无法判断补报期限何时结束。请先补齐 records/calendar/",
        "the calendars do not reach the end of the filing time of {period}. Add the next year to "
        "records/calendar/",
    ),
    "settle.open": (
        "{period} 在 {as_of} 还可以补报，最早可于 {first} 定案",
        "{period} is still open on {as_of}; it may be settled from {first} on",
    ),
    "settle.nothing_to_correct": (
        "{period} 还没有定案，无从更正",
        "{period} is not settled yet, so there is nothing to correct",
    ),
    "settle.reason": ("更正 {period} 须用 --reason 写明理由", "correcting {period} needs a --reason"),
    "settle.periods": (
        "{period} 年度定案之前，先要定案：{missing}",
        "before the year {period} can be settled, these have to be: {missing}",
    ),
    "settle.no_notice": (
        "{period} 的结果还没有公示。办法要求首次定案前公示 {workdays} 个工作日，请先在 records/notices/ "
        "记下公示",
        "the results of {period} were not put on notice. The policy asks for {workdays} workdays before the "
        "first settlement; add a notice of kind result to records/notices/",
    ),
    "settle.notice": (
        "{period} 的公示到 {last} 为止，{as_of} 还没有公示满 {workdays} 个工作日，请在期满后定案",
        "the notice of {period} runs to {last}; by {as_of} it has not hung for {workdays} workdays. Settle "
        "it once they are over",
    ),
    "settle.worse": (
        "{record} 的决定要由这次更正落实，但 {person} 的结果会由 {before} 变为 {after}：救济不得加重",
        "this correction carries out the decision of {record}, but would take {person} from {before} to "
        "{after}: a remedy never makes a result worse",
    ),
    "statistics.year": ("统计以年度为单位，“{name}”不是年度", "statistics are of a year, and {name} is none"),
    "settle.nobody": (
        "{period} 的名册是空的，没有可定案的结果",
        "nobody is on the roster of {period}",
    ),
    "settle.impossible": (
        "{period} 的定案无法复算：没有适用于 {why} 的办法",
        "{period} as settled cannot be recomputed: no policy is in force for {why}",
    ),
    "settle.earlier": (
        "更正的 --as-of {as_of} 早于原定案的 {before}",
        "a correction as of {as_of} would be earlier than the settlement as of {before}",
    ),
    "settle.same": (
        "更正不会改变任何结果：{period} 第 {number} 次定案与复算一致",
        "a correction would change nothing: settlement {number} of {period} is what the records yield",
    ),
    "verify.not_settled": ("{name} 没有定案", "{name} is not settled"),
    "init.preset": ("没有“{name}”这个预设；可选：{names}", "there is no preset “{name}”; there are {names}"),
    "init.no_sample": ("预设“{name}”没有示例记录", "the preset “{name}” has no worked example"),
    "init.not_empty": (
        "{folder} 不是空目录，未写入任何文件",
        "{folder} is not an empty folder; nothing was written",
    ),
    "init.name": ("“{value}”不能作单位名称", "“{value}” cannot be the name of a body"),
    "unit.unknown": ("没有“{name}”这个单位", "there is no unit “{name}”"),
    "person.unknown": ("没有“{name}”这个人", "there is no person “{name}”"),
    "person.not_there": ("{person} 不在 {period} 的名册上", "{person} is not on the roster of {period}"),
    "log.there": ("{person} 在 {date} 已有日志", "{person} has a log for {date} already"),
    "log.unreadable": (
        "{path} 第 {line} 行有问题，先运行 shaiji check",
        "{path} has a fault in line {line}; run shaiji check first",
    ),
    "log.text": ("正文不能记入台账：{what}", "the text can stand in no record: {what}"),
    "log.options": (
        "没有终端可供询问，请给出 --person、--date 和 --text",
        "nobody is there to ask; give --person, --date and --text",
    ),
    "log.no_post": (
        "{person} 在 {date} 没有任职，不能填日志",
        "{person} holds no post on {date} and files no log",
    ),
    "policy.none": (
        "没有“{name}”这份办法：既不是文件，也不是台账里的版本",
        "there is no policy “{name}”: neither a file nor a version in the ledger",
    ),
    "policy.faulty": (
        "办法 {name} 有上述问题，未作计算",
        "nothing was computed, because of these faults of the policy {name}",
    ),
    "policy.period": (
        "办法 {policy} 第 {version} 版的周期中没有“{name}”",
        "version {version} of the policy {policy} has no period “{name}”",
    ),
    "diff.compare": (
        "请给出要比较的两个版本（如 shaiji diff v1 HEAD）、两个轮次（如 2026-Q1 2026-Q2），或用 --policy A B "
        "给出两份办法",
        "say what to compare: two revisions (shaiji diff v1 HEAD), two rounds (2026-Q1 2026-Q2), or two "
        "policies (--policy A B)",
    ),
    "diff.no_repository": (
        "{folder} 不在 git 仓库中，没有历史可比较",
        "{folder} is in no git repository, so there is no history to compare",
    ),
    "diff.shallow": (
        "这份克隆的历史不完整（浅克隆或部分克隆），说不清变动出自哪里。请取回全部历史：git fetch --unshallow",
        "this clone lacks part of the history (shallow or partial), so causes cannot be told. Fetch all of "
        "it: git fetch --unshallow",
    ),
    "diff.revision": ("没有“{name}”这个版本", "there is no revision “{name}”"),
    "diff.round_and_revision": (
        "{first} 和 {second} 不能比较：两个都应是版本，或都应是轮次",
        "{first} and {second} cannot be compared: both have to be revisions, or both rounds",
    ),
    "history.none": (
        "到 {revision} 为止没有过 {name} 这份记录",
        "there never was a record {name} up to {revision}",
    ),
    "history.nobody": (
        "到 {revision} 为止没有关于 {name} 的记录",
        "there is nothing about {name} up to {revision}",
    ),
    "history.no_record": (
        "“{name}”既不是人员编号，也不是记录的编号或路径",
        "“{name}” is neither a person's id nor the id or path of a record",
    ),
    "textconv.kind": ("没有“{name}”这类记录", "there is no kind of record “{name}”"),
    "diff.nothing": (
        "还没有定案的周期，请给出要比较的周期",
        "nothing is settled yet; say which period to compare",
    ),
    "fairness.units": (
        "{name} 是单位的考核，公平性观察只对人员",
        "{name} is a round of units; fairness is observed in rounds of people",
    ),
    "fairness.rules": (
        "{name} 适用的办法没有 fairness 一节，没有可用的界限。可用 --policy 指定含这一节的办法",
        "the policy in force for {name} has no section fairness, so there are no limits to go by. Name one "
        "that has with --policy",
    ),
    "serve.no_board": (
        "{folder} 里没有网站，先运行 shaiji build",
        "{folder} holds no board; run shaiji build first",
    ),
    "serve.port": (
        "端口 {port} 不能使用：{what}。可用 --port 换一个",
        "port {port} cannot be used: {what}. Choose another with --port",
    ),
    "build.findings": (
        "{count} 条记录有问题（如 {path}），先运行 shaiji check",
        "{count} records have faults (such as {path}); run shaiji check first",
    ),
    "build.no_policy": ("台账里没有可用的考核办法", "the ledger has no policy that can be read"),
    "build.unverified": (
        "有 {count} 处定案与复算不符（如 {path}），先运行 shaiji verify",
        "{count} settled values are not what the records yield (such as {path}); run shaiji verify first",
    ),
    "build.mkdocs": ("MkDocs 未能生成网页：{what}", "MkDocs could not render the pages: {what}"),
    "build.not_a_board": (
        "{path} 里有别的文件，不会覆盖；请另选 --out",
        "{path} holds something else and is not replaced; choose another --out",
    ),
    "export.findings": (
        "{path} 有问题，导出会缺内容；先运行 shaiji check",
        "{path} has a fault, and tables would lack something; run shaiji check first",
    ),
    "export.not_an_export": (
        "{path} 里有别的文件，不会覆盖；请另选 --out",
        "{path} holds something else and is not replaced; choose another --out",
    ),
    "export.kind": ("没有“{name}”这类记录或表", "there is no kind of record or table {name}"),
    "export.too_long": (
        "{table} 第 {row} 行 {column} 超过 {most} 字，Excel 放不下；请改用其他格式",
        "row {row} of {table} has more than {most} characters in {column}, which Excel cannot hold; choose "
        "another format",
    ),
    "extra.missing": (
        "这需要附加组件，请运行 pip install 'shaiji[{extra}]'（在源码目录中：pip install --require-hashes -r "
        "requirements-query.lock）",
        "this needs an extra: pip install 'shaiji[{extra}]' (in a checkout: pip install --require-hashes -r "
        "requirements-query.lock)",
    ),
    "query.unknown": (
        "没有“{name}”这个现成查询，--list 列出全部",
        "there is no query {name}; --list lists them",
    ),
    "query.nothing": ("请给出 SQL 或查询的名称，或用 --list", "give SQL or the name of a query, or --list"),
    "query.one": ("一次只能查询一句", "one statement at a time"),
    "query.reads": (
        "只能查询（SELECT、WITH、FROM、DESCRIBE、SHOW、EXPLAIN），不能 {what}",
        "only asking is possible (SELECT, WITH, FROM, DESCRIBE, SHOW, EXPLAIN), not {what}",
    ),
    "query.failed": ("查询未能执行：{what}", "the query failed: {what}"),
    "demo.not_empty": (
        "{folder} 不是空目录，未写入任何文件",
        "{folder} is not an empty folder; nothing was written",
    ),
    "demo.people": ("示范台账不能有 {people} 人", "a demo ledger cannot have {people} people"),
}
