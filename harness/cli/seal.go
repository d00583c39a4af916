package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"mftpspec/harness/campaign"
	"mftpspec/reports/manifest"
	"mftpspec/reports/sign"
)

// seal writes the manifest of the files of a folder, and its signature with
// --sign. A signature of another manifest is taken away.
func (f *reportFlags) seal(c *cobra.Command, folder string, files []string) error {
	list, err := manifest.List(os.DirFS(folder), files)
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
	if signed := err == nil && !bytes.Equal(before, text.Bytes()); signed && f.key == "" {
		if err := os.Remove(signature); err == nil {
			fmt.Fprintln(stdout, say(lang, "%s was of other files and is removed: sign again with --sign", signature))
		}
	}
	if err := writeFile(name, copied(text.Bytes())); err != nil {
		return usage("report: %w", err)
	}
	fmt.Fprintln(stdout, name)
	if f.key == "" {
		return nil
	}
	made, err := f.sign(lang, text.Bytes(), c.ErrOrStderr())
	if err != nil {
		return err
	}
	if err := writeFile(signature, copied(made)); err != nil {
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

// sign signs a message with the key of --sign. The passphrase of a key that has
// one is asked for on the terminal.
func (f *reportFlags) sign(lang string, text []byte, prompt io.Writer) ([]byte, error) {
	key, err := os.ReadFile(f.key)
	if err != nil {
		return nil, usage("--sign: %w", err)
	}
	var out bytes.Buffer
	err = sign.Sign(&out, bytes.NewReader(text), key, nil)
	if stdin := int(os.Stdin.Fd()); errors.Is(err, sign.ErrPassphrase) && term.IsTerminal(stdin) {
		fmt.Fprint(prompt, say(lang, "passphrase of %s: ", f.key))
		passphrase, ended := term.ReadPassword(stdin)
		fmt.Fprintln(prompt)
		if err = ended; err == nil {
			out.Reset()
			err = sign.Sign(&out, bytes.NewReader(text), key, passphrase)
		}
	}
	if err != nil {
		return nil, usage("--sign %s: %w", f.key, err)
	}
	return out.Bytes(), nil
}

// check compares the evidence of a folder with its manifest, and the manifest
// with its signature where it is known who may sign.
func (f *reportFlags) check(c *cobra.Command, name string) error {
	folder := filepath.Dir(resultsFile(name))
	lang, stdout := languageFlag(c), c.OutOrStdout()
	text, err := os.ReadFile(filepath.Join(folder, manifest.Name))
	if err != nil {
		return usage("--verify: %w; the command report writes it", err)
	}
	list, err := manifest.Read(bytes.NewReader(text))
	if err == nil {
		err = manifest.Verify(os.DirFS(folder), list)
	}
	if err != nil {
		return &exit{campaign.ExitNonConforming, err}
	}
	fmt.Fprintln(stdout, say(lang, "%d files are as %s says", len(list), manifest.Name))
	signature, err := os.ReadFile(filepath.Join(folder, manifest.Signature))
	switch {
	case f.signers == "" && errors.Is(err, fs.ErrNotExist):
		fmt.Fprintln(stdout, say(lang, "there is no signature"))
		return nil
	case f.signers == "":
		fmt.Fprintln(stdout, say(lang, "the signature was not checked: say who may sign with --signers"))
		return nil
	case err != nil:
		return &exit{campaign.ExitNonConforming, &message{"there is no signature to check: %w", []any{err}}}
	}
	allowed, err := os.Open(f.signers)
	if err != nil {
		return usage("--signers: %w", err)
	}
	defer allowed.Close()
	by, err := sign.Verify(bytes.NewReader(text), signature, allowed, f.signer, time.Now())
	if err != nil {
		return &exit{campaign.ExitNonConforming, err}
	}
	fmt.Fprintln(stdout, say(lang, "signed by %s, key %s", by.Principals, by.Fingerprint))
	return nil
}
