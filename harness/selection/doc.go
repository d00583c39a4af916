// Package selection reads the expression of --select and says which cases it means. Cli,
// campaign and selftest call it. It must never know more of a case than its id, its tags and
// the clauses and rows that it names.
package selection
