-- zh: 缺填日志的人
-- zh: 每个已定案周期缺填日志天数最多的在前，附应填天数和是否缺小结
-- en: Missing logs
-- en: by settled period, most missing days first, with the days due and whether the summary is missing
SELECT d.period, d.unit, d.person, p.name, d.due, d.excused, d.late, d.missing, d.summary_missing
FROM log_duties AS d LEFT JOIN person AS p ON p.person = d.person
WHERE d.missing > 0 OR d.summary_missing
ORDER BY d.period, d.missing DESC, d.unit, d.person
