package judge

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// Refusal is what may come instead of an acceptance.
type Refusal struct {
	Row       string
	Immediate map[string]string   // final result -> reading
	AnyError  string              // reading of every other final result but OK; empty: none passes
	Deferred  func(code int) bool // after OK: result codes that are a refusal too; nil: none
	Queued    bool                // after OK the result may wait for the end of a transfer (D27)
	Expected  model.Text
}

// Reading says whether a final result is a refusal of the set, and which reading.
func (r Refusal) Reading(final string) (value string, ok bool) {
	if value, ok = r.Immediate[final]; ok || r.AnyError == "" || final == "OK" {
		return value, ok
	}
	return r.AnyError, true
}

// withOwn lets the own code of a command, if it has one, pass beside a code that stands
// for all, and says both.
func (r Refusal) withOwn(general string, own int) model.Text {
	if own == 0 {
		return model.Plain(general)
	}
	r.Immediate[manual.CmeError(own)] = "own-code"
	return model.Say("%s or %s", general, own)
}

// failed are the result codes of Table 5 that say that a command was not carried out.
func failed(code int) bool { return code > manual.Interim && code <= manual.LastOfTable }

// tooWide finds a number that 32 bits do not hold (D63). What stands between quotes is
// none: a password may have many digits in a row.
func tooWide(line string) bool {
	return slices.ContainsFunc(digits.FindAllString(quoted.ReplaceAllString(line, ""), -1), func(n string) bool {
		_, err := strconv.ParseUint(n, 10, 32)
		return err != nil
	})
}

var (
	digits = regexp.MustCompile(`\d+`)
	quoted = regexp.MustCompile(`"[^"]*"`)
)

// RefusalOf is the set of refusals of a class, for command c.
func RefusalOf(class string, c *Command) (Refusal, error) {
	own := manual.OwnRefusal[c.Verb]
	switch class {
	case "out of range":
		if tooWide(c.Text) {
			return Refusal{Row: ledger.D63, Expected: model.Say("%s, or ERROR to a number that 32 bits do not hold", manual.CmeError(manual.ParameterError)),
				Immediate: map[string]string{"ERROR": "error", manual.CmeError(manual.ParameterError): "cme-50"}}, nil
		}
		return Refusal{Expected: model.Plain(manual.CmeError(manual.ParameterError)), Immediate: map[string]string{manual.CmeError(manual.ParameterError): ""}}, nil
	case "malformed":
		return Refusal{Row: ledger.D63, Expected: model.Say("ERROR or %s", manual.CmeError(manual.ParameterError)),
			Immediate: map[string]string{"ERROR": "error", manual.CmeError(manual.ParameterError): "cme-50"}}, nil
	case "not connected":
		r := Refusal{Row: ledger.D27, Immediate: map[string]string{manual.CmeError(manual.NotRunning): "801"}, Deferred: failed}
		r.Expected = model.Say("%s, or OK and a result other than 0", r.withOwn(manual.CmeError(manual.NotRunning), own))
		return r, nil
	case "busy":
		r := Refusal{Row: ledger.D27, Immediate: map[string]string{manual.CmeError(manual.Running): "802"},
			Deferred: func(code int) bool { return code == manual.Blocked }, Queued: true}
		r.Expected = model.Say("%s, or OK and result 4, or OK and the result after the transfer", r.withOwn(manual.CmeError(manual.Running), own))
		return r, nil
	case "not yet connected":
		r := Refusal{Row: ledger.D27, Immediate: map[string]string{manual.CmeError(manual.Running): "802", manual.CmeError(manual.NotRunning): "801"},
			Deferred: failed, Queued: true}
		r.Expected = model.Say("%s or %s, or OK and a result other than 0, or OK and the result after the login", manual.CmeError(manual.NotRunning), r.withOwn(manual.CmeError(manual.Running), own))
		return r, nil
	case "already connected":
		return Refusal{Row: ledger.D49, Expected: model.Say("%s or 803, or OK and a result other than 0", manual.CmeError(manual.Running)),
			Immediate: map[string]string{manual.CmeError(manual.Running): "802", manual.CmeError(own): strconv.Itoa(own)},
			Deferred:  failed}, nil
	case "too long":
		return Refusal{Row: ledger.D50, Expected: model.Say("ERROR or %s, or OK and a result other than 0", manual.CmeError(manual.ParameterError)),
			Immediate: map[string]string{"ERROR": "error", manual.CmeError(manual.ParameterError): "cme-50"}, Deferred: failed}, nil
	case "unknown":
		return Refusal{Row: ledger.D71, Expected: model.Say("ERROR or %s", "+CME ERROR"), Immediate: map[string]string{"ERROR": "error"}, AnyError: "number"}, nil
	case "":
		r := Refusal{Row: ledger.D24, Expected: model.Say("ERROR, +CME ERROR: 50 or 800 to 813, or OK and a result other than 0"),
			Immediate: map[string]string{"ERROR": "immediate", manual.CmeError(manual.ParameterError): "immediate"},
			Deferred:  func(code int) bool { return code > 0 && code <= manual.LastOfTable }}
		for code := manual.UnknownError; code <= 813; code++ {
			r.Immediate[manual.CmeError(code)] = "immediate"
		}
		return r, nil
	}
	return Refusal{}, fmt.Errorf("no class of refusals %q: want out of range, malformed, too long, unknown, not connected, not yet connected, busy, already connected", class)
}

