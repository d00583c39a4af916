package selftest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/bench"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/ixit"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

var update = flag.Bool("update", false, "keep the score that is measured in score.json, and what saw which defect in witnesses.json")

// tiny is a suite of three cases and a slow one.
var tiny = fstest.MapFS{
	"requirements.yaml": {Data: []byte(`
- {id: R2.1-05, clause: "2.1", level: strict, en: Lines end with <CR><LF>., zh: 行尾。}
- {id: R3.5-01, clause: "3.5", level: strict, en: The test form lists the channels., zh: 测试。}
- {id: R3.5-02, clause: "3.5", level: record, en: The channel is a number., zh: 数字。}
- {id: R3.13-01, clause: "3.13", level: strict, en: The test form lists the channels., zh: 状态。}
- {id: R3.13-02, clause: "3.13", level: record, en: Something else., zh: 其他。}
`)},
	"ledger.yaml": {Data: []byte("- {id: D63, where: §2.2, policy: D, en: Malformed lines., zh: 格式。, readings: ['50', error]}\n")},
	"02_1.feature": {Data: []byte(`@clause-2.1
Feature: lines
  @LINE-001 @R2.1-05
  Scenario: AT is answered
    When the host sends AT
    Then the module answers
      """
      OK
      """
`)},
	"03_05.feature": {Data: []byte(`@clause-3.5
Feature: test form
  @MFTPPWD-001 @R3.5-01
  Scenario: The channels
    When the host sends AT+MFTPPWD=?
    Then the module answers
      """
      +MFTPPWD: (0-5)
      OK
      """

  @MFTPPWD-002 @R3.5-02 @D63
  Scenario: No channel
    When the host sends AT+MFTPPWD=A
    Then the command is refused as malformed
`)},
	"03_13.feature": {Data: []byte(`@clause-3.13
Feature: state
  @MFTPSTATE-001 @R3.13-01
  Scenario: The channels
    When the host sends AT+MFTPSTATE=?
    Then the module answers
      """
      +MFTPSTATE: (0-5)
      OK
      """

  @MFTPSTATE-002 @R3.13-02 @slow
  Scenario: The same again
    When the host sends AT+MFTPSTATE=?
    Then the module answers
      """
      +MFTPSTATE: (0-5)
      OK
      """
`)},
}

func tinyPlan(t *testing.T, defects ...defect.Defect) Plan {
	t.Helper()
	catalogue, err := catalogue.Load(tiny)
	if err != nil {
		t.Fatal(err)
	}
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		t.Fatal(err)
	}
	return Plan{Catalogue: catalogue, Models: models, IXIT: bench.Laboratory(ixit.Default()), Steps: steps.Definitions(), Defects: defects}
}

// says makes a defect that changes the answer of some commands.
func says(id, requirement string, reach []string, commands ...string) defect.Defect {
	return defect.Defect{ID: id, Title: id, Requirement: requirement, Reach: reach, Hooks: func() emulator.Hooks {
		return emulator.Hooks{Output: func(_ *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
			if u.Kind == emulator.Info && strings.HasPrefix(u.Line(), u.Command+": (") && slices.Contains(commands, u.Command) {
				u.Fields = []string{"(0-9)"}
			}
			next(u)
		}}
	}}
}

