"""One line and one page for each command."""

WORDS = {
    "shaiji.help": (
        "晒绩：公开的实绩台账。记录放在 git 里，逐项核对，精确计分，人人可复算。",
        "Shaiji: an open merit ledger. Records live in git, are checked, scored exactly, and anybody can "
        "recompute every result.",
    ),
    "init.short": ("新建一个台账", "start a ledger"),
    "init.help": (
        "在空目录中新建一个台账：办法、日历、单位信息和下一步说明，建好即可通过核对。",
        "Start a ledger in an empty folder: policy, calendar, the body, and what to do next. It passes the "
        "check at once.",
    ),
    "archive.short": ("一人一档", "everything recorded of one person"),
    "archive.help": (
        "按模块列出一个人的全部记录：任职、日志、小结、结果、加减分等。测评票不属于任何人的档案。",
        "List all records of one person by modules: posts, logs, summaries, results, adjustments and so on. "
        "Ballots belong to nobody's archive.",
    ),
    "new.short": ("填写新记录", "write a new record"),
    "new.help": ("填写新记录。", "Write a new record."),
    "new-log.short": ("填一天的工作日志", "write a day's work log"),
    "new-log.help": (
        "填一天的工作日志。不带选项时逐项询问。写入前按全部规则核对，不合规则不写。",
        "Write one day's work log. Without options it asks for each value. Everything is checked first; "
        "what breaks a rule is not written.",
    ),
    "check.short": ("核对全部记录", "check all records"),
    "check.help": (
        "核对全部记录并列出问题；给出路径时只列这些路径下的。没有问题时退出码为 0，有问题为 1。",
        "Check all records and list what is wrong; with paths, only what is wrong there. Exit code 0 when "
        "nothing is, 1 otherwise.",
    ),
    "fmt.short": ("改写成规范格式", "rewrite in canonical form"),
    "fmt.help": (
        "把记录改写成规范格式，只动写法，不动内容。含歧义的文件不改，列出原因。",
        "Rewrite records in the canonical form: the spelling changes, never a value. An ambiguous file is "
        "left alone and named.",
    ),
    "rule.short": ("解释一条规则", "explain a rule"),
    "rule.help": (
        "解释一条规则：查什么、为什么、怎么改，附正反例子。",
        "Explain a rule: what it looks for, why, how to put it right, with examples.",
    ),
    "orders.short": ("列出督办事项和信访件", "list orders and petitions"),
    "orders.help": (
        "列出未销号的督办事项和未办结的信访件：到了哪一环节、下一步最迟何时。有逾期的退出码为 1。",
        "List the orders and petitions that are not closed: how far they are, what is next, and by when. "
        "Exit code 1 when something is overdue.",
    ),
    "draw.short": ("按公开种子抽取调查对象", "draw the people of a survey"),
    "draw.help": (
        "按公开的种子从抽样框中逐层抽取，逐步列出，任何人都能重抽。不给种子时取抽样记录里的种子；与抽样记录"
        "不同时退出码为 1。",
        "Draw from the lists of a survey by a public seed, step by step, as anybody can. Without a seed it "
        "takes that of the draw's record. Exit code 1 when the record says something else.",
    ),
    "score.short": ("试算一个周期", "score a period provisionally"),
    "score.help": (
        "按现有记录试算一个周期或年度，不写入任何文件。结果未定案。给出 --policy 时，按另一份办法试算，"
        "如同它已生效。",
        "Score a period or a year from the records as they stand. Nothing is written and nothing is settled. "
        "With --policy another policy is applied, as if it were in force.",
    ),
    "diff.short": ("比较两个版本、两轮结果或两份办法", "compare two revisions, rounds or policies"),
    "diff.help": (
        "比较台账在 git 中的两个版本：谁的结果变了，从什么变成什么，因为哪份记录，在哪个提交，由谁改动，依据"
        "是什么；也指出改过又改回、合并时舍弃的记录。给出两个轮次（2026-Q1 2026-Q2，或 版本:轮次）时比较两轮"
        "定案，说明等次何以不同。\n"
        "用 --policy A B 时，用台账里的事实比较两份办法（文件，或 jiancaoping/v1 这样的版本），由哪一条引起；"
        "这时参数是周期，不给则比较全部已定案的周期。没有变动时退出码为 0，有变动为 1。",
        "Compare two revisions of the ledger in git: whose results are others, from what to what, because of "
        "which record, in which commit, by whom, on what authority; also what was changed and changed back, "
        "or dropped in a merge. Two rounds (2026-Q1 2026-Q2, or REVISION:ROUND) compare two settled rounds "
        "and what decided each grade.\n"
        "With --policy A B two policies (files, or versions such as jiancaoping/v1) are compared over the "
        "ledger's facts, with the clause that did it; the arguments are then periods, by default every "
        "settled one. Exit code 0 when nothing is another, 1 otherwise.",
    ),
    "history.short": ("一份记录或一个人的来龙去脉", "every version of a record, or all about a person"),
    "history.help": (
        "列出一份记录（如 adjustments/2026-Q1/p0042-flood）在 git 历史中的每个版本：由谁带来、自称何时、服务"
        "器何时收到、依据什么、改了什么、使谁的结果变动（其余记录按现状）；也列出旁支上改过而没有并入的。给出人"
        "员编号时，列出关于这个人的全部记录和历次定案结果。",
        "List every version of a record (such as adjustments/2026-Q1/p0042-flood) in the history of git: who "
        "brought it, when they claim to, when the server received it, on what authority, what it changed and "
        "whom it moves (all else as it stands); also what a side branch changed and no merge took. With a "
        "person's id: all records about that person, and their settled results one after the other.",
    ),
    "install-diff.short": ("让 git diff 说台账的话", "make git diff speak of the ledger"),
    "install-diff.help": (
        "在这个仓库里设置 git：git diff、git log -p、git show 显示记录时，每个值一行，用栏目的名称，列表中每"
        "项标明说的是谁、哪一天。只改 .git 中的设置，不动任何受管理的文件。",
        "Set git up in this repository: git diff, git log -p and git show then show records with one value "
        "a line, by the titles of the fields, and each entry of a list by whom or which day it is about. "
        "Only settings inside .git are changed, no file under version control.",
    ),
    "textconv.short": ("把一份记录写成便于比较的文字", "a record as text that compares well"),
    "textconv.help": (
        "把一份记录写成便于比较的文字，供 git 调用（见 install-diff）。读不懂的文件原样列出。",
        "Write a record as text that compares well, for git to call (see install-diff). A file that cannot "
        "be read is shown as it is.",
    ),
    "settle.short": ("定案一个周期", "settle a period"),
    "settle.help": (
        "定案一个周期或年度：计算全部结果，连同所依据记录的摘要一次写入。已定案的周期只能更正，并须写明理由"
        "和依据。",
        "Settle a period or a year: compute every result and write it at once, with the digests of all it "
        "rests on. What is settled can only be corrected, with reason and authority.",
    ),
    "verify.short": ("复算已定案的结果", "recompute what is settled"),
    "verify.help": (
        "由记录复算全部已定案的结果，与定案文件逐字节比对；有出入时指出在哪一行、应为何值、差多少。",
        "Recompute every settled result from the records and compare it byte by byte; a difference is "
        "named with file, line, the value expected and the value found.",
    ),
    "explain.short": ("说明一个人或一个单位的得分由来", "explain the result of one person or unit"),
    "explain.help": (
        "逐步说明一个人某周期的得分、等次和排名由何而来，每一步都能用纸笔复算；单位的写单位代码和单位考核轮次，"
        "如 shaiji explain roads units-2026。",
        "Explain step by step where a person's score, grade and rank come from; every step can be redone "
        "by pencil. Of a unit, name it and its round, such as shaiji explain roads units-2026.",
    ),
    "measures.short": ("提醒、帮带、回访、谈话", "reminders, mentoring, visits, talks"),
    "measures.help": (
        "列出按办法应当启动的措施和已经启动的措施：待启动、逾期未启动、办理中；随机提醒抽到谁也在其中。",
        "List the measures that the policy opens and those on record: awaited, overdue, open. So are the "
        "people whom a draw names.",
    ),
    "statistics.short": ("一年的统计", "the counts of a year"),
    "statistics.help": (
        "统计一个年度的异议、复核、申诉及其结论，各类措施和各项活动的次数。",
        "Count the objections, reviews and appeals of a year with their outcomes, its measures and its "
        "activities.",
    ),
    "fairness.short": ("观察一个周期是否公平", "observe how fair a round was"),
    "fairness.help": (
        "由记录计算对一个周期或年度的观察：等次分布、打分宽严、好等次是否轮流、互评互高、负面记录、考勤与日志、"
        "资历与等次。界限在办法的 fairness 一节。观察不是结论，也从不涉及单个评价人。",
        "Compute observations on a period or year from the records: distribution of grades, leniency, the "
        "best grade in rotation, reciprocal rating, negative records, attendance against logs, seniority. "
        "The limits stand in the policy's section fairness. They are no verdicts and never about a single "
        "rater.",
    ),
    "query.short": ("用 SQL 查询台账", "ask the ledger in SQL"),
    "query.help": (
        "用 SQL 查询台账的各个表，或给出现成查询的名称（--list 列出）。只读，不碰表以外的文件，不联网。"
        "表和列见 docs/export.md，或查询 SHOW TABLES、DESCRIBE 表名。",
        "Ask the tables of the ledger in SQL, or by the name of a query that is there already (--list). It "
        "only reads, and reaches neither files nor the network. Tables and columns: docs/export.md, or ask "
        "SHOW TABLES and DESCRIBE table.",
    ),
    "export.short": ("导出为表格文件", "export tables"),
    "export.help": (
        "把记录导出为表：每类记录一个表，其中的列表另成一表，附数据字典和摘要清单。分数保持精确，同样的记录导出同样的字"
        "节。",
        "Export the records as tables: one for each kind, and one for each list inside, with a data "
        "dictionary and the digest of every file. Scores stay exact; the same records give the same bytes.",
    ),
    "build.short": ("生成公示网站", "build the board"),
    "build.help": ("由记录生成静态公示网站。", "Build the static board from the records."),
    "serve.short": ("在本机浏览公示网站", "show the board on this machine"),
    "serve.help": (
        "在本机打开已生成的公示网站，按 Ctrl-C 结束。",
        "Serve a built board on this machine until Ctrl-C.",
    ),
    "demo.short": ("生成虚构的示范台账", "write the fictional demo ledger"),
    "demo.help": (
        "生成示范台账，其中单位、人员和数据均为虚构。",
        "Write a demo ledger; its units, people and data are fictional.",
    ),
}
