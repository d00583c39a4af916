// Package scripted is a module that plays a script, for tests of iut and scenario: what it
// hears must be what the script says, and it answers what stands there. Only tests call it.
// It must never be clever: whoever wants behaviour takes the emulator.
package scripted