func run(t *testing.T, p Plan) *Report {
	t.Helper()
	r, err := p.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func cases(changes []Change) string {
	var ids []string
	for _, c := range changes {
		ids = append(ids, c.Case)
	}
	return strings.Join(ids, " ")
}

func TestDefects(t *testing.T) {
	const state, pwd = "+MFTPSTATE", "+MFTPPWD"
	at := []string{"3.13"}
	unframed := defect.Defect{ID: "unframed", Requirement: "R2.1-05", Reach: []string{"*"}, Hooks: func() emulator.Hooks {
		return emulator.Hooks{Output: func(_ *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
			if u.Text == "OK" {
				u.Tail = "\r\r\n"
			}
			next(u)
		}}
	}}
	for _, tt := range []struct {
		name                             string
		defect                           defect.Defect
		killed, good                     bool
		fails, wrong, outside, ownReason string
	}{
		{"killed", says("d", "R3.13-01", at, state), true, true, "MFTPSTATE-001", "", "", "MFTPSTATE-001"},
		{"survives", says("d", "R3.13-01", at), false, false, "", "", "", ""},
		{"wrong reason", says("d", "R3.5-01", at, state), false, false, "MFTPSTATE-001 MFTPSTATE-002", "MFTPSTATE-001 MFTPSTATE-002", "", "MFTPSTATE-001 MFTPSTATE-002"},
		{"out of reach", says("d", "R3.13-01", at, state, pwd), true, false, "MFTPPWD-001 MFTPSTATE-001", "", "MFTPPWD-001", "MFTPSTATE-001"},
		{"the requirement's own cases are in reach", says("d", "R3.5-01", at, pwd), true, true, "MFTPPWD-001", "", "", "MFTPPWD-001"},
		{"everywhere, and only one case fails on its own account", unframed, true, true, "LINE-001 MFTPPWD-001 MFTPSTATE-001", "", "", "LINE-001"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			report := run(t, tinyPlan(t, tt.defect))
			r := report.Results[0]
			if r.Killed != tt.killed || r.Good() != tt.good || report.Good() {
				t.Errorf("killed %v, good %v; all good %v, though some case is not proven", r.Killed, r.Good(), report.Good())
			}
			for _, is := range []struct{ what, got, want string }{
				{"fails", strings.Join(r.Fails, " "), tt.fails}, {"wrong", cases(r.Wrong), tt.wrong},
				{"outside", cases(r.Outside), tt.outside}, {"proves", strings.Join(r.Proves, " "), tt.ownReason},
			} {
				if is.got != is.want {
					t.Errorf("%s: %q, want %q", is.what, is.got, is.want)
				}
			}
			if tt.killed && (len(r.Witnesses) == 0 || r.Witnesses[0].Reason == nil) {
				t.Errorf("witnesses: %+v", r.Witnesses)
			}
		})
	}
}

// What needs port 21 is not judged where there is none, and the report says so.
func TestPort21(t *testing.T) {
	needy, ok := defect.Lookup("default-port-2121")
	if !ok {
		t.Fatal("the defect is not in the catalogue")
	}
	p := tinyPlan(t, needy)
	p.IXIT.Server.PrivilegedPort = false
	report := run(t, p)
	if !slices.Equal(report.Unjudged, []string{needy.ID}) || len(report.Results) > 0 || report.Score.Defects > 0 {
		t.Errorf("unjudged %v, results %v, score %+v", report.Unjudged, report.Results, report.Score)
	}
	var out bytes.Buffer
	if err := report.Print(&out, language.English); err != nil || !strings.Contains(out.String(), "not judged: these need a server on port 21") {
		t.Errorf("%v:\n%s", err, out.String())
	}
}

func TestScoreAndMatrix(t *testing.T) {
	p := tinyPlan(t, says("state", "R3.13-01", []string{"3.13"}, "+MFTPSTATE"), says("nothing", "R3.5-01", nil))
	p.Dialects = []Reading{{"D63", "error"}}
	report := run(t, p)
	score := report.Score
	if score.Defects != 2 || score.Killed != 1 || !slices.Equal(score.Survived, []string{"nothing"}) || score.Dialects != 1 || len(score.DialectFails) > 0 ||
		score.Cases != 3 || score.Proven != 1 || !slices.Equal(score.Unproven, []string{"LINE-001", "MFTPPWD-001"}) || score.Digest != p.Catalogue.Digest {
		t.Errorf("%+v", score)
	}
	if got := report.Matrix["MFTPSTATE-001"]; !slices.Equal(got, []string{"state"}) {
		t.Errorf("matrix: %v", report.Matrix)
	}
	var out bytes.Buffer
	if err := report.Print(&out, "en"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"killed  state", "ALIVE   nothing", "survives: no case fails on it (it breaks R3.5-01)", "defects   1 of 2 killed", "dialects  1 of 1",
		"1 of 3 strict and dialect cases are proven", "NOT PROVED"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	folder := t.TempDir()
	if err := report.Write(folder); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, File))
	if err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := json.Unmarshal(data, &back); err != nil || back.Score.Killed != 1 || back.Schema != Schema {
		t.Errorf("%v: %+v", err, back.Score)
	}
}

