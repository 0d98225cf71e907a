"""Headings, errors, and what several commands say."""

WORDS = {
    "help.usage": ("用法：{usage}", "Usage: {usage}"),
    "help.options": ("选项：", "Options:"),
    "help.commands": ("命令：", "Commands:"),
    "help.command": ("命令", "COMMAND"),
    "help.some_options": ("[选项]", "[OPTIONS]"),
    "help.more": ("各命令的说明：{command} 命令 --help", "More about a command: {command} COMMAND --help"),
    "error": ("错误：{message}", "error: {message}"),
    "error.nearest": ("。是否想输入：{names}？", ". Did you mean: {names}?"),
    "error.stopped": ("已中止", "stopped"),
    "error.system": ("系统报告：{what}", "the system says: {what}"),
    "error.system_at": ("{path}：{what}", "{path}: {what}"),
    "error.internal": (
        "程序内部出错（{name}：{detail}）。这是本工具的缺陷。请加上 --debug 重新运行，并把全部输出连同 "
        "shaiji --version 的结果报告给维护者",
        "something went wrong inside the tool ({name}: {detail}). This is a defect of the tool. Please run "
        "the command again with --debug and report the whole output, with that of shaiji --version, to the "
        "maintainers",
    ),
    "progress.reading": ("读取记录", "reading records"),
    "check.clean": ("{files} 个文件，没有问题", "{files} files, nothing wrong"),
    "check.staged": ("暂存的 {files} 个文件，没有新问题", "{files} staged files, nothing new is wrong"),
    "fmt.changed": ("已改写 {path}", "rewrote {path}"),
    "fmt.would": ("应改写 {path}", "would rewrite {path}"),
    "fmt.all": ("共 {files} 个文件，改写 {changed} 个", "{files} files, {changed} rewritten"),
    "fmt.would_all": ("共 {files} 个文件，应改写 {changed} 个", "{files} files, {changed} to be rewritten"),
    "settle.stopped": (
        "有上述问题，{period} 未定案，未写入任何文件",
        "{period} is not settled because of these, and nothing was written",
    ),
    "settle.done": (
        "{period} 已定案（第 {number} 次）：{people} 人，其中 {scored} 人有得分。请提交到 git",
        "settled {period} (settlement {number}): {people} people, {scored} of them with a score. Commit it "
        "to git",
    ),
    "settle.done.units": (
        "{period} 已定案（第 {number} 次）：{people} 个单位，其中 {scored} 个有得分。请提交到 git",
        "settled {period} (settlement {number}): {people} units, {scored} of them with a score. Commit it "
        "to git",
    ),
    "verify.agrees.units": (
        "{period} 第 {number} 次定案（截至 {as_of}）：{units} 类 {people} 个单位，复算一致",
        "{period} settlement {number} (as of {as_of}): {people} units in {units} classes, all as settled",
    ),
    "verify.agrees": (
        "{period} 第 {number} 次定案（截至 {as_of}）：{units} 个单位 {people} 人，复算一致",
        "{period} settlement {number} (as of {as_of}): {units} units, {people} people, all as settled",
    ),
    "verify.differs": (
        "{period} 第 {number} 次定案（截至 {as_of}）：{units} 个单位 {people} 人，复算不一致",
        "{period} settlement {number} (as of {as_of}): {units} units, {people} people, not as settled",
    ),
    "verify.differs.units": (
        "{period} 第 {number} 次定案（截至 {as_of}）：{units} 类 {people} 个单位，复算不一致",
        "{period} settlement {number} (as of {as_of}): {people} units in {units} classes, not as settled",
    ),
    "verify.nothing": ("还没有定案的周期", "nothing is settled yet"),
    "score.person": ("人员", "person"),
    "score.name": ("姓名", "name"),
    "score.unit_name": ("名称", "name"),
    "score.unit": ("单位", "unit"),
    "score.class": ("类别", "class"),
    "score.score": ("得分", "score"),
    "score.grade": ("等次", "grade"),
    "score.cohort": ("组别", "cohort"),
    "score.rank": ("名次", "rank"),
    "score.status": ("状态", "status"),
    "score.provisional": (
        "未定案：{period} 按 {as_of} 的记录试算，结果可能变动，未写入任何文件",
        "provisional: {period} as of {as_of}; it may still change, and nothing was written",
    ),
    "score.supposed": (
        "以上按办法 {policy} 计算，如同它在 {period} 生效；它并未生效",
        "computed as if the policy {policy} were in force for {period}, which it is not said to be",
    ),
    "explain.sealed": (
        "各组测评票不单列：其中一组只有一张票，平均分就是那张票",
        "rater groups are not told apart: one of them has a single ballot, and its mean would be that ballot",
    ),
    "explain.differs": (
        "注意：{period} 的定案文件与由记录复算的结果不同，以上说明的是复算结果。请运行 shaiji verify",
        "note: the settled file of {period} says something else than the records yield; the latter is "
        "explained above. Run shaiji verify",
    ),
    "archive.head": ("{person} {name}", "{person} {name}"),
    "archive.module": ("{name}（{count}）", "{name} ({count})"),
    "tier.public": ("公开", "public"),
    "tier.unit": ("内部", "internal"),
    "build.done": (
        "已生成{tier}网站：{pages} 页，{files} 个下载文件",
        "built the {tier} board: {pages} pages, {files} files to download",
    ),
    "export.done": (
        "已导出 {tables} 个表 {rows} 行（{tier}）",
        "exported {tables} tables with {rows} rows ({tier})",
    ),
    "tier.subject": ("本人", "the person's own"),
    "tier.sealed": ("全部，含封存内容", "everything, sealed content too"),
    "query.rows": ("{rows} 行", "{rows} rows"),
    "serve.at": ("请用浏览器打开 {address} ，按 Ctrl-C 结束", "open {address} in a browser; Ctrl-C ends it"),
    "demo.stage": ("{stage}……", "{stage} …"),
    "demo.plan": ("拟定单位和人员", "planning units and people"),
    "demo.records": ("写入各类记录", "writing records"),
    "demo.logs": ("写入工作日志", "writing work logs"),
    "demo.settling": ("定案 {period}", "settling {period}"),
    "init.git": ("已建立 git 仓库", "made a git repository"),
    "init.no_git": (
        "没有找到 git，请安装后在该目录运行 git init",
        "git was not found; install it and run git init there",
    ),
    "init.next": (
        "台账已建好。请看 {folder}/README.md，然后运行 cd {folder} && shaiji check",
        "the ledger is ready. Read {folder}/README.md, then run cd {folder} && shaiji check",
    ),
    "log.ask_person": ("人员编号", "person id"),
    "log.ask_date": ("日期（直接回车为 {hint}）", "day (Enter for {hint})"),
    "log.ask_text": ("做了什么、结果如何", "what was done, and what came of it"),
    "log.ask_theme": ("主题（可不填：{hint}）", "theme (may stay empty: {hint})"),
    "log.filed": ("已记入 {person} {date} 的日志", "filed the log of {person} for {date}"),
    "log.refused": ("{person} {date} 的日志未写入", "the log of {person} for {date} was not written"),
    "error.unreadable": ("无法读取台账：{what}", "the ledger cannot be read: {what}"),
}
