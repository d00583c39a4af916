// Package defect is a catalogue of firmware defects: each one a small, named
// fault of a kind that real modules have shipped with, put upon a correct
// emulator from outside, through its hooks. A conformance suite is as good as the
// defects it finds.
//
//	d, ok := defect.Lookup("ok-without-leading-crlf")
//	m, err := emulator.New(emulator.Config{Hooks: []emulator.Hooks{d.Hooks()}})
//
// The rows stand in tables, one file to a subject; build.go, session.go and
// network.go hold what they are made of. A defect breaks a statement of the
// manual that no reading excuses; what the manual leaves to the device is a
// dialect of the emulator, not a defect.
package defect
