package defect

import (
	"slices"
	"strconv"

	"mftpspec/harness/emulator"
)

// settings: AT+MFTPCFG keeps and shows what it was told (§3.1).
func settings() []row {
	return []row{
		{"data-type-default-ascii", "\"data_type\" is ASCII until it is set.", "R3.1-32", reach("*"), defaults(func(s *emulator.Settings) { s.DataType = 1 })},
		{"transmode-default-active", "\"transmode\" is active until it is set.", "R3.1-36", reach("*"), defaults(func(s *emulator.Settings) { s.TransMode = 0 })},
		{"timeout-default-30", "\"rsptimeout\" is 30 until it is set.", "R3.1-43", reach("*"), defaults(func(s *emulator.Settings) { s.Timeout = 30 })},
		{"ssl-mode-default-explicit", "The mode of \"ssl\" is explicit FTPS until it is set.", "R3.1-45", reach("*"), defaults(func(s *emulator.Settings) { s.SSLMode = 2 })},
		{"ssl-id-default-1", "The index of \"ssl\" is 1 until it is set.", "R3.1-52", reach("*"), defaults(func(s *emulator.Settings) { s.SSLID = 1 })},
		{"local-fs-default-1", "Files go to the file system of the module until \"local_fs\" is set.", "R3.1-55", reach("*"), defaults(func(s *emulator.Settings) { s.LocalFS = 1 })},
		{"cid-default-2", "\"cid\" is 2 until it is set.", "R3.1-60", reach("*"), defaults(func(s *emulator.Settings) { s.CID = 2 })},

		{"data-type-not-stored", "Setting \"data_type\" is answered with OK and changes nothing.", "R3.1-20", reach("*"), unchanged("data_type")},
		{"transmode-not-stored", "Setting \"transmode\" is answered with OK and changes nothing.", "R3.1-21", reach("*"), unchanged("transmode")},
		{"timeout-not-stored", "Setting \"rsptimeout\" is answered with OK and changes nothing.", "R3.1-22", reach("*"), unchanged("rsptimeout")},
		{"ssl-not-stored", "Setting \"ssl\" is answered with OK and changes nothing.", "R3.1-23", reach("*"), unchanged("ssl")},
		{"local-fs-not-stored", "Setting \"local_fs\" is answered with OK and changes nothing.", "R3.1-24", reach("*"), unchanged("local_fs")},
		{"cid-not-stored", "Setting \"cid\" is answered with OK and changes nothing.", "R3.1-25", reach("*"), unchanged("cid")},
		{"settings-without-ok", "A setting is stored without an answer.", "R3.1-22", reach("*"), cfgWithoutOK(3, 4)},
		{"settings-leak-to-all", "A setting of one channel is that of all channels.", "R3.1-63", reach("*"),
			changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				for other := range 6 {
					if s := e.Settings(other); s != nil {
						*s = *now
					}
				}
			})},
		{"local-fs-setting-resets-timeout", "Setting \"local_fs\" sets \"rsptimeout\" back to its default.", "R3.1-12", reach("*"),
			changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				if key == "local_fs" {
					now.Timeout = 10
				}
			})},
		{"ssl-setting-resets-timeout", "Setting \"ssl\" sets \"rsptimeout\" back to its default.", "R3.1-70", reach("*"),
			changing(func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings) {
				if key == "ssl" {
					now.Timeout = 10
				}
			})},
		{"transmode-setting-refused", "\"transmode\" cannot be set, not even to what it is.", "R3.1-21", reach("*"), settingRefused("transmode")},
		{"ssl-setting-refused", "\"ssl\" cannot be set, not even to what it is.", "R3.1-23", reach("*"), settingRefused("ssl")},
		{"query-shows-default", "A query shows the default in place of what was set.", "R3.1-12", reach("*"), output(func(e *env, u unit, next func(unit)) {
			if info("+MFTPCFG")(u) && len(u.Fields) > 2 && u.Fields[1] == `"rsptimeout"` && u.Channel >= 0 {
				u.Fields = []string{u.Fields[0], u.Fields[1], "10"}
			}
			next(u)
		})},
		{"query-of-channel-0", "A query shows the settings of channel 0 whatever the channel was.", "R3.1-28", reach("*"), cfg(func(e *env, r *request) {
			if len(r.Args) < 3 && channelOf(r) > 0 && channelOf(r) < 6 {
				r.Args[0].Text = "0"
			}
		})},
		{"query-without-ok", "The answer to a query of one setting ends without OK.", "R3.1-14", reach("*"), cfgWithoutOK(2, 2)},
		{"query-all-without-cid", "\"cid\" is missing where all settings are shown.", "R3.1-12", reach("*"), queryAll(func(lines []unit) []unit {
			return slices.DeleteFunc(lines, about("cid"))
		})},
		{"query-all-in-other-order", "\"local_fs\" is shown before \"ssl\".", "R3.1-13", reach("*"), queryAll(func(lines []unit) []unit {
			if len(lines) == 6 {
				lines[3], lines[4] = lines[4], lines[3]
			}
			return lines
		})},
		{"ssl-shown-without-index", "\"ssl\" is shown without its index.", "R3.1-17", reach("*"), alters(shown("ssl"), func(u *unit) { u.Fields = u.Fields[:3] })},
		{"data-type-shown-as-letter", "\"data_type\" is shown as A or I.", "R3.1-14", reach("*"), field(shown("data_type"), 2, func(s string) string {
			return map[string]string{"0": "I", "1": "A"}[s]
		})},
		{"timeout-shown-in-milliseconds", "\"rsptimeout\" is shown in milliseconds.", "R3.1-16", reach("*"), field(shown("rsptimeout"), 2, func(s string) string { return s + "000" })},
		{"local-fs-shown-unquoted", "The name of \"local_fs\" is shown without quotes.", "R3.1-18", reach("*"), field(shown("local_fs"), 1, constant("local_fs"))},
		{"transmode-shown-inverted", "\"transmode\" is shown the other way round.", "R3.1-15", reach("*"), field(shown("transmode"), 2, func(s string) string {
			return map[string]string{"0": "1", "1": "0"}[s]
		})},
		{"cid-shown-as-index", "\"cid\" is shown counted from 0.", "R3.1-19", reach("*"), field(shown("cid"), 2, plus(-1))},
		{"unknown-setting-ok", "A setting that does not exist is answered with OK.", "R3.1-64", reach("2", "3.1", "5"), sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			if len(r.Args) > 1 && r.Args[1].Quoted && !slices.Contains(keys(), r.Args[1].Text) {
				r.OK()
				return
			}
			next(r)
		})},
		{"surplus-values-ignored", "Values too many after a setting are ignored.", "R3.1-66", reach("2", "3.1", "5"), cfg(func(e *env, r *request) {
			most := 3
			if len(r.Args) > 1 && r.Args[1].Text == "ssl" {
				most = 4
			}
			r.Args = r.Args[:min(most, len(r.Args))]
		})},
		{"refused-value-is-stored", "A value that is refused is stored all the same.", "R3.1-27", reach("*"), refusedValueStored},
		{"setting-query-refused", "A query without a value is refused: the parameter in brackets is required.", "R2.1-17", reach("*"), sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			if len(r.Args) == 2 {
				r.Malformed()
				return
			}
			next(r)
		})},
	}
}

