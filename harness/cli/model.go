package cli

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"mftpspec/fixtures"
	"mftpspec/harness/doctor"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
)

// ownModel is the model of a file; nil where --model has the name of one.
func ownModel(name string) (*ixit.ICS, error) {
	if !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, usage("--model %s: %w", name, err)
	}
	own, err := ixit.LoadModel(name, data)
	if err != nil {
		return nil, usage("%w", err)
	}
	return &own, nil
}

// declared are the models of this build, and the one that --model names as a file, in the
// place of one of that name. The flag then is the name of the model.
func (f *runFlags) declared() ([]ixit.ICS, error) {
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		return nil, usage("this build of the suite is broken: %w", err)
	}
	if f.own, err = ownModel(f.model); f.own == nil {
		return models, err
	}
	f.model = f.own.Model
	models = slices.DeleteFunc(models, func(m ixit.ICS) bool { return strings.EqualFold(m.Model, f.model) })
	return append(models, *f.own), nil
}

// virtualModel is what the emulator is told of a model of somebody's own; nil for none.
func virtualModel(own *ixit.ICS) *emulator.Model {
	if own == nil {
		return nil
	}
	const contexts = 15 // §3.1 footnote 3, where "cid" says nothing
	m := emulator.Model{Series: own.Model, Name: own.Model, Active: own.ActiveMode, TLS: own.ImplicitFTPS || own.ExplicitFTPS,
		CIDs: emulator.Range{Min: 1, Max: cmp.Or(own.CIDMax, contexts)}, Lacks: own.Lacks}
	if len(own.Identities) > 0 {
		m.Name = own.Identities[0]
	}
	return &m
}

// writeModel writes a file that is not there yet.
func writeModel(name string, own ixit.ICS) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("--write-model %s: there is such a file; name another, or remove it", name)
	}
	if err != nil {
		return usage("--write-model: %w", err)
	}
	_, err = f.WriteString(doctor.Declaration(own))
	if err := errors.Join(err, f.Close()); err != nil {
		return usage("--write-model: %w", err)
	}
	return nil
}
