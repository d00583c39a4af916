// Mftpspec is a conformance test suite for the FTP AT commands of OneMO cellular
// modules: point it at a device, read a verdict for each clause of the manual.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"mftpspec/harness/cli"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals) // the next one kills
		cancel(cli.ErrInterrupted)
	}()
	os.Exit(cli.Execute(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
