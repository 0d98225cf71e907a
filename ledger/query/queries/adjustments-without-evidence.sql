-- zh: 佐证不足的加减分
-- zh: 没有佐证，或佐证少于办法规定件数的加分减分
-- en: Adjustments without evidence
-- en: points added or deducted with no evidence, or with fewer pieces than the newest policy asks for
SELECT a.record, a.period, a.person, a.item, a.points, a.evidence_count AS evidence, i.evidence AS needed, a.authority
FROM adjustment AS a
LEFT JOIN policy_adjustments AS i ON i.id = a.item
    AND i.version = (SELECT max(version) FROM policy)
WHERE coalesce(a.evidence_count, 0) < greatest(coalesce(i.evidence, 0), 1)
ORDER BY a.record
