// Package campaign runs cases: it plans the executions, gives each a bench of the pool, lets godog
// carry out its steps, and writes the journal. Cli, explore and selftest call it. It must never
// decide the verdict of a step; the trace of a case is read only in literal.go, for what the
// manual prints word for word.
package campaign
