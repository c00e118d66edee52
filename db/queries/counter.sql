-- name: counter_list
-- out: counter
-- scan: there are some dozens
SELECT topic, word, outcome, value FROM counter ORDER BY topic, word, outcome;
