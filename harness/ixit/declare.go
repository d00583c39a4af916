package ixit

import (
	"fmt"
	"io/fs"
	"maps"
	"mftpspec/harness/manual"
	"mftpspec/harness/secret"
	"mftpspec/harness/strictyaml"
	"slices"
	"strings"
)

// Load reads a laboratory's declaration over the defaults; file is its name
// in messages. An error is one line: file:line:column: key: what is wrong and what
// to write.
func Load(file string, data []byte) (IXIT, error) {
	ixit := Default()
	port, offsets := ixit.Port, ixit.Offsets
	ixit.Port, ixit.Offsets = "", nil // to see whether somebody says them
	r, err := strictyaml.Decode("a laboratory", file, data, &ixit)
	if err != nil {
		return IXIT{}, err
	}
	ixit.named = ixit.Port != ""
	f := ixit.check()
	if f == nil && ixit.TimeZone != "" && ixit.Offsets != nil {
		f = fault("time_offsets", "time_zone says the same; keep one of the two")
	}
	if f != nil {
		return IXIT{}, r.Wrong(f.path, "%s", f.what)
	}
	if !ixit.named {
		ixit.Port = port
	}
	if offset, ok := zoneOf(ixit.TimeZone); ok {
		ixit.Offsets = slices.Compact([]string{"0s", offset.String()})
	} else if ixit.Offsets == nil {
		ixit.Offsets = offsets
	}
	return ixit, nil
}

// Declared gives the IXIT for results.json: without anything that lets a reader
// into the laboratory's network or its power supply, and without the laboratory's
// name, which has a place of its own there.
func (i IXIT) Declared() (map[string]any, error) {
	i.Preamble, i.APNLines = i.concealed(i.Preamble), i.concealed(i.APNLines)
	i.Reset, i.Detach = secret.Conceal(i.Reset, i.Secret), secret.Conceal(i.Detach, i.Secret)
	i.ResetHook = program(i.ResetHook)
	benches := map[string]any{}
	for n, b := range i.Benches {
		b.ResetHook = program(b.ResetHook)
		m, err := strictyaml.AsMap(b)
		if err != nil {
			return nil, err
		}
		maps.DeleteFunc(m, func(_ string, v any) bool { return isEmpty(v) }) // as for all
		benches[fmt.Sprintf("%d", n+1)] = m
	}
	m, err := strictyaml.AsMap(i)
	delete(m, "laboratory")
	if delete(m, "benches"); len(benches) > 0 {
		m["benches"] = benches
		delete(m, "port") // each has its own
	}
	return m, err
}

func (i IXIT) concealed(lines []string) []string {
	lines = slices.Clone(lines)
	for n, line := range lines {
		lines[n] = secret.Conceal(line, i.Secret)
	}
	return lines
}

// program is a command line without its arguments, which may hold passwords.
func program(hook []string) []string {
	if len(hook) < 2 {
		return hook
	}
	return []string{hook[0], "***"}
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { return !isEmpty(e) })
	case uint64:
		return v == 0
	}
	return false
}

// LoadModels reads the ICS files *.yaml of a folder of fsys, sorted by model.
func LoadModels(fsys fs.FS, folder string) ([]ICS, error) {
	files, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("ixit: list the models: %w", err)
	}
	var models []ICS
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("ixit: read a model: %w", err)
		}
		ics, err := LoadModel(file, data)
		if err != nil {
			return nil, err
		}
		switch {
		case slices.ContainsFunc(models, func(m ICS) bool { return strings.EqualFold(m.Model, ics.Model) }):
			return nil, fmt.Errorf("%s: model %s is declared twice", file, ics.Model)
		}
		models = append(models, ics)
	}
	if len(models) == 0 {
		return nil, fmt.Errorf("ixit: no model in %s", folder)
	}
	slices.SortFunc(models, func(a, b ICS) int { return strings.Compare(a.Model, b.Model) })
	return models, nil
}

// LoadModel reads one ICS; file is its name in messages. An error is one line, with the
// place in the file where it has one.
func LoadModel(file string, data []byte) (ICS, error) {
	var ics ICS
	r, err := strictyaml.Decode("an ICS", file, data, &ics)
	switch {
	case err != nil:
		return ICS{}, err
	case ics.Model == "":
		return ICS{}, r.Wrong("model", "model is missing: write the name of the model, such as ML307C")
	}
	for i, name := range ics.Lacks {
		if !slices.Contains(manual.SettingNames, name) {
			return ICS{}, r.Wrong(fmt.Sprintf("lacks[%d]", i), "%q is no setting of AT+MFTPCFG (§3.1); they are %s", name, strings.Join(manual.SettingNames, ", "))
		}
	}
	switch {
	case slices.Contains(ics.Lacks, "cid") && ics.CIDMax != 0:
		return ICS{}, r.Wrong("cid_max", `cid_max is %d, and lacks says that there is no "cid": keep one of the two`, ics.CIDMax)
	case slices.Contains(ics.Lacks, "cid"):
	case ics.CIDMax < 1 || ics.CIDMax > 15:
		return ICS{}, r.Wrong("cid_max", "cid_max is %d, must be 1 to 15 (§3.1)", ics.CIDMax)
	}
	return ics, nil
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

// Identify finds the ICS of a device by what it answers to AT+CGMM. An answer
// that only begins like an identity (ML307R-DC-MBRH) is good enough: the longest
// beginning wins.
func Identify(models []ICS, answer string) (ICS, error) {
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
