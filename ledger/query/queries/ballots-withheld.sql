-- zh: 因票数不足等暂缺的结果
-- zh: 状态为暂缺（withheld）的人，及其单位该周期各类票的张数
-- en: Results withheld
-- en: people whose result is withheld, with the number of ballots of each group of their unit in that round
SELECT o.period, o.unit, o.person, o.reason, b."group", b.block, b.ballots_count AS ballots
FROM outcomes AS o LEFT JOIN ballots AS b ON b.period = o.period AND b.unit = o.unit
WHERE o.status = 'withheld'
ORDER BY o.period, o.unit, o.person, b."group", b.block
