package doctor

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/features"
	"mftpspec/fixtures"
	"mftpspec/harness/at"
	"mftpspec/harness/bench"
	"mftpspec/harness/conformance"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/trace"
)

// suite is the catalogue and the models, loaded once.
var suite = sync.OnceValues(func() (*conformance.Catalogue, []conformance.ICS) {
	c, err := conformance.LoadCatalogue(features.FS)
	if err != nil {
		panic(err)
	}
	m, err := conformance.LoadModels(fixtures.FS, "models")
	if err != nil {
		panic(err)
	}
	return c, m
})

// on is an examination of an emulated module, altered by hooks.
func on(model string, change func(*conformance.IXIT), hooks ...emulator.Hooks) Examination {
	ixit := bench.Laboratory(conformance.DefaultIXIT().OnPort("emu://mem"))
	if change != nil {
		change(&ixit)
	}
	var made []func() emulator.Hooks
	for _, h := range hooks {
		made = append(made, func() emulator.Hooks { return h })
	}
	e := Examination{IXIT: ixit, Model: model, Open: bench.OnEmulator(ixit, emulator.Config{Model: model}, made...)}
	e.Catalogue, e.Models = suite()
	return e
}

// answering answers one command in a form of it itself.
func answering(name string, form emulator.Form, answer func(*emulator.Request)) emulator.Hooks {
	return emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		if r.Name == name && r.Form == form {
			answer(r)
			return
		}
		next(r)
	}}
}

func refused(r *emulator.Request) { r.Error() }

func info(fields ...string) func(*emulator.Request) {
	return func(r *emulator.Request) { r.Info(-1, fields...); r.OK() }
}

func find(t *testing.T, r Report, step string) Finding {
	t.Helper()
	i := slices.IndexFunc(r.Findings, func(f Finding) bool { return f.Step == step })
	if i < 0 {
		t.Fatalf("no step %s", step)
	}
	return r.Findings[i]
}

func TestReady(t *testing.T) {
	for _, target := range []string{"emu://", "emu://mem"} {
		e := on("ML307R", func(i *conformance.IXIT) { *i = bench.Laboratory(i.OnPort(target)) })
		e.Open = bench.OnEmulator(e.IXIT, emulator.Config{Model: "ML307R"})
		told := 0
		e.Tell = func(Finding) { told++ }
		r := e.Run(t.Context())
		for _, f := range r.Findings {
			if f.State != OK || f.Text.String() == "" {
				t.Errorf("%s: %s %s: %s", target, f.State, f.Step, f.Text)
			}
		}
		if !r.Ready() || told != len(r.Findings) || r.Duration < 50*time.Second || r.Forecast.Selected == 0 || r.IUT.Model != "ML307R" || len(r.Grounds()) < 3 {
			t.Errorf("%+v", r)
		}
		if who := find(t, r, "identification").Text.String(); !strings.Contains(who, "*4567") || strings.Contains(who, r.IUT.Serial) {
			t.Errorf("the serial number is not masked: %s", who)
		}
	}
}