func TestEverythingIsProved(t *testing.T) {
	at := func(s ...string) []string { return s }
	line := defect.Defect{ID: "line", Requirement: "R2.1-05", Reach: at("*"), Hooks: func() emulator.Hooks {
		return emulator.Hooks{Output: func(_ *emulator.Env, u emulator.Unit, next func(emulator.Unit)) {
			if u.Text == "OK" {
				u.Tail = "\n"
			}
			next(u)
		}}
	}}
	p := tinyPlan(t, line, says("state", "R3.13-01", at("3.13"), "+MFTPSTATE"), says("form", "R3.5-01", at("3.5"), "+MFTPPWD"))
	p.Full = true
	if report := run(t, p); !report.Proved || !report.Good() {
		t.Errorf("%+v", report)
	}
	p.Partial = true
	if report := run(t, p); report.Proved || !report.Good() {
		t.Errorf("a part of the self-test: %+v", report)
	}
}

// A reading must not fail, and must be seen.
func TestDialects(t *testing.T) {
	p := tinyPlan(t)
	p.Dialects = []Reading{{"D63", "error"}}
	if r := run(t, p).Results[0]; !r.Good() || len(r.Unrecorded) > 0 {
		t.Errorf("%+v", r)
	}
	p.Dialects = []Reading{{"D63", "cme-50"}} // the default: nothing to be seen
	if r := run(t, p).Results[0]; r.Good() || !slices.Equal(r.Unrecorded, []string{"D63"}) {
		t.Errorf("%+v", r)
	}
	p.Dialects, p.Mixtures, p.Seed = nil, 2, 7
	report := run(t, p)
	if len(report.Results) != 2 || report.Seed != 7 || !strings.HasPrefix(report.Results[1].Title, "ML307R: D01=") {
		t.Errorf("%+v", report.Results)
	}
	if again := run(t, p); again.Results[0].Title != report.Results[0].Title {
		t.Errorf("the same seed gives other readings: %s, %s", again.Results[0].Title, report.Results[0].Title)
	}
}

// A fault of the laboratory that is held against the module is found, and so is
// one that does no harm.
func TestFaults(t *testing.T) {
	p := tinyPlan(t)
	ixit := p.IXIT
	ixit.Port = "emu://mem"
	blamed := says("", "", nil, "+MFTPSTATE").Hooks
	p.Faults = []LabFault{
		{ID: "blamed", IXIT: ixit, Benches: bench.OnEmulator(ixit, emulator.Config{}, blamed)},
		{ID: "harmless", IXIT: ixit, Benches: bench.OnEmulator(ixit, emulator.Config{})},
	}
	for _, f := range LabFaults(p.IXIT, emulator.Config{}) {
		if f.ID == "reboots" || f.ID == "port-lost" {
			p.Faults = append(p.Faults, f)
		}
	}
	report := run(t, p)
	if r := report.Results[0]; r.Good() || cases(r.Outside) != "MFTPSTATE-001" {
		t.Errorf("%+v", r)
	}
	if r := report.Results[1]; r.Good() || r.Hurt != 0 {
		t.Errorf("%+v", r)
	}
	for _, r := range report.Results[2:] {
		if len(r.Outside) > 0 {
			t.Errorf("%s is held against the module: %+v", r.ID, r.Outside)
		}
	}
}

