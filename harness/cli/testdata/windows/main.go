// Windows is what a test needs on the other side of wine: it runs a program while it has
// a file open, as most programs have theirs: nobody may rename or remove it then.
//
//	helper FILE PROGRAM ARGUMENT…
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	f, err := os.Open(os.Args[1])
	if err == nil {
		defer f.Close()
		if os.Rename(os.Args[1], os.Args[1]+"x") == nil {
			err = errors.New("a file that is open can be renamed: this test shows nothing")
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "helper:", err)
		os.Exit(99)
	}
	c := exec.Command(os.Args[2], os.Args[3:]...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	if err := c.Run(); c.ProcessState == nil {
		fmt.Fprintln(os.Stderr, "helper:", err)
		os.Exit(99)
	}
	os.Exit(c.ProcessState.ExitCode())
}
