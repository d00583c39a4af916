// Package cli is the command line of mftpspec: one file for each command. Main calls it.
// It must never decide what a verdict is: it puts the other packages together, prints in
// the user's language, and ends with the exit code.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/reports/language"
)

// ErrInterrupted is the cause to cancel the context with when somebody asked for
// the end: the commands then finish their books.
var ErrInterrupted = campaign.ErrInterrupted

// Main is the program: it runs one command line and returns the exit code. Ctrl-C asks for
// the end, and the command finishes its books; the second one kills.
func Main(args []string) int {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals)
		cancel(ErrInterrupted)
	}()
	return Execute(ctx, args, os.Stdout, os.Stderr)
}

// Execute runs one command line and returns the exit code.
func Execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	lang := languageOf(args, os.Getenv)
	root := tree(lang)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	localizeHelp(root, lang)
	err := root.ExecuteContext(ctx)
	code := codeOf(err)
	if ended, ok := errors.AsType[*exit](err); ok {
		err = ended.err
	}
	if err != nil {
		fmt.Fprintf(stderr, "mftpspec: %s\n", inLanguage(lang, err))
	}
	return code
}

// codeOf is the exit code that an error of a command stands for.
func codeOf(err error) int {
	if ended, ok := errors.AsType[*exit](err); ok {
		return ended.code
	}
	if err != nil {
		return campaign.ExitUsage // what cobra itself refuses
	}
	return campaign.ExitConforming
}

// Tree is all commands in a language, for what documents them: manual pages.
func Tree(lang string) *cobra.Command {
	root := tree(lang)
	localizeHelp(root, lang)
	return root
}

// tree is all commands, in English; lang is what --lang is where nobody sets it.
func tree(lang string) *cobra.Command {
	root := &cobra.Command{
		Use:               "mftpspec",
		Short:             "Conformance tests for the FTP AT commands (AT+MFTP…) of OneMO modules",
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if chosen := languageFlag(c); !language.Known(chosen) {
				return usage("--lang %q: there are en and zh", chosen)
			}
			return nil
		},
	}
	root.AddCommand(historyCommand(), watchCommand())
	chosen := root.PersistentFlags().String("lang", "", "language of messages and reports, en or zh (default: from LC_ALL, LC_MESSAGES or LANG)")
	*chosen = lang
	root.AddCommand(runCommand(), doctorCommand(), reportCommand(), compareCommand(), mergeCommand(), recordCommand(), replayCommand(), emulateCommand(), serveCommand(), tellCommand(),
		exploreCommand(), selftestCommand(), listCommand())
	root.SetFlagErrorFunc(suggestFlag)
	complete(root)
	return root
}

// exit is an error that knows its exit code; without err everything is said.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return fmt.Sprint(e.err) }

// usage is what cannot be done as it was asked for. The format is a phrase of
// the catalogue.
func usage(format string, args ...any) error {
	for _, arg := range args {
		if err, ok := arg.(error); ok {
			if ended, ok := errors.AsType[*exit](err); ok { // which says it itself
				return ended
			}
		}
	}
	return &exit{campaign.ExitUsage, &message{format, args}}
}
