package record

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"mftpspec/reports/model"
)

// talk makes the trace of a case: "> " is what the host sends, "< " what the module
// says, each with the milliseconds since the beginning; <CR> and <LF> are bytes.
func talk(t *testing.T, lines ...string) []model.Event {
	t.Helper()
	var events []model.Event
	bytesOf := strings.NewReplacer("<CR>", "\r", "<LF>", "\n", "<SUB>", "\x1a")
	for _, l := range lines {
		at, rest, _ := strings.Cut(l, " ")
		d, err := time.ParseDuration(at)
		if err != nil {
			t.Fatal(err)
		}
		dir := map[byte]string{'>': "host", '<': "module"}[rest[0]]
		events = append(events, model.Event{TimeUS: d.Microseconds(), Lane: "serial", Dir: dir, Kind: "bytes", Bytes: []byte(bytesOf.Replace(rest[2:]))})
	}
	return events
}

func resultsOf(traces ...[]model.Event) *model.Results {
	r := &model.Results{IUT: model.IUT{Manufacturer: "OneMO", Model: "ML307R", Firmware: "ML307R-DC-1", Serial: "866646051234567"},
		ICS: map[string]any{"model": "ML307R"}, IXIT: map[string]any{"reset": "AT+MREBOOT"}, Run: model.Run{Port: "/dev/ttyUSB2"}}
	for i, trace := range traces {
		r.Cases = append(r.Cases, model.Case{ID: string(rune('A' + i)), Selected: true, Verdict: model.Pass, Trace: trace})
	}
	r.Status, r.Run.Selected, r.Run.Executed = model.Conforming, len(traces), len(traces)
	return r
}

func TestFrom(t *testing.T) {
	f, s := From(resultsOf(
		talk(t, "0ms > AT+MFTPCONN=0,\"h\",\"u\",\"p\",21<CR>", "5ms < <CR><LF>OK<CR><LF>", "305ms < <CR><LF>+MFTPCONN: 0,0<CR><LF>",
			"400ms > AT+MFTPSTOR=0,\"1.txt\",1<CR>", "430ms < <CR><LF>>", "431ms <  ", "500ms > bbbbb", "520ms > <SUB>", "560ms < <CR><LF>OK<CR><LF>", "660ms < <CR><LF>+MFTPSTOR: 0,0,5<CR><LF>",
			"700ms > AT+MFTPRETR=0,\"1.txt\"<CR>", "705ms < <CR><LF>OK<CR><LF><CR><LF>+MFTPRETR: 0,0,3,", "745ms < 3,abc<CR><LF><CR><LF>+MFTPRETR: 0,0,6,3,OK\n<CR><LF>", "750ms < <CR><LF>+MFTPRETR: 0,0,7,1,d<CR><LF>",
			"760ms < <CR><LF>+CEREG: 1<CR><LF>",
			"800ms > AT+MFTPDISC=0<CR>", "801ms < <CR><LF>OK<CR><LF><CR><LF>+MFTPDISC: 0,0<CR><LF>", "921ms < <CR><LF>+MFTPURC: 0,\"conn\",0<CR><LF>"),
		talk(t, "0ms > AT+MFTPAPPE=0,\"1.txt\"<CR>", "50ms < <CR><LF>CONNECT<CR><LF>", "60ms > AT+MFTPDISC=0<CR>", "1300ms > +++", "2200ms < <CR><LF>OK<CR><LF>",
			"2300ms > AT+MREBOOT<CR>", "2301ms < <CR><LF>OK<CR><LF>", "4300ms < <CR><LF>+MATREADY<CR><LF>",
			"4400ms > ATE0<CR>", "4401ms < ATE0<CR>", "4402ms < <CR><LF>OK<CR><LF>", "4500ms > hello<CR>", "4501ms < <CR><LF>ERROR<CR><LF>",
			"4600ms > AT+CMEE=2<CR>", "4601ms < <CR><LF>ERROR<CR><LF>"),
	))
	e := f.Emulator
	ms := time.Millisecond
	for _, tt := range []struct {
		what      string
		got, want any
	}{
		{"prompt", e.Prompt, Bytes("\r\n> ")},
		{"chunk", e.Chunk, 3},
		{"guard", e.Guard, 900 * ms},
		{"boot", e.Boot, 2000 * ms},
		{"notice", e.Notice, 120 * ms},
		{"CONN", e.Latency["MFTPCONN"], Latency{Answer: 5 * ms, Result: 300 * ms}},
		{"STOR", e.Latency["MFTPSTOR"], Latency{Prompt: 30 * ms, Stored: 40 * ms, Result: 100 * ms}},
		{"RETR", e.Latency["MFTPRETR"], Latency{Answer: 5 * ms}}, // its first chunk came with the OK
		{"APPE", e.Latency["MFTPAPPE"], Latency{Connect: 50 * ms}},
		{"unsolicited", e.Unsolicited[0].Line, "+CEREG: 1"},
		{"answer", e.Answer, ""},
		{"D59", s.Readings()["D59"]["echo"], 1},
		{"D67", s.Readings()["D67"]["error"], 1},
		{"D23", s.Readings()["D23"]["refused"], 1},
		{"D40", s.Readings()["D40"]["data"], 1},
		{"traces", f.Run.Traces, 2},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.what, tt.got, tt.want)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`prompt: "\r\n> "`, `- 3, 2 times`, "1 samples: min 900ms, median 900ms", "schema: mftpspec.module/1"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in the file:\n%s", want, &b)
		}
	}
	if strings.Contains(b.String(), "866646051234567") {
		t.Error("the serial number is in the file")
	}
}

