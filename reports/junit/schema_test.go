package junit_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
	"mftpspec/reports/model"
)

// rule is what the schema of the xUnit plugin of Jenkins (junit-10.xsd, as of
// 2025-11) allows in an element.
type rule struct {
	required, optional []string // attributes
	children           []string
	text               bool
}

var (
	verdictRule = rule{optional: []string{"type", "message"}, text: true}
	schema      = map[string]rule{
		"testsuites": {optional: []string{"name", "time", "tests", "failures", "errors"}, children: []string{"testsuite"}},
		"testsuite": {required: []string{"name", "tests", "failures", "errors"},
			optional: []string{"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url", "version"},
			children: []string{"testsuite", "properties", "testcase", "system-out", "system-err"}},
		"properties": {children: []string{"property"}},
		"property":   {required: []string{"name", "value"}},
		"testcase": {required: []string{"name"}, optional: []string{"time", "classname", "group"},
			children: []string{"skipped", "error", "failure", "rerunFailure", "rerunError", "flakyFailure", "flakyError", "system-out", "system-err"}},
		"failure": verdictRule, "error": verdictRule, "skipped": verdictRule,
		"system-out": {text: true}, "system-err": {text: true},
	}
	surefireTime = regexp.MustCompile(`^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$`)
)

// validate says where a document is not what the schema allows.
func validate(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			allowed, known := schema[name]
			switch {
			case !known:
				return fmt.Errorf("there is no element %s", name)
			case len(open) == 0 && name != "testsuites" && name != "testsuite":
				return fmt.Errorf("the root is %s", name)
			case len(open) > 0 && !slices.Contains(schema[open[len(open)-1]].children, name):
				return fmt.Errorf("%s in %s", name, open[len(open)-1])
			}
			var has []string
			for _, a := range token.Attr {
				if has = append(has, a.Name.Local); !slices.Contains(allowed.required, a.Name.Local) && !slices.Contains(allowed.optional, a.Name.Local) {
					return fmt.Errorf("%s has the attribute %s", name, a.Name.Local)
				}
				if a.Name.Local == "time" && name != "testcase" && !surefireTime.MatchString(a.Value) {
					return fmt.Errorf("%s has the time %q", name, a.Value)
				}
			}
			for _, r := range allowed.required {
				if !slices.Contains(has, r) {
					return fmt.Errorf("%s lacks the attribute %s", name, r)
				}
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 && (len(open) == 0 || !schema[open[len(open)-1]].text) {
				return fmt.Errorf("text in %v", open)
			}
		}
	}
}

func TestJUnitIsValidForJenkins(t *testing.T) {
	runs := sample.Runs()
	runs["hostile"] = sample.HostileResults()
	for name, r := range runs {
		for _, o := range []reports.Options{{}, {Mask: true, Waivers: sample.Waivers(t)}} {
			if err := validate(written(t, r, o)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The check itself refuses what Jenkins refuses.
func TestValidateRefuses(t *testing.T) {
	const suite = `<testsuite name="a" tests="1" failures="0" errors="0">`
	for text, want := range map[string]string{
		`<testsuites skipped="0"/>`: "testsuites has the attribute skipped", `<testsuites time="1s"/>`: "the time",
		`<testsuites>` + suite + `<testcase name="b" file="c"/></testsuite></testsuites>`:               "testcase has the attribute file",
		`<testsuites>` + suite + `<testcase name="b"><properties/></testcase></testsuite></testsuites>`: "properties in testcase",
		`<testsuites>` + suite + `<testcase/></testsuite></testsuites>`:                                 "testcase lacks the attribute name",
		`<testsuites>words</testsuites>`:                                                                "text in",
		`<testcase name="b"/>`:                                                                          "the root is testcase",
	} {
		if err := validate([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// The name of a case is its id; title, requirements and source are properties of
// its suite.
func TestPropertiesOfCases(t *testing.T) {
	r := sample.Of(40)
	f := readJUnit(t, written(t, r, reports.Options{}))
	said := map[string]string{}
	names := map[string]bool{}
	for _, s := range f.Suites {
		for _, p := range s.Properties {
			said[p.Name] = p.Value
		}
		for _, k := range s.Cases {
			names[k.Name] = true
		}
	}
	for _, k := range r.Cases {
		if !names[k.ID] || said[k.ID+".title"] != k.Title || said[k.ID+".requirements"] != strings.Join(k.Requirements, " ") || said[k.ID+".source"] != k.Feature {
			t.Errorf("%s: %q, %q, %q", k.ID, said[k.ID+".title"], said[k.ID+".requirements"], said[k.ID+".source"])
		}
	}
	if said["status"] != string(model.NonConforming) || said["clause"] == "" {
		t.Errorf("status %q, clause %q", said["status"], said["clause"])
	}
}
