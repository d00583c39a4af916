// Package pdf prints a page with the Chromium of this machine, and says on which page of the paper
// its parts are. Cli calls it. It must never load anything from the network: the page is a file,
// and its content policy forbids more.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// ErrNoBrowser says that no Chromium was found.
var ErrNoBrowser = errors.New("no Chromium, Chrome or Edge was found on this machine")

// Browser finds a Chromium, Chrome or Edge: on the path, and where the systems keep them.
func Browser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"} {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	var places []string
	switch runtime.GOOS {
	case "darwin":
		places = []string{"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"}
	case "windows":
		for _, root := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("LocalAppData")} {
			places = append(places, filepath.Join(root, "Google", "Chrome", "Application", "chrome.exe"), filepath.Join(root, "Chromium", "Application", "chrome.exe"),
				filepath.Join(root, "Microsoft", "Edge", "Application", "msedge.exe"))
		}
	}
	for _, place := range places {
		if info, err := os.Stat(place); err == nil && info.Mode().IsRegular() {
			return place, nil
		}
	}
	return "", ErrNoBrowser
}

// patience is how long a browser may take for one document.
const patience = 3 * time.Minute

// Print makes a PDF of a page, as its style says for paper.
func Print(ctx context.Context, browser string, page []byte) (document []byte, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("not done within %s", patience))
	defer cancel()
	folder, err := os.MkdirTemp("", "mftpspec-pdf-")
	if err != nil {
		return nil, fmt.Errorf("reports: pdf: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	in, out := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, fmt.Errorf("reports: pdf: %w", err)
	}
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--disable-dev-shm-usage", "--disable-extensions", "--no-pdf-header-footer", "--user-data-dir=" + filepath.Join(folder, "profile"), "--print-to-pdf=" + out}
	if os.Geteuid() == 0 { // Chromium has no sandbox for root
		args = append(args, "--no-sandbox")
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(in)}
	if runtime.GOOS == "windows" {
		address.Path = "/" + address.Path
	}
	command := exec.CommandContext(ctx, browser, append(args, address.String())...)
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	command.WaitDelay = 10 * time.Second // for processes of the browser that outlive it
	if err := command.Run(); err != nil && !errors.Is(err, exec.ErrWaitDelay) {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return nil, fmt.Errorf("reports: pdf: %s: %w: %s", browser, err, lastLine(said.Bytes()))
	}
	if document, err = os.ReadFile(out); err != nil {
		return nil, fmt.Errorf("reports: pdf: %s printed nothing: %s", browser, lastLine(said.Bytes()))
	}
	return document, nil
}

// lastLine is what a browser said at the end.
func lastLine(said []byte) []byte {
	said = bytes.TrimSpace(said)
	return said[bytes.LastIndexByte(said, '\n')+1:]
}
