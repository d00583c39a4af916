// Package ptytest opens pseudo terminals for the tests of the tester's side: the test is the
// module at one end, and what is tested opens the other. Only tests call it. It must never share
// anything with the terminals of the emulator.
package ptytest
