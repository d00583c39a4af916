package secret

import (
	"strings"
	"testing"
)

// own are names as a laboratory may write them.
var own = []string{"+XLOGIN", "AT^dconn", "mykey="}

// Lines with their secrets between brackets; without brackets there is none.
func TestIn(t *testing.T) {
	for _, marked := range []string{
		`AT+MFTPCONN=0,"h","u","[geheim]",21`,
		`at+mftpconn=0,"h","last,first","[a,b;c]"`,
		`AT+MFTPCONN=0,h,u,[geheim],21`,
		`AT+MFTPCONN=0, "h", "u", "[geheim]" , 21`,
		`AT+MFTPCONN=0,"h","u","[open]`,
		"AT+MFTPCONN=0,\"h\",\"u\",\"[geheim]\"\rAT",
		"AT+CPIN=\"[1234]\"\r\nAT+CPIN=[5678]\r",
		`AT+MFTPCONN=0,"h","",""`,
		`AT+MFTPCONN=0,"h","u"`,
		`AT+MFTPCONN=,,,,,`,
		`AT+MFTPCONN=?`,
		`AT+MFTPCWD=0,"a","b","c"`,
		`AT+CPIN="[0000]"`,
		`AT+CPIN=[1234]`,
		`AT+CPIN="[12345678]","[1234]"`,
		`AT+CPIN=?`, `AT+CPIN?`,
		`AT+CLCK="SC",1,"[1234]"`,
		`AT+CLCK="SC",2`,
		`AT+CPWD="SC","[1234]","[4321]"`,
		`AT+CGAUTH=1,1,"[user]","[geheim]"`,
		`AT+CGAUTH=1,0`,
		`AT+MIPCALL=1,1`,
		`AT+MIPCALL=1,"cmnet"`,
		`AT+MIPCALL=1,"cmnet","[user]","[geheim]"`,
		`AT+MIPCALL=1,1,"cmnet","[user]","[geheim]",0`,
		`AT+QICSGP=1,1,"cmnet","[user]","[geheim]",1`,
		`AT^AUTHDATA=[1],[1],"[geheim]","[user]"`,
		// Lines of several commands.
		`AT+CMEE=1;+CPIN="[1234]"`,
		`AT+CPIN="[1234]";+CMEE=1;+CGAUTH=1,1,"[u]","[p;q]"`,
		`ATE0+CPIN=[1234]`,
		`ATE0;+MFTPCONN=0,"h","u","[geheim]",21;+CSQ`,
		`AT+CMEE=1; +CPIN="[1234]"`,
		`AT+CSCS="a;+CPIN=1"`,
		// A list of one's own.
		`AT+XLOGIN="[me]","[geheim]",[7]`,
		`AT^DCONN=[1]`,
		`AT+MYKEY="[k]"`,
		`AT+YOURKEY="k"`,
		`AT`, ``, `=`, `;`, `+=`, `"`, `AT+CPIN=`, `CPIN=1234`,
	} {
		line := strings.NewReplacer("[", "", "]", "").Replace(marked)
		if got := Replace(line, In(line, own), func(s Span) string { return "[" + line[s.From:s.To] + "]" }); got != marked {
			t.Errorf("%s, want %s", got, marked)
		}
	}
	if got := Conceal(`AT+CMEE=1;+CPIN="1234"`, nil); got != `AT+CMEE=1;+CPIN="***"` {
		t.Error(got)
	}
}

// Spans are in order, within the line, and hold no line end and no quote at their ends;
// what follows a command of none changes nothing before it.
func FuzzIn(f *testing.F) {
	for _, line := range []string{`AT+MFTPCONN=0,"h","u","p",21`, `AT+CMEE=1;+CPIN="1234"`, "AT+CPIN=1\rAT", `AT+MIPCALL=1,"a","b;c","d`, `;=,"+CPIN=`, `AT^DCONN=1, 2`} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		last := 0
		spans := In(line, own)
		for _, s := range spans {
			if s.From < last || s.To <= s.From || s.To > len(line) || strings.ContainsAny(line[s.From:s.To], "\r\n") {
				t.Fatalf("%q: %v", line, spans)
			}
			last = s.To
		}
		if strings.Count(line, `"`)%2 == 0 {
			if more := In(line+";+CPIN=1234", own); len(more) != len(spans)+1 && !strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%q: %v, and with another command %v", line, spans, more)
			}
		}
	})
}
