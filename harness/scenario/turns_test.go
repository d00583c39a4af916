package scenario

import (
	"context"
	"slices"
	"testing"
	"time"

	"mftpspec/harness/dialect"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/scripted"
	"mftpspec/reports/model"
)

// sends is the step that sends a line.
func (p *play) sends(line string) Step {
	return Step{Text: "the host sends " + line, Deed: Sends, Subject: Subject{Line: line}, Do: func(ctx context.Context, _ string) error { return p.w.Host.Send(ctx, line) }}
}

// demands is a step that something is due in.
func demands(do func(context.Context, string) error, text, doc string) Step {
	return Step{Text: text, Doc: doc, Deed: Demands, Do: do}
}

// TestTurns: between two packets of channel 0 a module may carry out a command of channel
// 1, queue it, or refuse it as busy; it works when the upload is over, in any case (D27).
func TestTurns(t *testing.T) {
	const (
		first, ask, last = `AT+MFTPSTOR=0,"x",0,1,"a"`, "AT+MFTPPWD=1", `AT+MFTPSTOR=0,"x",1,1,"b"`
		packet, path     = "+MFTPSTOR: 0,0,1", `+MFTPPWD: 1,0,"/a"`
	)
	works := scripted.CRLF("OK", path)
	for _, tt := range []struct {
		name          string
		asked         []string // what AT+MFTPPWD=1 is answered with, one time and the next
		after         string   // what comes after the last packet's result
		reading, want string
	}{
		{"at once", []string{works}, "", "at-once", "pass"},
		{"802", []string{scripted.CRLF("+CME ERROR: 802"), works}, "", "802", "pass"},
		{"own code", []string{scripted.CRLF("+CME ERROR: 806"), works}, "", "own-code", "pass"},
		{"result 4", []string{scripted.CRLF("OK", "+MFTPPWD: 1,4"), works}, "", "result-4", "pass"},
		{"queued", []string{scripted.CRLF("OK")}, scripted.CRLF(path), "queued", "pass"},
		{"another code", []string{scripted.CRLF("+CME ERROR: 800")}, "", "", "fail: refused"},
		{"a number of no command", []string{scripted.CRLF("+CME ERROR: 807")}, "", "", "fail: refused"},
		{"another result", []string{scripted.CRLF("OK", "+MFTPPWD: 1,6")}, "", "", "fail: 2 fields"},
		{"refused for ever", []string{scripted.CRLF("+CME ERROR: 802"), scripted.CRLF("+CME ERROR: 802")}, "", "802", "fail: refused"},
		{"blocked for ever", []string{scripted.CRLF("OK", "+MFTPPWD: 1,4"), scripted.CRLF("OK", "+MFTPPWD: 1,4")}, "", "result-4", "fail: 2 fields"},
		{"refused, and a result", []string{scripted.CRLF("+CME ERROR: 802", path), works}, "", "802", "fail: unexpected line"},
		{"a result twice", []string{scripted.CRLF("OK", path, path)}, "", "at-once", "fail: unexpected line"},
		{"queued and lost", []string{scripted.CRLF("OK")}, "", "queued", "fail: no result"},
		{"another channel's", []string{scripted.CRLF("OK", `+MFTPPWD: 2,0,"/a"`)}, "", "", "fail: <connect_id>"},
		{"the packet is lost", []string{scripted.CRLF("OK", "+MFTPSTOR: 0,4,0", path)}, "", "", "fail"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{
				first: {scripted.CRLF("OK", packet)}, ask: tt.asked, last: {scripted.CRLF("OK", packet) + tt.after},
			}})
			p.hastyUnless(tt.want == "pass")
			m := p.w.Module
			answers := demands(m.Answers, "the module answers", "OK")
			reports := func(line string) Step { return demands(m.Reports, "the module reports", line) }
			var err error
			for _, s := range []Step{p.sends(first), answers, reports(packet), p.sends(ask), answers, reports(path), p.sends(last), answers, reports(packet)} {
				if err = p.w.Turns.Take(t.Context(), s); err != nil {
					break
				}
			}
			wants(t, p.end(err), tt.want)
			if got := p.st.Run.Dialects.Map()["D27/MFTPPWD/"+besidePackets]; got != tt.reading {
				t.Errorf("the reading is %q, want %q", got, tt.reading)
			}
		})
	}
}

