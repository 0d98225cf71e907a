-- zh: 未办结的措施
-- zh: 已启动、没有办结的提醒、帮带、回访、谈话和整改，启动早的在前，附导师、已有次数和最近一次
-- en: Measures open
-- en: reminders, mentoring, visits, talks and corrections that are opened and not closed, earliest first, with the mentor, the steps so far and the last one
SELECT m.year, m.id, m.measure, c.name AS measure_name, m.person, p.name, m.opened_date AS opened,
    coalesce(m.opened_because, m.opened_authority) AS because, m.mentor, coalesce(m.steps_count, 0) AS steps,
    (SELECT max(s.date) FROM measure_steps AS s WHERE s.record = m.record) AS last_step
FROM measure AS m LEFT JOIN person AS p ON p.person = m.person
LEFT JOIN policy_measures AS c ON c.id = m.measure AND c.version = (SELECT max(version) FROM policy)
WHERE m.closed_date IS NULL
ORDER BY m.opened_date, m.record
