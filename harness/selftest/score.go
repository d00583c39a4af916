package selftest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"

	"mftpspec/reports/model"
)

// recorded is the score of the last self-test that was kept; null before the
// first. The full tests measure it anew, and fail when it is not what is kept.
//
//go:embed score.json
var recorded []byte

// Score is the score that this build carries for its reports; nil if it has
// none. It names the digest of the suite it was measured on: where that is not
// the digest of the suite that runs, it is the score of another suite.
func Score() (*model.SelfTest, error) {
	var score *model.SelfTest
	if err := json.Unmarshal(recorded, &score); err != nil {
		return nil, fmt.Errorf("selftest: score.json: %w", err)
	}
	return score, nil
}

// Keep replaces the file that the next build will embed.
func Keep(file string, score model.SelfTest) error {
	data, err := json.MarshalIndent(score, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o666)
}
