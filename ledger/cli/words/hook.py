"""What `shaiji install-hook` says, and what the hooks say to people who push."""

WORDS = {
    "install-hook.short": ("在服务器的仓库里装上关口", "put the gate into a repository on a server"),
    "install-hook.help": (
        "在裸仓库里装上钩子：推送到主线的改动先判定，合规才收，否则整次拒收。再次运行即更新。加 --keys 时"
        "不安装，只按名册列出 authorized_keys 的各行。",
        "Put hooks into a bare repository: what is pushed to the main line is judged first, and the whole "
        "push is refused when something is wrong. Run it again to renew them. With --keys nothing is "
        "installed; the lines for authorized_keys are printed, by the ledger's own list.",
    ),
    "install-hook.done": ("已装好 {path}", "installed {path}"),
    "install-hook.next": (
        "下一步：shaiji install-hook --keys {repository} 列出 authorized_keys 的各行，见 docs/server.md",
        "next: shaiji install-hook --keys {repository} prints the lines for authorized_keys; see "
        "docs/server.md",
    ),
    "install-hook.gone": (
        "晒绩：没有收下，台账没有变。服务器上的程序不在原处，请告诉管理服务器的人重新运行 "
        "shaiji install-hook",
        "Shaiji: not taken in, the ledger is as it was. The program on the server is not where it was; ask "
        "whoever keeps the server to run shaiji install-hook again",
    ),
    "install-hook.bare": (
        "{folder} 不是裸仓库。请给出服务器上的仓库目录（git init --bare 建的）",
        "{folder} is no bare repository. Name the one on the server (made with git init --bare)",
    ),
    "install-hook.other": (
        "{path} 已有别的钩子，没有改动。请先移开",
        "{path} is a hook of somebody else's and was left alone. Move it away first",
    ),
    "receive.short": ("钩子用：判定一次推送", "for the hook: judge one push"),
    "receive.help": (
        "由 install-hook 装的钩子运行：从标准输入读一次推送，逐个引用判定，有一处不行就整次拒收。"
        "不必自己运行。",
        "Run by the hooks of install-hook: read one push from standard input, judge every reference, and "
        "refuse the whole when one will not do. There is no need to run it yourself.",
    ),
    "receive.waiting": (
        "晒绩：有人正在提交，请稍等……",
        "Shaiji: somebody else's push is being judged, please wait …",
    ),
    "receive.busy": (
        "服务器正忙，等了三分钟还没有轮到。请过一会儿再推送",
        "the server was busy for three minutes. Push again in a while",
    ),
    "receive.failed": (
        "晒绩：没有收下，台账没有变。服务器没能完成核对，原因如下；这不是填写的错，请告诉管理服务器的人。",
        "Shaiji: not taken in, the ledger is as it was. The server could not finish, for the reason below; "
        "it is no fault of your record. Tell whoever keeps the server.",
    ),
    "receive.refused": (
        "晒绩：没有收下，台账没有变。原因如下：",
        "Shaiji: not taken in, the ledger is as it was. Here is why:",
    ),
    "receive.more": (
        "另有 {count} 处，改好以上这些再推送时会接着列出。",
        "{count} more; they are told when you push again with these put right.",
    ),
    "receive.more_lines": ("另有 {count} 行", "{count} more lines"),
    "receive.nobody": (
        "服务器不知道您是谁：请用登记过的公钥登录，或给提交签名。",
        "The server does not know who you are: come in with a key that is listed, or sign your commits.",
    ),
    "receive.again": (
        "改好后再推送一次即可，不会重复入账。",
        "Put it right and push again; nothing is entered twice.",
    ),
    "receive.creates": (
        "{branch} 还不存在。主线由管理服务器的人先放好，再装关口。",
        "{branch} is not there yet. Whoever keeps the server puts the main line in place before the gate.",
    ),
    "receive.deletes": ("{branch} 受保护，不能删除。", "{branch} is protected and cannot be deleted."),
    "receive.forces": (
        "{branch} 受保护，历史只能往后加。请先取回最新的（git pull --rebase），再推送，不要强制推送。",
        "{branch} is protected and its history only grows. Fetch what is new (git pull --rebase) and push "
        "again, without force.",
    ),
    "receive.overtaken": (
        "您推送的同时，别人的改动先进了 {branch}。请取回最新的（git pull --rebase），再推送一次。",
        "Somebody else's change came into {branch} before yours. Fetch it (git pull --rebase) and push "
        "again.",
    ),
    "receive.likeness": (
        "{branch} 与受保护的分支只差大小写，或在它之下。请换个名字。",
        "{branch} differs from a protected branch only in case, or lies below it. Take another name.",
    ),
    "receive.long": (
        "{branch} 一次带来的提交太多，无法逐个查看。请分几次推送。",
        "{branch} brings more commits at once than can be looked at. Push it in parts.",
    ),
    "receive.name": ("{branch} 这个名字不能用。", "{branch} is no name to be used here."),
    "receive.landed": (
        "晒绩：已收下，{commits} 个提交，{files} 个文件。",
        "Shaiji: taken in: {commits} commits, {files} files.",
    ),
    "option.protect": (
        "只能经关口改动的分支；默认 main，可以重复。",
        "A branch that only the gate moves; by default main; may be given again.",
    ),
    "option.local": (
        "在服务器本机推送（file:// 或路径）的算谁：名册上的编号。默认不算任何人。",
        "Whose the pushes on the machine itself are (file:// or a path): an id that is listed. By default "
        "nobody's.",
    ),
    "option.keys": (
        "不安装，只列出 authorized_keys 的各行。",
        "Install nothing; print the lines for authorized_keys.",
    ),
    "option.landed": (
        "推送已经收下：说明收下了什么、谁的结果变动。",
        "The push has come in: tell what it brought and who moves.",
    ),
}
