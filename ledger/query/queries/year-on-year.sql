-- zh: 年度变化
-- zh: 每人相邻两个年度的等次和得分；更早的年度取承接的历史结果
-- en: Year on year
-- en: grade and score of everybody in two years running; earlier years from results taken over
WITH years AS (
    SELECT CAST(period AS INTEGER) AS year, person, unit, grade, score FROM outcomes WHERE NOT contains(period, '-')
    UNION ALL
    SELECT r.year, r.person, r.unit, r.grade, r.score FROM past_result_rows AS r
    WHERE NOT EXISTS (FROM outcomes AS o WHERE o.period = CAST(r.year AS VARCHAR) AND o.person = r.person)
)
SELECT b.year, b.person, a.unit AS unit_before, b.unit, a.grade AS grade_before, b.grade,
    a.score AS score_before, b.score, b.score - a.score AS change
FROM years AS a JOIN years AS b ON b.person = a.person AND b.year = a.year + 1
WHERE a.grade IS DISTINCT FROM b.grade OR a.score IS DISTINCT FROM b.score
ORDER BY b.year, change NULLS LAST, b.person
