package reports_test

import (
	"encoding/json"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/model"
)

// hostileResults has what a hostile device may send in every field.
func hostileResults() *model.Results {
	r := green()
	megabyte := strings.Repeat(hostile, 1<<20/len(hostile)+1)
	for i := range r.Cases {
		k := &r.Cases[i]
		if !k.Selected {
			continue
		}
		k.Verdict = []model.Verdict{model.Fail, model.Inconc, model.Error, model.Pass}[i%4]
		k.Title, k.Rule, k.Observations = hostile, hostile, []string{hostile}
		k.Reason = &model.Reason{Clause: k.Clause, Requirement: hostile, Message: hostile, Step: hostile, Sent: hostile, Expected: hostile, Observed: hostile, Server: hostile, Reproduce: []string{hostile}}
		for j := range k.Steps {
			k.Steps[j].Text = hostile
		}
		k.Trace = append(k.Trace, model.Event{Lane: hostile, Dir: hostile, Kind: hostile, Text: hostile, Bytes: []byte(hostile + "\xff\xfe")})
		if i < 4 {
			k.Trace = append(k.Trace, model.Event{TimeUS: 1 << 40, Lane: "ftp-data", Dir: "server", Kind: "bytes", Bytes: []byte(megabyte)})
			k.Reason.Observed, k.Reason.Message = megabyte, megabyte
		}
	}
	r.IUT = model.IUT{Manufacturer: hostile, Model: hostile, Firmware: hostile, Serial: hostile}
	r.Suite.Manual, r.Suite.Version = hostile, hostile
	r.Run.Port, r.Run.Host, r.Run.Select, r.Run.Stopped = hostile, hostile, hostile, hostile
	r.Dialects = map[string]string{"D01/" + hostile: hostile}
	r.ICS, r.IXIT = map[string]any{hostile: hostile}, map[string]any{hostile: []any{hostile}}
	r.Laboratory = &model.Laboratory{Name: hostile, Operator: hostile}
	finish(r)
	return r
}

func TestHostileContent(t *testing.T) {
	r := hostileResults()
	for format := range formats() {
		t.Run(format, func(t *testing.T) {
			data := write(t, format, r, reports.Options{Title: hostile, Product: hostile})
			s := unpacked(t, format, data)
			for _, c := range []string{"\x00", "\x01", "\x1a", "\x1b", "\x7f", "\u202e", "\xff"} {
				if at := strings.Index(s, c); at >= 0 {
					t.Errorf("%q is in it as it is: %q", c, s[max(0, at-120):min(len(s), at+20)])
				}
			}
			if len(data) > 8<<20 {
				t.Errorf("%d bytes: a large payload went in as it is", len(data))
			}
			switch format {
			case "report.html":
				if strings.Contains(s, "<script>alert") || strings.Contains(s, "<b>]]>") {
					t.Error("markup of the device is markup of the page")
				}
				if !strings.Contains(s, "&lt;script&gt;alert(1)&lt;/script&gt;") || !strings.Contains(s, "SHA-256") {
					t.Error("what the device sent is not shown")
				}
			case "junit.xml":
				f := readJUnit(t, data)
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
			case "cucumber.json":
				var features []map[string]any
				if err := json.Unmarshal(data, &features); err != nil {
					t.Fatal(err)
				}
			case "summary.md":
				if len(data) > 1<<20 {
					t.Errorf("%d bytes are more than a build's page takes", len(data))
				}
			}
		})
	}
}
