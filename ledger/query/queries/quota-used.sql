-- zh: 比例使用
-- zh: 每个定案周期每条比例控制的等次，按其基数（单位、同类同级组或全机关，分计数口径）：得此等次的人数、有得分的人数、实际万分比、办法规定的万分比或名额、批准放宽到的万分比或名额
-- en: Quotas used
-- en: of every cap of a grade, by its base: people with the grade, people with a score, share used, share or count allowed, and allowed by waiver
WITH caps AS (
    SELECT policy, version, false AS annual, id, name, grade, base, share, "count", among, total_share
    FROM policy_grades_caps
    UNION ALL
    SELECT policy, version, true, id, name, grade, base, share, "count", among, total_share
    FROM policy_annual_grades_caps
),
people AS (
    SELECT o.*, i.counting_base, u.class AS unit_class
    FROM outcomes AS o
    JOIN policy_identities AS i ON i.policy = o.policy AND i.version = o.policy_version AND i.id = o.identity
    LEFT JOIN unit AS u ON u.unit = o.unit
    WHERE o.score IS NOT NULL
),
based AS (
    SELECT c.id, c.name, c.grade, c.base, c.share, c."count", c.total_share, o.period, o.grade AS given, o.counting_base,
        CASE c.base WHEN 'unit' THEN o.unit WHEN 'cohort' THEN o.cohort END AS of
    FROM people AS o
    JOIN caps AS c ON c.policy = o.policy AND c.version = o.policy_version AND c.annual = NOT contains(o.period, '-')
    WHERE (c.among ->> '$.ranks' IS NULL OR list_contains(c.among ->> '$.ranks[*]', o.rank))
        AND (c.among ->> '$.identities' IS NULL OR list_contains(c.among ->> '$.identities[*]', o.identity))
        AND (c.among ->> '$.roles' IS NULL OR list_contains(c.among ->> '$.roles[*]', o.role))
        AND (c.among ->> '$.counting_bases' IS NULL
            OR list_contains(c.among ->> '$.counting_bases[*]', o.counting_base))
        AND (c.among ->> '$.unit_classes' IS NULL OR list_contains(c.among ->> '$.unit_classes[*]', o.unit_class))
        AND (c.among ->> '$.post_classes' IS NULL OR list_contains(c.among ->> '$.post_classes[*]', o.post_class))
),
used AS (
    SELECT period, id, name, grade, base, of, counting_base, share, "count", total_share,
        count(*) FILTER (given = grade) AS people, count(*) AS scored
    FROM based
    GROUP BY ALL
)
SELECT u.period, u.id AS cap, u.name, u.grade, u.of, u.counting_base, u.people, u.scored,
    10000 * u.people // u.scored AS share_used, u.share AS share_allowed, u."count" AS count_allowed,
    max(w.share) AS share_waived, max(w."count") AS count_waived
FROM used AS u LEFT JOIN waiver AS w ON w.period = u.period AND w.cap = u.id
    AND coalesce(w.subjects, 'people') = 'people'
    AND CASE WHEN w.unit IS NULL THEN u.total_share IS NULL ELSE u.base = 'unit' AND w.unit = u.of END
GROUP BY ALL
ORDER BY u.period, cap, share_used DESC, u.of, u.counting_base
