-- Who stands where on the enlargement of NATO?
-- Asked of the surer readings only. Without `sure` there are less sure ones that contradict them: a refusal to refuse,
-- as 'we will not allow anyone to close the door', is easily read the wrong way round.
SELECT party, name, stance, n_positions, holders, document, passage
FROM stance_on('NATO enlargement', sure := 0.75);
