"""Names of fictional people: common surnames with given names that are nobody's in particular."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅"
    "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
)
_FIRST = "知承景明思云若书清宁远安立言嘉文怀予亦君子以望舒静朗泽青岚松柏川溪禾穗"
_SECOND = "远行舟宁然之恒遥微澜岩初和谦平畅青川屿望真临帆稼晓桐棠衡禾岸"

NAMES = len(_SURNAMES) * len(_FIRST) * len(_SECOND)
"""How many different names there are."""

_STRIDE = 30_011
"""A prime that does not divide ``NAMES``: neighbours on the roll get quite different names."""


def person_name(number: int) -> str:
    """The name of person ``number``; any ``NAMES`` people in a row have different names."""
    index = number * _STRIDE % NAMES
    index, second = divmod(index, len(_SECOND))
    surname, first = divmod(index, len(_FIRST))
    return _SURNAMES[surname] + _FIRST[first] + _SECOND[second]
