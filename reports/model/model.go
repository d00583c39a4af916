// Package model is the results of a run, as results.json has them, and reads that file, whole or
// in parts. Every report is a pure function of a Results, so all that make or read results use it.
// It must never import a package of ours.
//
// A field is never renamed or reused: a change that an old reader would misread gets a new Schema.
// A field may be added without one: readers ignore what they do not know. This package keeps such
// fields of the results and of a case, and writes them again.
package model

import "time"

// Schema names the version of this layout.
const Schema = "mftpspec.results/1"

// Verdict of a test case (ISO/IEC 9646-1).
type Verdict string

// The verdicts; Rank orders them. Error is the suite's own fault and never counts
// against the device. NA comes only from the ICS, before execution.
const (
	None   Verdict = "none"
	NA     Verdict = "na"
	Pass   Verdict = "pass"
	Inconc Verdict = "inconc"
	Fail   Verdict = "fail"
	Error  Verdict = "error"
)

// Status of the whole run.
type Status string

// The statuses, worst first.
const (
	NonConforming Status = "NON-CONFORMING" // at least one fail
	Incomplete    Status = "INCOMPLETE"     // no fail, but some selected case has no pass
	Conforming    Status = "CONFORMING"     // to the tested requirements
)

// Results is one run.
type Results struct {
	Schema   string            `json:"schema"`
	Status   Status            `json:"status"`
	Scope    *Scope            `json:"scope,omitempty"` // nil in results of older versions: see Extent
	Summary  Summary           `json:"summary"`
	IUT      IUT               `json:"iut"`
	Suite    Suite             `json:"suite"`
	ICS      map[string]any    `json:"ics"`
	IXIT     map[string]any    `json:"ixit"`
	Run      Run               `json:"run"`
	Cases    []Case            `json:"cases"`    // every case of the suite, in the order of the suite
	Dialects map[string]string `json:"dialects"` // ledger row, or row/command form/stimulus/personality, to the device's reading

	// What a report adds to the verdicts, where the run knows it. A report is
	// complete without them, but then says that it has nothing to show there.
	Observed     map[string]any `json:"ics_observed,omitempty"` // the keys of ICS, as the device was seen to behave
	Requirements []Requirement  `json:"requirements,omitempty"` // in the order of the manual
	Ledger       []LedgerRow    `json:"ledger,omitempty"`       // in its own order
	SelfTest     *SelfTest      `json:"self_test,omitempty"`    // how well this suite finds defects
	Laboratory   *Laboratory    `json:"laboratory,omitempty"`
	Benches      []Bench        `json:"benches,omitempty"` // where several were declared: each of them
	Merged       *Merge         `json:"merged,omitempty"`  // set where these results were put together from several
	Masked       []string       `json:"masked,omitempty"`  // kinds of private data that were masked: IMEI, IMSI, ICCID, PHONE, ADDRESS

	Extra Extra `json:"-"` // fields of a newer suite
}

// Summary counts the verdicts of all cases.
type Summary struct {
	Pass   int `json:"pass"`
	Fail   int `json:"fail"`
	Inconc int `json:"inconc"`
	Error  int `json:"error"`
	NA     int `json:"na"`
	None   int `json:"none"`
}

// IUT is the implementation under test, as read from the device.
type IUT struct {
	Manufacturer string `json:"manufacturer"`
	Model        string `json:"model"`
	Firmware     string `json:"firmware"`
	Serial       string `json:"serial,omitempty"` // IMEI, AT+CGSN
}

// Suite says which suite gave the verdicts.
type Suite struct {
	Name         string `json:"name"`
	Version      string `json:"version"`
	Manual       string `json:"manual"` // the specification tested against
	Requirements int    `json:"requirements"`
	Digest       string `json:"digest"` // SHA-256 over the features, the requirements and the ledger
}

// Run says when, where and how.
type Run struct {
	Started     time.Time `json:"started"`
	DurationMS  int64     `json:"duration_ms"`
	Host        string    `json:"host"` // operating system and architecture of the tester
	Port        string    `json:"port"`
	Select      string    `json:"select,omitempty"`
	Shuffle     int64     `json:"shuffle,omitempty"`
	Repeat      int       `json:"repeat,omitempty"`
	Jobs        int       `json:"jobs"`
	Selected    int       `json:"selected"`              // cases chosen for execution
	Executed    int       `json:"executed"`              // of these, how many ended with a verdict
	Stopped     string    `json:"stopped,omitempty"`     // why the run ended early
	StoppedText Text      `json:"stopped_text,omitzero"` // the same, for any language
	Open        bool      `json:"open,omitempty"`        // the books were not closed: the journal beside the results has what was executed

	ForMS   int64        `json:"for_ms,omitempty"`  // --for: cases were executed again until this time was over
	Shard   *Shard       `json:"shard,omitempty"`   // --shard: the part of the selection that was executed
	Resumed []Resumption `json:"resumed,omitempty"` // --resume: each time that the run was taken up again
	Memory  []Memory     `json:"memory,omitempty"`  // of the tester, in a run with repeats
	Line    *Line        `json:"line,omitempty"`    // where the time of the benches went

	TurnedAway  int          `json:"turned_away,omitempty"` // connections of others to the FTP servers of the cases that were not served
	Exploration *Exploration `json:"exploration,omitempty"` // set where the cases are not those of the suite: a model of the manual made them
}

