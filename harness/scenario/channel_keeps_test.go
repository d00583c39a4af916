package scenario

import (
	"fmt"
	"testing"

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