func keys() []string {
	return []string{"data_type", "transmode", "rsptimeout", "ssl", "local_fs", "cid"}
}

func defaults(change func(s *emulator.Settings)) func() hooks {
	return profile(func(p *emulator.Profile) { change(&p.Defaults) })
}

func changing(f func(e *env, id int, key string, was emulator.Settings, now *emulator.Settings)) func() hooks {
	return stateless(hooks{Settings: f})
}

func unchanged(key string) func() hooks {
	return changing(func(e *env, id int, k string, was emulator.Settings, now *emulator.Settings) {
		if k == key {
			*now = was
		}
	})
}

func settingRefused(key string) func() hooks {
	return sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
		if len(r.Args) > 2 && r.Args[1].Text == key {
			r.Refuse(50)
			return
		}
		next(r)
	})
}

// cfg rewrites a setting or query before it is looked at.
func cfg(change func(e *env, r *request)) func() hooks {
	return sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
		change(e, r)
		next(r)
	})
}

// about picks the lines of one setting, shown those of a query.
func about(key string) which {
	return func(u unit) bool { return info("+MFTPCFG")(u) && len(u.Fields) > 1 && u.Fields[1] == quoted(key) }
}

func shown(key string) which {
	return func(u unit) bool { return about(key)(u) && u.Channel >= 0 }
}

// cfgWithoutOK loses the OK of AT+MFTPCFG with so many parameters: 2 for a query, 3 or 4 for a setting.
func cfgWithoutOK(least, most int) func() hooks {
	return func() hooks {
		given := 0
		h := acknowledging("+MFTPCFG", func(e *env, u unit, next func(unit)) {
			if given < least || given > most {
				next(u)
			}
		})
		note := h.Command
		h.Command = func(e *env, r *request, next func(*request)) {
			given = len(r.Args)
			note(e, r, next)
		}
		return h
	}
}

// queryAll rewrites the lines of AT+MFTPCFG before they are said with the final result.
func queryAll(change func(lines []unit) []unit) func() hooks { return gathered("+MFTPCFG", change) }

// gathered holds the information lines of a command back to its final result.
func gathered(command string, change func(lines []unit) []unit) func() hooks {
	return func() hooks {
		var lines []unit
		return hooks{Output: func(e *env, u unit, next func(unit)) {
			if info(command)(u) {
				lines = append(lines, u)
				return
			}
			if u.Kind == emulator.Final && len(lines) > 0 {
				for _, line := range change(lines) {
					next(line)
				}
				lines = nil
			}
			next(u)
		}}
	}
}

func refusedValueStored() hooks {
	return onSet("+MFTPCFG", func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		if s != nil && len(r.Args) > 2 {
			n, err := strconv.Atoi(r.Args[2].Text)
			if field := map[string]*int{"data_type": &s.DataType, "transmode": &s.TransMode, "rsptimeout": &s.Timeout, "ssl": &s.SSLMode, "local_fs": &s.LocalFS, "cid": &s.CID}[r.Args[1].Text]; field != nil && err == nil {
				*field = n
			}
		}
		next(r)
	})
}
