package scenario

import (
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/judge"
)

// A failure in a chain of transfers is booked where the command in force is.
func TestBroken(t *testing.T) {
	tags := []string{"R3.10-36", "R3.12-33", "R3.12-49"}
	for _, test := range []struct{ clause, line, want string }{
		{"3.10", `AT+MFTPSTOR=0,"1.txt",1,5,"12345"`, "R3.12-33"},
		{"3.10", `AT+MFTPRETR=0,"1.txt"`, "R3.10-36"},
		{"3.10", `AT+MFTPDISC=0`, ""},
		{"5", `AT+MFTPSTOR=0,"1.txt",1,5,"12345"`, ""},
	} {
		k := &core{c: &catalogue.Case{Clause: test.clause, Requirements: tags}, host: &Host{last: &exchange{Command: judge.ParseCommand(test.line)}}}
		if _, got := (&Scenario{core: k}).Broken(); got != test.want {
			t.Errorf("§%s, %s: %q, not %q", test.clause, test.line, got, test.want)
		}
	}
}
