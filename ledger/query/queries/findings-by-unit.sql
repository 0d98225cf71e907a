-- zh: 检查发现
-- zh: 每年各单位各严重程度的检查发现条数；认可以前发现的（互认）另列，不重复计
-- en: Findings by unit
-- en: findings of inspections by year, unit and severity; those that only recognise an earlier one are counted apart
SELECT f.year, f.unit, u.name, f.severity, count(*) FILTER (f.same_as IS NULL) AS findings,
    count(*) FILTER (f.same_as IS NOT NULL) AS recognised, count(DISTINCT f.person) AS people
FROM inspection_findings AS f LEFT JOIN unit AS u ON u.unit = f.unit
GROUP BY ALL
ORDER BY f.year, findings DESC, f.unit, f.severity
