package record

import (
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ledger"
)

// token takes one thing that the module said.
func (w *walk) token(tok at.Token) {
	switch tok.Kind {
	case at.Echo:
		switch {
		case w.mode == at.Prompt && tok.Text != "" && strings.HasPrefix(string(w.data), tok.Text):
			w.s.read(ledger.D66+".echo", "echoed", w.name)
		case w.now != nil:
			w.now.echoed = true
		}
	case at.Prompt:
		lead := strings.TrimLeft(tok.Lead, " ")
		if w.now != nil && w.now.echoed && strings.HasPrefix(lead, "\n") { // the end of an echo that ends with <CR><LF>
			lead = lead[1:]
		}
		w.prompt = lead + ">"
		w.latency("prompt", tok)
		w.mode, w.data = at.Prompt, nil
		if w.now != nil {
			w.now.data = true
		}
	case at.Connect:
		w.latency("connect", tok)
		w.mode, w.data = at.Connect, nil
	case at.Final:
		w.final(tok)
	case at.Info:
		w.info(tok)
	case at.Payload:
		w.payload(tok)
	}
}

// prompted notes the prompt that was seen last, now that it is whole.
func (w *walk) prompted(space bool) {
	if w.prompt == "" {
		return
	}
	if space {
		w.prompt += " "
	}
	w.s.prompts[w.prompt]++
	w.prompt = ""
}

// latency takes a sample of the command under way, from its <CR> on.
func (w *walk) latency(what string, tok at.Token) {
	if c := w.now; c != nil && !c.ended && c.name != "" && c.set {
		w.s.sample(c.name+" "+what, tok.At-c.sent)
	}
}

func (w *walk) final(tok at.Token) {
	ok := tok.Text == "OK"
	c := w.now
	switch {
	case w.stray:
		w.s.read(ledger.D67, "error", w.name)
		w.stray = false
	case c == nil || c.ended:
	case w.mode == at.Connect:
		if w.plus && ok {
			w.s.sample("guard", tok.At-w.last)
			w.s.sample("silence", w.last-w.before)
		}
	case c.data:
		if ok && isUpload(c.name) {
			w.s.sample(c.name+" stored", tok.At-w.last)
		}
	case ok:
		w.latency("answer", tok)
	}
	if c != nil && !c.ended {
		w.answered(c, ok)
		c.ended = true
		if ok && c.set && strings.HasPrefix(c.name, "MFTP") {
			w.results[c.name+" "+channelOf(c.text)] = due{tok.At}
		}
	}
	w.mode, w.data = at.None, nil
}

// answered reads from a final result what no dialect key tells.
func (w *walk) answered(c *command, ok bool) {
	if c.echoed {
		w.s.echoes++
	}
	if w.boot {
		w.boot = false
		if c.echoed {
			w.s.read(ledger.D59, "echo", w.name)
		} else {
			w.s.read(ledger.D59, "no-echo", w.name)
		}
	}
	if strings.EqualFold(c.text, "AT+CMEE=2") {
		if ok {
			w.s.read(ledger.D23, "verbose", w.name)
		} else {
			w.s.read(ledger.D23, "refused", w.name)
		}
	}
}

// channelOf is the first parameter of a set command.
func channelOf(text string) string {
	_, args, _ := strings.Cut(text, "=")
	first, _, _ := strings.Cut(args, ",")
	return strings.TrimSpace(first)
}

func (w *walk) info(tok at.Token) {
	l := at.ParseLine(tok.Text)
	name := strings.TrimPrefix(l.Prefix, "+")
	switch {
	case tok.Text == at.Boot:
		if c := w.now; c != nil && c.ended && strings.EqualFold(c.text, w.s.reset) {
			w.s.sample("boot", tok.At-c.sent)
		}
		w.boot = true
	case name == "MFTPURC":
		channel := field(l, 0)
		if since, asked := w.closed[channel]; asked {
			w.s.sample("notice", tok.At-since)
			delete(w.closed, channel)
		}
	case strings.HasPrefix(name, "MFTP"):
		w.result(name, l, tok)
	case l.Prefix != "" && !w.names[name] && tok.Violations == nil:
		w.s.lines[tok.Text]++
	}
}

func field(l at.Line, i int) string {
	if i < len(l.Fields) {
		return l.Fields[i].Text
	}
	return ""
}

// result is a line of an MFTP command: what comes of it, or a part of its answer.
func (w *walk) result(name string, l at.Line, tok at.Token) {
	if strings.Contains(tok.Text, "(0-1)") || strings.Contains(tok.Text, "(0-2)") {
		w.s.read(ledger.D61, "range", w.name)
	}
	if strings.Contains(tok.Text, "(0,1)") || strings.Contains(tok.Text, "(0,1,2)") {
		w.s.read(ledger.D61, "list", w.name)
	}
	channel, code := field(l, 0), field(l, 1)
	if w.mode == at.Connect && w.now != nil && w.now.name == name { // it ended by itself
		w.mode, w.now.ended = at.None, true
	}
	if code == "1" && name != "MFTPSTATE" && name != "MFTPCFG" {
		return // an interim result (D26)
	}
	key := name + " " + channel
	if d, waited := w.results[key]; waited {
		delete(w.results, key)
		if code == "0" {
			w.s.sample(name+" result", tok.At-d.since)
		}
		if name == "MFTPRETR" && code != "0" {
			if len(l.Fields) > 2 {
				w.s.read(ledger.D66+".failed", "with-lengths", w.name)
			} else {
				w.s.read(ledger.D66+".failed", "without-lengths", w.name)
			}
		}
	}
	if name == "MFTPDISC" && code == "0" {
		w.closed[channel] = tok.At
	}
	if name == "MFTPRETR" {
		delete(w.chunk, channel)
	}
}

// payload is a +MFTPRETR line with data. Its size is that of a chunk if another
// line of the same download follows.
func (w *walk) payload(tok at.Token) {
	if !strings.HasPrefix(tok.Text, "+MFTPRETR") {
		return
	}
	l := at.ParseLine(tok.Text)
	channel := field(l, 0)
	key := "MFTPRETR " + channel
	if d, waited := w.results[key]; waited {
		w.s.sample("MFTPRETR result", tok.At-d.since)
		delete(w.results, key)
		delete(w.chunk, channel)
	}
	if size, follows := w.chunk[channel]; follows {
		w.s.chunks[size]++
	}
	w.chunk[channel] = len(tok.Data)
	w.s.longest = max(w.s.longest, len(tok.Data))
	// A space that the length does not count stands between comma and data (D51).
	if tok.Violations == nil && tok.End-tok.Start == len(tok.Lead)+len(tok.Text)+len(", ")+len(tok.Data)+len("\r\n") {
		w.s.read(ledger.D51, "spaced-data", w.name)
	}
}
