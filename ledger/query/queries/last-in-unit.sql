-- zh: 单位末位
-- zh: 每个年度各单位的末位人员
-- en: Last in the unit
-- en: who was last in each unit in each settled year
SELECT o.period, o.unit, o.person, p.name, o.score, o.unit_rank, o.unit_size
FROM outcomes AS o LEFT JOIN person AS p ON p.person = o.person
WHERE o.last_in_unit
ORDER BY o.period, o.unit, o.person
