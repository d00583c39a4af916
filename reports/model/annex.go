package model

import "time"

// Requirement is one normative statement of the manual.
type Requirement struct {
	ID      string `json:"id"`                // R3.10-07
	Clause  string `json:"clause"`            // 3.10, 5, V.250
	Command string `json:"command,omitempty"` // MFTPRETR; empty where the clause has none
	Level   string `json:"level"`             // strict, dialect or record
	EN      string `json:"en"`
	ZH      string `json:"zh"`
	Reason  string `json:"reason,omitempty"` // why no scenario can verify it
}

// LedgerRow is one place where the manual contradicts itself, is misprinted or
// leaves a gap, with the policy of the suite there.
type LedgerRow struct {
	ID       string    `json:"id"`     // D01
	Where    string    `json:"where"`  // §4.1 vs §3.5
	Policy   string    `json:"policy"` // letters of S, D, R, X, V
	EN       string    `json:"en"`
	ZH       string    `json:"zh"`
	Readings []string  `json:"readings,omitempty"` // what a D row permits
	Question *Question `json:"question,omitempty"` // V rows

	Editorial *Question `json:"editorial,omitempty"` // where a misprint was corrected: what the literal text would be
}

// Question is a text in both languages, such as a question for the vendor, ready to send.
type Question struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// SelfTest is the score of the suite against firmware defects of its own making.
type SelfTest struct {
	Date         time.Time `json:"date"`
	Digest       string    `json:"digest"`             // Suite.Digest of the suite that was tested
	Defects      int       `json:"defects"`            // injected, one at a time
	Killed       int       `json:"killed"`             // caught by the right clause for the right reason
	Survived     []string  `json:"survived,omitempty"` // defects that nothing caught
	Wrong        []string  `json:"wrong,omitempty"`    // defects caught for a wrong reason, or by an unrelated case
	Cases        int       `json:"cases"`              // test cases of level strict or dialect
	Proven       int       `json:"proven"`             // of these, those that at least one defect makes fail on their own account
	Unproven     []string  `json:"unproven,omitempty"` // the others
	Dialects     int       `json:"dialects"`           // accepted readings, emulated one at a time, and mixtures of them
	DialectFails []string  `json:"dialect_fails,omitempty"`
}

// Laboratory says who tested, for the first page.
type Laboratory struct {
	Name      string `json:"name,omitempty"`
	Address   string `json:"address,omitempty"`
	Operator  string `json:"operator,omitempty"`
	Contact   string `json:"contact,omitempty"`
	Reference string `json:"reference,omitempty"` // the laboratory's own number of this report
}

// Bench is one of several modules that shared a run. Case.Bench names it.
type Bench struct {
	Name     string `json:"name"`
	Port     string `json:"port"`
	IUT      IUT    `json:"iut"`                // as read from this module; empty if it never answered
	Cases    int    `json:"cases"`              // executed on it
	Lost     string `json:"lost,omitempty"`     // why it was given up before the end
	LostText Text   `json:"lost_text,omitzero"` // the same, for any language
}

// Merge says what results were put together from.
type Merge struct {
	Sources   []Source   `json:"sources"`
	Conflicts []Conflict `json:"conflicts,omitempty"`
	Missing   []int      `json:"missing,omitempty"` // shards that are not among the sources
}

// Source is one of the results that were merged.
type Source struct {
	Name     string    `json:"name"`
	Started  time.Time `json:"started"`
	Port     string    `json:"port"`
	Status   Status    `json:"status"`
	Selected int       `json:"selected"`
	Shard    string    `json:"shard,omitempty"` // 2/4
}

// Conflict is something on which merged results do not agree.
type Conflict struct {
	Kind   string            `json:"kind"` // verdict, dialect, ics, ixit, observed, iut or shard
	Key    string            `json:"key"`  // id of the case, key of the dialect, name of the item
	Values map[string]string `json:"values"`
	Kept   string            `json:"kept"` // the value that stands in the merged results
}

// Scope is how much of what applies to the device was executed, and on what. It
// stands beside the status, which speaks of the selected cases alone.
type Scope struct {
	Applicable int    `json:"applicable"`        // cases of the suite that apply to the device: all but na
	Executed   int    `json:"executed"`          // of these, how many have a verdict from an execution
	Partial    bool   `json:"partial"`           // Executed is less than Applicable
	Virtual    string `json:"virtual,omitempty"` // what took the place of a module: emulator, pseudo-terminal; empty: nothing did
}
