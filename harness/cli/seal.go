package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"mftpspec/harness/journal"
	"mftpspec/reports/manifest"
	"mftpspec/reports/sign"
)

// seal writes the manifest of the files of a folder, and its signature with a
// key. A signature of another manifest is taken away.
func seal(c *cobra.Command, folder string, files []string, key *sign.Key) error {
	list, err := orInterrupted(c.Context(), func() ([]manifest.Entry, error) { return manifest.List(os.DirFS(folder), files) })
	if err != nil {
		return usage("report: %w", err)
	}
	var text bytes.Buffer
	if err := manifest.Write(&text, list); err != nil {
		return usage("report: %w", err)
	}
	name, signature := filepath.Join(folder, manifest.Name), filepath.Join(folder, manifest.Signature)
	lang, stdout := languageFlag(c), c.OutOrStdout()
	before, err := os.ReadFile(name)
	if signed := err == nil && !bytes.Equal(before, text.Bytes()); signed && key == nil {
		if err := os.Remove(signature); err == nil {
			fmt.Fprintln(stdout, say(lang, "%s was of other files and is removed: sign again with --sign", signature))
		}
	}
	if err := journal.WriteFile(name, copied(text.Bytes())); err != nil {
		return usage("report: %w", err)
	}
	fmt.Fprintln(stdout, name)
	if key == nil {
		return nil
	}
	var made bytes.Buffer
	if err := key.Sign(&made, bytes.NewReader(text.Bytes())); err != nil {
		return usage("report: %w", err)
	}
	if err := journal.WriteFile(signature, copied(made.Bytes())); err != nil {
		return usage("report: %w", err)
	}
	fmt.Fprintln(stdout, signature)
	return nil
}

func copied(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// readKey reads the key of --sign; without one it is nil. The passphrase of a key
// that has one is asked for on the terminal.
func readKey(lang, name string, prompt io.Writer) (*sign.Key, error) {
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, usage("--sign: %w", err)
	}
	key, err := sign.ParseKey(text, nil)
	if stdin := int(os.Stdin.Fd()); errors.Is(err, sign.ErrPassphrase) && term.IsTerminal(stdin) {
		fmt.Fprint(prompt, say(lang, "passphrase of %s: ", name))
		passphrase, ended := term.ReadPassword(stdin)
		fmt.Fprintln(prompt)
		if err = ended; err == nil {
			key, err = sign.ParseKey(text, passphrase)
		}
	}
	if err != nil {
		return nil, usage("--sign %s: %w", name, err)
	}
	return key, nil
}
