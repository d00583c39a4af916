package bench

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (s *standin) config(id int, c *standinChannel, f []standinField) {
	show := func(name string) {
		s.report("MFTPCFG", id, strconv.Quote(name), strings.ReplaceAll(c.cfg[name], ",", s.comma))
	}
	if len(f) == 0 {
		for _, k := range standinConfig {
			show(k.name)
		}
		s.say("OK")
		return
	}
	at := slices.IndexFunc(standinConfig, func(k struct{ name, values string }) bool { return k.name == f[0].text })
	if at < 0 || !f[0].quoted {
		s.say("+CME ERROR: 50")
		return
	}
	if len(f) == 1 {
		show(f[0].text)
		s.say("OK")
		return
	}
	ranges := strings.Split(standinConfig[at].values, "),(")
	if len(f)-1 != len(ranges) {
		s.say("ERROR")
		return
	}
	var texts []string
	for i, r := range ranges {
		var low, high int
		_, _ = fmt.Sscanf(strings.Trim(r, "()"), "%d-%d", &low, &high)
		v, err := strconv.ParseUint(f[i+1].text, 10, 32)
		switch {
		case err != nil || f[i+1].quoted:
			s.say("ERROR")
			return
		case int(v) < low || int(v) > high:
			s.say("+CME ERROR: 50")
			return
		}
		texts = append(texts, strconv.FormatUint(v, 10))
	}
	c.cfg[f[0].text] = strings.Join(texts, ",")
	s.say("OK")
}

type standinField struct {
	text   string
	quoted bool
}

func standinFields(args string) ([]standinField, bool) {
	var fields []standinField
	for {
		args = strings.TrimLeft(args, " ")
		if rest, ok := strings.CutPrefix(args, `"`); ok {
			text, after, closed := strings.Cut(rest, `"`)
			if !closed || after != "" && after[0] != ',' {
				return nil, false
			}
			fields, args = append(fields, standinField{text, true}), after
		} else {
			text, _, _ := strings.Cut(args, ",")
			fields, args = append(fields, standinField{text, false}), args[len(text):]
		}
		if args == "" {
			return fields, true
		}
		args = args[1:]
	}
}