// Case is one test case: a scenario, or one row of an outline.
type Case struct {
	ID               string    `json:"id"`
	Clause           string    `json:"clause"`
	Command          string    `json:"command,omitempty"` // MFTPPWD
	Title            string    `json:"title"`             // the test purpose
	Feature          string    `json:"feature"`           // file:line
	Rule             string    `json:"rule,omitempty"`
	Requirements     []string  `json:"requirements"`
	Rows             []string  `json:"rows,omitempty"` // ledger rows it depends on
	Tags             []string  `json:"tags,omitempty"`
	Level            string    `json:"level"` // strict, dialect or record
	Selected         bool      `json:"selected"`
	Verdict          Verdict   `json:"verdict"`
	Reason           *Reason   `json:"reason,omitempty"`
	Observations     []string  `json:"observations,omitempty"`      // permitted, but worth a line in the report
	ObservationTexts []Text    `json:"observation_texts,omitempty"` // the same, one by one, for any language
	StartedMS        int64     `json:"started_ms"`                  // since the start of the run
	DurationMS       int64     `json:"duration_ms"`
	Bench            string    `json:"bench,omitempty"`
	Steps            []Step    `json:"steps,omitempty"`
	Trace            []Event   `json:"trace,omitempty"`
	Attempts         []Attempt `json:"attempts,omitempty"` // with --repeat: the first 100 and the first of each other outcome; the case has the worst verdict. Without it: the one that the loss of a bench cut short, and the one on another bench, whose verdict the case has
	Repeats          *Repeats  `json:"repeats,omitempty"`  // with --repeat or --for: what all executions came to
	Shard            int       `json:"shard,omitempty"`    // with --shard: the shard that the case belongs to, from 1
	Literal          []Literal `json:"literal,omitempty"`  // where a misprint of the manual was corrected: the verdict under its literal text

	Extra Extra `json:"-"` // fields of a newer suite

	long func() (Long, error) // reads the transcript and the attempts; nil: they are here
}

// Literal is the verdict that a case would have if one misprint of the manual
// were taken as it stands.
type Literal struct {
	Row     string  `json:"row"` // of the ledger
	Verdict Verdict `json:"verdict"`
	Message string  `json:"message"`       // one sentence
	Text    Text    `json:"text,omitzero"` // the same, for any language
}

// Reason says why a case has a verdict other than pass.
type Reason struct {
	Clause      string   `json:"clause,omitempty"`
	Requirement string   `json:"requirement,omitempty"`
	Message     string   `json:"message"` // one sentence
	Step        string   `json:"step,omitempty"`
	Sent        string   `json:"sent,omitempty"`      // visible control bytes
	Expected    string   `json:"expected,omitempty"`  // visible control bytes
	Observed    string   `json:"observed,omitempty"`  // visible control bytes
	Server      string   `json:"server,omitempty"`    // what the FTP server saw
	Setting     []string `json:"setting,omitempty"`   // what the FTP server must be and do before that, in the words of the steps
	Serve       string   `json:"serve,omitempty"`     // the command that is such a server
	Reproduce   []string `json:"reproduce,omitempty"` // AT lines to type by hand
	BlockedBy   string   `json:"blocked_by,omitempty"`
	Texts       *Texts   `json:"texts,omitempty"`   // the same, for any language; what is not in it is plain
	NotRun      NotRun   `json:"not_run,omitempty"` // why the case was not executed
}

// Step is one executed Gherkin step.
type Step struct {
	Keyword    string     `json:"keyword,omitempty"` // Given, When, Then, And, But or *, as it is written; empty in results of older versions
	Text       string     `json:"text"`
	Doc        string     `json:"doc,omitempty"`   // the doc string under the step
	Table      [][]string `json:"table,omitempty"` // the table under the step: rows of cells
	Line       int        `json:"line"`
	Verdict    Verdict    `json:"verdict"`
	StartUS    int64      `json:"start_us"` // on the bench's clock, as Event.TimeUS
	DurationUS int64      `json:"duration_us"`
}

// Event is one event of the bench's trace.
type Event struct {
	TimeUS  int64  `json:"t_us"` // on the bench's clock, monotonic
	Lane    string `json:"lane"` // serial, ftp-control, ftp-data, file, bench
	Dir     string `json:"dir,omitempty"`
	Session int    `json:"session,omitempty"`
	Kind    string `json:"kind"`
	Text    string `json:"text,omitempty"`
	Bytes   []byte `json:"bytes,omitempty"` // base64; left out over 64 KiB, then Digest and File stand for it
	Size    int64  `json:"size,omitempty"`
	Digest  string `json:"sha256,omitempty"`
	File    string `json:"file,omitempty"` // side file, relative to results.json
}
