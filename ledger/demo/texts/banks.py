"""Words that the patterns of every line of work share: people met, colleagues, times, sites."""

from types import MappingProxyType

from ledger.demo.texts import places
from ledger.demo.texts.grammar import Banks

_SHORT = "周陈吴郑冯褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹窦章潘葛范彭鲁韦马苗方"
_ELDERS = "赵钱孙李王顾孟黄穆萧尹姚邵汪祁毛禹狄贝臧"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MATES = tuple(prefix + surname for surname in _SHORT for prefix in "小老")
ELDERS = tuple(surname + kind for surname in _ELDERS for kind in ("大爷", "阿姨", "大姐", "师傅", "奶奶"))
CALLERS = tuple(surname + kind for surname in _ELDERS for kind in ("先生", "女士", "师傅"))
LADIES = tuple(surname + "女士" for surname in _ELDERS)

DUE = _words("下周一前 下周二前 下周三前 下周四前 下周五前 月底前 三个工作日内 五个工作日内 两周内 十日内")
LATER = _words("下周一 下周二 下周三 下周四 下周五 月底前 三天后 五天后 一周后 半个月后")
MORNING = _words("上午 一上班 早上 早会后 九点多 十点前后")
AFTERNOON = _words("下午 午后 两点半 三点多 傍晚前 下班前")

SHARED: Banks = MappingProxyType(
    {
        "mate": MATES,
        "elder": ELDERS,
        "caller": CALLERS,
        "lady": LADIES,
        "due": DUE,
        "later": LATER,
        "am": MORNING,
        "pm": AFTERNOON,
        "town": tuple(town.name for town in places.TOWNS),
        "village": places.VILLAGES,
        "community": places.COMMUNITIES,
        "road": places.ROADS,
        "highway": places.HIGHWAYS,
        "estate": places.ESTATES,
        "school": places.SCHOOLS,
        "firm": places.FIRMS,
        "build": places.PROJECTS,
        "market": places.MARKETS,
    }
)
