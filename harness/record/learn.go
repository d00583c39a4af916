package record

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/ledger"
	"mftpspec/reports/model"
)

// Choices are what the emulator can be made to do.
type Choices struct {
	Readings   map[string][]string                  // by row of the emulator
	PerCommand []string                             // rows of which each command may have a reading of its own
	Breaking   func(requirements []string) []string // the defects that break one of the requirements
}

// Learn makes the file of a module from a run on it: what From measures, and the
// readings that the emulator can take over. What it cannot is listed in the file.
func Learn(r *model.Results, choices Choices) *File {
	f, seen := From(r)
	l := learner{file: f, choices: choices, votes: map[string]map[string]int{}, codes: map[int]map[int]int{}}
	for _, key := range slices.Sorted(maps.Keys(r.Dialects)) {
		if strings.Contains(key, "/") { // the bare rows only repeat those
			l.key(key, r.Dialects[key])
		}
	}
	for row, readings := range seen.Readings() {
		for reading, times := range readings {
			l.vote(row, reading, times, "")
		}
	}
	l.refine(seen)
	l.settle()
	for i := range f.Deviations {
		f.Deviations[i].Candidates = choices.Breaking(f.Deviations[i].Need)
	}
	return f
}

// learner translates the keys of the dialect record to the rows of the emulator.
type learner struct {
	file    *File
	choices Choices
	votes   map[string]map[string]int // row of the emulator to reading
	keyed   []keyed
	codes   map[int]map[int]int // cause to code
}

// keyed is a reading with the key under which it was recorded.
type keyed struct{ row, reading, key string }

// command is the one that the key is about: MFTPSTOR of D27/MFTPSTOR>prompt/busy.
func (k keyed) command() string {
	parts := strings.Split(k.key, "/")
	if len(parts) < 2 {
		return ""
	}
	command, _, _ := strings.Cut(parts[1], ">")
	return command
}

// byCommand is the reading that each command shows most.
func (l *learner) byCommand(row string, readings []string) map[string]string {
	votes := map[string]map[string]int{}
	for _, k := range l.keyed {
		if k.row != row || !slices.Contains(readings, k.reading) {
			continue
		}
		command := k.command()
		if votes[command] == nil {
			votes[command] = map[string]int{}
		}
		votes[command][k.reading]++
	}
	most := map[string]string{}
	for command, v := range votes {
		most[command] = majority(v)
	}
	return most
}

func (l *learner) vote(row, reading string, times int, key string) {
	if l.votes[row] == nil {
		l.votes[row] = map[string]int{}
	}
	l.votes[row][reading] += times
	if key != "" {
		l.keyed = append(l.keyed, keyed{row, reading, key})
	}
}

func (l *learner) not(what, seen, why string) {
	l.file.NotReproduced = append(l.file.NotReproduced, NotReproduced{What: what, Seen: seen, Why: why})
}

// translation is how the readings under some keys of a row become those of a row
// of the emulator. The first one that fits counts.
type translation struct {
	row      string            // of the ledger
	form     string            // command form, a prefix; empty: any
	stimulus string            // a prefix of what follows the form; empty: any
	to       string            // row of the emulator; empty: none is needed
	readings map[string]string // where they have other names there
}

