package scenario

import (
	"context"
	"fmt"
	"testing"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/manual"
	"mftpspec/harness/scripted"
)

// settingsOf is a module that shows the defaults of each channel, but what is said
// otherwise: by channel and name.
func settingsOf(other map[string]string) *scripted.Module {
	script := map[string][]string{}
	for ch := range manual.Channels {
		var all []string
		for _, name := range manual.SettingNames {
			value := manual.Defaults[name]
			if v, ok := other[fmt.Sprint(ch, " ", name)]; ok {
				value = v
			}
			line := fmt.Sprintf("+MFTPCFG: %d,%q,%s", ch, name, value)
			all = append(all, line)
			script[fmt.Sprintf("AT+MFTPCFG=%d,%q", ch, name)] = []string{scripted.CRLF(line, "OK")}
		}
		script[fmt.Sprintf("AT+MFTPCFG=%d", ch)] = []string{scripted.CRLF(append(all, "OK")...)}
	}
	script[`AT+MFTPCFG=2,"rsptimeout",20`] = []string{scripted.CRLF("OK")}
	return &scripted.Module{Script: script}
}

func TestKeepSettings(t *testing.T) {
	for _, tt := range []struct {
		name  string
		other map[string]string
		want  string
	}{
		{"kept", map[string]string{"2 rsptimeout": "20"}, "pass"},
		{"lost", nil, "fail: AT+MFTPCFG=2 @3.1"},
		{"on another channel too", map[string]string{"2 rsptimeout": "20", "3 rsptimeout": "20"}, "fail: AT+MFTPCFG=3 @3.1"},
		{"another setting", map[string]string{"2 rsptimeout": "20", "2 cid": "2"}, "fail: AT+MFTPCFG=2 @3.1"},
	} {
		for _, alone := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, alone %v", tt.name, alone), func(t *testing.T) {
				p := newPlay(t, settingsOf(tt.other))
				err := p.w.Channel.SetTo(t.Context(), 2, "rsptimeout", "20")
				if err == nil {
					err = p.w.Channel.KeepSettings(t.Context(), alone)
				}
				wants(t, p.end(err), tt.want)
			})
		}
	}
}

// TestTour: in a case that goes through several clauses a failure is booked under that of
// the command, but where a line was not accepted in a case of §2.1.
func TestTour(t *testing.T) {
	const line = `AT+MFTPMKD=0,"x"`
	for _, tt := range []struct {
		name, clause, answer, want string
		tags                       []string
	}{
		{"a wrong result", "3.13", scripted.CRLF("OK", "+MFTPMKD: 0,6"), "fail: <result_code> @3.6", []string{catalogue.TourTag}},
		{"a wrong result, §2.1", "2.1", scripted.CRLF("OK", "+MFTPMKD: 0,6"), "fail: <result_code> @3.6", []string{catalogue.TourTag}},
		{"not accepted", "3.13", scripted.CRLF("ERROR"), "fail: refused @3.6", []string{catalogue.TourTag}},
		{"not accepted, §2.1", "2.1", scripted.CRLF("ERROR"), "fail: refused @", []string{catalogue.TourTag}},
		{"no tour", "3.13", scripted.CRLF("OK", "+MFTPMKD: 0,6"), "fail: <result_code> @", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{line: {tt.answer}}})
			p.w.c.Clause, p.w.c.Tags = tt.clause, tt.tags
			m := p.w.Module
			var err error
			for _, s := range []Step{
				{Text: "the host sends " + line, Deed: Sends, Do: func(ctx context.Context, _ string) error { return p.w.Host.Send(ctx, line) }},
				{Text: "the module answers", Doc: "OK", Deed: Demands, Do: m.Answers},
				{Text: "the module reports", Doc: "+MFTPMKD: 0,0", Deed: Demands, Do: m.Reports},
			} {
				if err = p.w.Turns.Take(t.Context(), s); err != nil {
					break
				}
			}
			wants(t, p.end(err), tt.want)
		})
	}
}
