"""The units of the fictional district: townships and streets, departments and their subordinate units."""

from typing import NamedTuple

from ledger.demo.texts.places import DISTRICT, TOWNSHIPS, local_town
from ledger.demo.texts.places import TOWNS as _MAP

_BRANCH_TOWNS = 8
"""Community service centres made by rule serve the streets in turn."""


class UnitName(NamedTuple):
    """A unit: id, name, class in the preset, line of work, department above, town, title of its head."""

    id: str
    name: str
    kind: str
    line: str
    superior: str | None
    town: int
    chief: str


_DEPARTMENTS = """
committee-office 委办公室 office 主任
government-office 政府办公室 office 主任
organization 委组织部 office 部长
organs-committee 直属机关工委 office 书记
establishment 委编办 office 主任
logistics 机关事务服务中心 office 主任
party-school 委党校 office 校长
publicity 委宣传部 publicity 部长
media 融媒体中心 publicity 主任
history 史志研究室 publicity 主任
archives 档案馆 archives 馆长
education 教育局 education 局长
development 发展和改革局 industry 局长
industry 工业和信息化局 industry 局长
science 科学技术局 industry 局长
commerce 商务局 industry 局长
investment 投资促进中心 industry 主任
finance 财政局 finance 局长
audit 审计局 audit 局长
statistics 统计局 statistics 局长
human-resources 人力资源和社会保障局 hr 局长
medical-insurance 医疗保障局 hr 局长
civil-affairs 民政局 welfare 局长
veterans 退役军人事务局 welfare 局长
red-cross 红十字会 welfare 会长
health 卫生健康局 health 局长
construction 住房和城乡建设局 construction 局长
natural-resources 自然资源局 construction 局长
city-management 城市管理局 citycare 局长
transport 交通运输局 transport 局长
water 水务局 water 局长
agriculture 农业农村局 farm 局长
supply-coop 供销合作社 farm 主任
forestry 林业局 forest 局长
culture 文化和旅游局 culture 局长
arts 文联 culture 主席
emergency 应急管理局 safety 局长
environment 生态环境局 environment 局长
market 市场监督管理局 market 局长
approval 行政审批服务局 hall 局长
data 大数据局 hall 局长
justice 司法局 justice 局长
legal-affairs 委政法委 justice 书记
petitions 信访局 petition 局长
trade-union 总工会 mass 主席
women 妇联 mass 主席
science-association 科协 mass 主席
commerce-federation 工商联 mass 主席
youth-league 团委 youth 书记
disabled 残联 disabled 理事长
"""

_SUBORDINATES = """
roads 公路养护所 roads 所长 transport
rural-roads 农村公路站 roads 站长 transport
gardens 园林队 parks 队长 city-management
sanitation 环卫队 citycare 队长 city-management
municipal 市政设施所 citycare 所长 city-management
water-east 东片水务所 water 所长 water
water-west 西片水务所 water 所长 water
rivers 河道管理所 water 所长 water
library 图书馆 culture 馆长 culture
cultural-centre 文化馆 culture 馆长 culture
museum 博物馆 culture 馆长 culture
employment 就业服务中心 hr 主任 human-resources
social-insurance 社会保险中心 hr 主任 human-resources
labour-inspection 劳动监察队 hr 队长 human-resources
elderly-care 养老服务中心 welfare 主任 civil-affairs
rescue 救助管理站 welfare 站长 civil-affairs
extension 农业技术推广站 farm 站长 agriculture
animal-health 动物疫控中心 farm 主任 agriculture
forest-farm 国有林场 forest 场长 forestry
relocation 房屋征收中心 construction 主任 construction
housing 住房保障中心 construction 主任 construction
quality 建设工程质量安全站 construction 站长 construction
treasury 国库支付中心 finance 主任 finance
service-hall 政务服务中心 hall 主任 approval
community-centre 社区服务中心 urban 主任 civil-affairs
"""


def _department(row: str) -> UnitName:
    id_, name, line, chief = row.split()
    return UnitName(id_, DISTRICT + name, "district", line, None, 0, chief)


def _subordinate(row: str) -> UnitName:
    id_, name, line, chief, superior = row.split()
    return UnitName(id_, DISTRICT + name, "subordinate", line, superior, 0, chief)


def _town(number: int) -> UnitName:
    town = local_town(number)
    line, chief = ("rural", "党委书记") if town in TOWNSHIPS else ("urban", "党工委书记")
    return UnitName(town.id, town.name, "township", line, None, number, chief)


TOWNS = tuple(_town(number) for number in range(len(_MAP)))
DEPARTMENTS = tuple(map(_department, _DEPARTMENTS.strip().split("\n")))
SUBORDINATES = tuple(map(_subordinate, _SUBORDINATES.strip().split("\n")))
UNITS = TOWNS + DEPARTMENTS + SUBORDINATES
"""The 89 units of the district (J1)."""


def unit_name(number: int) -> UnitName:
    """Unit ``number``: those of the district, then community service centres made by rule."""
    if number < len(UNITS):
        return UNITS[number]
    name = f"{DISTRICT}第{number + 1}社区服务中心"
    town = number % _BRANCH_TOWNS
    return UnitName(f"branch-{number + 1}", name, "subordinate", "urban", "civil-affairs", town, "主任")


_TOWN_DEPUTIES = {
    "街道": ("办事处副主任", "副书记", "党工委委员"),
    "镇": ("副镇长", "副书记", "党委委员"),
    "乡": ("副乡长", "副书记", "党委委员"),
}
_SECTIONS = (
    ("office", "办公室"),
    ("general", "综合股"),
    ("first", "业务一股"),
    ("second", "业务二股"),
    ("legal", "法规股"),
    ("service", "服务股"),
)
_TOWN_SECTIONS = (
    ("office", "党政办"),
    ("economy", "经济发展办"),
    ("society", "社会事务办"),
    ("safety", "平安办"),
    ("service", "便民中心"),
    ("enforcement", "综合执法队"),
)


def sections(unit: UnitName) -> tuple[tuple[str, str], ...]:
    """Ids and names of the sections that a unit may have."""
    return _TOWN_SECTIONS if unit.kind == "township" else _SECTIONS


def section(unit: UnitName, number: int) -> tuple[str, str]:
    """Id and name of the section in which number ``number`` of the staff works."""
    possible = sections(unit)
    return possible[number % len(possible)]


def post_title(unit: UnitName, role: str, number: int) -> str:
    """The title of a post, e.g. 副局长 or 综合股科员; ``number`` varies it among the people of a role."""
    if role == "head":
        return unit.chief
    in_town = unit.kind == "township"
    if role == "staff":
        return section(unit, number)[1] + "科员"
    if not in_town:
        return "副" + unit.chief
    titles = next(titles for end, titles in _TOWN_DEPUTIES.items() if unit.name.endswith(end))
    return titles[number % len(titles)]