// Each way in which a bench can be wrong shows in its own step, with a remedy, and
// what depends on that is not checked.
func TestEachFailure(t *testing.T) {
	for name, tt := range map[string]struct {
		e         Examination
		step      string
		state     State
		text      string
		unchecked []string
	}{
		"no SIM":            {on("ML307R", nil, answering("+CPIN", emulator.Read, refused)), "SIM", Failure, "AT+CPIN? is answered with", []string{"registration", "PDP context", "control connection", "data connections"}},
		"locked SIM":        {on("ML307R", nil, answering("+CPIN", emulator.Read, info("SIM PIN"))), "SIM", Failure, "locked: SIM PIN", []string{"registration"}},
		"searching":         {on("ML307R", nil, answering("+CEREG", emulator.Read, info("0", "2"))), "registration", Failure, "+CEREG status 2", []string{"PDP context", "data connections"}},
		"denied":            {on("ML307R", nil, answering("+CEREG", emulator.Read, info("0", "3"))), "registration", Failure, "refused the module", []string{"PDP context"}},
		"CEREG unknown":     {on("ML307R", nil, answering("+CEREG", emulator.Read, refused)), "registration", Warning, "not known", nil},
		"roaming":           {on("ML307R", nil, answering("+CEREG", emulator.Read, info("0", "5"))), "registration", OK, "roaming", nil},
		"preamble refused":  {on("ML307R", nil, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() }), answering("+MIPCALL", emulator.Set, refused)), "PDP context", Failure, "AT+MIPCALL=1,1 is answered with", []string{"control connection"}},
		"no context":        {on("ML307R", nil, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() })), "PDP context", Failure, "after the preamble", []string{"control connection"}},
		"no preamble":       {on("ML307R", func(i *conformance.IXIT) { i.Preamble = nil }, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() })), "PDP context", Failure, "gives no preamble", nil},
		"lasting preamble":  {on("ML307R", func(i *conformance.IXIT) { i.Preamble = []string{`AT+CGDCONT=1,"IP","x"`} }, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() })), "PDP context", Failure, "were not sent", nil},
		"MIPCALL unknown":   {on("ML307R", func(i *conformance.IXIT) { i.Preamble = nil }, answering("+MIPCALL", emulator.Read, refused)), "PDP context", Warning, "not known", nil},
		"no clock":          {on("ML307R", nil, answering("+CCLK", emulator.Read, refused)), "clock", Warning, "cannot be compared", nil},
		"clock at 1980":     {on("ML307R", nil, answering("+CCLK", emulator.Read, info(`"80/01/06,00:00:00+32"`))), "clock", Warning, "off by", nil},
		"clock nonsense":    {on("ML307R", nil, answering("+CCLK", emulator.Read, info(`"99/99/99,99:99:99+32"`))), "clock", Warning, "no time", nil},
		"unknown model":     {on("", nil, answering("+CGMM", emulator.Execute, func(r *emulator.Request) { r.Line("SIM7600"); r.OK() })), "identification", Failure, `"SIM7600", which is no known model`, []string{"firmware", "ICS", "run"}},
		"another module":    {on("ML307R", func(i *conformance.IXIT) { i.Serial = "123" }), "identification", Failure, "another module is on this port", nil},
		"no firmware":       {on("ML307R", nil, answering("+CGMR", emulator.Execute, refused)), "firmware", Warning, "not answered", nil},
		"other firmware":    {on("ML307R", nil, answering("+CGMR", emulator.Execute, func(r *emulator.Request) { r.Line("ML302A-X"); r.OK() })), "firmware", Warning, "does not begin with ML307R", nil},
		"a command missing": {on("ML307R", nil, answering("+MFTPRN", emulator.Test, refused)), "commands", Warning, "MFTPRN", nil},
		"no FTP": {on("ML307R", nil, emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
			if strings.HasPrefix(r.Name, "+MFTP") {
				r.Error()
				return
			}
			next(r)
		}}), "commands", Failure, "none of the 13", []string{"ICS", "control connection", "data connections"}},
		"ICS":                {func() Examination { e := on("ML305U", nil); e.Model = "ML307R"; return e }(), "ICS", Warning, "cid_max 15 (cid 1-7)", nil},
		"model":              {func() Examination { e := on("ML305U", nil); e.Model = "ML307R"; return e }(), "identification", Warning, "tested as ML307R", nil},
		"CMEE refused":       {on("ML307R", nil, answering("+CMEE", emulator.Set, refused)), "settings", Warning, "AT+CMEE=1 is answered with", nil},
		"channel in use":     {on("ML307R", nil, answering("+MFTPSTATE", emulator.Set, info("0", "1"))), "control connection", Failure, "channel 0 is in use", []string{"data connections"}},
		"server elsewhere":   {on("ML307R", func(i *conformance.IXIT) { i.Server.Host = "127.0.0.77" }), "control connection", Failure, "nothing reached the FTP server", []string{"data connections"}},
		"listen impossible":  {on("ML307R", func(i *conformance.IXIT) { i.Server.Listen = "203.0.113.9:2121" }), "FTP server", Failure, "cannot be started", []string{"control connection"}},
		"data ports blocked": {blocked(on("ML307R", nil)), "data connections", Failure, "no data connection came about", nil},
		"no files":           {on("ML307R", nil, answering("+MFPUT", emulator.Set, refused)), "module files", Warning, "AT+MFPUT is answered with", nil},
		"files undeclared":   {on("ML307R", func(i *conformance.IXIT) { i.Files = conformance.FilesIXIT{} }), "module files", OK, "names no commands", nil},
		"undeletable":        {on("ML307R", nil, answering("+MFDELETE", emulator.Set, refused)), "module files", Warning, "not deleted", nil},
		"reboots": {on("ML307R", nil, emulator.Hooks{Command: func(e *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
			if r.Name == "+CCLK" {
				e.Emit(e.Line(emulator.URC, -1, "+MATREADY"))
			}
			next(r)
		}}), "clock", Warning, "rebooted meanwhile", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.e.Limit = 20 * time.Second
			r := tt.e.Run(t.Context())
			f := find(t, r, tt.step)
			if f.State != tt.state || !strings.Contains(f.Text.String(), tt.text) {
				t.Errorf("%s %s: %s, want %s: %s", f.State, f.Step, f.Text, tt.state, tt.text)
			}
			if f.State != OK && f.Remedy.String() == "" || r.Ready() != (f.State != Failure) {
				t.Errorf("remedy %q, ready %v", f.Remedy, r.Ready())
			}
			for _, step := range tt.unchecked {
				if f := find(t, r, step); f.State != Unchecked || !strings.HasPrefix(f.Text.String(), "because of: ") {
					t.Errorf("%s %s: %s", f.State, f.Step, f.Text)
				}
			}
			for _, f := range r.Findings {
				if text := f.Text.String() + f.Remedy.String() + f.Text.In("zh") + f.Remedy.In("zh"); strings.Contains(text, "%!") || strings.Contains(text, "\n") {
					t.Errorf("%s: %q", f.Step, text)
				}
			}
			if f := r.Forecast; tt.text == "AT+MFPUT is answered with" && !slices.ContainsFunc(f.Deselected, func(c conformance.Tally) bool { return strings.Contains(c.Why, "file commands") }) {
				t.Errorf("%+v", f.Deselected)
			}
		})
	}
}