// translations say what the emulator makes of the keys of a dialect  A row
// that is not here has the same name and readings on both sides.
func translations() []translation {
	return []translation{
		// In one line the data so far are all that was asked for, and of a whole file that
		// is its size: several lines of a part tell the readings apart.
		{row: ledger.D04, stimulus: "one line", to: ledger.D04, readings: map[string]string{"cumulative": ""}},
		{row: ledger.D04, stimulus: "several lines of a file", to: ledger.D04, readings: map[string]string{"file-size": ""}},
		{row: ledger.D07, stimulus: "MFTPRETR-047"},                                              // an empty name is row D70
		{row: ledger.D08, stimulus: "MFTPRETR-036"}, {row: ledger.D08, stimulus: "MFTPRETR-037"}, // offsets that 31 bits hold
		{row: ledger.D09, stimulus: "length-0", to: ledger.D09 + ".length"},
		{row: ledger.D17, stimulus: "test form", to: ledger.D17 + ".test"},
		{row: ledger.D17, stimulus: "ssl", to: ledger.D17 + " ssl"},
		{row: ledger.D22, stimulus: "optional parameters", to: ledger.D22 + ".retr"},
		// Brackets have names in them in any case, and <eof>, <length> have no length.
		{row: ledger.D22, form: "MFTPRETR", stimulus: "between the commas"},
		{row: ledger.D22, form: "MFTPSTOR", stimulus: "between the commas", to: ledger.D22, readings: map[string]string{"names": "lengths or names"}},
		{row: ledger.D22, form: "MFTPAPPE", stimulus: "between the commas", to: ledger.D22, readings: map[string]string{"names": "lengths or names"}},
		// Cases of rows D09, D43, D44 and D48, which have their own keys, and faults that
		// are found out late however the module is made.
		{row: ledger.D24, stimulus: "any/"}, {row: ledger.D24, stimulus: "empty"}, {row: ledger.D24, stimulus: "command timeout/"}, {row: ledger.D24, stimulus: "connection timeout/"},
		{row: ledger.D27, stimulus: "busy", to: ledger.D27 + ".busy"},
		{row: ledger.D27, stimulus: "another channel", to: ledger.D27 + ".channels"},
		{row: ledger.D27, stimulus: "between packets", to: ledger.D27 + ".disc", readings: map[string]string{"own-code": "802", "result-4": "802", "queued": "802"}},
		{row: ledger.D27, stimulus: "not connected", to: ledger.D27 + ".unconnected"},
		{row: ledger.D31, stimulus: "quotes", to: ledger.D31 + ".quotes"},
		{row: ledger.D31, stimulus: "precision", to: ledger.D31 + ".precision"},
		{row: ledger.D31, stimulus: "offset", to: ledger.D31 + ".zone"},
		{row: ledger.D36, form: "MFTPLIST", to: ledger.D36 + ".list"},
		{row: ledger.D36, form: "MFTPCWD", stimulus: "MFTPCWD-224", to: ledger.D36 + ".cwd"},
		{row: ledger.D36, form: "MFTPCWD"}, // "." and "..", each by itself
		{row: ledger.D39, stimulus: "no data", to: ledger.D39 + ".empty", readings: map[string]string{"result": "19", "no-result": "as-others"}},
		{row: ledger.D41}, // the bytes themselves are taken from the trace
		{row: ledger.D48, stimulus: "MFTPCONN-045"}, // a port that is too large
		{row: ledger.D52, stimulus: "between packets", to: ledger.D52 + ".between"},
		{row: ledger.D56, readings: map[string]string{"ERROR": ""}}, // as the emulator does it
		{row: ledger.D63, stimulus: "too long/", to: ledger.D63 + " too long"},
		{row: ledger.D63, stimulus: "out of range/", to: ledger.D63 + ".huge"},
		{row: ledger.D63, stimulus: "quotes/", to: ledger.D63 + ".quotes"},
		{row: ledger.D66, stimulus: "refused transparent upload", to: ledger.D66 + ".refused"},
		{row: ledger.D66, stimulus: "failed RETR", to: ledger.D66 + ".failed"},
		{row: ledger.D70, form: "MFTPCONN", to: ledger.D70 + ".text"},
		{row: ledger.D70, stimulus: "MFTPRETR-047.all"}, // the name is empty too
		{row: ledger.D72, stimulus: "blocked result"},
		{row: ledger.D76, stimulus: "CODE-", to: ledger.D76 + ".nonsense"},
		// At the server of the cases on codes their replies have the usual ones.
		{row: ledger.D76, form: "MFTPCONN"}, {row: ledger.D76, form: "MFTPPWD"}, {row: ledger.D76, form: "MFTPLIST"},
	}
}

