package emulator

import (
	"strings"
	"testing"
)

// Malformed and out of range (D63, D50).
func TestParameters(t *testing.T) {
	s255, s256 := quoted(strings.Repeat("a", 255)), quoted(strings.Repeat("a", 256))
	const malformed, outside, unconnected = "malformed", "outside", "unconnected"
	for line, want := range map[string]string{
		"+MFTPCFG":                             malformed,
		"+MFTPCFG?":                            malformed,
		"+MFTPCFG=":                            malformed,
		"+MFTPCFG=6":                           outside,
		"+MFTPCFG=-1":                          malformed,
		"+MFTPCFG=A":                           malformed,
		"+MFTPCFG=\"0\"":                       malformed,
		"+MFTPCFG=0,":                          malformed,
		"+MFTPCFG=0,ssl":                       malformed,
		"+MFTPCFG=0,\"nokey\"":                 outside,
		"+MFTPCFG=0,\"ssl\",0":                 malformed,
		"+MFTPCFG=0,\"ssl\",3,0":               outside,
		"+MFTPCFG=0,\"ssl\",0,6":               outside,
		"+MFTPCFG=0,\"ssl\",0,0,0":             malformed,
		"+MFTPCFG=0,\"data_type\",2":           outside,
		"+MFTPCFG=0,\"data_type\",":            malformed,
		"+MFTPCFG=0,\"data_type\",0,0":         malformed,
		"+MFTPCFG=0,\"rsptimeout\",1":          outside,
		"+MFTPCFG=0,\"rsptimeout\",31":         outside,
		"+MFTPCFG=0,\"cid\",0":                 outside,
		"+MFTPCFG=0,\"cid\",16":                outside,
		"+MFTPCFG=0,\"local_fs\",2":            outside,
		"+MFTPCFG=99999999999999999999999999":  outside,
		"+MFTPCONN=0":                          malformed,
		"+MFTPCONN=0,h":                        malformed,
		"+MFTPCONN=0," + s256:                  outside,
		"+MFTPCONN=0,\"h\",\"u\",\"p\",65536":  outside,
		"+MFTPCONN=0,\"h\",\"u\",\"p\",\"21\"": malformed,
		"+MFTPCONN=0,\"h\",\"u\",\"p\",":       malformed,
		"+MFTPCONN=0,\"h\",\"u\",\"p\",21,1":   malformed,
		"+MFTPCONN=0,\"h\",u":                  malformed,
		"+MFTPDISC=":                           malformed,
		"+MFTPDISC=0,0":                        malformed,
		"+MFTPDISC=0":                          unconnected,
		"+MFTPCWD=0":                           malformed,
		"+MFTPCWD=0,\"\"":                      outside,
		"+MFTPCWD=0,path":                      malformed,
		"+MFTPCWD=0," + s255:                   unconnected,
		"+MFTPCWD=0," + s256:                   outside,
		"+MFTPPWD=":                            malformed,
		"+MFTPPWD=0,1":                         malformed,
		"+MFTPRN=0,\"a\"":                      malformed,
		"+MFTPRN=0,\"a\",\"b\",\"c\"":          malformed,
		"+MFTPRN=0,\"a\"," + s256:              outside,
		"+MFTPRETR=0":                          malformed,
		"+MFTPRETR=0,\"f\",,5":                 unconnected,
		"+MFTPRETR=0,\"f\",,":                  malformed,
		"+MFTPRETR=0,\"f\",,-1":                malformed,
		"+MFTPRETR=0,\"f\",,1,":                malformed,
		"+MFTPRETR=0,\"f\",,1,1,1":             malformed,
		"+MFTPRETR=0,\"f\",name":               malformed,
		"+MFTPSTOR=0":                          malformed,
		"+MFTPSTOR=0,\"f\"":                    unconnected,
		"+MFTPSTOR=0,\"f\",2":                  outside,
		"+MFTPSTOR=0,\"f\",":                   malformed,
		"+MFTPSTOR=0,\"f\",1,0":                outside,
		"+MFTPSTOR=0,\"f\",1,4097":             outside,
		"+MFTPSTOR=0,\"f\",1,4096":             unconnected,
		"+MFTPSTOR=0,\"f\",1,3,\"ab\"":         outside,
		"+MFTPSTOR=0,\"f\",1,2,ab":             malformed,
		"+MFTPSTOR=0,\"f\",1,2,\"ab\"":         unconnected,
		"+MFTPSTOR=0,\"f\",1,1024," + quoted(strings.Repeat("d", 1024)): unconnected,
		"+MFTPSTOR=0,\"f\",1,1025," + quoted(strings.Repeat("d", 1025)): outside,
		"+MFTPAPPE=0,\"f\",1,2,\"ab\",3":                                malformed,
		"+MFTPSTATE":                                                    malformed,
		"+MFTPSTATE=6":                                                  outside,
		"+MFTPSTATE=":                                                   malformed,
	} {
		for reading, texts := range map[string]map[string]string{
			"cme-50": {malformed: "+CME ERROR: 50", outside: "+CME ERROR: 50", unconnected: "+CME ERROR: 801"},
			"error":  {malformed: "ERROR", outside: "+CME ERROR: 50", unconnected: "+CME ERROR: 801"},
		} {
			h := newHost(t, Config{Dialects: map[string]string{"D63": reading}})
			h.do("AT"+line, texts[want])
			h.fence()
		}
	}
}