// Nothing seen is said as such, and leaves the emulator its own values.
func TestFromNothing(t *testing.T) {
	f, _ := From(resultsOf(talk(t, "0ms > AT<CR>", "1ms < <CR><LF>OK<CR><LF>")))
	if e := f.Emulator; e.Prompt != "" || e.Chunk != 0 || e.Guard != 0 || e.Boot != 0 || e.Notice != 0 || len(e.Latency) != 0 {
		t.Errorf("%+v", e)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"prompt:\n    - not seen", "chunk:\n    - not seen", "guard: not seen", "boot: not seen", "notice: not seen"} {
		if !strings.Contains(b.String(), what) {
			t.Errorf("%q is not in the file:\n%s", what, &b)
		}
	}
}

// A case whose trace is not whole is read as far as it goes, and listed.
func TestFromCut(t *testing.T) {
	trace := talk(t, "0ms > AT+MFTPPWD=0<CR>", "1ms < <CR><LF>OK<CR><LF>", "2ms < x", "9ms < <CR><LF>+MFTPPWD: 0,0,\"/\"<CR><LF>")
	trace[2].Bytes, trace[2].Size = nil, 70_000
	f, s := From(resultsOf(trace))
	if s.Results() != 0 || len(f.NotReproduced) != 1 || f.NotReproduced[0].What != "traces" {
		t.Errorf("%d results, %+v", s.Results(), f.NotReproduced)
	}
}

// FuzzWalk: whatever a trace holds, it is read to its end.
func FuzzWalk(f *testing.F) {
	f.Add([]byte("AT+MFTPRETR=0,\"f\"\r"), []byte("\r\nOK\r\n\r\n+MFTPRETR: 0,0,3,3,abc\r\n"), uint8(3))
	f.Add([]byte("AT+MFTPSTOR=0,\"f\",1\rabc\x1a"), []byte("\r\n> \r\nOK\r\n+MFTPSTOR: 0,0,3\r\n"), uint8(1))
	f.Add([]byte("AT+MFTPAPPE=0,\"f\"\r+++"), []byte("\r\nCONNECT\r\n\r\nOK\r\n+MATREADY\r\n"), uint8(7))
	f.Fuzz(func(t *testing.T, host, module []byte, step uint8) {
		var trace []model.Event
		for i, n := 0, int(step)+1; len(host)+len(module) > 0; i++ {
			h, m := min(n, len(host)), min(n, len(module))
			trace = append(trace, model.Event{TimeUS: int64(i), Lane: "serial", Dir: "host", Kind: "bytes", Bytes: host[:h]},
				model.Event{TimeUS: int64(i), Lane: "serial", Dir: "module", Kind: "bytes", Bytes: module[:m]})
			host, module = host[h:], module[m:]
		}
		file, _ := From(resultsOf(trace))
		if err := file.Write(&bytes.Buffer{}); err != nil {
			t.Error(err)
		}
	})
}

func TestUsable(t *testing.T) {
	whole := talk(t, "0ms > AT<CR>", "1ms < <CR><LF>OK<CR><LF>")
	for _, tt := range []struct {
		name       string
		change     func(*model.Results)
		incomplete bool
		want       string
	}{
		{"whole", func(*model.Results) {}, false, ""},
		{"failed", func(r *model.Results) { r.Status = model.NonConforming }, false, ""},
		{"emulator", func(r *model.Results) { r.Run.Port = "emu://mem" }, true, "nothing to learn from itself"},
		{"no trace", func(r *model.Results) { r.Cases[0].Trace = nil }, true, "nothing was seen"},
		{"stopped", func(r *model.Results) { r.Run.Stopped = "interrupted" }, false, "was stopped (interrupted)"},
		{"not executed", func(r *model.Results) { r.Run.Selected = 2 }, false, "the run is incomplete"},
		{"incomplete", func(r *model.Results) { r.Status = model.Incomplete }, false, "the run is incomplete"},
		{"incomplete, taken", func(r *model.Results) { r.Status = model.Incomplete }, true, ""},
	} {
		r := resultsOf(whole)
		tt.change(r)
		err := Usable(r, tt.incomplete)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}