// Causes are the names of causes and the codes of Table 5 that name them.
var Causes = map[string]int{
	"any": 0, "parameter": 3, "command timeout": 5, "TLS": 7, "DNS": 8, "connection timeout": 9, "server error": 10, "network error": 11,
	"parse error": 12, "send error": 13, "empty directory": 14, "storage": 16, "file operation": 18, "transparent mode": 17,
	"empty file": 19, "PDP context": 20,
}

func SortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func NotRefused(tok at.Token, r Refusal) model.Text {
	switch {
	case tok.Kind == at.Final && tok.Text == "OK":
		return model.Say("the command is accepted")
	case tok.Kind == at.Final:
		return model.Say("refused with another code")
	case tok.Kind == at.Prompt || tok.Kind == at.Connect:
		return model.Say("the command is accepted: data is asked for")
	}
	return model.Say("a line comes before any final result")
}

// FailureFields is the form of a failed result: the code, and what the syntax
// row has beside it as far as a failure leaves it (D66).
func FailureFields(l Line) model.Text {
	rest := l.Fields[2:]
	upload := l.Name == "MFTPSTOR" || l.Name == "MFTPAPPE"
	switch {
	case upload && len(rest) == 0:
		return model.Say("<sent_length> is missing") // in brackets in no syntax row (§3.11, §3.12)
	case len(rest) == 0:
		return model.Text{}
	case upload && len(rest) == 1 && strings.Trim(rest[0].Text, "0123456789") == "" && rest[0].Text != "":
		return model.Text{}
	case l.Name == "MFTPRETR" && (len(rest) == 2 || len(rest) == 3):
		return model.Text{}
	case emptyFields(l):
		return model.Text{}
	}
	return model.Say("%s fields in a failed result", len(l.Fields))
}

// emptyFields says whether a failed result has the fields of a success, empty or 0
// (D72).
func emptyFields(l Line) bool {
	n := len(l.Fields) - 2
	path := l.Name == "MFTPPWD" && n == 1
	entry := l.Name == "MFTPLIST" && (n == 2 || n == 4)
	return (path || entry) && AllZero(l.Fields[2:])
}

// FailureReadings is the form of a failed result that has more fields in a success: row D72,
// and D66 for a download. That of a command which another one blocks, and which never began,
// is another matter.
func FailureReadings(l Line) []Reading {
	bare := len(l.Fields) == 2
	switch l.Name {
	case "MFTPRETR":
		return []Reading{{Row: ledger.D66, Stimulus: "failed RETR", Value: formOf(bare, "without-lengths", "with-lengths")}}
	case "MFTPPWD", "MFTPLIST":
		of := "failed result"
		if l.At(1) == strconv.Itoa(manual.Blocked) {
			of = "blocked result"
		}
		return []Reading{{Row: ledger.D72, Stimulus: of, Value: formOf(bare, "bare", "with-fields")}}
	}
	return nil
}

func formOf(bare bool, without, with string) string {
	if bare {
		return without
	}
	return with
}
