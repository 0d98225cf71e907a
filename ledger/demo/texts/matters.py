"""What orders, petitions, inspections, goals and tasks are about, as patterns over a line of work."""

from types import MappingProxyType

ORDER_TITLES = ("{topic}集中攻坚", "{topic}遗留问题清零", "{topic}专项整改")
ORDER_MATTERS = (
    "{site}的{topic}进度滞后，限期补齐，并逐项销号。",
    "{town}反映的{topic}问题{3-9}件，逐件核实、逐件答复。",
    "{topic}台账与现场不一致，限期重新核对{8-24}处。",
)
ORDER_STANDARDS = ("问题逐项销号，现场查看与台账一致。", "涉及群众的事项当面答复，书面材料齐全。")
SUPERVISED = ("查看现场和台账，提醒按期反馈。", "听取进展，帮助协调一处堵点。")
REPORTED = ("已经办结，逐项列出销号清单。", "主要事项办结，个别事项写明原因和下步安排。")
ASSESSED = MappingProxyType(
    {
        "met": "现场查看{2-5}处，与反馈一致。",
        "partly": "现场查看{3-6}处，一处没有达到标准，限期整改。",
        "not_met": "现场查看{3-6}处，多数没有达到标准，退回重办。",
    }
)
ORDER_EVIDENCE = ("销号清单{1-3}页", "现场照片{4-12}张", "核对表{1-4}份")

MATTERS = MappingProxyType(
    {
        "complaint": (
            "反映{site}的{topic}现场没有人管，{2-5}次去问都没有答复。",
            "投诉窗口办理{topic}时一次没有讲清材料，跑了{2-4}趟。",
            "反映{topic}公示的进度和实际不一样。",
        ),
        "request": (
            "请求尽快办理{topic}，已经等了{2-6}周。",
            "想了解{topic}的条件和流程，希望书面答复。",
            "{site}的{topic}需要上门办理，家里老人行动不便。",
        ),
        "advice": (
            "建议在{site}张贴{topic}的进度和联系人。",
            "建议{topic}增加午间和双休日的办理时间。",
            "建议把{topic}要交的材料减少{1-3}份。",
        ),
    }
)
ANSWERS = MappingProxyType(
    {
        "solved": ("问题已经解决，并已回访。", "当周办结，已当面答复。"),
        "explained": ("讲明政策和进度，反映人表示理解。", "书面说明条件和流程，附联系方式。"),
        "repeated": ("第一次答复没有解决问题，再次反映后办结。",),
        "shirked": ("两个股室互相推托，经督促后才受理。",),
    }
)

FINDINGS = MappingProxyType(
    {
        "safety": ("值班记录缺{1-3}天。", "灭火器有{1-4}具过期没有更换。", "应急物资账物不符{2-6}项。"),
        "window": ("窗口去向牌没有更新，有人离岗没有说明。", "一次性告知单缺{1-3}项内容。"),
        "ledgers": ("{topic}台账漏记{2-7}条，没有经办人签字。", "{topic}台账有{2-5}处数据与原件不符。"),
        "talks": ("访谈中有{2-4}人说不清{topic}的分工。",),
    }
)
FINDING_EVIDENCE = ("现场检查记录{1-3}页", "现场照片{2-6}张")

GOALS = (
    "全年按计划完成{topic}，不拖到年底突击。",
    "把{topic}的办理时间再压缩{1-3}天。",
    "{topic}涉及群众的事项件件有答复。",
    "{topic}数据当月核对，年底零差错。",
)
MEASURES = (
    "每月末对照计划核对一次，缺项次月补上",
    "每季度到{field}实地看{2-6}次",
    "难点列成清单，每半月向分管领导报一次",
    "与{mate}互为备份，人不在事不停",
)
GOAL_STANDARDS = ("计划事项按期完成，抽查无差错", "群众反映的问题当月办结并回访")
UNIT_GOALS = ("全年{topic}按期完成，群众满意。", "全年不发生经认定的责任事故。")

TASK_TITLES = ("{topic}提质", "{topic}攻坚", "{topic}规范办理")
TASK_STANDARDS = ("季度有进展、年底全部完成，抽查与台账一致", "清单事项全部销号，群众反映件件答复")
MILESTONES = (
    "印发方案，{topic}任务分到人",
    "{topic}完成过半，问题清单全部整改",
    "{topic}主体任务完成，开展自查",
    "{topic}全部完成，资料归档",
)
MILESTONE_EVIDENCE = ("方案和分工表", "进度表{1-3}页", "自查报告", "验收单{1-4}份")

ACTIVITIES = MappingProxyType(
    {
        "group-meeting": "领导小组开会，听取本季度平时考核情况，研究异议办理和结果审定。",
        "training": "培训各单位考核联络员：日志怎么核、测评票怎么封、异议怎么收。",
        "exchange": "晒实绩现场交流，三个单位讲做法，其余单位提问。",
    }
)
STEPS = MappingProxyType(
    {
        "mentoring": ("当面谈工作难点，定下本月要补的两件事", "一起到现场走了一遍，核对上月所定事项"),
        "correction": ("谈话指出问题，交代整改事项和期限", "查看整改材料，补充两处"),
        "talk": ("谈思想、谈工作、听意见，记录由本人确认",),
    }
)
ENDS = MappingProxyType(
    {
        "reminder": "本人已知悉，日志和待办事项当日核对完毕",
        "mentoring": "帮带事项完成，转入平时了解",
        "correction": "整改完成，书面检查和整改材料存档",
        "talk": "谈话完成，意见两条转有关股室办理",
    }
)
REVIEWS = MappingProxyType(
    {
        "praise": (
            "{topic}推进有力，做法在会上介绍。",
            "{topic}涉及群众的事项办得快、答复清楚，会上点名表扬。",
        ),
        "criticism": ("{topic}进度落后，会上点名批评，限期赶上。",),
        "guidance": ("{topic}要盯住难点，先把底数核清。",),
    }
)
