-- zh: 满意度调查应答
-- zh: 每次调查各单位抽取、联系到、答复和拒绝的人数，答复占抽取的万分比（舍去尾数）
-- en: Survey response
-- en: of every survey and unit: people drawn, reached, answering, refusing, and answers per drawn in basis points
SELECT s.year, s.survey, s.unit, u.name, sum(s.drawn) AS drawn, sum(s.reached) AS reached,
    sum(s.answered) AS answered, sum(s.refused) AS refused, 10000 * sum(s.answered) // nullif(sum(s.drawn), 0) AS share
FROM survey_result_strata AS s LEFT JOIN unit AS u ON u.unit = s.unit
GROUP BY ALL
ORDER BY s.year, s.survey, share, s.unit
