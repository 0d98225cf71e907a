-- zh: 一字不差的日志
-- zh: 同样的正文出现在几篇日志里，涉及几人
-- en: Logs word for word the same
-- en: texts that stand in several entries, with how many people wrote them
SELECT count(*) AS entries, count(DISTINCT person) AS people, min(date) AS first, max(date) AS last,
    min(unit) AS a_unit, text
FROM log_entries
GROUP BY text
HAVING count(*) > 1
ORDER BY entries DESC, text
