-- zh: 各项加减分
-- zh: 每个周期每个加减分项目的次数、人数和合计分
-- en: Adjustments by item
-- en: how often each item was given in a round, to how many people, and the points in all
SELECT a.period, a.item, i.name, count(*) AS records, count(DISTINCT a.person) AS people, sum(a.points) AS points
FROM adjustment AS a
LEFT JOIN policy_adjustments AS i ON i.id = a.item AND i.version = (SELECT max(version) FROM policy)
GROUP BY a.period, a.item, i.name
ORDER BY a.period, points DESC, a.item
