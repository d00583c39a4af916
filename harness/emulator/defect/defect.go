package defect

import (
	"slices"

	"mftpspec/harness/emulator"
)

// Defect is one firmware fault.
type Defect struct {
	ID          string   // kebab-case; stable for ever
	Title       string   // what the firmware does wrong, in one sentence
	Requirement string   // the statement it violates, as in features/requirements.yaml: R3.10-07
	Reach       []string // selection terms of the test cases whose verdict may change: 3.10 (and all that send AT+MFTPRETR), MFTPRETR, R3.5-02; "*" is all
	Kind        Kind     // what sort of fault it is
	Command     string   // where it shows: MFTPRETR; empty: as the clause of the requirement says, or everywhere
	Hooks       func() emulator.Hooks
}

// row is a defect of a table that is about one subject.
type row struct {
	ID, Title, Requirement string
	Reach                  []string
	Hooks                  func() emulator.Hooks
}

// plain are the defects of tables by subject: they are of no particular kind.
func plain(tables ...[]row) []Defect {
	var all []Defect
	for _, r := range slices.Concat(tables...) {
		all = append(all, Defect{ID: r.ID, Title: r.Title, Requirement: r.Requirement, Reach: r.Reach, Hooks: r.Hooks})
	}
	return all
}

// Needs is what the laboratory must have for the defect to show, as the tags of cases say it without needs-;
// empty: nothing special. What never leaves port 21 looks like a broken network
// where no server listens on that port, and what ought to go there cannot be seen.
func (d Defect) Needs() string {
	switch d.ID {
	case "port-always-21", "default-port-2121":
		return "privileged-port"
	}
	return ""
}

// Config is what the module with the defect is otherwise: its model, empty for one
// with every option, and its readings where the defect shows under these only.
func (d Defect) Config() (model string, dialects map[string]string) {
	switch d.ID {
	case "cid-8-on-seven":
		return "ML305U", nil
	case "unconnected-upload-prompts":
		return "", map[string]string{emulator.D27Unconnected: "after-data"}
	case "active-ends-without-result":
		return "ML307R", map[string]string{emulator.D17: "accepted"}
	case "missing-ftps-is-plain-1", "missing-ftps-is-plain-2":
		return "ML307R", map[string]string{emulator.D17: "works"}
	}
	return "", nil
}

// All is the catalogue: by subject, then by kind. Hooks are made anew for every
// module: they may keep state.
func All() []Defect {
	return append(bySubject(), byKind()...)
}

func bySubject() []Defect {
	return plain(
		framing(), finals(), results(), codes(),
		settings(), values(), testForms(), parameters(), strings255(),
		connecting(), accounts(), closing(),
		directories(), deleting(), listing(),
		downloading(), downloadedBytes(), downloadedFiles(),
		uploading(), prompted(), transparent(), packets(),
		states(), notices(),
		dialogue(), security(), absent(),
		concurrency(), recovery(), wavering(), aftermath(),
		memories(), misreadings(), slips(),
	)
}

// Lookup finds a defect by its id.
func Lookup(id string) (Defect, bool) {
	for _, d := range All() {
		if d.ID == id {
			return d, true
		}
	}
	return Defect{}, false
}
