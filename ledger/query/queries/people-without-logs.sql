-- zh: 整月没有日志的人
-- zh: 已有人填报日志的月份里，整月在考核单位任职、没有休假、却没有一篇日志的人
-- en: People without logs
-- en: who held a post in an assessed unit for a whole month that has logs, was not on leave, and filed none
WITH months AS (
    SELECT DISTINCT month, CAST(month || '-01' AS DATE) AS first, last_day(CAST(month || '-01' AS DATE)) AS last
    FROM log
)
SELECT m.month, a.unit, a.person, p.name
FROM months AS m
JOIN person_appointments AS a ON a."from" <= m.first AND (a."to" IS NULL OR a."to" >= m.last)
JOIN unit AS u ON u.unit = a.unit AND u.assessed
JOIN person AS p ON p.person = a.person
WHERE NOT EXISTS (FROM log AS l WHERE l.person = a.person AND l.month = m.month)
    AND NOT EXISTS (
        FROM person_leave AS v WHERE v.person = a.person AND v."from" <= m.last AND (v."to" IS NULL OR v."to" >= m.first)
    )
ORDER BY m.month, a.unit, a.person
