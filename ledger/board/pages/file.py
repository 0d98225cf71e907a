"""File a log: what to write, where to send it, and a form that works out the file (`site/assets/file.js`)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.filing.settings import SETTINGS
from ledger.board.html import back, bullets, lead, link, more, note, page, script, section
from ledger.board.pages.field_names import record_title
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import basis
from ledger.board.site import Forge, site_of
from ledger.board.view import View
from ledger.log_entry.month import Entry, with_entry
from ledger.reading.emit import emit
from ledger.records.kinds import KIND
from ledger.records.schemas import resolve, schema_of
from scoring.policy.logs import LogRules

SAMPLE_TEXT = (
    "上午走访三户，核对补助材料，其中一户缺存折复印件，约定次日补齐。"
    "下午整理台账，录入二十六条，与村干部核对无误。"
)


def filing(view: View) -> Iterator[tuple[str, str]]:
    """The page; none where no people are assessed."""
    if not view.of_units_alone:
        yield address.FILE, _file(view)


def _file(view: View) -> str:
    parts = [
        back(way(address.FILE, address.TAKING_PART)),
        lead(
            both(
                "手机上一分钟填好一天的工作日志，不用会 git。",
                "A day's work log from a phone within a minute; no git needed.",
            )
        ),
        note(
            both(
                "写在这里的内容按办法公开。不写身份证号、电话、住址，不写涉密内容。",
                "What you write is shown as the policy says. No identity numbers, telephone numbers "
                "or home addresses, and nothing secret.",
            )
        ),
        _form(view),
        section(both("写什么", "What to write"), "what", _what(view.policy.logs)),
        section(both("交到哪里", "Where to send it"), "where", _where(view)),
        section(both("样子", "What the file looks like"), "sample", _sample(view)),
        script(address.FILE, "file.js"),
    ]
    return page(NAMES[address.FILE], parts)


def _form(view: View) -> str:
    """The form, hidden until the script that it needs shows it; its limits are those of the schema."""
    return (
        f'<form class="sj-form" id="sj-file" data-settings="{address.to_file(address.FILE, SETTINGS)}" '
        f'data-checks="{address.between(address.FILE, address.CHECKS)}" autocomplete="off" novalidate hidden>'
        f"{_who(view)}{_day(view)}{_result()}</form>"
    )


def _who(view: View) -> str:
    units = "".join(
        f'<option value="{text(id_)}">{text(unit.name)}</option>'
        for id_, unit in sorted(view.facts.units.items())
        if unit.assessed
    )
    person = (
        '<input id="sj-person" name="person" list="sj-people" required autocapitalize="none" '
        f'spellcheck="false" {_limits("person")}><datalist id="sj-people"></datalist>'
    )
    return _group(
        both("谁", "Who"),
        _field("sj-person", record_title("log", "person"), person, _PERSON_HINT),
        _field("sj-unit", record_title("log", "unit"), f'<select id="sj-unit" name="unit">{units}</select>'),
    )


_PERSON_HINT = both(
    "编号或姓名，下次自动填好", "Your id or your name; this browser remembers it for next time"
)


def _day(view: View) -> str:
    themes = "".join(
        f'<option value="{text(each.id)}">{text(each.name)}</option>' for each in view.policy.logs.themes
    )
    none = both("不选", "none")
    theme = f'<select id="sj-theme" name="theme"><option value="">{none}</option>{themes}</select>'
    words = f'<textarea id="sj-text" name="text" rows="7" required {_limits("text")}></textarea>'
    counter = '<output class="sj-count" id="sj-count" for="sj-text"></output>'
    return _group(
        both("哪一天，做了什么", "Which day, and what was done"),
        _field("sj-date", record_title("log", "entries.date"), _DATE),
        _field("sj-theme", record_title("log", "entries.theme"), theme) if themes else "",
        _field("sj-text", record_title("log", "entries.text"), words, counter),
        '<ul class="sj-told" id="sj-told" role="status"></ul>',
        f'<p><button type="button" id="sj-more">{both("记下，再写一天", "Keep it and write another day")}'
        '</button></p><ul class="sj-kept" id="sj-kept"></ul>',
    )


_DATE = '<input id="sj-date" name="date" type="date" required>'


def _result() -> str:
    """Where the file comes out, and what to do with it."""
    return _group(
        both("交上去", "Send it"),
        f'<div class="sj-choice"><p>{both("这个月的文件：", "The file of this month:")}</p>'
        f"{_choice('new', both('还没有，新建', 'is not there yet: make it'))}"
        f"{_choice('old', both('已经有，加进去', 'is there already: add to it'))}</div>",
        f'<div id="sj-paste-box" hidden>{_field("sj-paste", _PASTE, _PASTE_BOX, _PASTE_HINT)}</div>',
        f'<p class="sj-path">{both("文件", "File")} <code id="sj-path"></code></p>',
        f'<label for="sj-yaml" id="sj-yaml-name">{both("文件内容", "Content of the file")}</label>'
        '<textarea id="sj-yaml" rows="8" readonly spellcheck="false"></textarea>',
        '<p class="sj-told" id="sj-how" role="status"></p>',
        '<p class="sj-does"><a class="md-button md-button--primary" id="sj-send" target="_blank" '
        f'rel="noopener noreferrer" hidden>{both("提交", "Submit")}</a>'
        f'<button type="button" id="sj-copy">{both("复制", "Copy")}</button>'
        f'<button type="button" id="sj-save">{both("下载", "Download")}</button>'
        f'<button type="button" id="sj-clear">{_SENT}</button></p>',
    )


_SENT = both("已经交了，清空", "It is sent: clear the draft")
_PASTE = both("文件现在的内容（可不填）", "What the file holds now (optional)")
_PASTE_BOX = '<textarea id="sj-paste" rows="4" spellcheck="false"></textarea>'
_PASTE_HINT = both(
    "从仓库复制整个文件粘贴到这里，新的一天会放到合适的位置。不填也可以：下面给出要加在末尾的几行。",
    "Copy the whole file from the repository into this box and the new day is put in its place. "
    "Without it you get the lines to add at the end.",
)


def _choice(value: str, words: str) -> str:
    return f'<label><input type="radio" name="state" value="{value}"> {words}</label>'


def _group(name: str, *fields: str) -> str:
    return f"<fieldset><legend>{name}</legend>{''.join(fields)}</fieldset>"


def _field(id_: str, name: str, control: str, hint: str = "") -> str:
    below = f'<small id="{id_}-hint">{hint}</small>' if hint else ""
    return f'<div class="sj-field-of"><label for="{id_}">{name}</label>{control}{below}</div>'


def _limits(field: str) -> str:
    """What a schema asks of a field, as HTML asks it; patterns are told by the script, lengths by both."""
    root = schema_of("log")
    shapes = dict(root["properties"]) | dict(root["$defs"]["entry"]["properties"])
    shape = resolve(root, shapes[field])
    return f'aria-describedby="sj-{field}-hint"' + (
        f' maxlength="{shape["maxLength"]}"' if field == "text" else ""
    )


def _what(rules: LogRules) -> str:
    """What the policy asks of an entry."""
    letters = rules.letters
    most = both(f"到 {letters.max} 个", f" to {letters.max}") if letters.max else both("个以上", " or more")
    themes = both("、", ", ").join(text(theme.name) for theme in rules.themes)
    every = (
        both("每周一条，记在这一周的任何一个工作日。", "One entry a week, on any workday of it.")
        if rules.weekly
        else both("每个工作日一条。", "One entry for every workday.")
    )
    return bullets(
        [
            every,
            both(
                f"做了什么、结果如何，{letters.min} {most}字，标点不算。",
                f"What was done and what came of it, in {letters.min}{most} letters without punctuation. ",
            )
            + basis(rules.letters_basis),
            both(
                f"当天过后 {rules.late_workdays} 个工作日内可以补记。",
                f"It may be filed up to {rules.late_workdays} workdays after the day. ",
            )
            + basis(rules.late_basis),
            both(f"主题：{themes}。", f"Themes: {themes}.") if themes else "",
            both(
                "不照抄自己以前的，也不照抄别人的。", "Not a copy of an earlier entry, your own or another's."
            ),
        ]
    )


def _where(view: View) -> str:
    """Where the file goes: to the forge that the site names, or to the office."""
    forge = site_of(view.sight.shown("body", view.body), view.sight.tier).forge
    office = text(str(view.body.get("office", view.body["name"])))
    shape = text(KIND["log"].shape)
    ways = [
        both(
            f"一人一月一个文件，放在 <code>{shape}</code>。",
            f"One file for a person and a month, at <code>{shape}</code>.",
        ),
        _to(forge) if forge else "",
        both(
            f"也可以把文件或文字发给单位的联络员，由{office}统一提交。",
            f"Or give the file or the text to the contact of your unit; {office} submits it.",
        ),
        both(
            "提交以后先过校验再入账；错了会说明哪一行、怎么改。",
            "What is submitted is checked first; a mistake is shown with its line and how to mend it.",
        ),
    ]
    return bullets(ways)


def _to(forge: Forge) -> str:
    here = link(text(forge.repository), text(forge.repository))
    return both(f"台账仓库：{here}。", f"The repository of the ledger: {here}.")


def _sample(view: View) -> str:
    """A file to copy, for whoever has no scripts."""
    day = view.as_of or "2026-03-02"
    themes = view.policy.logs.themes
    entry = Entry("p0042", "roads", day, day, SAMPLE_TEXT, themes[0].id if themes else "")
    yaml = emit(with_entry(None, entry))
    lines = "&#10;".join(text(line) for line in yaml.rstrip("\n").split("\n"))
    command = "shaiji new log --person p0042"
    asks = both("问几句就写好文件。", "asks a few questions and writes the file.")
    return f'<pre class="sj-sample"><code>{lines}</code></pre>' + more(
        both("会用命令行的", "With the command line"),
        f"<p><code>{text(command)}</code> {asks}</p>",
    )
