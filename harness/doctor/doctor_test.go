package doctor

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/bench"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/ixit"
)

// suite is the catalogue and the models, loaded once.
var suite = sync.OnceValues(func() (*catalogue.Catalogue, []ixit.ICS) {
	c, err := catalogue.Suite()
	if err != nil {
		panic(err)
	}
	m, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		panic(err)
	}
	return c, m
})

// on is an examination of an emulated module, altered by hooks.
func on(model string, change func(*ixit.IXIT), hooks ...emulator.Hooks) Examination {
	lab := bench.Laboratory(ixit.Default().OnPort("emu://mem"))
	if change != nil {
		change(&lab)
	}
	var made []func() emulator.Hooks
	for _, h := range hooks {
		made = append(made, func() emulator.Hooks { return h })
	}
	e := Examination{IXIT: lab, Model: model, Open: func(i ixit.IXIT) iut.BenchMaker {
		return bench.OnEmulator(i, emulator.Config{Model: model}, made...)
	}}
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
		e := on("ML307R", func(i *ixit.IXIT) { *i = bench.Laboratory(i.OnPort(target)) })
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
	t.Parallel()
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
		"no preamble":       {on("ML307R", func(i *ixit.IXIT) { i.Preamble = nil }, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() })), "PDP context", Failure, "gives no preamble", nil},
		"lasting preamble":  {on("ML307R", func(i *ixit.IXIT) { i.Preamble = []string{`AT+CGDCONT=1,"IP","x"`} }, answering("+MIPCALL", emulator.Read, func(r *emulator.Request) { r.OK() })), "PDP context", Failure, "were not sent", nil},
		"MIPCALL unknown":   {on("ML307R", func(i *ixit.IXIT) { i.Preamble = nil }, answering("+MIPCALL", emulator.Read, refused)), "PDP context", Warning, "not known", nil},
		"no clock":          {on("ML307R", nil, answering("+CCLK", emulator.Read, refused)), "clock", Warning, "cannot be compared", nil},
		"clock at 1980":     {on("ML307R", nil, answering("+CCLK", emulator.Read, info(`"80/01/06,00:00:00+32"`))), "clock", Warning, "off by", nil},
		"clock nonsense":    {on("ML307R", nil, answering("+CCLK", emulator.Read, info(`"99/99/99,99:99:99+32"`))), "clock", Warning, "no time", nil},
		"unknown model":     {on("", nil, answering("+CGMM", emulator.Execute, func(r *emulator.Request) { r.Line("SIM7600"); r.OK() })), "identification", Failure, `"SIM7600", which is no known model`, []string{"firmware", "ICS", "run"}},
		"another module":    {on("ML307R", func(i *ixit.IXIT) { i.Serial = "123" }), "identification", Failure, "another module is on this port", nil},
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
		"server elsewhere":   {on("ML307R", func(i *ixit.IXIT) { i.Server.Host = "127.0.0.77" }), "control connection", Failure, "nothing reached the FTP server", []string{"data connections"}},
		"listen impossible":  {on("ML307R", func(i *ixit.IXIT) { i.Server.Listen = "203.0.113.9:2121" }), "FTP server", Failure, "cannot be started", []string{"control connection"}},
		"data ports blocked": {blocked(on("ML307R", nil)), "data connections", Failure, "no data connection came about", nil},
		"no files":           {on("ML307R", nil, answering("+MFPUT", emulator.Set, refused)), "module files", Warning, "AT+MFPUT is answered with", nil},
		"files undeclared":   {on("ML307R", func(i *ixit.IXIT) { i.Files = ixit.FilesIXIT{} }), "module files", OK, "names no commands", nil},
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
			if f := r.Forecast; tt.text == "AT+MFPUT is answered with" && !slices.ContainsFunc(f.Deselected, func(c catalogue.Tally) bool { return strings.Contains(c.Why.String(), "file commands") }) {
				t.Errorf("%+v", f.Deselected)
			}
		})
	}
}

// blocked is a laboratory whose passive ports nobody reaches.
func blocked(e Examination) Examination {
	maker := e.Open
	e.Open = func(i ixit.IXIT) iut.BenchMaker {
		return func(ctx context.Context, n int) (iut.Bench, error) {
			b, err := maker(i)(ctx, n)
			if err != nil {
				return nil, err
			}
			return &walled{b}, nil
		}
	}
	return e
}

type walled struct{ iut.Bench }

func (w *walled) NewServer(ctx context.Context, changes ...func(*ftpserver.Options)) (*ftpserver.Server, error) {
	s, err := w.Bench.NewServer(ctx, changes...)
	if err == nil {
		s.Inject(ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.RefuseData()}})
	}
	return s, err
}

// Every port of a range carries data, and is seen to.
func TestEachPassivePort(t *testing.T) {
	r := on("ML307R", func(i *ixit.IXIT) { i.Server.PassivePorts = [2]int{9840, 9853} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != OK || !strings.Contains(f.Text.String(), "all 14 passive ports 9840-9853") {
		t.Errorf("%s: %s", f.State, f.Text)
	}
	r = on("ML307R", func(i *ixit.IXIT) { i.Server.PassivePorts = [2]int{9900, 9999} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != OK || !strings.Contains(f.Text.String(), "a sample of 32 of the 100 passive ports") {
		t.Errorf("%s: %s", f.State, f.Text)
	}
	r = on("ML307R", func(i *ixit.IXIT) { i.Server.PassivePorts = [2]int{9880, 9887} }).Run(t.Context())
	if f := find(t, r, "data connections"); f.State != Warning || !strings.Contains(f.Remedy.String(), "twelve or more") {
		t.Errorf("%s: %s", f.State, f.Text)
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