// TestTurnsDivided: of several results those of the channels at work are due at once, and
// the others when their commands were sent again.
func TestTurnsDivided(t *testing.T) {
	const one, two = "AT+MFTPPWD=1", "AT+MFTPPWD=2"
	results := map[string]string{one: `+MFTPPWD: 1,0,"/a"`, two: `+MFTPPWD: 2,0,"/b"`}
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		one: {scripted.CRLF("OK")}, two: {scripted.CRLF("+CME ERROR: 802") + scripted.CRLF(results[one]), scripted.CRLF("OK", results[two])},
	}})
	m := p.w.Module
	var order []string
	take := func(s Step) {
		t.Helper()
		if err := p.w.Turns.Take(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	sends := func(line string) {
		take(Step{Text: "the host sends " + line, Deed: Sends, Subject: Subject{Line: line}, Do: func(ctx context.Context, _ string) error {
			order = append(order, line)
			return p.w.Host.Send(ctx, line)
		}})
		take(Step{Text: "the module answers", Doc: "OK", Deed: Demands, Do: m.Answers})
	}
	sends(one)
	sends(two)
	take(Step{Text: "the server has one open session", Deed: Observes, Do: func(context.Context, string) error {
		order = append(order, "looked")
		return nil
	}})
	take(Step{Text: "the module reports, in any order", Doc: results[one] + "\n" + results[two], Deed: Demands, Do: m.ReportsInAnyOrder})
	if want := []string{one, two, two, "looked"}; !slices.Equal(order, want) {
		t.Errorf("the order was %q, want %q", order, want)
	}
	wants(t, p.end(nil), string(model.Pass))
}

// TestPatienceBeside: the result of a command may stay out only as long as nothing but a
// step ends the work of another channel; late results are no queued ones (D27).
func TestPatienceBeside(t *testing.T) {
	p := newPlay(t, &scripted.Module{})
	m, timing := p.w.Module, p.st.Timing()
	ask := &exchange{Command: judge.ParseCommand("AT+MFTPPWD=1"), beside: besideCommand}
	disc := &exchange{Command: judge.ParseCommand("AT+MFTPDISC=0"), beside: besideOwn}
	upload := &exchange{Command: judge.ParseCommand(`AT+MFTPSTOR=0,"x",0,1,"a"`)}
	work := &exchange{Command: judge.ParseCommand("AT+MFTPPWD=0"), due: true}
	const limit = time.Hour
	for _, tt := range []struct {
		name      string
		c         *exchange
		uploading *exchange
		pending   []*exchange
		held      bool
		queues    bool
		patience  time.Duration
		mayWait   bool
	}{
		{"nothing beside", &exchange{Command: ask.Command}, upload, nil, false, false, limit, false},
		{"an upload of another channel", ask, upload, nil, false, false, timing.Immediate, true},
		{"and the module was seen to queue", ask, upload, nil, false, true, timing.Quiet, true},
		{"its own upload", disc, upload, nil, false, true, timing.Immediate, true},
		{"a held transfer", ask, nil, []*exchange{work}, true, false, timing.Immediate, true},
		{"work that ends by itself", ask, nil, []*exchange{work}, false, false, limit + p.st.ResultLimit(0), false},
		{"work that is over", ask, nil, nil, false, false, limit, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m.uploading, p.w.Host.pending, p.w.Server.held = map[int]*exchange{}, tt.pending, tt.held
			if tt.uploading != nil {
				m.uploading[0] = tt.uploading
			}
			p.st.Run.Dialects = dialect.New(nil)
			if tt.queues {
				p.st.Run.Dialects.Note(ledger.D27, "MFTPCWD/"+besidePackets, queued)
			}
			if patience, mayWait := m.patienceBeside(tt.c, limit, nil); patience != tt.patience || mayWait != tt.mayWait {
				t.Errorf("%s, may wait: %v; want %s, %v", patience, mayWait, tt.patience, tt.mayWait)
			}
		})
	}
}

// TestTurnsOfAList: a list that is blocked is due with all its entries when its turn has
// come.
func TestTurnsOfAList(t *testing.T) {
	const first, ask, last, packet = `AT+MFTPSTOR=0,"x",0,1,"a"`, `AT+MFTPLIST=1,"/d"`, `AT+MFTPSTOR=0,"x",1,1,"b"`, "+MFTPSTOR: 0,0,1"
	const a, b = `+MFTPLIST: 1,0,"a","rwx"`, `+MFTPLIST: 1,0,"b","rwx"`
	for _, tt := range []struct {
		name, again, want string
	}{
		{"both entries", scripted.CRLF("OK", b, a), "pass"},
		{"one is missing", scripted.CRLF("OK", b), "fail: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{
				first: {scripted.CRLF("OK", packet)}, ask: {scripted.CRLF("OK", "+MFTPLIST: 1,4"), tt.again}, last: {scripted.CRLF("OK", packet)},
			}})
			p.hastyUnless(tt.want == "pass")
			m := p.w.Module
			answers := demands(m.Answers, "the module answers", "OK")
			var err error
			for _, s := range []Step{
				p.sends(first), answers, demands(m.Reports, "the module reports", packet), p.sends(ask), answers,
				demands(m.ReportsInAnyOrder, "the module reports, in any order", a+"\n"+b), p.sends(last), answers, demands(m.Reports, "the module reports", packet),
			} {
				if err = p.w.Turns.Take(t.Context(), s); err != nil {
					break
				}
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestTurnsOfALocalUpload: an upload of a local file that is blocked may have its result before
// OK when its turn has come, and that is not waited for again (D02, D27).
func TestTurnsOfALocalUpload(t *testing.T) {
	const first, ask, last, packet = `AT+MFTPSTOR=0,"x",0,1,"a"`, `AT+MFTPSTOR=1,"y","/usr/y"`, `AT+MFTPSTOR=0,"x",1,1,"b"`, "+MFTPSTOR: 0,0,1"
	const result = "+MFTPSTOR: 1,0,700"
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		first: {scripted.CRLF("OK", packet)}, ask: {scripted.CRLF("OK", "+MFTPSTOR: 1,4,0"), scripted.CRLF(result, "OK")}, last: {scripted.CRLF("OK", packet)},
	}})
	p.hasty() // for a wait that would be in vain
	m := p.w.Module
	for _, s := range []Step{
		p.sends(first), demands(m.Answers, "the module answers", "OK"), demands(m.Reports, "the module reports", packet),
		p.sends(ask), demands(m.AnswersEarly, "the module answers OK, or has done", result), demands(m.ReportsLate, "the module reports, in any order, what is left of", result),
		p.sends(last), demands(m.Answers, "the module answers", "OK"), demands(m.Reports, "the module reports", packet),
	} {
		must(t, p.w.Turns.Take(t.Context(), s))
	}
	wants(t, p.end(nil), "pass")
}
