package conformance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
)

// refusal is what may come instead of an acceptance.
type refusal struct {
	row       string
	immediate map[string]string   // final result -> reading
	deferred  func(code int) bool // after OK: result codes that are a refusal too; nil: none
	expected  string
}

// refusalOf is the set of refusals of a class, for command c.
func refusalOf(class string, c *command) (refusal, error) {
	own, named := ownRefusal[c.verb]
	switch class {
	case "out of range":
		return refusal{expected: cmeError(parameterError), immediate: map[string]string{cmeError(parameterError): ""}}, nil
	case "malformed":
		return refusal{row: "D63", expected: "ERROR or " + cmeError(parameterError),
			immediate: map[string]string{"ERROR": "error", cmeError(parameterError): "cme-50"}}, nil
	case "not connected":
		r := refusal{row: "D27", expected: cmeError(notRunning), immediate: map[string]string{cmeError(notRunning): "801"}}
		if named {
			r.immediate[cmeError(own)] = "own-code"
			r.expected += " or " + strconv.Itoa(own)
		}
		return r, nil
	case "busy":
		r := refusal{row: "D27", expected: cmeError(running), immediate: map[string]string{cmeError(running): "802"},
			deferred: func(code int) bool { return code == blocked }}
		if named {
			r.immediate[cmeError(own)] = "own-code"
			r.expected += " or " + strconv.Itoa(own)
		}
		r.expected += ", or OK and result 4"
		return r, nil
	case "already connected":
		return refusal{row: "D49", expected: cmeError(running) + " or 803, or OK and a result other than 0",
			immediate: map[string]string{cmeError(running): "802", cmeError(own): strconv.Itoa(own)},
			deferred:  func(code int) bool { return code > interim && code <= lastOfTable }}, nil
	case "too long":
		return refusal{row: "D63", expected: "ERROR or " + cmeError(parameterError),
			immediate: map[string]string{"ERROR": "error", cmeError(parameterError): "cme-50"}}, nil
	case "unknown":
		r := refusal{row: "D56", expected: "ERROR", immediate: map[string]string{"ERROR": "ERROR"}}
		for _, code := range []int{3, 4, parameterError, 100} { // 3GPP TS 27.007: operation not allowed, not supported, unknown
			r.immediate[cmeError(code)] = cmeError(code)
		}
		return r, nil
	case "":
		r := refusal{row: "D24", expected: "ERROR, +CME ERROR: 50 or 800 to 813, or OK and a result other than 0",
			immediate: map[string]string{"ERROR": "immediate", cmeError(parameterError): "immediate"},
			deferred:  func(code int) bool { return code > 0 && code <= lastOfTable }}
		for code := unknownError; code <= 813; code++ {
			r.immediate[cmeError(code)] = "immediate"
		}
		return r, nil
	}
	return refusal{}, fmt.Errorf("no class of refusals %q: want out of range, malformed, too long, unknown, not connected, busy, already connected", class)
}

// causes are the names of causes and the codes of Table 5 that name them.
var causes = map[string]int{
	"any": 0, "parameter": 3, "command timeout": 5, "TLS": 7, "DNS": 8, "connection timeout": 9, "server error": 10, "network error": 11,
	"parse error": 12, "send error": 13, "empty directory": 14, "storage": 16, "file operation": 18, "transparent mode": 17,
	"empty file": 19, "PDP context": 20,
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func notRefused(tok at.Token, r refusal) string {
	switch {
	case tok.Kind == at.Final && tok.Text == "OK":
		return "the command is accepted"
	case tok.Kind == at.Final:
		return "refused with another code"
	case tok.Kind == at.Prompt || tok.Kind == at.Connect:
		return "the command is accepted: data is asked for"
	}
	return "a line comes before any final result"
}

// failureFields is the form of a failed result: the code, and what the syntax
// row has beside it as far as a failure leaves it (D66).
func failureFields(l line) string {
	rest := l.fields[2:]
	upload := l.name == "MFTPSTOR" || l.name == "MFTPAPPE"
	switch {
	case upload && len(rest) == 0:
		return "<sent_length> is missing" // in brackets in no syntax row (§3.11, §3.12)
	case len(rest) == 0:
		return ""
	case upload && len(rest) == 1 && strings.Trim(rest[0].text, "0123456789") == "" && rest[0].text != "":
		return ""
	case l.name == "MFTPRETR" && (len(rest) == 2 || len(rest) == 3):
		return ""
	}
	return fmt.Sprintf("%d fields in a failed result", len(l.fields))
}
