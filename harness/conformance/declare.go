package conformance

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
)

// LoadIXIT reads a laboratory's declaration over the defaults; file is its name
// in messages.
func LoadIXIT(file string, data []byte) (IXIT, error) {
	ixit := DefaultIXIT()
	if err := decodeYAML(file, data, &ixit); err != nil {
		return IXIT{}, err
	}
	if what := ixit.wrong(); what != "" {
		return IXIT{}, fmt.Errorf("%s: %s", file, what)
	}
	return ixit, nil
}

// wrong says which value no laboratory can mean; empty if there is none.
func (i IXIT) wrong() string {
	ports := i.Server.PassivePorts
	switch {
	case ports[0] < 0 || ports[1] > 65535 || ports[0] > ports[1]:
		return fmt.Sprintf("server.passive_ports: [%d, %d] is no range of ports (first, last; 0, 0 for any)", ports[0], ports[1])
	case i.Baud <= 0:
		return fmt.Sprintf("baud: %d is no rate", i.Baud)
	}
	for _, limit := range []struct {
		key   string
		value time.Duration
	}{
		{"timing.immediate", i.Timing.Immediate}, {"timing.result_extra", i.Timing.ResultExtra}, {"timing.quiet", i.Timing.Quiet},
		{"timing.guard", i.Timing.Guard}, {"timing.notice", i.Timing.Notice},
	} {
		if limit.value <= 0 || limit.value > 10*time.Minute {
			return fmt.Sprintf("%s: %s is out of range; write a duration like 300ms or 5s, at most 10m", limit.key, limit.value)
		}
	}
	for _, o := range i.Offsets {
		if _, err := time.ParseDuration(o); err != nil {
			return fmt.Sprintf("time_offsets: %q is no duration; write 0s or 8h", o)
		}
	}
	for _, line := range i.Preamble {
		if strings.ContainsAny(line, "\r\n") {
			return fmt.Sprintf("preamble: %q holds a line end; write one AT line for each entry", line)
		}
	}
	return ""
}

// secretive are the AT commands whose arguments a report must not repeat.
var secretive = regexp.MustCompile(`(?i)^(AT[^=]*(?:AUTH|PIN|PWD|PASS|CLCK|APN|CGDCONT)[^=]*=).+$`)

// declared gives the IXIT for results.json: without anything that lets a reader
// into the laboratory's network, and without the laboratory's name, which has a
// place of its own there.
func (i IXIT) declared() (map[string]any, error) {
	i.Preamble = slices.Clone(i.Preamble)
	for n, line := range i.Preamble {
		i.Preamble[n] = secretive.ReplaceAllString(line, "$1***")
	}
	m, err := asMap(i)
	delete(m, "laboratory")
	return m, err
}

// LoadModels reads the ICS files *.yaml of a folder of fsys, sorted by model.
func LoadModels(fsys fs.FS, folder string) ([]ICS, error) {
	files, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("conformance: list the models: %w", err)
	}
	var models []ICS
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("conformance: read a model: %w", err)
		}
		var ics ICS
		if err := decodeYAML(file, data, &ics); err != nil {
			return nil, err
		}
		switch {
		case ics.Model == "":
			return nil, fmt.Errorf("%s: model is missing", file)
		case ics.CIDMax < 1 || ics.CIDMax > 15:
			return nil, fmt.Errorf("%s: cid_max is %d, must be 1 to 15 (§3.1)", file, ics.CIDMax)
		case slices.ContainsFunc(models, func(m ICS) bool { return strings.EqualFold(m.Model, ics.Model) }):
			return nil, fmt.Errorf("%s: model %s is declared twice", file, ics.Model)
		}
		models = append(models, ics)
	}
	if len(models) == 0 {
		return nil, fmt.Errorf("conformance: no model in %s", folder)
	}
	slices.SortFunc(models, func(a, b ICS) int { return strings.Compare(a.Model, b.Model) })
	return models, nil
}

// FindModel finds an ICS by the name of the model, in any case.
func FindModel(models []ICS, name string) (ICS, error) {
	for _, m := range models {
		if strings.EqualFold(m.Model, name) || slices.ContainsFunc(m.Identities, func(id string) bool { return strings.EqualFold(id, name) }) {
			return m, nil
		}
	}
	return ICS{}, fmt.Errorf("model %q is not known; known are %s", name, modelNames(models))
}

// identify finds the ICS of a device by what it answers to AT+CGMM. An answer
// that only begins like an identity (ML307R-DC-MBRH) is good enough: the longest
// beginning wins.
func identify(models []ICS, answer string) (ICS, error) {
	var best ICS
	longest := 0
	for _, m := range models {
		for _, id := range append([]string{m.Model}, m.Identities...) {
			if len(id) > longest && len(answer) >= len(id) && strings.EqualFold(answer[:len(id)], id) {
				best, longest = m, len(id)
			}
		}
	}
	if longest == 0 {
		return ICS{}, fmt.Errorf("the device answers %q to AT+CGMM, which is no known model; choose one with --model: %s", answer, modelNames(models))
	}
	return best, nil
}

func modelNames(models []ICS) string {
	var names []string
	for _, m := range models {
		names = append(names, m.Model)
	}
	return strings.Join(names, ", ")
}
