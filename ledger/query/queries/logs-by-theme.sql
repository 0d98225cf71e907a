-- zh: 各主题日志
-- zh: 各单位每个主题的日志篇数和人数
-- en: Logs by theme
-- en: entries and people of each theme, by unit
SELECT unit, coalesce(theme, '') AS theme, count(*) AS entries, count(DISTINCT person) AS people
FROM log_entries
GROUP BY unit, theme
ORDER BY unit, entries DESC, theme
