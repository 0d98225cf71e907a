-- zh: 补填的日志
-- zh: 各单位每月日志篇数、当日之后才填的篇数、其中最长隔了几天
-- en: Late logs
-- en: by unit and month: entries, entries filed after their day, and the longest delay in days
SELECT unit, month, count(*) AS entries, count(*) FILTER (filed > date) AS late,
    max(filed - date) AS longest_delay
FROM log_entries
GROUP BY unit, month
HAVING late > 0
ORDER BY late DESC, unit, month
