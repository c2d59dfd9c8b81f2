-- What is demanded of Russia?
SELECT holder, party, act, issue, stance, document, passage, round(confidence, 2) AS confidence
FROM positions_of(sure := 0.85)
WHERE towards = 'RUS' AND act IN ('demand', 'call');
