-- zh: 票数很少的票组
-- zh: 少于五张票的票组，张数由少到多
-- en: Small boxes
-- en: styles with fewer than five ballots, fewest first
SELECT period, unit, "group", block, ballots_count AS ballots
FROM ballots
WHERE ballots_count < 5
ORDER BY ballots, period, unit, "group", block
