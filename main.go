// Mftpspec is a conformance test suite for the FTP AT commands of OneMO cellular
// modules: point it at a device, read a verdict for each clause.
package main

import (
	"os"

	"mftpspec/harness/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:])) }
