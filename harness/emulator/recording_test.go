package emulator

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"mftpspec/harness/strictyaml"
)

const wholeRecording = `# a comment
schema: mftpspec.module/1
run: {started: "2026-11-22T19:56:23Z"}
emulator:
  model: ML307R
  manufacturer: OneMO
  answer: ML307R-DC
  firmware: ML307R-DC-MBRH0S01
  dialects: {D01: unquoted, D27.busy: "802"}
  codes: {10: 6}
  prompt: "\r\n> "
  chunk: 512
  guard: 980ms
  boot: 3.2s
  notice: 120ms
  latency:
    MFTPCONN: {answer: 12ms, result: 810ms}
  unsolicited:
    - {line: "+CEREG: 1", every: 7}
measured: {guard: "9 samples"}
dialects: {D01: "unquoted: 10 keys"}
not_reproduced: [{what: echo}]
deviations: []
`

func TestReadRecording(t *testing.T) {
	c, err := ReadRecording("m.yaml", []byte(wholeRecording))
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Model: "ML307R", Maker: "OneMO", Answer: "ML307R-DC", Firmware: "ML307R-DC-MBRH0S01",
		Dialects: map[string]string{"D01": "unquoted", "D27.busy": "802"}, Codes: map[int]int{10: 6},
		Prompt: "\r\n> ", Chunk: 512, Timing: Timing{Guard: 980 * time.Millisecond, Boot: 3200 * time.Millisecond, Late: 120 * time.Millisecond},
		Latency:     map[string]Latency{"MFTPCONN": {Answer: 12 * time.Millisecond, Result: 810 * time.Millisecond}},
		Unsolicited: []Unsolicited{{"+CEREG: 1", 7}},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
}

func TestReadRecordingRefuses(t *testing.T) {
	const head = "schema: mftpspec.module/1\n"
	for _, tt := range []struct{ data, want string }{
		{"", `m.yaml: the schema is ""`},
		{"schema: mftpspec.module/2\n", `the schema is "mftpspec.module/2"`},
		{head, "the section emulator is missing"},
		{wholeRecording[:150], "m.yaml"},
		{head + "emulator: {model: ML999}\n", `unknown model "ML999"`},
		{head + "emulator: {modle: ML307R}\n", `m.yaml:2:12: emulator: unknown key "modle"; did you mean model?`},
		{head + "emulator: {dialects: {D99: x}}\n", `unknown dialect row "D99"`},
		{head + "emulator: {dialects: {D01: loud}}\n", `unknown reading "loud"`},
		{head + "emulator: {chunk: -1}\n", "chunk: -1 is out of range"},
		{head + "emulator: {chunk: many}\n", "m.yaml:2:"},
		{head + "emulator: {guard: 11m}\n", "guard: 11m0s is out of range"},
		{head + "emulator: {latency: {MFTPCWD: {result: -1s}}}\n", "latency of MFTPCWD: -1s is out of range"},
		{head + "emulator: {prompt: \"$ \"}\n", `prompt: "$ " is none`},
		{head + "emulator: {codes: {10: 21}}\n", "codes: 10: 21"},
		{head + "emulator: {codes: {10: 0}}\n", "codes: 10: 0"},
		{head + "emulator: {firmware: \"a\\nb\"}\n", "firmware"},
		{head + "emulator: {unsolicited: [{line: \"\"}]}\n", "unsolicited"},
		{head + "more: 1\nemulator: {}\n", `m.yaml:2:1: unknown key "more"; the keys of a recorded module are `},
		{head + strings.Repeat("# \n", strictyaml.Largest/2), "more than 1024 KiB"},
		{"a: [", "m.yaml"},
		{head + "emulator: {codes: {10: 6, 10: 7}}\n", "m.yaml:2:"},
		{head + "emulator: &e {latency: {MFTPCWD: *e}}\n", "m.yaml:2:"},
		{strings.Repeat("[", 50_000), "groups stand too deep"},
		{head + strings.Repeat("- ", 50_000), "groups stand too deep"},
	} {
		_, err := ReadRecording("m.yaml", []byte(tt.data))
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: %v, want %q", tt.data, err, tt.want)
		}
	}
}

// FuzzReadRecording: whatever the bytes, the answer is a module that can be built, or
// one line of error.
func FuzzReadRecording(f *testing.F) {
	f.Add([]byte(wholeRecording))
	f.Add([]byte("schema: mftpspec.module/1\nemulator: {model: generic, chunk: 1}\n"))
	f.Add([]byte("schema: mftpspec.module/1\nemulator: {prompt: \">\", codes: {1: 20}}\n"))
	f.Add([]byte("schema: [\n"))
	f.Add([]byte("{\"schema\": \"mftpspec.module/1\"}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadRecording("m.yaml", data)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\r\n") {
				t.Errorf("more than one line: %q", err)
			}
			return
		}
		m, err := New(c)
		if err != nil {
			t.Fatalf("accepted, and cannot be built: %v", err)
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
}

// A module does what its recording says: identity, prompt, codes, lines of others.
func TestRecordedConfig(t *testing.T) {
	h := newHost(t, Config{
		Model: "ML307R", Maker: "CMIOT", Answer: "ML307R-DC", Firmware: "ML307R-DC-X", Prompt: "\r\n>: ", Codes: map[int]int{resultServer: 6},
		Unsolicited: []Unsolicited{{"+CEREG: 1", 5}},
	})
	h.do("AT+CGMI", "CMIOT", "OK")
	h.do("AT+CGMM", "ML307R-DC", "OK")
	h.do("AT+CGMR", "ML307R-DC-X", "OK", "+CEREG: 1") // the fifth line, after ATE0 and +CMEE
	h.login("0")
	h.do(`AT+MFTPCWD=0,"nowhere"`, "OK", "+MFTPCWD: 0,6")
	h.send(`AT+MFTPSTOR=0,"f",1,3` + "\r")
	h.want("\r\n>: ")
	h.send("abc")
	h.want(lines("OK", "+MFTPSTOR: 0,0,3"))
}

// Nothing comes before its latency.
func TestLatency(t *testing.T) {
	const d = 40 * time.Millisecond
	h := newHost(t, Config{Chunk: 4, Latency: map[string]Latency{
		"MFTPCWD":  {Answer: d, Result: d},
		"MFTPRETR": {Result: d},
		"MFTPSTOR": {Prompt: d, Connect: d, Stored: d},
	}})
	h.login("0")
	h.s.Set(func() { h.s.Files["/home/uftp/f"] = []byte("12345678") })
	after := func(latency time.Duration, send, want string) {
		t.Helper()
		began := time.Now()
		h.send(send)
		h.want(want)
		if took := time.Since(began); took < latency {
			t.Errorf("%q: answered after %s, the latency is %s", send, took, latency)
		}
	}
	after(2*d, "AT+MFTPCWD=0,\"test\"\r", lines("OK", "+MFTPCWD: 0,0"))
	after(d, "AT+MFTPRETR=0,\"/home/uftp/f\"\r", lines("OK", "+MFTPRETR: 0,0,4,4,1234"))
	h.want(lines("+MFTPRETR: 0,0,8,4,5678"))
	after(d, "AT+MFTPSTOR=0,\"g\",1,3\r", "\r\n>")
	after(d, "abc", lines("OK"))
	h.want(lines("+MFTPSTOR: 0,0,3"))
	after(d, "AT+MFTPSTOR=0,\"g\"\r", lines("CONNECT"))
	pause(2 * testGuard)
	h.send("+++")
	h.want(lines("OK"))
	h.fence()
}
