package scenario

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"mftpspec/harness/ftpserver"
)

// GreetsInWords lets the server greet with the lines of a reply of the scenario.
func (srv *Server) GreetsInWords(ctx context.Context, reply string) error {
	_, err := replyOf(reply)
	if err != nil {
		return err
	}
	return srv.inject(ctx, "", ftpserver.Fault{On: ftpserver.AtGreeting(), Do: []ftpserver.Action{ftpserver.Say(reply)}})
}

// AnswersInWords lets the server do what these verbs ask for, and say so with the lines
// of a reply of the scenario, which has the code of the usual one.
func (srv *Server) AnswersInWords(ctx context.Context, on, reply string) error {
	return srv.inWords(ctx, "", on, reply)
}

// AnswersInOwnWords is AnswersInWords for a reply whose lines are written in one, divided by <CR><LF>.
// The dialect record does not tell such a server from others: nothing is wrong with it.
func (srv *Server) AnswersInOwnWords(ctx context.Context, on, reply string) error {
	text, err := srv.replyLines(reply)
	if err != nil {
		return err
	}
	return srv.inWords(ctx, srv.faultName, on, text)
}

// replyLines are the lines of a reply that a scenario has in one, divided by <CR><LF>.
func (srv *Server) replyLines(reply string) (string, error) {
	text, err := srv.fill(reply)
	return strings.ReplaceAll(decode(text), "\r\n", "\n"), err
}

// inWords arms the replies; name is the fault's in the keys of the dialect record.
func (srv *Server) inWords(ctx context.Context, name, on, reply string) error {
	code, err := replyOf(reply)
	if err != nil {
		return err
	}
	for _, verb := range verbs(on) {
		if err := srv.inject(ctx, name, ftpserver.Fault{On: ftpserver.AtReply(verb, code), Do: []ftpserver.Action{ftpserver.Say(reply)}}); err != nil {
			return err
		}
	}
	return nil
}

// replyOf makes sure that a reply of the scenario is one (RFC 959 §4.2), and gives its
// code.
func replyOf(reply string) (code int, err error) {
	lines := strings.Split(reply, "\n")
	first, last := lines[0], lines[len(lines)-1]
	if len(last) < 4 || last[3] != ' ' {
		return 0, fmt.Errorf("the last line of a reply is a code, a blank and a text: %q", last)
	}
	if code, err = strconv.Atoi(last[:3]); err != nil {
		return 0, fmt.Errorf("the last line of a reply has no code: %q", last)
	}
	if len(lines) > 1 && !strings.HasPrefix(first, last[:3]+"-") {
		return 0, fmt.Errorf("the first line of a reply of several begins with %s-: %q", last[:3], first)
	}
	return code, nil
}
