-- zh: 未定等次的人
-- zh: 每个定案周期没有参加考核或得分暂缺的人及原因
-- en: People without a grade
-- en: who was not assessed or is withheld in each settled round, and why
SELECT o.period, o.unit, o.person, p.name, o.status, o.reason
FROM outcomes AS o LEFT JOIN person AS p ON p.person = o.person
WHERE o.status <> 'assessed'
ORDER BY o.period, o.status, o.unit, o.person
