package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"mftpspec/reports/waiver"
)

const waiversUsage = "file of accepted deviations, a YAML list of case, reason, expires: they stay fails, and the exit code does not count them"

// readWaivers reads the file of --waivers; without one nothing is waived.
func readWaivers(name string) ([]waiver.Waiver, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usage("--waivers: %w", err)
	}
	defer f.Close()
	list, err := waiver.Read(name, f)
	if err != nil {
		return nil, usage("--waivers %w", err)
	}
	return list, nil
}

// tellWaivers says which waivers held, which did not any more, and which were
// for nothing.
func tellWaivers(w io.Writer, lang string, waived *waiver.Applied) {
	if n := len(waived.Valid); n > 0 {
		fmt.Fprintln(w, say(lang, "waived: %s; fails that are not waived: %d", strings.Join(slices.Sorted(maps.Keys(waived.Valid)), " "), len(waived.Fails)))
	}
	for _, id := range slices.Sorted(maps.Keys(waived.Expired)) {
		fmt.Fprintln(w, say(lang, "the waiver of %s expired on %s and counts no more", id, waived.Expired[id].Expires))
	}
	for _, unused := range waived.Unused {
		fmt.Fprintln(w, say(lang, "the waiver of %s was not needed: the case did not fail", unused.Case))
	}
}
