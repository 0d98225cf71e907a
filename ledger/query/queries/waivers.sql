-- zh: 放宽比例
-- zh: 每次放宽比例或名额：周期、控制项、单位、放宽到的万分比或名额、谁申请、谁批准、文号、理由
-- en: Waivers
-- en: every waiver of a cap: the round, the cap, the unit, the share or count allowed, who asked, who approved, under what and why
SELECT w.period, coalesce(w.subjects, 'people') AS subjects, w.cap, w.unit, u.name, w.share, w."count",
    w.requested_by, w.approved_by, w.authority, w.date, w.reason
FROM waiver AS w LEFT JOIN unit AS u ON u.unit = w.unit
ORDER BY w.period, w.record