// blocked is a laboratory whose passive ports nobody reaches.
func blocked(e Examination) Examination {
	maker := e.Open
	e.Open = func(ctx context.Context, n int) (conformance.Bench, error) {
		b, err := maker(ctx, n)
		if err != nil {
			return nil, err
		}
		return &walled{b}, nil
	}
	return e
}

type walled struct{ conformance.Bench }

func (w *walled) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	s, err := w.Bench.NewServer(ctx, changes...)
	if err == nil {
		s.Inject(ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.RefuseData()}})
	}
	return s, err
}

// Every port of a range carries data, and is seen to.
func TestEachPassivePort(t *testing.T) {
	r := on("ML307R", func(i *conformance.IXIT) { i.Server.PassivePorts = [2]int{23840, 23853} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != OK || !strings.Contains(f.Text.String(), "all 14 passive ports 23840-23853") {
		t.Errorf("%s: %s", f.State, f.Text)
	}
	r = on("ML307R", func(i *conformance.IXIT) { i.Server.PassivePorts = [2]int{23900, 23999} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != OK || !strings.Contains(f.Text.String(), "a sample of 32 of the 100 passive ports") {
		t.Errorf("%s: %s", f.State, f.Text)
	}
	r = on("ML307R", func(i *conformance.IXIT) { i.Server.PassivePorts = [2]int{23880, 23883} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != Warning || !strings.Contains(f.Remedy.String(), "twelve or more") {
		t.Errorf("%s: %s", f.State, f.Text)
	}
}

// line is a bench whose module is a function of what is written to it.
type line struct {
	conformance.Bench
	session *at.Session
	log     *trace.Log
}

func (l *line) Session() *at.Session { return l.session }
func (l *line) Log() *trace.Log      { return l.log }
func (l *line) Close() error         { return l.session.Close() }
func (l *line) NewServer(ctx context.Context, _ ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	return ftpserver.Start(ctx, ftpserver.Options{Log: l.log})
}

func speaking(answer func(heard []byte, far io.Writer)) conformance.BenchMaker {
	return func(context.Context, int) (conformance.Bench, error) {
		near, far := emulator.Pair(0)
		go func() {
			buf := make([]byte, 4096)
			for {
				n, err := far.Read(buf)
				if err != nil {
					return
				}
				answer(buf[:n], far)
			}
		}()
		log := trace.New()
		return &line{session: at.NewSession(near, log), log: log}, nil
	}
}

// A line that does not answer: what is wrong with it, in seconds.
func TestMuteLines(t *testing.T) {
	for name, tt := range map[string]struct {
		answer func([]byte, io.Writer)
		text   string
	}{
		"silent":  {func([]byte, io.Writer) {}, "not a byte came"},
		"garbage": {func(_ []byte, far io.Writer) { _, _ = far.Write([]byte{0xfe, 0x80, 0x00, 0xc1, 0xff, 0x9d}) }, "what comes is no text"},
		"echo":    {func(heard []byte, far io.Writer) { _, _ = far.Write(heard) }, "comes back"},
		"another": {func(_ []byte, far io.Writer) { _, _ = far.Write([]byte("login: ")) }, "something comes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := on("ML307R", func(i *conformance.IXIT) { i.Port = "/dev/fake" })
			e.Open = speaking(tt.answer)
			began := time.Now()
			r := e.Run(t.Context())
			f := find(t, r, "AT")
			if f.State != Failure || !strings.Contains(f.Text.String(), tt.text) || f.Remedy.String() == "" {
				t.Errorf("%s: %s", f.State, f.Text)
			}
			if r.Ready() || r.Count(Unchecked) < 10 || time.Since(began) > 40*time.Second {
				t.Errorf("%d not checked, in %s", r.Count(Unchecked), time.Since(began))
			}
		})
	}
	e := on("ML307R", nil)
	e.Open = speaking(func([]byte, io.Writer) {})
	e.Diagnose = func(context.Context, *at.Session) (string, string, string) {
		return "", "it is in 100% of its sleep", "wake it"
	}
	if f := find(t, e.Run(t.Context()), "AT"); f.State != Failure || f.Text.String() != "it is in 100% of its sleep" || f.Remedy.String() != "wake it" {
		t.Errorf("%+v", f)
	}
}

// A bench that diagnoses the line by itself says so with the step AT, not with the
// port.
func TestMuteBench(t *testing.T) {
	e := on("ML307R", nil)
	e.Open = func(context.Context, int) (conformance.Bench, error) {
		return nil, errors.Join(&bench.MuteError{Port: "/dev/ttyUSB7", Text: "not a byte came", Remedy: "is it powered?"}, nil)
	}
	r := e.Run(t.Context())
	if f := find(t, r, "port"); f.State != OK || !strings.Contains(f.Text.String(), "/dev/ttyUSB7") {
		t.Errorf("%+v", f)
	}
	if f := find(t, r, "AT"); f.State != Failure || f.Text.String() != "not a byte came" || f.Remedy.String() != "is it powered?" || r.Count(Failure) != 1 {
		t.Errorf("%+v", r.Findings)
	}
	e.Open = func(context.Context, int) (conformance.Bench, error) {
		return nil, errors.New("ftpserver: listen on :2: taken")
	}
	if f := find(t, e.Run(t.Context()), "port"); f.State != Failure || f.Text.String() != "the FTP server cannot be started: listen on :2: taken" {
		t.Errorf("%+v", f)
	}
}

func TestDiagnoseWakesTheLine(t *testing.T) {
	e := on("ML307R", nil)
	asked := 0
	e.Diagnose = func(context.Context, *at.Session) (string, string, string) {
		asked++
		return "\r\n", "", ""
	}
	r := e.Run(t.Context())
	if f := find(t, r, "AT"); asked != 1 || f.State != Warning || !strings.Contains(f.Text.String(), "<CR><LF>") || !r.Ready() {
		t.Errorf("asked %d times, %+v", asked, r.Findings)
	}
}

// A module that answers one thing and then nothing more does not hold it up.
func TestTheLimitHolds(t *testing.T) {
	e := on("ML307R", nil)
	var heard int
	e.Open = speaking(func(_ []byte, far io.Writer) {
		if heard++; heard < 8 {
			_, _ = far.Write([]byte("\r\nOK\r\n"))
		}
	})
	e.Limit = 9 * time.Second
	began := time.Now()
	r := e.Run(t.Context())
	if r.Ready() || time.Since(began) > 20*time.Second {
		t.Errorf("%s, %+v", time.Since(began), r.Findings)
	}
}

// The module is left as it was found.
func TestLeavesAsFound(t *testing.T) {
	up, raised, lowered := false, false, false
	state := map[string]string{}
	var sent []string
	h := emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		name := r.Name + r.Num
		for _, a := range r.Args {
			name += "," + a.Text
		}
		sent = append(sent, name)
		switch {
		case r.Name == "+MIPCALL" && r.Form == emulator.Read && !up:
			r.OK()
			return
		case r.Name == "+MIPCALL" && r.Form == emulator.Set:
			up = r.Args[0].Text == "1"
			raised, lowered = raised || up, raised && !up
		case r.Name == "+CMEE" && r.Form == emulator.Set, r.Name == "E":
			state[r.Name] = name
		}
		next(r)
	}}
	e := on("ML307R", func(i *conformance.IXIT) { i.APN = "cmiot" }, h)
	if r := e.Run(t.Context()); !r.Ready() {
		t.Errorf("%+v", r.Findings)
	}
	if !raised || !lowered || state["+CMEE"] != "+CMEE,0" || state["E"] != "E1" {
		t.Errorf("context brought up %v, down again %v, %v", raised, lowered, state)
	}
	for _, s := range sent {
		if strings.HasPrefix(s, "+CGDCONT,") || strings.HasPrefix(s, "+MFTPCFG,") || strings.HasPrefix(s, "+MREBOOT") || strings.HasPrefix(s, "+CFUN") {
			t.Errorf("%s was sent", s)
		}
	}
	if !slices.ContainsFunc(sent, func(s string) bool { return s == "+MFTPDISC,0" }) {
		t.Errorf("the channel was not closed: %q", sent)
	}
}

// Somebody who interrupts it finds the module as it was, too.
func TestInterrupted(t *testing.T) {
	var sent []string
	e := on("ML307R", nil, emulator.Hooks{Command: func(_ *emulator.Env, r *emulator.Request, next func(*emulator.Request)) {
		sent = append(sent, r.Name+r.Num)
		next(r)
	}})
	ctx, cancel := context.WithCancel(t.Context())
	e.Tell = func(f Finding) {
		if f.Step == "control connection" {
			cancel()
		}
	}
	r := e.Run(ctx)
	if f := find(t, r, "run"); f.State != Unchecked || f.Text.String() != "the examination was interrupted" || r.Ready() {
		t.Errorf("%+v", f)
	}
	if last := sent[max(0, len(sent)-3):]; !slices.Equal(last, []string{"+MFTPDISC", "+CMEE", "E1"}) {
		t.Errorf("the last commands were %q", last)
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string][]int{"(0-2)": {0, 1, 2}, "(0,1)": {0, 1}, "(1-3,7)": {1, 2, 3, 7}, "": nil, "(x)": nil, "(3-1)": nil, "(0-99999999999)": nil} {
		if got := numbers(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"(0-2)", "(0,1)", "(1-3,7)", "(5-", "(-1)", "(0-65535,0-65535)", "()"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range numbers(text) {
			if n < 0 || n > 65535 {
				t.Errorf("%q: %d", text, n)
			}
		}
	})
}
