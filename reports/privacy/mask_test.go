package privacy_test

import (
	"bytes"
	"strings"
	"testing"

	"mftpspec/reports/model"
	"mftpspec/reports/privacy"
)

// must is results that are in memory: nothing of them has to be read.
func must(r *model.Results, err error) *model.Results {
	if err != nil {
		panic(err)
	}
	return r
}

func masked(t *testing.T, text string) string {
	t.Helper()
	r := must(privacy.Mask(&model.Results{Cases: []model.Case{{Observations: []string{text}}}}))
	return r.Cases[0].Observations[0]
}

func TestMask(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"IMEI", "+CGSN: 490154203237518", "+CGSN: IMEI#1*********"},
		{"IMEI after a colon", "IMEI:490154203237518,10.0.0.1:21", "IMEI:IMEI#1*********,IP#1****:21"},
		{"IMSI", `"460001234567890"`, `"IMSI#1*********"`},
		{"ICCID", "+MCCID: 89860012345678901234", "+MCCID: ICCID#1*************"},
		{"phone", "+86 and 13812345678 or +8613812345678", "+86 and PHONE#1**** or PHONE#2*******"},
		{"IPv4", `+MIPCALL: 1,1,"10.81.41.153"`, `+MIPCALL: 1,1,"IP#1********"`},
		{"equal values, equal marks", "10.0.0.1:21 10.0.0.2:21 10.0.0.1", "IP#1****:21 IP#2****:21 IP#1****"},
		{"answer to PASV", "227 Entering Passive Mode (10,81,41,153,156,65)", "227 Entering Passive Mode (IP#1***************)"},
		{"IPv6", `AT+MFTPCONN=0,"2001:608:c00:180::1:ea"`, `AT+MFTPCONN=0,"IP#1******************"`},
		{"argument of PORT", "PORT 10,81,41,153,156,65", "PORT IP#1***************"},
		{"a list of numbers", "+MFTPCONN: (0,1,2,3,4,5)", "+MFTPCONN: (0,1,2,3,4,5)"},
		{"numbers of a result", "+MFTPRETR: 10,20,30,40,50,60", "+MFTPRETR: 10,20,30,40,50,60"},
		{"short IPv6", "at fe80::1, port 21", "at IP#1***, port 21"},
		{"end of a sentence", "lost 10.0.0.1.", "lost IP#1****."},
		{"time of a file", "20220818074000", "20220818074000"},
		{"loopback", "127.0.0.1:2121 0.0.0.0 ::1", "127.0.0.1:2121 0.0.0.0 ::1"},
		{"for documents", "192.0.2.7 2001:db8::1", "192.0.2.7 2001:db8::1"},
		{"version", "go1.26.8 V3.1.0 1.2.3.4.5", "go1.26.8 V3.1.0 1.2.3.4.5"},
		{"clock", "12:30:45.123", "12:30:45.123"},
		{"digest", strings.Repeat("5e", 32), strings.Repeat("5e", 32)},
		{"bytes", "4096,1660808400", "4096,1660808400"},
		{"IMSI of Germany", `+CIMI: 262011234567890`, `+CIMI: IMSI#1*********`},
		{"IMSI of the USA", `310150123456789`, `IMSI#1*********`},
		{"IMSI international", `901405100000001`, `IMSI#1*********`},
		{"IMEI with separators", "IMEI 49-015420-323751-8 and 490154-20-323751-8 and 49015420 323751 8", "IMEI IMEI#1************ and IMEI#2************ and IMEI#3***********"},
		{"IMEISV with separators", "35-209900-176148-23", "IMEI#1*************"},
		{"national, China", "010-12345678 or 0571 8888 8888 or 057188888888 or 138-1234-5678", "PHONE#2***** or PHONE#3******* or PHONE#1***** or PHONE#4******"},
		{"national, elsewhere", "(415) 555-2671, 415-555-2671, +49 171 1234567", "PHONE#2*******, PHONE#1*****, PHONE#3********"},
		{"a number where a command has one", `+CNUM: "Own","5552671",129`, `+CNUM: "Own","PHONE#1",129`},
		{"the number of a caller", `+CLIP: "02085551234",129`, `+CLIP: "PHONE#1****",129`},
		{"dialled", "ATD112233;", "ATDPHONE#;"},
		{"IPv6 of 3GPP", `+CGPADDR: 1,"32.1.6.8.12.0.1.128.0.0.0.0.0.1.0.234"`, `+CGPADDR: 1,"IP#1*********************************"`},
		{"IPv6 of 3GPP with its mask", `"32.1.6.8.12.0.1.128.0.0.0.0.0.1.0.234.255.255.0.0.0.0.0.0.0.0.0.0.0.0.0.0"`, `"IP#1*********************************.255.255.0.0.0.0.0.0.0.0.0.0.0.0.0.0"`},
		{"IPv4 of 3GPP with its mask", `+CGCONTRDP: 1,5,"cmiot","10.81.41.153.255.255.255.0"`, `+CGCONTRDP: 1,5,"cmiot","IP#1********.255.255.255.0"`},
		{"loopback of 3GPP", "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1", "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1"},
		{"date and size", "213 20220818074000 2026-11-22 08:30 213 12345678", "213 20220818074000 2026-11-22 08:30 213 12345678"},
		{"digits as contents", "0123456789 12345678901234567890", "0123456789 12345678901234567890"},
	} {
		if got := masked(t, c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A device may cut its answer anywhere: what is masked is found all the same,
// and no length changes.
func TestMaskFindsWhatIsCut(t *testing.T) {
	whole := "\r\n+CGSN: 490154203237518\r\n"
	for i := 1; i < len(whole); i++ {
		k := model.Case{Trace: []model.Event{
			{Lane: "serial", Dir: "module", Kind: "bytes", Bytes: []byte(whole[:i])},
			{Lane: "serial", Dir: "host", Kind: "bytes", Bytes: []byte("AT\r")},
			{Lane: "serial", Dir: "module", Kind: "bytes", Bytes: []byte(whole[i:])},
		}}
		out := must(privacy.Mask(&model.Results{Cases: []model.Case{k}})).Cases[0].Trace
		if got := string(out[0].Bytes) + string(out[2].Bytes); got != "\r\n+CGSN: IMEI#1*********\r\n" || len(out[0].Bytes) != i {
			t.Fatalf("cut at %d: %q, %d bytes", i, got, len(out[0].Bytes))
		}
	}
}

func TestMaskKnowsTheDevicesOwnNumber(t *testing.T) {
	r := &model.Results{IUT: model.IUT{Serial: "SN-000111222"}, Run: model.Run{Stopped: "SN-000111222 is gone"}}
	if out := must(privacy.Mask(r)); strings.Contains(out.IUT.Serial+out.Run.Stopped, "000111222") || len(out.Masked) != 5 {
		t.Errorf("%q, %q, %v", out.IUT.Serial, out.Run.Stopped, out.Masked)
	}
}

// Large payloads are in files of their own, which nobody masks.
func TestMaskNamesNoPayload(t *testing.T) {
	r := &model.Results{Cases: []model.Case{{ID: "A", Trace: []model.Event{{Lane: "ftp-data", Size: 70000, Digest: "ab", File: "payloads/ab.bin"}}}}}
	if e := must(privacy.Mask(r)).Cases[0].Trace[0]; e.File != "" || e.Digest != "ab" || r.Cases[0].Trace[0].File == "" {
		t.Errorf("%+v, before it %+v", e, r.Cases[0].Trace[0])
	}
}

func TestRedact(t *testing.T) {
	const line = `AT+MFTPCONN=1,"115.29.109.79","uftp","12341",21`
	for text, want := range map[string]string{
		line:                                   `AT+MFTPCONN=1,"115.29.109.79","uftp","*****",21`,
		`at+mftpconn=1,"h","u","a b;c<CR>",21`: `at+mftpconn=1,"h","u","*********",21`,
		`AT+MFTPCONN=1,"h","u","open`:          `AT+MFTPCONN=1,"h","u","****`,
		`AT+MFTPCONN=1,"h"`:                    `AT+MFTPCONN=1,"h"`,
		`the host sends AT+MFTPCONN=0,"<host>","<user>","<password>"`: `the host sends AT+MFTPCONN=0,"<host>","<user>","<password>"`,
		"USER uftp; PASS two words":                                   "USER uftp; PASS *********",
		"USER u 331, PASS **** 230, PWD 257; open":                    "USER u 331, PASS **** 230, PWD 257; open",
		"PASS ****":              "PASS ****",
		"the test did PASS that": "the test did PASS that",
	} {
		r := must(privacy.Redact(&model.Results{Cases: []model.Case{{Reason: &model.Reason{Sent: text}}}}))
		if got := r.Cases[0].Reason.Sent; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	k := model.Case{Reason: &model.Reason{Server: "the login tried Sesame-Street"}, Trace: []model.Event{
		{Lane: "serial", Dir: "host", Bytes: []byte(`AT+MFTPCONN=0,"h","u","Sesame-`)}, {Lane: "serial", Dir: "host", Bytes: []byte("Street\",21\r")}}}
	out := must(privacy.Redact(&model.Results{Cases: []model.Case{k}})).Cases[0]
	if strings.Contains(out.Reason.Server, "Sesame") || bytes.Contains(out.Trace[0].Bytes, []byte("Sesame")) || bytes.Contains(out.Trace[1].Bytes, []byte("Street")) {
		t.Errorf("%+v", out)
	}
	ixit := must(privacy.Redact(&model.Results{IXIT: map[string]any{"server": map[string]any{"password": "x", "host": "h"}}})).IXIT
	if s := ixit["server"].(map[string]any); s["password"] == "x" || s["host"] != "h" {
		t.Errorf("%v", ixit)
	}
}

func FuzzMaskKeepsTheLength(f *testing.F) {
	f.Add([]byte(`+MIPCALL: 1,1,"10.81.41.153" 490154203237518 +8613812345678 fe80::1`))
	f.Add([]byte("AT+MFTPCONN=0,\"h\",\"u\",\"p\xff\x00\",21\r\nPASS x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		k := model.Case{Trace: []model.Event{{Lane: "serial", Dir: "host", Bytes: data}}}
		out := must(privacy.Mask(&model.Results{Cases: []model.Case{k}})).Cases[0].Trace[0].Bytes
		if len(out) != len(data) {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
	})
}
