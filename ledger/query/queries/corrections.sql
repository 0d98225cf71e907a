-- zh: 更正
-- zh: 每次更正：周期、第几次、截至日、由谁、依据、理由
-- en: Corrections
-- en: every settlement done again: which, as of when, by whom, under what, and why
SELECT period, number, as_of, settled_by, authority, reason
FROM settlement
WHERE number > 1
ORDER BY period, number
