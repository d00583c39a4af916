package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"mftpspec/harness/campaign"
	"mftpspec/reports/bundle"
	"mftpspec/reports/manifest"
	"mftpspec/reports/sign"
)

// verify compares the evidence in a folder, or in a bundle, with its manifest, and
// the manifest with its signature. Whatever is wrong is named, one line for each.
func (f *reportFlags) verify(c *cobra.Command, name string) error {
	files, where, closed, err := openEvidence(name)
	if err != nil {
		return err
	}
	defer closed()
	text, err := fs.ReadFile(files, manifest.Name)
	if err != nil {
		return usage("--verify %s: %w; the command report writes it", where, err)
	}
	lang, stdout := languageFlag(c), c.OutOrStdout()
	wrong := 0
	tell := func(phrase string) {
		wrong++
		fmt.Fprintln(stdout, phrase)
	}
	list, err := manifest.Read(bytes.NewReader(text))
	if err != nil {
		return &exit{campaign.ExitNonConforming, err}
	}
	found, err := manifest.Compare(files, list)
	if err != nil {
		return &exit{campaign.ExitNonConforming, err}
	}
	for _, d := range found {
		tell(difference(lang, d))
	}
	if len(found) == 0 {
		fmt.Fprintln(stdout, say(lang, "%d files are as %s says", len(list), manifest.Name))
	}
	if err := f.verifySignature(c, files, text); err != nil {
		if u, ok := errors.AsType[*exit](err); ok && u.code == campaign.ExitUsage {
			return err
		}
		tell(inLanguage(lang, err))
	}
	if wrong > 0 {
		return &exit{campaign.ExitNonConforming, &message{"--verify %s: the evidence is not intact", []any{where}}}
	}
	tellProvenance(c, files)
	return nil
}

// openEvidence opens the folder of results, or an archive of --bundle.
func openEvidence(name string) (files fs.FS, where string, closed func(), err error) {
	none := func() {}
	folder := filepath.Dir(resultsFile(name))
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return os.DirFS(name), name, none, nil
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return os.DirFS(folder), folder, none, nil // masked reports have no results beside them
	}
	if err != nil {
		return nil, "", none, usage("--verify: %w", err)
	}
	head := make([]byte, 2)
	if _, err := io.ReadFull(f, head); err != nil || string(head) != "PK" {
		f.Close()
		return os.DirFS(folder), folder, none, nil
	}
	info, err := f.Stat()
	if err == nil {
		files, err = bundle.Open(f, info.Size())
	}
	if err != nil {
		f.Close()
		return nil, "", none, &exit{campaign.ExitNonConforming, err}
	}
	return files, name, func() { f.Close() }, nil
}

// difference says in what a file is not what the manifest says.
func difference(lang string, d manifest.Difference) string {
	switch d.Kind {
	case manifest.Added:
		return say(lang, "%s was added: %s does not list it", d.File, manifest.Name)
	case manifest.Removed:
		return say(lang, "%s was removed", d.File)
	case manifest.Swapped:
		return say(lang, "%s was swapped: it has the content of %s", d.File, d.Other)
	case manifest.Unreadable:
		return say(lang, "%s cannot be read: %s", d.File, d.Err)
	}
	return say(lang, "%s was changed", d.File)
}

// verifySignature checks the signature of a manifest: that it is of these bytes,
// and with --signers that its key may sign.
func (f *reportFlags) verifySignature(c *cobra.Command, files fs.FS, text []byte) error {
	lang, stdout := languageFlag(c), c.OutOrStdout()
	signature, err := fs.ReadFile(files, manifest.Signature)
	switch {
	case f.signers == "" && errors.Is(err, fs.ErrNotExist):
		fmt.Fprintln(stdout, say(lang, "there is no signature: whoever changes a file can change %s too", manifest.Name))
		return nil
	case err != nil:
		return &message{"there is no signature to check: %w", []any{err}}
	case f.signers == "":
		by, err := sign.Check(bytes.NewReader(text), signature)
		if err == nil {
			fmt.Fprintln(stdout, say(lang, "signed with the key %s; whether it may sign was not checked: say who may with --signers", by))
		}
		return err
	}
	allowed, err := os.Open(f.signers)
	if err != nil {
		return usage("--signers: %w", err)
	}
	defer allowed.Close()
	by, err := sign.Verify(bytes.NewReader(text), signature, allowed, f.signer, time.Now())
	if err != nil {
		return err
	}
	fmt.Fprintln(stdout, say(lang, "signed by %s, key %s", by.Principals, by.Fingerprint))
	return nil
}

// tellProvenance says what a bundle was made with, where it says so itself.
func tellProvenance(c *cobra.Command, files fs.FS) {
	data, err := fs.ReadFile(files, provenanceFile)
	var p provenance
	if err != nil || json.Unmarshal(data, &p) != nil {
		return
	}
	lang, stdout := languageFlag(c), c.OutOrStdout()
	fmt.Fprintln(stdout, say(lang, "suite: %s %s, digest %s", p.Suite.Name, p.Suite.Version, p.Suite.SHA256))
	fmt.Fprintln(stdout, say(lang, "manual: %s, digest %s", p.Manual.Name, p.Manual.SHA256))
}
