"""The map of the fictional district: its name, townships, roads, schools, firms and building sites."""

from typing import NamedTuple

DISTRICT = "云溪区"
STEM = DISTRICT[:-1]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class Town(NamedTuple):
    """A township or street: its id, its name and the villages or communities it looks after."""

    id: str
    name: str
    places: tuple[str, ...]


def _town(id_: str, name: str, suffix: str, stems: str) -> Town:
    return Town(id_, name, tuple(stem + suffix for stem in stems.split()))


STREETS = (
    _town(
        "dongguan",
        "东关街道",
        "社区",
        "东关 槐荫 钟鼓巷 米市街 驿前 染坊巷 小东门 双井 砚池 竹竿巷 油坊 书院",
    ),
    _town("beiqiao", "北桥街道", "社区", "北桥 桥南 桥西 棉纺 机修 铁新 道口 和顺苑 货场 灯塔 北苑 纺机"),
    _town("xikou", "溪口街道", "社区", "溪口 渡口 船坞 沙洲 堤东 鱼市 听涛 苇塘 观澜 码头街 临水 浮桥"),
    _town("wenlan", "文澜街道", "社区", "文澜 学府 桂苑 弘文 墨香 贡院 青藤 银杏 校场 笔架 育英 兰台"),
    _town("xinyuan", "新苑街道", "社区", "新苑 锦程 翠屏 丽景 康宁 安和 悦城 星河 瑞丰 春晓 映月 朗庭"),
    _town("wangling", "望岭街道", "社区", "望岭 岭东 岭西 采石 松坡 云顶 坡头 石坊 红叶 半山 林边 泉眼"),
    _town("jinhe", "锦河街道", "社区", "锦河 柳堤 金滩 水岸 长虹 百合 汇景 平安里 荷塘 滨河 同心 古榕"),
    _town(
        "nanzhan", "南站街道", "社区", "南站 站前 物流园 创业里 工友 电力村 钢花 朝晖 先锋 车辆段 枢纽 南湖"
    ),
)

TOWNSHIPS = (
    _town("liuwan", "柳湾镇", "村", "柳湾 上河 下河 石桥 杏花坞 大槐 李家坪 柳树泉 南洼 九曲 莲塘 周家院"),
    _town("shiqu", "石渠镇", "村", "石渠 渠头 碾子沟 羊角坡 高崖 磨盘 三岔 芦苇滩 王家岭 后寨 清水坪 枣林"),
    _town("qingtang", "青塘镇", "村", "青塘 塘北 鹭洲 稻溪 荷叶 桑园 谢家湾 白鹅 圩口 龙尾 竹园 陶家"),
    _town("liping", "栗坪镇", "村", "栗坪 板栗沟 云雾 茶亭 岩口 双岭 马鞍 药坪 鹰岩 杉木 向阳坡 孙家寨"),
    _town("fenglin", "枫林乡", "村", "枫林 红枫坳 梨树 坳背 溪源 半坡 古井 木楼 鹿鸣 石门 赵家冲 响水"),
    _town("baiyang", "白杨乡", "村", "白杨 白沙 东滩 西滩 苜蓿 牧羊 风口 沙枣 麦田 郭家庄 平川 渠尾"),
)

TOWNS = STREETS + TOWNSHIPS

ROADS = _words(
    f"{STEM}大道 滨河路 建设路 文澜路 迎宾路 东关大街 槐荫路 "
    "锦程路 新苑路 望岭路 北桥街 环城西路 环城东路 南站路 "
    "棉纺路 纬三路 经五路 桂苑路 溪口路 学府路 柳堤路 货场路 钟鼓巷 采石路"
)
HIGHWAYS = _words(
    "柳湾公路 石渠公路 青塘线 栗坪线 枫林支线 白杨路 环岭旅游路 "
    "柳石路 青鹭线 栗茶线 岩口支线 三岔路 渠尾路 溪源路"
)
ESTATES = _words(
    "锦绣苑 和顺苑 丽景苑 棉纺厂宿舍 机修厂家属院 康宁小区 "
    "桂苑小区 春晓园 水岸新城 朝晖里 电力新村 书香门庭 松坡小区 "
    "瑞丰家园 同心家园 荷塘小区 映月湾 柳堤小区 渡口小区 安和家园"
)
SCHOOLS = _words(
    "溪口小学 东关小学 文澜中学 新苑实验学校 北桥小学 "
    "望岭中学 锦河幼儿园 南站小学 柳湾中心校 石渠中心校 青塘中学 "
    "栗坪中心校 枫林小学 白杨中心校 育英幼儿园 学府初中 鹭洲教学点 茶亭小学"
)
FIRMS = _words(
    "禾润食品厂 云岭机械公司 溪北纸箱厂 栗香坚果合作社 "
    "鹭洲水产合作社 锦程物流公司 望岭石材厂 青塘粮油公司 南站冷链仓库 "
    "北桥印刷厂 柳湾果品合作社 三岔建材厂 枫林木艺坊 "
    "白杨乳品厂 溪口船配厂 新苑电子公司 石渠农机公司 瑞丰制衣厂 "
    "茶亭茶业合作社 平川饲料厂"
)
PROJECTS = _words(
    "溪口安置房项目 北桥街改造工程 文澜中学扩建工程 "
    "锦河游园工程 新苑停车场项目 望岭污水管网工程 柳湾农贸市场项目 "
    "石渠水库加固工程 南站仓储项目 棉纺厂宿舍改造工程 "
    "青塘供水工程 栗坪冷库项目 环岭旅游路工程 枫林敬老院改造工程 "
    "白杨农田整治项目 滨河步道工程"
)
MARKETS = _words(
    "东关农贸市场 北桥菜市场 溪口鱼市 新苑生鲜市场 南站批发市场 "
    "锦河早市 柳湾集市 青塘集市 文澜路商圈 钟鼓巷小吃街"
)

VILLAGES = tuple(town.name + place for town in TOWNSHIPS for place in town.places)
COMMUNITIES = tuple(town.name + place for town in STREETS for place in town.places)


def local_town(number: int) -> Town:
    """Town ``number``; beyond the map, towns are made by rule: 第十五街道 with 第1网格社区 …"""
    if number < len(TOWNS):
        return TOWNS[number]
    name = f"新{number + 1}街道"
    return Town(f"town-{number + 1}", name, tuple(f"新{number + 1}街{k}号社区" for k in range(1, 13)))
