"""Observations in words that need no knowledge of statistics: why it is looked at, how to read it, what else
may stand behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.html import facts
from ledger.board.pages.words import joined


class Plain(NamedTuple):
    """Why something is looked at, how its figures read, and what else than unfairness may be the reason."""

    why: str
    read: str
    reasons: str


PLAIN: Mapping[str, Plain] = {
    "distribution": Plain(
        both(
            "如果一个单位、一个职级的“好”特别多或者特别少，可能是标准不一样。",
            "When one unit, or one rank, has far more or far fewer good grades than the rest, the "
            "standard may not be the same.",
        ),
        both(
            "差距是几，就有几成的人要换个等次，才和总体一样：0.10 就是每十个人里一个。",
            "The distance is the part of the people whose grade would have to change to be like the "
            "whole body: 0.10 is one person in ten.",
        ),
        both(
            "人少的单位，一个人就能让比例变很多；任务重、完成得好的单位，好的多也正常。",
            "In a small unit one person changes a share a lot; a unit with hard tasks well done may earn "
            "more.",
        ),
    ),
    "leniency": Plain(
        both(
            "有的单位打分普遍偏高，有的偏低；有的人给谁都打差不多的分。分数这样就分不出高下。",
            "Some units score high throughout, some low; some raters give everybody nearly the same. "
            "Then scores tell nobody apart.",
        ),
        both(
            "与总体之差为正就是打得偏高，为负就是偏低；票内平均距离很小，就是一张票上人人差不多。",
            "A positive lean means higher scores than elsewhere, a negative one lower; a small spread "
            "means that a ballot gives everybody nearly the same.",
        ),
        both(
            "本单位的人确实做得好或者确实相当，也会这样。",
            "The people may really have done well, or really be alike.",
        ),
    ),
    "rotation": Plain(
        both(
            "“好”轮流坐庄，人人有份，就和做得好不好没有关系了。",
            "When the best grade goes round, it no longer depends on the work.",
        ),
        both(
            "概率是假如每期随便抽人、结果也这么平均的可能。越小，越不像碰巧：0.05 就是二十回里一回。",
            "The chance is how likely so even a round would be if people were drawn at random. The "
            "smaller, the less it looks like luck: 0.05 is one time in twenty.",
        ),
        both(
            "期数少、人少时，平均也常是碰巧；看的单位多了，总会碰上几个。",
            "With few periods or people an even round is often luck; among many units a few will always "
            "show it.",
        ),
    ),
    "reciprocity": Plain(
        both(
            "两个人或者两个单位互相打高分，分数就成了人情。",
            "When two sides raise each other's scores, the scores are favours.",
        ),
        both(
            "两个差都是正的，才是互高；看两者中较小的一个，越大越值得问一问。",
            "Only when both leans are positive is it mutual; the smaller of the two counts, and the "
            "larger that is, the more it is worth a question.",
        ),
        both(
            "常在一起做事的人更了解对方的好处，两边都确实做得好也会这样。",
            "Those who work together know each other's merits, and both may really have done well.",
        ),
    ),
    "negatives": Plain(
        both(
            "只记好的、不记差的，考核就只剩表扬。",
            "When only the good is written down, an assessment is nothing but praise.",
        ),
        both(
            "实际条数比按人数应有的少很多，就要问一问：是没有发生，还是没有记。",
            "Far fewer records than the number of people would lead one to expect ask a question: did "
            "nothing happen, or was it not written down?",
        ),
        both(
            "人少、与群众打交道少的单位，负面记录本来就少。",
            "A small unit, or one that meets few citizens, will have few of them anyway.",
        ),
    ),
    "attendance": Plain(
        both(
            "人不在岗却记了日志，或者人在岗却没有记，考勤和日志总有一个不对。",
            "A log for a day away, or none for a day present: either the attendance or the log is wrong.",
        ),
        both(
            "数的是对不上的天数，不看日志写了什么。",
            "It counts the days that do not match and looks at no text.",
        ),
        both(
            "半天请假、出差、假中加班都可能记日志；新近的日子还可以补记。",
            "Half a day's leave, travel or work on a day off may well have a log; the newest days may "
            "still be filed.",
        ),
    ),
    "seniority": Plain(
        both(
            "如果“好”总是给职级高、资历老的人，考核就成了排资历。",
            "When the best grades always go to the senior, the assessment ranks seniority.",
        ),
        both(
            "同向比例一半左右，就是资历和等次没有关系；接近 1，就是资历高的总在前面。",
            "About a half means that seniority and grade have no link; near 1, the senior always come first.",
        ),
        both(
            "经验多的人做得好，也会这样；人少时一两对就能让比例变很多。",
            "Experience may show in the work; with few people one or two pairs change the share a lot.",
        ),
    ),
}
"""Observation → what it means to somebody who is no statistician."""
NOTED = 5
"""Names told at most of those beyond a limit; the table has all."""


def in_plain_words(observation: str, noted: list[str]) -> str:
    """The explanation of an observation, and who is beyond the policy's limits (names encoded)."""
    plain = PLAIN[observation]
    return facts(
        [
            (both("为什么看", "Why look"), plain.why),
            (both("怎么看懂", "How to read it"), plain.read),
            (both("也可能是", "Or it may be"), plain.reasons),
            (both("这一期", "This time"), _this_time(noted)),
        ]
    )


def _this_time(noted: list[str]) -> str:
    if not noted:
        return both("没有达到办法所定界限的。", "Nothing is beyond what the policy sets.")
    many = counted(len(noted), "个对象", "row is", "rows are")
    few = joined(noted[:NOTED])
    rest = both("等", " and others") if len(noted) > NOTED else ""
    return both(
        f"{many}达到办法所定的界限，值得核查：{few}{rest}。",
        f"{many} beyond what the policy sets and worth looking into: {few}{rest}.",
    )
