// Package defect is the catalogue of firmware defects: each is a small, named fault of a kind that
// real modules have shipped with, put upon a correct emulator from outside. Bench, cli and
// selftest use it. It must never change the emulator but through its hooks.
//
//	d, ok := defect.Lookup("ok-without-leading-crlf")
//	m, err := emulator.New(emulator.Config{Hooks: []emulator.Hooks{d.Hooks()}})
//
// A conformance suite is as good as the defects that it finds. The rows stand in tables, one file
// to a subject; build.go, session.go and network.go hold what they are made of. A defect breaks a
// statement of the manual that no reading excuses; what the manual leaves to the device is a
// dialect of the emulator, not a defect.
package defect
