package junit_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/junit"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

// junitCase is a test case as a build server reads it.
type junitCase struct {
	Class   string     `xml:"classname,attr"`
	Name    string     `xml:"name,attr"`
	Failure []junitWhy `xml:"failure"`
	Error   []junitWhy `xml:"error"`
	Skipped []junitWhy `xml:"skipped"`
}

type junitWhy struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

type junitFile struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Suites   []struct {
		Tests      int         `xml:"tests,attr"`
		Failures   int         `xml:"failures,attr"`
		Errors     int         `xml:"errors,attr"`
		Skipped    int         `xml:"skipped,attr"`
		Cases      []junitCase `xml:"testcase"`
		Properties []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:"value,attr"`
		} `xml:"properties>property"`
	} `xml:"testsuite"`
}

func readJUnit(t *testing.T, data []byte) junitFile {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	var f junitFile
	if err := d.Decode(&f); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Token(); err != io.EOF {
		if text, ok := errAsText(d); ok && strings.TrimSpace(text) != "" {
			t.Errorf("something follows the end: %q", text)
		}
	}
	return f
}

func errAsText(d *xml.Decoder) (string, bool) {
	token, err := d.Token()
	if err != nil {
		return "", false
	}
	text, ok := token.(xml.CharData)
	return string(text), ok
}

func TestJUnitCountsAreTheSummary(t *testing.T) {
	for name, r := range sample.Runs() {
		t.Run(name, func(t *testing.T) {
			f := readJUnit(t, written(t, r, reports.Options{}))
			s := r.Summary
			if f.Tests != len(r.Cases) || f.Failures != s.Fail || f.Errors != s.Inconc+s.Error {
				t.Errorf("%d tests, %d failures, %d errors; the summary is %+v", f.Tests, f.Failures, f.Errors, s)
			}
			tests, failures, faults, skipped := 0, 0, 0, 0
			seen := map[string]bool{}
			for _, suite := range f.Suites {
				fails, errs, skips := 0, 0, 0
				for _, k := range suite.Cases {
					if n := len(k.Failure) + len(k.Error) + len(k.Skipped); n > 1 {
						t.Errorf("%s has %d of failure, error, skipped", k.Name, n)
					}
					if seen[k.Class+"/"+k.Name] {
						t.Errorf("%s %s is there twice", k.Class, k.Name)
					}
					seen[k.Class+"/"+k.Name] = true
					fails, errs, skips = fails+len(k.Failure), errs+len(k.Error), skips+len(k.Skipped)
					for _, why := range append(append(k.Failure, k.Error...), k.Skipped...) {
						if why.Type == "" || why.Message == "" {
							t.Errorf("%s: type %q, message %q", k.Name, why.Type, why.Message)
						}
					}
				}
				if suite.Tests != len(suite.Cases) || suite.Failures != fails || suite.Errors != errs || suite.Skipped != skips {
					t.Error("a suite counts otherwise than its cases")
				}
				tests, failures, faults, skipped = tests+len(suite.Cases), failures+fails, faults+errs, skipped+skips
			}
			if tests != f.Tests || failures != f.Failures || faults != f.Errors || skipped != s.NA+s.None {
				t.Error("the whole counts otherwise than its suites")
			}
		})
	}
}

// A build server follows a case from run to run by its names.
func TestJUnitNamesHoldNothingOfTheRun(t *testing.T) {
	names := func(r *model.Results) string {
		var all string
		for _, s := range readJUnit(t, written(t, r, reports.Options{})).Suites {
			for _, k := range s.Cases {
				all += k.Class + "\x00" + k.Name + "\n"
			}
		}
		return all
	}
	a, b := sample.Of(120), sample.Of(120)
	b.IUT.Firmware, b.Run.Started, b.Run.Port = "another", time.Now(), "emu://"
	for i := range b.Cases {
		b.Cases[i].Verdict, b.Cases[i].Reason, b.Cases[i].DurationMS = model.Pass, nil, 9
	}
	sample.Finish(b)
	if names(a) != names(b) {
		t.Error("the names differ between two runs")
	}
}

func written(t *testing.T, r *model.Results, o reports.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := junit.Write(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestHostileContentIsShownInFull(t *testing.T) {
	r := sample.HostileResults()
	f := readJUnit(t, written(t, r, reports.Options{}))
	if f.Failures != r.Summary.Fail {
		t.Error("fails are lost")
	}
	for _, k := range f.Suites[0].Cases {
		for _, why := range k.Failure {
			if !strings.Contains(why.Text, `<script>alert(1)</script> ]]> "'`) {
				t.Errorf("what the device sent is not in %.300q", why.Text)
			}
		}
	}
}

// A waived fail is skipped, of a type of its own, with the ground of the waiver.
func TestWaivedFailsAreSkipped(t *testing.T) {
	r := sample.Green()
	id := sample.Give(r, 3, model.Fail)
	o := reports.Options{Waivers: []waiver.Waiver{{Case: id, Reason: "accepted", Expires: "2099-01-01", URL: "https://decisions.example/7"}}}
	f := readJUnit(t, written(t, r, o))
	skipped := 0
	for _, s := range f.Suites {
		for _, k := range s.Cases {
			for _, why := range k.Skipped {
				if why.Type != "waived" {
					continue
				}
				skipped++
				if !strings.Contains(why.Message, "accepted, https://decisions.example/7") || !strings.Contains(why.Message, "changed") {
					t.Errorf("%s: %q", k.Name, why.Message)
				}
			}
		}
	}
	if skipped != 1 || f.Failures != 0 {
		t.Errorf("%d waived, %d failures", skipped, f.Failures)
	}
}
