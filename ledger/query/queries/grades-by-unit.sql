-- zh: 各单位等次分布
-- zh: 每个定案周期每个单位各等次的人数，及在有等次的人中所占万分比（舍去尾数）
-- en: Grades by unit
-- en: people of each grade in every settled round and unit, and their share of all graded there in basis points
SELECT o.period, o.unit, u.name, o.grade, count(*) AS people,
    sum(count(*)) OVER (PARTITION BY o.period, o.unit) AS graded,
    10000 * count(*) // sum(count(*)) OVER (PARTITION BY o.period, o.unit) AS share
FROM outcomes AS o LEFT JOIN unit AS u ON u.unit = o.unit
WHERE o.grade IS NOT NULL
GROUP BY o.period, o.unit, u.name, o.grade
ORDER BY o.period, o.unit, people DESC, o.grade