func TestParseArgs(t *testing.T) {
	for _, tt := range []struct {
		in   string
		args []Arg
		rest string
		ok   bool
	}{
		{`0,"a,b";+X`, []Arg{{"0", false}, {"a,b", true}}, ";+X", true},
		{`"say "hi" twice",1`, []Arg{{`say "hi" twice`, true}, {"1", false}}, "", true},
		{` 1 2 , "a b" `, []Arg{{"12", false}, {"a b", true}}, "", true},
		{`,,5`, []Arg{{}, {}, {"5", false}}, "", true},
		{``, []Arg{{}}, "", true},
		{`"`, nil, "", false},
		{`"a"b`, nil, "", false},
		{`""`, []Arg{{"", true}}, "", true},
	} {
		args, rest, ok := parseArgs(tt.in)
		if ok != tt.ok || rest != tt.rest || len(args) != len(tt.args) {
			t.Errorf("%q: got %v, %q, %v", tt.in, args, rest, ok)
			continue
		}
		for i := range args {
			if args[i] != tt.args[i] {
				t.Errorf("%q: parameter %d: expected %v, got %v", tt.in, i, tt.args[i], args[i])
			}
		}
	}
}

// The parser takes any bytes, makes progress, and loses none of a quoted string.
func FuzzParseCommand(f *testing.F) {
	for _, s := range []string{
		`+MFTPCONN=0,"115.29.109.79","uftp","12341",21`, `E0V1+CMEE=1;+CGMM`, `S3=13S4?`, `&F`, `+X=?`, `+X?;+Y`,
		`+MFTPSTOR=0,"f",1,3,"a"b";+Z`, `+A="`, "+A=\x00\xff,\"\x1a\"", `;;`, `D*99#`, ` `, `+`, `+=`, `+?`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for strings.Trim(s, " ") != "" {
			c, rest, ok := parseCommand(s)
			if !ok {
				return
			}
			if len(rest) >= len(s) {
				t.Fatalf("no progress on %q: rest %q", s, rest)
			}
			for _, a := range c.args {
				if !strings.Contains(s, strings.ReplaceAll(a.Text, " ", "")) && !strings.Contains(strings.ReplaceAll(s, " ", ""), strings.ReplaceAll(a.Text, " ", "")) {
					t.Fatalf("%q: parameter %q is not in it", s, a.Text)
				}
			}
			s = rest
		}
	})
}
