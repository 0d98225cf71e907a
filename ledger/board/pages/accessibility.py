"""The statement on accessibility: what everybody can do, what was tested, what falls short, whom to tell."""

from __future__ import annotations

from ledger.board import address
from ledger.board.both import both
from ledger.board.config import office_name
from ledger.board.html import back, bullets, lead, page, section
from ledger.board.pages.hubs import NAMES, way
from ledger.board.view import View


def accessibility(view: View) -> str:
    """What everybody can do, what was tested and how, what may be hard, and whom to tell."""
    here = address.ACCESS
    office = office_name(view.body)
    barrier = both(
        f"遇到障碍，请告诉{office}：哪一页、用什么设备和软件、想做什么。也可以索取其他形式的同样内容。",
        f"If something stands in your way, tell {office}: which page, with what device and software, and "
        "what you wanted to do. You can also ask for the same content in another form.",
    )
    parts = [
        back(way(here, address.ABOUT)),
        lead(_AIM),
        section(both("能做什么", "What you can do"), "able", f"<p>{_ACCESS}</p>"),
        section(both("测了什么", "What was tested"), "tested", f"<p>{_TESTED}</p>", bullets(_TESTS)),
        section(both("还有什么不足", "What falls short"), "short", bullets(_LIMITS)),
        section(both("遇到障碍怎么办", "If something stands in your way"), "tell", f"<p>{barrier}</p>"),
    ]
    return page(NAMES[here], parts)


_AIM = both(
    "目标是达到 WCAG 2.2 AA 级和 GB/T 37668-2019 的要求。",
    "The aim is WCAG 2.2, level AA, and GB/T 37668-2019.",
)
_TESTED = both(
    "软件每次改动都在 Chromium 里自动测试，每一种页面都测：",
    "Every change of the software is tested in Chromium, on a page of every kind:",
)
_TESTS = (
    both(
        "axe-core 的 WCAG 2.0、2.1、2.2 A 级和 AA 级规则，浅色和深色，桌面和手机，没有一处不合",
        "the rules of axe-core for WCAG 2.0, 2.1 and 2.2, levels A and AA, light and dark, desk and phone, "
        "without a single violation",
    ),
    both(
        "只用键盘：焦点看得见，按阅读顺序移动，能跳过页首，能展开折叠的部分，能滚动宽表格",
        "keyboard alone: the focus is seen, moves in reading order, skips the header, opens what is folded, "
        "scrolls wide tables",
    ),
    both(
        "放大到 400%：内容不缺，不必左右滚动",
        "enlarged to 400 %: nothing is lost, no sideways scrolling",
    ),
    both("要求减少动态效果时，没有任何动画", "nothing moves where less motion is asked for"),
    both(
        "关闭脚本也能阅读；页面不向其他网站请求任何内容",
        "readable without scripts; no page asks another site for anything",
    ),
)
_LIMITS = (
    both(
        "自动测试只能发现一部分障碍；还没有请使用读屏软件、放大软件和语音控制的人试用。",
        "Automatic tests find only some barriers. People who use screen readers, magnifiers or speech "
        "control have not tried it yet.",
    ),
    both(
        "只在 Chromium 里测试，没有在其他浏览器里测试。",
        "It is tested in Chromium alone, in no other browser.",
    ),
    both(
        "记录里的文字（姓名、日志、理由）只有中文，英文页面也照原样显示。",
        "What records say (names, logs, reasons) is Chinese, on English pages too.",
    ),
    both(
        "数据字典等很长的页面没有拆分；图表读不出形状，但都附有同样数字的表格。",
        "Very long pages such as the data dictionary are not split. Charts tell no shapes to a screen "
        "reader; each has a table of the same numbers beside it.",
    ),
)
_ACCESS = both(
    "全部内容不用脚本也能阅读，可以用键盘操作，可以放大字体，可以切换深色；打印时展开折叠的部分。"
    "本站不加载任何外部资源，不记录访问者。",
    "Everything can be read without scripts, used by keyboard, enlarged, and switched to dark; folded parts "
    "are printed open. The board loads nothing from elsewhere and keeps no record of its visitors.",
)
