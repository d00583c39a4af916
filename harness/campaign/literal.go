package campaign

import (
	"slices"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/trace"
	"mftpspec/reports/model"
)

// literalTexts say for the rows of the ledger that rest on a corrected misprint
// what the manual literally prints after a command line: the final result, "" for
// none, or a mark that a result line must have. Rows whose literal text no run can
// judge are not here; the ledger says why.
var literalTexts = map[string]func(x *exchange, nth int) (printed string, concerned bool){
	ledger.D15: func(x *exchange, _ int) (string, bool) {
		return "", slices.Contains([]string{`AT+MFTPCFG=0,"ssl",0,0`, `AT+MFTPCFG=0,"local_fs"`, `AT+MFTPCFG=0,"cid"`}, x.line)
	},
	ledger.D16: func(x *exchange, nth int) (string, bool) {
		verb := judge.ParseCommand(x.line).Verb
		return "", slices.Contains([]string{"MFTPCONN", "MFTPCWD", "MFTPMKD", "MFTPSTOR", "MFTPLIST"}, verb) || verb == "MFTPPWD" && nth > 1
	},
	ledger.D34: func(x *exchange, _ int) (string, bool) {
		verb := judge.ParseCommand(x.line).Verb
		return fullStops[verb], fullStops[verb] != ""
	},
	ledger.D35: func(x *exchange, _ int) (string, bool) {
		c := judge.ParseCommand(x.line)
		return "Ok", c.Verb == "MFTPDEL" && c.Set || x.line == "AT+MFTPSTATE=0"
	},
}

// fullStops are the lines of §4.1 that have full stops in print; stopped are the flows
// that have them, with the commands before each line.
var (
	fullStops = map[string]string{"MFTPLIST": "+MFTPLIST: 0.0.", "MFTPDEL": "+MFTPDEL: 0.0", "MFTPDISC": "+MFTPDISC: 0.0", "MFTPCWD": "+MFTPCWD: 0.0"}
	stopped   = map[string][]string{"FLOW-004": {"MFTPLIST"}, "FLOW-007": {"MFTPDEL", "MFTPDISC"}, "FLOW-008": {"MFTPCWD"}}
)

// exchange is a command line, and the lines that came until the next.
type exchange struct {
	line    string
	answers []string
}

// exchanges reads them out of a trace.
func exchanges(events []trace.Event) []*exchange {
	var list []*exchange
	var host, module []byte
	end := func() {
		for _, l := range strings.FieldsFunc(string(module), func(r rune) bool { return r == '\r' || r == '\n' }) {
			if n := len(list); n > 0 && l != list[n-1].line { // an echo is no answer
				list[n-1].answers = append(list[n-1].answers, l)
			}
		}
		module = nil
	}
	for _, e := range events {
		switch {
		case e.Lane != trace.Serial:
		case e.Dir == trace.FromModule:
			module = append(module, e.Bytes...)
		case e.Dir == trace.FromHost:
			end()
			host = append(host, e.Bytes...)
			for {
				line, rest, found := strings.Cut(string(host), "\r")
				if !found {
					break
				}
				list, host = append(list, &exchange{line: strings.TrimLeft(line, "\n")}), []byte(rest)
			}
		}
	}
	end()
	return list
}

// literal gives the verdicts of a case under the literal text of the rows that it
// depends on, as far as its trace tells. Where the corrected reading failed first,
// what follows was not executed, and nothing can be said of it.
func literal(k *catalogue.Case, verdict model.Verdict, events []trace.Event) []model.Literal {
	if verdict == model.None || verdict == model.NA || verdict == model.Error {
		return nil
	}
	var list []model.Literal
	for _, row := range k.Rows {
		text, ok := literalTexts[row]
		if !ok || row == ledger.D34 && stopped[k.ID] == nil { // the other cases that cite it have commas in print
			continue
		}
		l := model.Literal{Row: row, Verdict: model.Inconc, Text: model.Say("the command was not reached")}
		if verdict == model.Pass {
			l.Verdict, l.Text = model.Pass, model.Say("no line of this case is printed otherwise")
		}
		seen := map[string]int{}
		for _, x := range exchanges(events) {
			seen[judge.ParseCommand(x.line).Verb]++
			printed, concerned := text(x, seen[judge.ParseCommand(x.line).Verb])
			if !concerned || row == ledger.D34 && !slices.Contains(stopped[k.ID], judge.ParseCommand(x.line).Verb) {
				continue
			}
			l.Verdict, l.Text = asPrinted(x, printed)
			if l.Verdict == model.Fail {
				break
			}
		}
		if l.Verdict == model.Pass && verdict != model.Pass {
			l.Verdict, l.Text = model.Inconc, model.Say("as printed so far; what follows was not executed")
		}
		l.Message = l.Text.String()
		list = append(list, l)
	}
	return list
}

// asPrinted judges one exchange by what the manual prints.
func asPrinted(x *exchange, printed string) (model.Verdict, model.Text) {
	name := at.Shorten(at.VisibleText(x.line), 80)
	switch {
	case printed == "" && slices.Contains(x.answers, "OK"):
		return model.Fail, model.Say("the manual prints no OK after %s, and the module answered OK", name)
	case printed == "":
		return model.Pass, model.Say("as printed")
	case slices.ContainsFunc(x.answers, func(a string) bool {
		return a == printed || strings.HasSuffix(printed, ".") && strings.HasPrefix(a, printed)
	}):
		return model.Pass, model.Say("as printed")
	}
	return model.Fail, model.Say("the manual prints %s after %s, and the module did not answer so", printed, name)
}