func TestPlanErrors(t *testing.T) {
	for _, tt := range []struct{ requirement, reach, want string }{
		{"R9.9-99", "3.13", "no requirement of the suite"},
		{"R3.5-01", "MFTPXXX", "no test case has"},
		{"R3.5-01", "3.5 and", "missing"},
	} {
		p := tinyPlan(t, says("d", tt.requirement, []string{tt.reach}))
		if _, err := p.Run(t.Context()); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}

// TestSelfTest proves the suite of this build, and that the score it carries is
// the true one.
func TestSelfTest(t *testing.T) {
	if os.Getenv("MFTPSPEC_SELFTEST") == "" {
		t.Skip("set MFTPSPEC_SELFTEST=1, 3/20 for a part of the defects, or faults: this takes minutes")
	}
	p, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	p.Seed = 7 // the same mixtures of readings each time; the command takes others
	if share, of, ok := strings.Cut(os.Getenv("MFTPSPEC_SELFTEST"), "/"); ok {
		takeShare(t, &p, share, of)
	} else if share == "faults" {
		p.Defects, p.Dialects, p.Mixtures, p.Partial = nil, nil, 0, true
	}
	p.Watch = func(now Progress) {
		for _, c := range now.Last.Outside {
			t.Logf("%s: %s is %s: %+v", now.Last.ID, c.Case, c.Is, c.Reason)
		}
		if !now.Last.Good() || now.Done%50 == 0 {
			t.Logf("%d of %d: %s %s, good %v, %d cases in %.1f s", now.Done, now.Total, now.Last.Kind, now.Last.ID, now.Last.Good(), now.Last.Cases, float64(now.Last.DurationMS)/1000)
		}
	}
	ctx := t.Context()
	if end, limited := t.Deadline(); limited { // what was found until then is worth keeping
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, end.Add(-2*time.Minute))
		defer cancel()
	}
	report, err := p.Run(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if report.Interrupted {
		t.Errorf("it did not end in time: %d devices were examined", len(report.Results))
	}
	var out bytes.Buffer
	if err := report.Print(&out, "en"); err != nil {
		t.Error(err)
	}
	t.Log("\n" + out.String())
	if !report.Good() || !p.Partial && !report.Proved {
		t.Error("the suite is not proved")
	}
	if report.Partial { // its score is not that of the whole
		if *update {
			known := maps.Clone(p.Witnesses)
			maps.Copy(known, report.Witnesses(p.Witnesses))
			if err := known.Keep("witnesses.json"); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	if *update {
		if err := errors.Join(Keep("score.json", report.Score), report.Witnesses(p.Witnesses).Keep("witnesses.json")); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(report.Unjudged) > 0 {
		t.Logf("%d were not judged, and the score cannot be compared with what is kept", len(report.Unjudged))
		return
	}
	kept, err := Score()
	if err != nil {
		t.Fatal(err)
	}
	if kept == nil || !same(*kept, report.Score) {
		t.Errorf("score.json is %+v, measured is %+v: run go test ./harness/selftest -run TestSelfTest -timeout 30m -update", kept, report.Score)
	}
}

// takeShare leaves one in so many of the defects in a plan, "3/20" the third of each
// twenty, and none of what the whole self-test adds.
func takeShare(t *testing.T, p *Plan, share, of string) {
	t.Helper()
	k, err := strconv.Atoi(share)
	n, other := strconv.Atoi(of)
	if err != nil || other != nil || k < 1 || k > n {
		t.Fatalf("MFTPSPEC_SELFTEST is %s/%s: want 1 for all, or a share such as 3/20", share, of)
	}
	var left []defect.Defect
	for i := k - 1; i < len(p.Defects); i += n {
		left = append(left, p.Defects[i])
	}
	p.Defects, p.Dialects, p.Mixtures, p.Faults, p.Partial = left, nil, 0, nil, true
}

// same compares all but the date.
func same(a, b model.SelfTest) bool {
	a.Date = b.Date
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}
