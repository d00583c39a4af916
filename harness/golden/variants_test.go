package golden

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"mftpspec/harness/fulltest"
	"mftpspec/reports/model"
)

// variant is a module that is not the emulator as it comes, and what its difference
// can touch.
type variant struct {
	name  string
	flags []string // of mftpspec run
	reach string   // clauses and cases that are executed, with blanks between; empty: all
}

// variants are spread over the commands, and over the ways in which a module can
// err: framing, values, codes, results, data modes, downloads, uploads, channels
// side by side, notices, states, readings that waver. The readings that the manual
// permits have the self-test.
func variants() []variant {
	all := []variant{ // what takes longest comes first
		{"pwd-quotes-waver", []string{"--defect", "pwd-quotes-waver", "--jobs", "1"}, "3.5"}, // the order matters
		{"ML307R", []string{"--model", "ML307R"}, "3.1 3.2"},
		{"missing-ftps-is-plain-1", []string{"--model", "ML307R", "--dialect", "D17=works", "--defect", "missing-ftps-is-plain-1"}, "3.1"},
	}
	for _, d := range []struct{ id, reach string }{
		{"double-carriage-return", "3.5 3.14"},
		{"info-without-leading-crlf", "3.13 4.1"},
		{"notification-inside-line", "2.1 2.2"},
		{"two-finals", "2.2 V.250"},
		{"cmee1-says-text", "2.2 3.4"},
		{"refused-value-is-stored", "3.1"},
		{"test-form-comma-missing", "3.6 3.9"},
		{"channel-parsed-like-atoi", "3.4 3.13"},
		{"second-conn-kills-channel", "MFTPCONN-065 MFTPCONN-066"},
		{"certificates-not-verified", "5"},
		{"timeout-is-14", "5"},
		{"unconnected-is-800", "3.8 3.9"},
		{"disc-notice-twice", "MFTPDISC-021 MFTPDISC-002"},
		{"cwd-failure-goes-home", "3.4"},
		{"pwd-result-twice", "3.5"},
		{"mkd-without-ok", "3.6"},
		{"list-names-unquoted", "3.7"},
		{"list-size-in-kilobytes", "3.7"},
		{"del-not-sent", "3.8"},
		{"rn-refusal-reported-as-success", "3.9 5"},
		{"retr-offset-ignored", "3.10"},
		{"retr-seven-bits", "3.10"},
		{"local-file-appended", "3.10"},
		{"busy-after-another", "MFTPRETR-060 MFTPRETR-130 MFTPRETR-131"},
		{"appe-overwrites", "3.11"},
		{"ctrl-z-is-stored", "3.11"},
		{"pluses-without-ok", "MFTPAPPE-021 MFTPAPPE-022"},
		{"prompt-twice", "3.12"},
		{"length-takes-one-less", "MFTPSTOR-025 MFTPSTOR-059"},
		{"local-upload-as-text", "3.12"},
		{"eof-0-ends-file", "3.12"},
		{"one-session-for-all", "3.5"},
		{"state-always-0", "MFTPSTATE-001 MFTPSTATE-060 MFTPSTATE-100 MFTPSTATE-203"}, // a notice of one case may come in another
		{"state-survives-hangup", "MFTPSTATE-026 3.14"},                               // other states hang on which bench saw the hang-up
		{"notice-unquoted", "3.14"},
	} {
		all = append(all, variant{d.id, []string{"--defect", d.id}, d.reach})
	}
	return all
}

// chosenVariants are all where everything is tested or written anew, else one in sixteen.
func chosenVariants() []variant {
	all := variants()
	if *update || fulltest.Asked() {
		return all
	}
	var some []variant
	for i := 0; i < len(all); i += 16 {
		some = append(some, all[i])
	}
	return some
}

// linesAbout are the lines of variants.txt that are about these.
func linesAbout(text string, about []variant) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		name, _, _ := strings.Cut(line, ":")
		if slices.ContainsFunc(about, func(v variant) bool { return v.name == name }) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// expression selects what is executed.
func (v variant) expression() string { return strings.Join(strings.Fields(v.reach), " or ") }

// reaches says whether a case should be selected, if the laboratory allows it.
func (v variant) reaches(k model.Case) bool {
	scenario, _, _ := strings.Cut(k.ID, ".")
	words := strings.Fields(v.reach)
	return len(words) == 0 || slices.Contains(words, k.Clause) || slices.Contains(words, scenario)
}

// ofVariants tells the cases that do not pass, and the readings that are not among
// the ordinary ones. What is not named passed. Why a case did not pass is told by the
// line that difference shows of it where it is new.
func ofVariants(t *testing.T, all []variant, ordinary []string) (text string, why map[string]string) {
	texts, whys := make([]string, len(all)), make([]map[string]string, len(all))
	var running sync.WaitGroup
	atOnce := make(chan struct{}, 8) // a run waits most of its time
	for i, v := range all {
		running.Go(func() {
			atOnce <- struct{}{}
			defer func() { <-atOnce }()
			texts[i], whys[i] = v.text(t, ordinary)
		})
	}
	running.Wait()
	why = map[string]string{}
	for _, these := range whys {
		maps.Copy(why, these)
	}
	return strings.Join(texts, ""), why
}

// text runs the variant and tells its lines, and why a case did not pass.
func (v variant) text(t *testing.T, ordinary []string) (text string, why map[string]string) {
	folder, code := run(t, slices.Concat([]string{"--jobs", "16", "--select", v.expression()}, v.flags)...)
	r := load(t, folder)
	var b strings.Builder
	why = map[string]string{}
	fmt.Fprintf(&b, "%s: %s, exit %d\n", v.name, r.Status, code)
	for _, k := range r.Cases {
		switch {
		case !v.reaches(k) && k.Selected:
			t.Errorf("%s: %s is of §%s and was selected by %s", v.name, k.ID, k.Clause, v.expression())
		case v.reaches(k) && k.Verdict != model.Pass:
			told := fmt.Sprintf("%s: %s\n", v.name, line(k))
			b.WriteString(told)
			if k.Reason != nil {
				why["+ "+told] = k.Reason.Message + "; " + k.Reason.Observed
			}
		}
	}
	for _, reading := range readingsOf(r) {
		if !slices.Contains(ordinary, reading) {
			fmt.Fprintf(&b, "%s: %s\n", v.name, reading)
		}
	}
	return b.String(), why
}
