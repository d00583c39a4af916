// Package golden freezes what others rely on, seen from outside: through the
// command line and the files that it writes. What is inside may change as it likes
// as long as these files stay as they are; where one changes on purpose,
//
//	go test ./harness/golden -update
//
// writes it anew, and the difference says in one line for each case what changed.
//
//	default.txt   the emulator as it comes: each case, and what the run says of dialects
//	variants.txt  named defects and readings: the cases that do not pass, and the dialects that differ;
//	              one variant in sixteen without MFTPSPEC_FULL=1
//	keys.txt      the keys of results.json, as JSON paths
//	written/      a run that was written in November 2026, which must be read for ever; see written_test.go
//
// What varies from run to run (times, ports, accounts, which bench took a case)
// is not in them.
package golden

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mftpspec/harness/cli"
	"mftpspec/reports/model"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden compares all of it with what is kept.
func TestGolden(t *testing.T) {
	folder, code := run(t)
	r := load(t, folder)
	if t.Failed() {
		return
	}
	t.Run("default", func(t *testing.T) { golden(t, "default.txt", ofDefault(r, code)) })
	t.Run("variants", func(t *testing.T) {
		chosen := chosenVariants()
		text, why := ofVariants(t, chosen, readingsOf(r))
		for line := range strings.Lines(goldenPart(t, "variants.txt", text, chosen)) {
			if why[line] != "" {
				t.Logf("why %s: %s", strings.TrimSpace(line), why[line])
			}
		}
	})
	t.Run("keys", func(t *testing.T) { compareKeys(t, folder) })
	t.Run("written", func(t *testing.T) { readWritten(t, folder) })
}

// ofDefault tells every case of the emulator as it comes with its requirements, and
// every reading.
func ofDefault(r *model.Results, code int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, exit %d\n", r.Status, code)
	for _, k := range r.Cases {
		fmt.Fprintf(&b, "%s | %s\n", line(k), strings.Join(k.Requirements, " "))
	}
	for _, reading := range readingsOf(r) {
		fmt.Fprintln(&b, reading)
	}
	return b.String()
}

// readingsOf are the keys of the dialect record with their readings, without those
// that hang on the clock: a delay, what a file shows of its time, which on a full
// minute looks alike in every reading, and whether OK comes before a fault (D24), which
// is no choice where the fault takes over a second, as it may with a server that
// replies byte by byte and with a download that fills the storage.
func readingsOf(r *model.Results) []string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(r.Dialects)) {
		ofTime := key == "D31" || strings.HasPrefix(key, "D31/") && !strings.Contains(key, "/quotes")
		slow := strings.HasPrefix(key, "D24/") && (strings.HasSuffix(key, "/bytes") || strings.Contains(key, "/storage/"))
		if !ofTime && !slow && key != "D03/MFTPDISC/delay of the notice" {
			all = append(all, fmt.Sprintf("dialect %s = %s", key, r.Dialects[key]))
		}
	}
	return all
}

// line is a case: what it is, its verdict, and what the verdict rests on.
func line(k model.Case) string {
	f := []string{k.ID, k.Clause, string(k.Verdict)}
	if k.Reason != nil && (k.Reason.Clause != "" || k.Reason.Requirement != "") {
		f = append(f, strings.TrimSpace("by "+k.Reason.Clause+" "+k.Reason.Requirement))
	}
	for _, l := range k.Literal {
		f = append(f, fmt.Sprintf("%s=%s", l.Row, l.Verdict))
	}
	if n := len(k.Observations); n > 0 && k.Verdict == model.Pass { // else they depend on where the case ended
		f = append(f, fmt.Sprintf("observations: %d", n))
	}
	return strings.TrimSpace(strings.Join(f, " "))
}

// run is mftpspec run in a folder of its own. What the exit code should be, the
// golden text says.
func run(t *testing.T, args ...string) (folder string, code int) {
	t.Helper()
	folder = t.TempDir()
	return folder, runIn(t, folder, args...)
}

func runIn(t *testing.T, folder string, args ...string) (code int) {
	t.Helper()
	return mftpspec(t, slices.Concat([]string{"run", "--port", "emu://mem", "--out", folder}, args)...)
}

// mftpspec executes one command line, which must have nothing to complain of. It
// speaks English where no argument says otherwise.
func mftpspec(t *testing.T, args ...string) (code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = cli.Execute(t.Context(), slices.Concat(args[:1], []string{"--lang", "en"}, args[1:]), &stdout, &stderr)
	if stderr.Len() > 0 {
		t.Errorf("%q: exit %d: %s", args, code, &stderr)
	}
	return code
}

// load reads the results in a folder; of a folder without any it says so, and gives
// empty ones.
func load(t *testing.T, folder string) *model.Results {
	t.Helper()
	r, err := model.Load(folder)
	if err != nil {
		t.Error(err)
		return &model.Results{}
	}
	return r
}

// golden compares text with what is kept.
func golden(t *testing.T, name, text string) { goldenPart(t, name, text, nil) }

// goldenPart compares text with the kept lines that are about these variants; nil: all
// lines. It returns what is not as it was: the lines that are gone with "- " before
// them, the new ones with "+ ".
func goldenPart(t *testing.T, name, text string, about []variant) (changed string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return ""
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := string(kept)
	if about != nil {
		want = linesAbout(want, about)
	}
	if text == want {
		return ""
	}
	changed = difference(want, text)
	t.Errorf("%s is not as it was; if that is meant: go test ./harness/golden -update\n%s", file, changed)
	return changed
}

// difference shows the lines that one of two texts has alone.
func difference(was, is string) string {
	var b strings.Builder
	alone := func(sign, these, others string) {
		count := map[string]int{}
		for line := range strings.Lines(others) {
			count[line]++
		}
		for line := range strings.Lines(these) {
			if count[line]--; count[line] < 0 {
				b.WriteString(sign + line)
			}
		}
	}
	alone("- ", was, is)
	alone("+ ", is, was)
	return cmp.Or(b.String(), "the lines are the same, in another order")
}
