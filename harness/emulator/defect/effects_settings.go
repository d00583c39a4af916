package defect

import (
	"fmt"
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

// named is a setting by its key.
type named struct {
	key   string
	store string // the requirement that a query returns what was set
	shown string // that a query returns the setting of the channel
	of    func(s *emulator.Settings) *int
	usual int
}

func namedSettings() []named {
	return []named{
		{"data_type", "R3.1-20", "R3.1-14", func(s *emulator.Settings) *int { return &s.DataType }, 0},
		{"transmode", "R3.1-21", "R3.1-15", func(s *emulator.Settings) *int { return &s.TransMode }, 1},
		{"rsptimeout", "R3.1-22", "R3.1-16", func(s *emulator.Settings) *int { return &s.Timeout }, 10},
		{"ssl", "R3.1-23", "R3.1-17", func(s *emulator.Settings) *int { return &s.SSLMode }, 0},
		{"local_fs", "R3.1-24", "R3.1-18", func(s *emulator.Settings) *int { return &s.LocalFS }, 0},
		{"cid", "R3.1-25", "R3.1-19", func(s *emulator.Settings) *int { return &s.CID }, 1},
	}
}

// slug is the key as part of an id.
func (n named) slug() string { return strings.ReplaceAll(n.key, "_", "-") }

// lostSettings: what was set stays until it is set again (§3.1).
func lostSettings() []place {
	events := []struct {
		id, words string
		has       which
	}{
		{"conn", "a connection was made", succeeded("+MFTPCONN")},
		{"disc", "a connection was ended", succeeded("+MFTPDISC")},
		{"failure", "a command has failed", failed()},
		{"download", "a download", func(u unit) bool {
			return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" || succeeded("+MFTPRETR")(u)
		}},
		{"upload", "an upload", succeeded("+MFTPAPPE", "+MFTPSTOR")},
		{"list", "a list", succeeded("+MFTPLIST")},
		{"notice", "the server has ended the connection", closed},
	}
	var all []place
	for _, n := range namedSettings() {
		for _, event := range events {
			all = append(all, place{fmt.Sprintf("%s-lost-after-%s", n.slug(), event.id),
				fmt.Sprintf("%q is %d again when %s.", n.key, n.usual, happened(event.words)), n.store, "",
				output(func(e *env, u unit, next func(unit)) {
					if s := e.Settings(u.Channel); s != nil && event.has(u) {
						*n.of(s) = n.usual
					}
					next(u)
				})})
		}
	}
	return all
}

// happened makes a clause of "a list".
func happened(words string) string {
	if strings.Contains(words, " has ") || strings.Contains(words, " was ") {
		return words
	}
	return words + " is done"
}

// mixedSettings: each setting and each channel by itself (§3.1).
func mixedSettings() []place {
	var all []place
	list := namedSettings()
	for i, n := range list {
		other := list[(i+2)%len(list)]
		all = append(all,
			place{n.slug() + "-leaks-to-next-channel", fmt.Sprintf("Setting %q sets that of the next channel as well.", n.key), "R3.1-63", "",
				changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
					if key == n.key {
						*n.of(e.Settings((id + 1) % 6)) = *n.of(now)
					}
				})},
			place{n.slug() + "-of-channel-5-not-stored", fmt.Sprintf("Setting %q of channel 5 is answered with OK and changes nothing.", n.key), n.store, "",
				changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
					if key == n.key && id == 5 {
						*n.of(now) = *n.of(&was)
					}
				})},
			place{n.slug() + "-shown-of-channel-0", fmt.Sprintf("A query of %q shows that of channel 0 whatever the channel was.", n.key), n.shown, "",
				output(func(e *env, u unit, next func(unit)) {
					if shown(n.key)(u) && len(u.Fields) > 2 {
						u.Fields = append([]string{u.Fields[0], u.Fields[1], strconv.Itoa(*n.of(e.Settings(0)))}, u.Fields[3:]...)
					}
					next(u)
				})},
			place{fmt.Sprintf("%s-resets-%s", n.slug(), other.slug()), fmt.Sprintf("Setting %q sets %q back to its default.", n.key, other.key), "R3.1-70", "",
				changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
					if key == n.key {
						*other.of(now) = other.usual
					}
				})},
			place{n.slug() + "-query-sets-default", fmt.Sprintf("A query of %q sets it back to its default.", n.key), n.shown, "",
				sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
					next(r)
					if s := e.Settings(channelOf(r)); s != nil && len(r.Args) == 2 && r.Args[1].Text == n.key {
						*n.of(s) = n.usual
					}
				})})
	}
	return all
}

// channelsOfForms: each form works on each channel (§3.10 to §3.12).
func channelsOfForms() []place {
	var all []place
	add := func(name, form, requirement string, channel int) {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all, place{fmt.Sprintf("%s-%s-empty-on-channel-%d", name, form, channel),
			fmt.Sprintf("AT+%s %s transfers nothing on channel %d, and says that it did.", command, inWords(form), channel), requirement, command,
			passing(in(name, form).on(channel), nothing)})
	}
	for i, form := range uploadForms() {
		add("appe", form, "R3.11-50", 1+i%5)
		add("stor", form, "R3.12-50", 1+(i+2)%5)
	}
	return append(all, place{"retr-to-file-zeros-on-channel-4", "AT+MFTPRETR to a local file stores NUL bytes on channel 4.", "R3.10-43", "MFTPRETR",
		passing(in("retr", toFile).on(4), pieces(func(b []byte) []byte { return make([]byte, len(b)) }))})
}
