-- zh: 单位结果
-- zh: 每个定案的单位周期和年度各单位的得分、等次和同类名次；外部给定的年度结果附文号
-- en: Results of units
-- en: score, grade and rank in the class of every unit in every settled round of units; annual results given from outside with their authority
SELECT o.period, o.class, o.unit, u.name, o.status, o.score, o.grade, o.cohort_rank AS rank, o.cohort_size AS of,
    CAST(NULL AS VARCHAR) AS authority
FROM unit_outcomes AS o LEFT JOIN unit AS u ON u.unit = o.unit
UNION ALL BY NAME
SELECT CAST(r.year AS VARCHAR) AS period, u.class, r.unit, u.name, 'given' AS status, r.score, r.grade, r.authority
FROM unit_result AS r LEFT JOIN unit AS u ON u.unit = r.unit
ORDER BY period, class, rank NULLS LAST, unit
