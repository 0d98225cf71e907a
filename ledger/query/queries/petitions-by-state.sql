-- zh: 信访件办理情况
-- zh: 每个周期各单位各类信访件办到哪一步（已收、已受理、已答复、已办结）、件数、满意和不满意的件数、从收到到办结最长几天
-- en: Petitions by state
-- en: by period, unit and nature: how many are received, accepted, answered or closed, how many satisfied or not, and the longest way from receipt to the end in days
SELECT p.period, p.unit, u.name, p.nature, n.name AS nature_name,
    CASE WHEN p.closed IS NOT NULL THEN 'closed' WHEN p.answered IS NOT NULL THEN 'answered'
        WHEN p.accepted IS NOT NULL THEN 'accepted' ELSE 'received' END AS state,
    count(*) AS petitions, count(*) FILTER (p.satisfied) AS satisfied,
    count(*) FILTER (NOT p.satisfied) AS dissatisfied, max(p.closed - p.received) AS longest
FROM petition AS p LEFT JOIN unit AS u ON u.unit = p.unit
LEFT JOIN policy_petitions_natures AS n ON n.id = p.nature AND n.version = (SELECT max(version) FROM policy)
GROUP BY ALL
ORDER BY p.period, p.unit, p.nature, state
