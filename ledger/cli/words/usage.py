"""What is wrong with a command line."""

WORDS = {
    "usage.extra": (
        "多余的参数“{argument}”（{command}）",
        "{command} does not know what to do with “{argument}”",
    ),
    "usage.command": ("没有“{name}”这个命令", "there is no command “{name}”"),
    "usage.option": ("没有“{name}”这个选项", "there is no option {name}"),
    "usage.missing": ("缺少 {name}", "{name} is missing"),
    "usage.bad": ("{name}：{message}", "{name}: {message}"),
    "usage.value": ("选项 {name} 须带一个值，或不应带值", "option {name} needs a value, or takes none"),
    "usage.one_of": ("“{value}”不在可选值之内：{values}", "“{value}” is not one of {values}"),
    "usage.day": (
        "“{value}”不是日期，应写成 2026-03-02 这样",
        "“{value}” is not a day; write it like 2026-03-02",
    ),
    "usage.number": ("“{value}”不是 1 到 {most} 的整数", "“{value}” is not a whole number from 1 to {most}"),
}
