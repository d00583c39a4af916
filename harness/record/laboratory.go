package record

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// laboratory is what of an IXIT belongs to the module rather than to the place: the
// limits that suit it, the offsets of its clock, and how it is restarted.
func laboratory(ixit map[string]any) map[string]any {
	kept := map[string]any{}
	for _, key := range []string{"timing", "time_offsets"} {
		if value, declared := ixit[key]; declared {
			kept[key] = value
		}
	}
	// Of the commands that restart a module the emulator has this one.
	if reset, _ := ixit["reset"].(string); strings.EqualFold(reset, "AT+MREBOOT") {
		kept["reset"] = reset
	}
	return kept
}

// LaboratoryOf gives the section laboratory of a recorded module as a file of its
// own, which ixit.Load reads; name is the file's, for messages.
func LaboratoryOf(name string, data []byte) ([]byte, error) {
	var file struct {
		Laboratory map[string]any `yaml:"laboratory"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: the section laboratory cannot be read", name)
	}
	if len(file.Laboratory) == 0 {
		return nil, nil
	}
	section, err := yaml.Marshal(file.Laboratory)
	if err != nil {
		return nil, fmt.Errorf("%s: the section laboratory cannot be read: %w", name, err)
	}
	return section, nil
}
