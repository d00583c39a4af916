package cli

import (
	"os"
	"slices"
	"strings"

	"mftpspec/fixtures"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
)

// declared are the models of this build, and the one that --model names as a file, in the
// place of one of that name. The flag then is the name of the model.
func (f *runFlags) declared() ([]ixit.ICS, error) {
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		return nil, usage("this build of the suite is broken: %w", err)
	}
	if !strings.HasSuffix(f.model, ".yaml") && !strings.HasSuffix(f.model, ".yml") {
		return models, nil
	}
	data, err := os.ReadFile(f.model)
	if err != nil {
		return nil, usage("--model %s: %w", f.model, err)
	}
	own, err := ixit.LoadModel(f.model, data)
	if err != nil {
		return nil, usage("%w", err)
	}
	f.ownModel, f.model = f.model, own.Model
	models = slices.DeleteFunc(models, func(m ixit.ICS) bool { return strings.EqualFold(m.Model, own.Model) })
	return append(models, own), nil
}

// emulates says whether the emulator can be the model that is tested against.
func (f *runFlags) emulates() error {
	if f.ownModel != "" && !slices.Contains(emulator.Models(), f.model) {
		return usage("--model %s: a model of your own is for a module on a port; the emulator has those of list models", f.ownModel)
	}
	return nil
}
