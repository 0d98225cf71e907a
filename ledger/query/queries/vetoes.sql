-- zh: 否决与直接定等
-- zh: 每条否决记录及当事人该周期的结果
-- en: Vetoes
-- en: every veto with what became of the person's result in that round
SELECT v.record, v.period, v.person, v.ground, v.authority, o.score, o.grade
FROM veto AS v LEFT JOIN outcomes AS o ON o.period = v.period AND o.person = v.person
ORDER BY v.record
