package cli

import (
	"os"

	"golang.org/x/sys/windows"
)

// drawsItself says whether f is a console that obeys escape sequences, and has it do
// so: consoles of Windows do not by themselves.
func drawsItself(f *os.File) bool {
	var mode uint32
	if err := windows.GetConsoleMode(windows.Handle(f.Fd()), &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(windows.Handle(f.Fd()), mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
