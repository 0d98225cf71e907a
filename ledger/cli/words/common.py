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
    "provisional": ("未定案", "provisional"),
}
