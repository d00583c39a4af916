package selftest

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"mftpspec/harness/bench"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/selection"
)

// Kind says what is special about a device.
type Kind string

// The kinds of devices.
const (
	Defect  Kind = "defect"
	Dialect Kind = "dialect"
	Fault   Kind = "fault" // of the laboratory
)

// device is something to run the suite against.
type device struct {
	kind    Kind
	id      string
	title   string
	model   string
	ixit    ixit.IXIT
	benches iut.BenchMaker

	requirement *catalogue.Requirement // of a defect: the one it breaks
	reach       []string               // of a defect: selection terms
	inReach     map[string]bool        // of a defect: by case; nil is everywhere. The clause of a command reaches where that is sent
	met         map[string]bool        // of a defect: the cases that were run
	rows        []string               // of a dialect: rows of the ledger that must be seen
}

const (
	generic = "generic"
	limited = "ML307R" // a model without active mode and FTPS, which row D17 is about
)

// devices makes what the plan names.
func (s *session) devices() ([]*device, error) {
	var faults, defects, speakers []*device
	for _, f := range s.Faults {
		faults = append(faults, &device{kind: Fault, id: f.ID, title: f.Title, model: generic, ixit: f.IXIT, benches: f.Benches})
	}
	length := func(d defect.Defect) int { // those take longest that no case is safe from
		if slices.Contains(d.Reach, everywhere) {
			return 1
		}
		return 0
	}
	for _, d := range slices.SortedStableFunc(slices.Values(s.Defects), func(a, b defect.Defect) int { return cmp.Compare(length(b), length(a)) }) {
		if d.Needs() == privileged && !s.IXIT.Server.PrivilegedPort {
			continue // the report says so
		}
		made, err := s.defective(d)
		if err != nil {
			return nil, err
		}
		defects = append(defects, made)
	}
	for _, r := range s.Dialects {
		speakers = append(speakers, s.speaker(r.String(), map[string]string{r.Row: r.Reading}, modelFor(r.Row)))
	}
	random := rand.New(rand.NewPCG(s.Seed, 0))
	for i := range s.Mixtures {
		name := []string{generic, limited}[i%2]
		chosen := mix(random)
		d := s.speaker(fmt.Sprintf("mixture-%d", i+1), chosen, name)
		var readings []string
		for _, row := range slices.Sorted(maps.Keys(chosen)) {
			readings = append(readings, row+"="+chosen[row])
		}
		d.title, d.rows = name+": "+strings.Join(readings, " "), nil
		speakers = append(speakers, d)
	}
	// Faults take longest. A speaker meets the whole suite and is busy, a defect meets a
	// part of it and waits: together they take less time than one kind after the other.
	all := slices.Concat(faults, spread(speakers, defects))
	for _, d := range all {
		if _, err := ixit.FindModel(s.Models, d.model); err != nil {
			return nil, fmt.Errorf("selftest: %s: %w", d.id, err)
		}
	}
	return all, nil
}

// spread puts a few devices among many, at even distances.
func spread(few, many []*device) []*device {
	all := slices.Clone(many)
	for i, d := range slices.Backward(few) {
		all = slices.Insert(all, i*len(many)/len(few), d)
	}
	return all
}

// emulated is a device in a laboratory of its own.
func (s *session) emulated(c emulator.Config, hooks ...func() emulator.Hooks) *device {
	d := &device{model: c.Model, ixit: s.ixit}
	d.benches = bench.OnEmulator(d.ixit, c, hooks...)
	return d
}

func (s *session) defective(d defect.Defect) (*device, error) {
	i := slices.IndexFunc(s.Catalogue.Requirements, func(r catalogue.Requirement) bool { return r.ID == d.Requirement })
	if i < 0 {
		return nil, fmt.Errorf("selftest: defect %s breaks %s, which is no requirement of the suite", d.ID, d.Requirement)
	}
	model, dialects := d.Config()
	made := s.emulated(emulator.Config{Model: cmp.Or(model, generic), Dialects: dialects}, d.Hooks)
	made.kind, made.id, made.title, made.requirement, made.reach, made.met = Defect, d.ID, d.Title, &s.Catalogue.Requirements[i], d.Reach, map[string]bool{}
	if slices.Contains(d.Reach, everywhere) {
		s.own(made, d)
		return made, nil
	}
	made.inReach = map[string]bool{}
	for _, term := range d.Reach {
		selection, err := selection.Parse(term)
		if err != nil {
			return nil, fmt.Errorf("selftest: the reach of defect %s: %w", d.ID, err)
		}
		cases, err := selection.Apply(s.Catalogue, nil)
		if err != nil {
			return nil, fmt.Errorf("selftest: the reach of defect %s: %w", d.ID, err)
		}
		for _, k := range cases {
			made.inReach[k.ID] = true
		}
		if command, is := manual.CommandOf(term); is {
			for _, k := range s.Catalogue.Cases {
				if !made.inReach[k.ID] {
					made.inReach[k.ID] = s.Catalogue.Scripts[k.ID].Mentions(command)
				}
			}
		}
	}
	s.own(made, d)
	return made, nil
}

// privileged is the need of cases that use port 21. There is one for all devices: it
// is given to those that break a requirement of such a case.
const privileged = "privileged-port"

// own widens the reach of a defect by the cases of its requirement, which go without
// saying, and gives it what these need.
func (s *session) own(made *device, d defect.Defect) {
	for _, k := range s.Catalogue.Cases {
		if !slices.Contains(k.Requirements, d.Requirement) {
			continue
		}
		if slices.Contains(k.Needs, privileged) {
			made.ixit.Server.PrivilegedPort = s.IXIT.Server.PrivilegedPort
		}
		if made.inReach != nil {
			made.inReach[k.ID] = true
			if !slices.Contains(made.reach, d.Requirement) {
				made.reach = append(slices.Clip(made.reach), d.Requirement)
			}
		}
	}
}

func (d *device) reaches(id string) bool { return d.inReach == nil || d.inReach[id] }

// speaker is a module with readings of its own.
func (s *session) speaker(id string, readings map[string]string, name string) *device {
	d := s.emulated(emulator.Config{Model: name, Dialects: readings})
	d.kind, d.id = Dialect, id
	for row := range readings {
		if slices.ContainsFunc(emulator.Dialects(), func(d emulator.DialectInfo) bool { return d.Row == row && d.Unseen }) {
			continue
		}
		row, _, _ = strings.Cut(row, ".")
		if r, known := s.Catalogue.Ledger.Row(row); known && r.Has("D") {
			d.rows = append(d.rows, row)
		}
	}
	return d
}

func modelFor(row string) string {
	if row == ledger.D17 || strings.HasPrefix(row, ledger.D17+".") {
		return limited
	}
	return generic
}

// modelsOf lists the models whose clean module is compared with.
func (s *session) modelsOf(devices []*device) []string {
	models := []string{generic}
	for _, d := range devices {
		if !slices.Contains(models, d.model) {
			models = append(models, d.model)
		}
	}
	return models
}