// key takes one entry of the dialect record: row/command form/stimulus….
func (l *learner) key(key, reading string) {
	parts := strings.SplitN(key, "/", 3)
	parts = append(parts, "", "")
	row, form, stimulus := parts[0], parts[1], parts[2]
	if row == ledger.D25 {
		l.code(key, stimulus, reading)
		return
	}
	to := row
	for _, t := range translations() {
		if t.row == row && strings.HasPrefix(form, t.form) && strings.HasPrefix(stimulus, t.stimulus) {
			if to = t.to; t.readings != nil {
				if other, known := t.readings[reading]; known {
					reading = other
				} else if to == "" {
					l.not(key, reading, "the emulator has no such choice")
				}
			}
			break
		}
	}
	if to != "" {
		l.vote(to, reading, 1, key)
	}
}

// code is row D25: the result code that the module has for a cause.
func (l *learner) code(key, stimulus, reading string) {
	cause, _, _ := strings.Cut(strings.TrimPrefix(stimulus, "cause "), "/")
	from, errFrom := strconv.Atoi(cause)
	to, errTo := strconv.Atoi(reading)
	if errFrom != nil || errTo != nil {
		l.not(key, reading, "no result code for a cause")
		return
	}
	if l.codes[from] == nil {
		l.codes[from] = map[int]int{}
	}
	l.codes[from][to]++
	l.keyed = append(l.keyed, keyed{ledger.D25 + " " + cause, reading, key})
}

// refine corrects readings by what the traces say more exactly.
func (l *learner) refine(seen *Seen) {
	if l.votes[ledger.D03]["present"] > 0 && l.file.Emulator.Notice > 0 {
		l.rename(ledger.D03, "present", "late")
	}
	if l.votes[ledger.D31+".precision"]["seconds"] > 0 { // of a server that tells them
		l.rename(ledger.D31+".precision", "minutes", "seconds")
	}
	if l.votes[ledger.D75]["failed"] > 0 { // one of the forms may be usual to the module
		l.rename(ledger.D75, "listed", "failed")
	}
	if l.votes[ledger.D51]["spaced-data"] > 0 {
		l.rename(ledger.D51, "spaced", "spaced-data")
	}
	if readings := l.votes[ledger.D05]; readings["bare-follow"] > 0 {
		l.rename(ledger.D05, "several-lines", "bare-follow")
	} else if readings["one-line"] > 0 {
		l.file.Emulator.Chunk = 0
	}
	l.takesDataFirst()
	// One reading of row D17 is about both modes: that of ssl counts less, except
	// where it says with which code CONN fails.
	ssl, mode := majority(l.votes[ledger.D17+" ssl"]), majority(l.votes[ledger.D17])
	switch {
	case mode == "" || mode == ssl:
		l.merge(ledger.D17+" ssl", ledger.D17)
	case mode == "accepted" && ssl == "fails-6": // which is what accepted means for ssl
		l.rename(ledger.D17+" ssl", ssl, mode)
		l.merge(ledger.D17+" ssl", ledger.D17)
	default:
		l.merge(ledger.D17+" ssl", ledger.D17)
	}
	if majority(l.votes[ledger.D22]) == "lengths" {
		l.rename(ledger.D22, "lengths or names", "lengths")
	} else {
		l.rename(ledger.D22, "lengths or names", "names")
	}
	if row := majority(l.votes[ledger.D63]); row == "" {
		l.merge(ledger.D63+" too long", ledger.D63)
	} else if other := l.votes[ledger.D63+" too long"]; len(other) > 0 {
		l.rename(ledger.D63+" too long", "cme-50", row) // a value out of range has this code in any case
		l.merge(ledger.D63+" too long", ledger.D63)
	}
	if l.votes[ledger.D26] == nil && seen.Results() > 0 {
		l.vote(ledger.D26, "none", seen.Results(), "")
	}
}

