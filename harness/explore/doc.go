// Package explore drives a module where no scenario goes: it generates sequences of commands, runs
// them as scenarios, and shortens those that fail. Cli calls it. It must never judge: judge,
// ledger and the server's truth decide, as in any scenario.
//
// A sequence of actions of package reference is generated, and written in the suite's own steps.
// One that fails is repeated from a clean start, then cut and simplified on the device as long as
// it still fails in the same way; what is left is a finding, and a feature file that "run
// --features" executes.
//
//	generate.go  a sequence from a seed and its number, by generators of rapid
//	draw*.go     the actions that it is made of, biased to the boundaries of the manual and of powers of two
//	pairs.go     what was combined so far, which steers the generator
//	feature.go   a sequence as a feature file
//	shrink.go    the shortest sequence that still fails
//	waits.go     what actions wait for, and when a sequence may wait
//	start.go     a failure again from a clean start, and the shortest sequence that has it
//	explorer.go  the books; attempt.go  the work on each bench
package explore
