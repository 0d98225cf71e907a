-- zh: 各单位指标
-- zh: 每个周期各单位及其人员每项指标的目标、实绩、档次和完成日期，附来源
-- en: Indicators by unit
-- en: target, actual, tier and day of completion of every indicator of a unit and its people, by period, with the source
SELECT r.period, r.unit, u.name, r.person, r.indicator, i.name AS indicator_name, i.class, r.item,
    coalesce(r.target, i.target) AS target, r.actual, i.measure, r.tier, r.done, r.deadline, s.source
FROM indicator_results_rows AS r
JOIN indicator_results AS s ON s.record = r.record
LEFT JOIN unit AS u ON u.unit = r.unit
LEFT JOIN policy_indicators AS i ON i.id = r.indicator AND i.version = (SELECT max(version) FROM policy)
ORDER BY r.period, r.unit, r.person NULLS FIRST, i.indicators_no, r.item
