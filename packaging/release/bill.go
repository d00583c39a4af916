package main

import (
	"context"
	"encoding/json"
	"os"
	"time"
)

// bill writes the SBOM of a program: the modules that Go says are in it, with their
// licences. The time of making and the digest of the tool are taken out of it, since
// they differ from machine to machine.
func (p product) bill(ctx context.Context, program, file string) error {
	err := run(ctx, nil, "go", "run", cyclonedx, "bin", "-json", "-noserial", "-std", "-licenses", "-version", "v"+p.commit.Version, "-output", file, program)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var bom map[string]any
	if err := json.Unmarshal(data, &bom); err != nil {
		return err
	}
	metadata, _ := bom["metadata"].(map[string]any)
	metadata["timestamp"] = p.commit.Date.Format(time.RFC3339)
	tools, _ := metadata["tools"].([]any)
	for _, tool := range tools {
		if t, ok := tool.(map[string]any); ok {
			delete(t, "hashes")
		}
	}
	if component, ok := metadata["component"].(map[string]any); ok {
		component["licenses"] = []any{map[string]any{"license": map[string]any{"id": "Apache-2.0"}}}
	}
	if data, err = json.MarshalIndent(bom, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}
