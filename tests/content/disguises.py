"""Made-up numbers, addresses and marks in every disguise; and honest logs with numbers of their own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

PROVINCES = (
    "11",
    "12",
    "13",
    "21",
    "31",
    "32",
    "33",
    "34",
    "37",
    "41",
    "43",
    "44",
    "50",
    "51",
    "53",
    "62",
    "65",
)
HAN = "零一二三四五六七八九"
ACCOUNTS = "零壹贰叁肆伍陆柒捌玖"
RINGS = "⓪①②③④⑤⑥⑦⑧⑨"
ALIKE = str.maketrans({"0": "O", "1": "l", "5": "S", "8": "B", "2": "Z"})
CYRILLIC = str.maketrans({"0": "О", "3": "З"})

FRAMES = (
    "回电{}。",
    "帮刘某登记{}，已办结",
    "证号：{}（本人）",
    "联系{}转办",
    "{}",
    "当日登记，号码{}，已转村里",
)


def resident(chance: Random) -> str:
    """An identity number of nobody, with its check character."""
    area = chance.choice(PROVINCES) + f"{chance.randrange(1, 30):02}{chance.randrange(1, 30):02}"
    day = f"{chance.randrange(1940, 2012)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    digits = f"{area}{day}{chance.randrange(1000):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return digits + "10X98765432"[total % 11]


def mobile(chance: Random) -> str:
    return f"1{chance.randrange(3, 10)}{chance.randrange(10**9):09}"


def card(chance: Random) -> str:
    """A card of a made-up account, with Luhn's check digit."""
    prefix, length = chance.choice((("6222", 19), ("6228", 19), ("6217", 19), ("6225", 16), ("4392", 16)))
    body = prefix + "".join(str(chance.randrange(10)) for _ in range(length - 5))
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body))]
    total = sum(digit // 10 + digit % 10 for digit in doubled)
    return body + str(-total % 10)


def groups(number: str) -> list[str]:
    """As people group them: 3-4-4, 6-8-4, fours."""
    cuts = {11: (3, 7), 18: (6, 14)}.get(len(number)) or range(4, len(number), 4)
    edges = [0, *cuts, len(number)]
    return [number[start:stop] for start, stop in pairwise(edges)]


def wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in number)


def by(table: str) -> Callable[[str], str]:
    return lambda number: "".join(table[int(sign)] if sign.isdigit() else sign for sign in number)


def mixed(number: str) -> str:
    """Half of the digits in other scripts."""
    tables = ("0123456789", HAN, ACCOUNTS, "０１２３４５６７８９")
    return "".join(
        tables[place % 4][int(sign)] if sign.isdigit() else sign for place, sign in enumerate(number)
    )


DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "full-width": wide,
    "spaced": " ".join,
    "grouped by blanks": lambda number: " ".join(groups(number)),
    "grouped by hyphens": lambda number: "-".join(groups(number)),
    "grouped by dots": lambda number: ".".join(groups(number)),
    "wide blanks": lambda number: "\u3000".join(groups(number)),
    "zero-width": "\u200b".join,
    "word joiners in groups": lambda number: "\u2060".join(groups(number)),
    "soft hyphens": "\u00ad".join,
    "Chinese numerals": by(HAN),
    "numerals of accounts": by(ACCOUNTS),
    "with a ring for zero": lambda number: by(HAN)(number).replace("零", "〇"),
    "in circles": by(RINGS),
    "raised": by("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "letters alike": lambda number: number.translate(ALIKE),
    "Cyrillic alike": lambda number: number.translate(CYRILLIC),
    "mixed scripts": mixed,
    "underscores": "_".join,
    "key caps": lambda number: "".join(f"{sign}\ufe0f\u20e3" for sign in number),
    "marked": lambda number: "".join(f"{sign}\u0332" for sign in number),
    "bidi": lambda number: f"\u202d{number}\u202c",
    "escapes": lambda number: "".join(f"\\u{ord(sign):04x}" for sign in number),
    "entities": lambda number: "".join(f"&#{ord(sign)};" for sign in number),
    "folded": lambda number: "\n    ".join(groups(number)),
}
"""Disguise → how a number is written in it."""


def flat(chance: Random) -> str:
    place = chance.choice(("阳光小区", "锦绣花园", "东湖家园", "柳湾新村"))
    building, stairs, floor = chance.randrange(1, 40), chance.randrange(1, 5), chance.randrange(1, 18)
    return f"{place}{building}幢{stairs}单元{floor}0{chance.randrange(1, 5)}室"


def house(chance: Random) -> str:
    place = chance.choice(("柳湾村", "东桥村", "上王庄"))
    return f"{place}{chance.randrange(1, 12)}组{chance.randrange(1, 90)}号"


ADDRESSES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "full-width": lambda text: "".join(wide(sign) if sign.isdigit() else sign for sign in text),
}


def mark(chance: Random) -> str:
    level = chance.choice(("秘密", "机密", "绝密"))
    return chance.choice(
        (f"{level}★", f"{level}★{chance.randrange(1, 30)}年", f"{level} ★ 长期", f"密级：{level}")
    )


MARKS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "spaced": lambda text: text.replace("密★", " 密 ★").replace("密级", "密 级"),
    "hollow star": lambda text: text.replace("★", "☆"),
    "zero-width": "\u200b".join,
}

_DID = (
    "到{place}核查路灯报修{n}处", "会同供电所更换线路{n}处", "入户走访独居老人{n}户",
    "整理台账并上报缺项{n}项", "接待来访群众{n}批次", "核对“双随机”抽查名单{n}家",
    "督促施工方整改隐患{n}处", "起草安全生产方案第{n}稿", "办理12345热线工单{day}{n:06}号",
    "录入合同（编号{area}{year}{n:06}）{n}份", "审核补贴资金{money}元",
    "登记统一社会信用代码91{area}MA{n:04}BX0K的企业", "核验发票26322000{n:012}",
    "办结{year}年第{n}号督办件", "项目代码{y}01-{area}-04-01-{n:06}已赋码", "到人民路{n}号清理占道",
    "{place}{n}组修路{n}米", "检测水样pH值7.{n}，余氯0.{n}毫克",
    "{year}-01-{d:02}至{year}-03-{d:02}完成巡查", "上午9:{d:02}—11:{d:02}开会", "到{place}{d}幢查外墙渗水",
    "在行政中心{d}号楼305会议室培训",
    "比去年增长{n}.{d}%，第一、二、三、四、五、六、七、八、九、十村均完成",
    "学习保密法，弄清绝密、机密、秘密的划分", "核对电表读数{n:08}度", "回复来文云政办〔{year}〕{n}号",
    "拨付{n}万元、{d}万元、{n}万元三笔", "更新地块编码{area}{n:03}GB{n:05}",
)  # fmt: skip
"""What people write, with the numbers that come up in it."""
_PLACES = ("东关社区", "柳湾村", "阳光小区", "城南菜场", "二号泵站")


def honest(chance: Random) -> str:
    """A log of an ordinary day."""
    return "，".join(_told(chance, deed) for deed in chance.sample(_DID, chance.randrange(2, 5))) + "。"


def _told(chance: Random, deed: str) -> str:
    day = chance.randrange(1, 29)
    return deed.format(
        place=chance.choice(_PLACES),
        n=chance.randrange(1, 9999),
        d=day,
        y=26,
        year=2026,
        day=f"2026{chance.randrange(1, 13):02}{day:02}",
        area=f"3212{chance.randrange(1, 90):02}",
        money=chance.choice((f"{chance.randrange(10**10, 2 * 10**10)}", f"{chance.randrange(10**7)}.00")),
    )
