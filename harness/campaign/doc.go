// Package campaign runs the suite: it plans the executions, gives each a bench of the pool,
// lets godog carry out its steps, and writes the journal. The commands run and list call it,
// and selftest does. It must never look at a line of a module or judge one.
package campaign
