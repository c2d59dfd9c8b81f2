-- Who met whom most?
-- Each pair of a meeting counts, so that the council of NATO, Russia and the United States counts for three pairs.
SELECT party_a, party_b, sum(n_held) AS n_held, min(month) AS first, max(month) AS last
FROM meetings_by_pair
WHERE n_held > 0
GROUP BY party_a, party_b
ORDER BY n_held DESC, party_a, party_b;