// takesDataFirst says of an upload that fails after its data, where there is no
// connection, that its forms without a prompt or CONNECT are refused by the same reading.
func (l *learner) takesDataFirst() {
	const row, immediate, afterData = ledger.D27 + ".unconnected", "801", "after-data"
	commands := map[string]bool{}
	for _, k := range l.keyed {
		if k.row == row && k.reading == afterData {
			commands[k.command()] = true
		}
	}
	for i, k := range l.keyed {
		if k.row == row && k.reading == immediate && commands[k.command()] {
			l.keyed[i].reading = afterData
			l.votes[row][immediate]--
			l.votes[row][afterData]++
		}
	}
}

// rename gives another name to a reading.
func (l *learner) rename(row, from, to string) {
	if times := l.votes[row][from]; times > 0 && from != to {
		delete(l.votes[row], from)
		l.votes[row][to] += times
		for i, k := range l.keyed {
			if k.row == row && k.reading == from {
				l.keyed[i].reading = to
			}
		}
	}
}

// merge adds the readings of one row to another.
func (l *learner) merge(from, to string) {
	for reading, times := range l.votes[from] {
		l.vote(to, reading, times, "")
	}
	delete(l.votes, from)
	for i, k := range l.keyed {
		if k.row == from {
			l.keyed[i].row = to
		}
	}
}

// majority is the reading that was seen most, the first in the alphabet of equals.
func majority[T cmp.Ordered](votes map[T]int) (best T) {
	for _, reading := range slices.Sorted(maps.Keys(votes)) {
		if votes[reading] > votes[best] {
			best = reading
		}
	}
	return best
}

// settle decides: the emulator has one reading for each row. The others are listed.
func (l *learner) settle() {
	e := &l.file.Emulator
	e.Dialects, l.file.Dialects = map[string]string{}, map[string]string{}
	chosen := map[string]string{}
	for _, row := range slices.Sorted(maps.Keys(l.votes)) {
		readings, exists := l.choices.Readings[row]
		votes := maps.Clone(l.votes[row])
		for reading := range votes {
			if exists && !slices.Contains(readings, reading) {
				delete(votes, reading)
			}
		}
		best := majority(votes)
		if !exists || best == "" {
			continue
		}
		chosen[row], e.Dialects[row] = best, best
		from := "times in the traces"
		if slices.ContainsFunc(l.keyed, func(k keyed) bool { return k.row == row }) {
			from = "keys of the run"
		}
		l.file.Dialects[row] = fmt.Sprintf("%s: %d %s", best, votes[best], from)
		if slices.Contains(l.choices.PerCommand, row) {
			for command, own := range l.byCommand(row, readings) {
				if own != best {
					e.Dialects[row+"/"+command], chosen[row+"/"+command] = own, own
				}
			}
		}
	}
	for _, cause := range slices.Sorted(maps.Keys(l.codes)) {
		code := majority(l.codes[cause])
		chosen[ledger.D25+" "+strconv.Itoa(cause)] = strconv.Itoa(code)
		l.file.Dialects[fmt.Sprintf("%s cause %02d", ledger.D25, cause)] = fmt.Sprintf("%d: %d keys of the run", code, l.codes[cause][code])
		if code == cause {
			continue
		}
		if e.Codes == nil {
			e.Codes = map[int]int{}
		}
		e.Codes[cause] = code
	}
	for _, k := range l.keyed {
		best, has := chosen[k.row+"/"+k.command()]
		if !has {
			best, has = chosen[k.row]
		}
		switch {
		case !has:
			l.not(k.key, k.reading, "the emulator has no such reading")
		case best != k.reading:
			l.not(k.key, k.reading, "elsewhere, and in the emulator: "+best)
		}
	}
}
