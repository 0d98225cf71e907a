-- zh: 督办单逾期
-- zh: 限期（按批准的延期）过后才反馈的、至今没有反馈的，或书面整改未按期完成的督办单，限期早的在前；不计办法另给的反馈工作日
-- en: Orders overdue
-- en: orders reported after the day they were due (as extended), not reported yet, or not rectified in time, earliest first; workdays that the policy allows for the report are not counted
WITH due AS (
    SELECT o.*, coalesce((
        SELECT arg_max(e.until, e.date) FROM order_extended AS e
        WHERE e.record = o.record AND (o.reported_date IS NULL OR e.date <= o.reported_date)
    ), o.due) AS last
    FROM "order" AS o
)
SELECT d.year, d."order", d.unit, u.name, d.undertaken_person AS person, d.title, d.last AS due,
    d.reported_date AS reported, d.reported_date - d.last AS days_late, d.assessed_result AS result,
    d.rectification_due AS rectify_by, d.rectification_done AS rectified, d.closed_date AS closed
FROM due AS d LEFT JOIN unit AS u ON u.unit = d.unit
WHERE d.reported_date IS NULL OR d.reported_date > d.last
    OR (d.rectification_due IS NOT NULL AND coalesce(d.rectification_done > d.rectification_due, true))
ORDER BY d.last, d.unit, d."order"
