-- zh: 各单位得分
-- zh: 每个定案周期每个单位的得分人数、最低分、中位分（取实有分数）和最高分
-- en: Scores by unit
-- en: people with a score, lowest, median (a score that somebody has) and highest, by settled round and unit
SELECT o.period, o.unit, u.name, count(o.score) AS scored, min(o.score) AS lowest,
    quantile_disc(o.score, 0.5) AS median, max(o.score) AS highest
FROM outcomes AS o LEFT JOIN unit AS u ON u.unit = o.unit
GROUP BY o.period, o.unit, u.name
ORDER BY o.period, median DESC, o.unit
