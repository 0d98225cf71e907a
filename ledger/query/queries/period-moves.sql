-- zh: 相邻周期的变化
-- zh: 每人得分与上一个已定案周期相比的变化，变化大的在前
-- en: Moves between periods
-- en: how everybody's score changed from the settled period before, largest changes first
WITH moves AS (
    SELECT period, unit, person, grade, score,
        lag(period) OVER w AS period_before, lag(grade) OVER w AS grade_before, lag(score) OVER w AS score_before
    FROM outcomes
    WHERE contains(period, '-') AND score IS NOT NULL
    WINDOW w AS (PARTITION BY person ORDER BY period)
)
SELECT period, unit, person, period_before, grade_before, grade, score_before, score, score - score_before AS change
FROM moves
WHERE period_before IS NOT NULL AND score <> score_before
ORDER BY abs(score - score_before) DESC, period, person
