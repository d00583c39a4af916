// Package emulator is a virtual OneMO module: an AT engine of its own, the thirteen FTP commands
// of the manual (§3), the module's file system, and the neighbouring commands that a host needs to
// get there. It answers on any io.ReadWriteCloser and reaches a real FTP server over TCP. Bench,
// hostkit, cli and selftest start it. It must never import what reads the manual for the tester:
// what both sides need is typed twice, so that a misreading by one of them cannot cancel out.
//
//	m, err := emulator.New(emulator.Config{Model: "ML307R"})
//	defer m.Close()
//	err = m.Serve(ctx, line)
//
// # Who owns what
//
// One goroutine, the loop (started by New, ended by Close), owns all state of
// the module: line discipline, settings, channels, files. Whatever waits runs
// elsewhere and posts a function to the loop when it is done: one worker per
// channel at most for FTP work, one watcher per connection for its loss, and,
// while a line is being served, one reader and one writer. The loop never waits
// for any of them: output goes to a bounded queue, input is simply not taken
// while a command is under way (as with RTS/CTS), and what a host refuses to
// read is dropped and counted.
//
// # Where the manual leaves a choice
//
// Each choice is a Dialect: a row of the ledger, its readings, and one branch at
// one place of this package. Firmware defects are not written here at all: they
// are composed from outside, with Hooks.
package emulator
