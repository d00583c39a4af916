// Package manual is the tester's own copy of what the manual prints: Tables 4 and 5, the
// channels, the names and defaults of settings. Judge, iut and scenario read it. It must
// never be shared with the emulator, whose copy is typed by itself.
package manual
