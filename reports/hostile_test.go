package reports_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"mftpspec/reports"
	"mftpspec/reports/internal/sample"
)

func TestHostileContent(t *testing.T) {
	r := sample.HostileResults()
	for format := range formats() {
		t.Run(format, func(t *testing.T) {
			data := write(t, format, r, reports.Options{Title: sample.Hostile, Product: sample.Hostile})
			s := unpacked(t, format, data)
			for _, c := range []string{"\x00", "\x01", "\x1a", "\x1b", "\x7f", "\u202e", "\xff"} {
				if at := strings.Index(s, c); at >= 0 && format != "capture.pcapng" { // which is bytes as they were
					t.Errorf("%q is in it as it is: %q", c, s[max(0, at-120):min(len(s), at+20)])
				}
			}
			if len(data) > 8<<20 {
				t.Errorf("%d bytes: a large payload went in as it is", len(data))
			}
			switch format {
			case "report.html":
				heads := regexp.MustCompile(`(?m)^ +"h": .*$`).FindAllString(s, -1) // the rest of the details is drawn as text
				if page := string(data) + strings.Join(heads, ""); len(heads) == 0 || strings.Contains(page, "<script>alert") || strings.Contains(page, "<b>]]>") {
					t.Error("markup of the device is markup of the page")
				}
				if !strings.Contains(s, "&lt;script&gt;alert(1)&lt;/script&gt;") || !strings.Contains(s, "SHA-256") {
					t.Error("what the device sent is not shown")
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
