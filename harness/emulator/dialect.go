package emulator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// DialectInfo is one choice that the manual leaves to the device: a row of the
// ledger, or one of several choices within a row (D27.busy).
type DialectInfo struct {
	Row      string
	Readings []string // the first one is the default
	Default  string
	Text     string
	Unseen   bool // a run does not record which reading it was: there is nothing to choose, only to bear
}

// Dialects are all choices, in the order of the ledger.
func Dialects() []DialectInfo {
	row := func(row, text string, readings ...string) DialectInfo {
		return DialectInfo{Row: row, Readings: readings, Default: readings[0], Text: text}
	}
	unseen := func(d DialectInfo) DialectInfo {
		d.Unseen = true
		return d
	}
	return []DialectInfo{
		row(D01, "quotes around the path of +MFTPPWD", "quoted", "unquoted"),
		row(D02, "order of OK and result when a local file is uploaded", "ok-first", "result-first"),
		row(D03, "+MFTPURC after a requested close: at once, a little later, or not at all", "present", "late", "absent"),
		unseen(row(D03HungUp, "the notice of a server that has hung up before AT+MFTPDISC: after its result, or between OK and it", "after-result", "before-result")),
		row(D04, "<sum_size> of +MFTPRETR: delivered so far, size of the file, or of what is asked for", "cumulative", "file-size", "requested-size"),
		row(D05, "a large file in several lines, in one, or with <CR><LF> before the first line only", "several-lines", "one-line", "bare-follow"),
		unseen(row(D05Last, "the last piece of a download: when the server has said that all of it was sent, or as it comes", "with-the-end", "as-it-comes")),
		row(D07, "a local name when files go to the serial line", "ignored", "refused"),
		row(D08, "an offset that 31 bits do not hold: it works, is refused, or fails with result 3", "works", "refused", "failed"),
		row(D09, "nothing to download: code 19, another code, or success with sizes 0", "19", "other-code", "zero-lengths", "bare-zero"),
		row(D09Length, "a download of length 0: as one of a file without bytes, or all that follows the offset", "19", "other-code", "zero-lengths", "bare-zero", "rest"),
		row(D17, "transmode 0 and ssl 1, 2 on models without them: refused, accepted (and passive; CONN fails with 6), CONN fails with 6 or 7, or they work", "refused", "accepted", "fails-6", "fails-7", "works"),
		row(D17Test, "what AT+MFTPCFG=? lists on such models", "table", "supported"),
		unseen(row(D21, "settings over a restart: the defaults again, or as they were", "lost", "kept")),
		unseen(row(D21Connected, "\"ssl\", \"cid\" and \"data_type\" of a connected channel: they can be changed, they cannot, or a change ends the connection", "changed", "refused", "ends")),
		unseen(row(D21Type, "a \"data_type\" that was changed while connected: for the next transfer, or for the next connection", "at-once", "next-connection")),
		row(D22, "string parameters in test answers: nothing, their names, or their lengths", "nothing", "names", "lengths"),
		row(D22Retr, "optional parameters in AT+MFTPRETR=?", "brackets", "commas"),
		row(D23, "AT+CMEE=2", "verbose", "refused"),
		row(D24, "a fault found soon after the command: OK and a result, or the command's own +CME ERROR", "deferred", "immediate"),
		unseen(row(D24Prompt, "the server is asked for an upload when its data are there, or before the prompt", "after-data", "before-prompt")),
		row(D25, "which of two plausible result codes names a fault", "named", "plausible"),
		row(D26, "an interim result 1 before the result", "none", "interim"),
		row(D27Unconnected, "a command on a channel without connection", "801", "own-code", "deferred", "after-data"),
		row(D27Busy, "a command on a channel that is busy", "802", "own-code", "result-4", "queued"),
		row(D27Channels, "a command while another channel is at work: at once, 802, the command's own code, OK and result 4, or queued until that is over", "at-once", "802", "own-code", "result-4", "queued"),
		row(D27Disc, "AT+MFTPDISC between two packets of an upload: the upload is given up, or the channel is busy", "at-once", "802"),
		row(D28, "listing an empty directory", "14", "zero-without-entry"),
		row(D31Quotes, "quotes around the modification time", "unquoted", "quoted"),
		row(D31Precision, "seconds of the modification time, where the server tells them", "minutes", "seconds"),
		row(D31Zone, "time zone of the modification time", "utc", "+8h"),
		unseen(row(D31Year, "a date without a year: of the past twelve months, or of this year", "past", "this-year")),
		row(D32, "permission: the owner's triplet, or no x for files", "owner", "facts"),
		row(D33, "the name when one file is listed: its base name, or as given", "base-name", "as-given"),
		row(D36, "absolute paths in AT+MFTPDEL and AT+MFTPRN, paths in AT+MFTPRETR, AT+MFTPAPPE and AT+MFTPSTOR", "works", "refused"),
		row(D36Cwd, "a path without / in front in AT+MFTPCWD", "works", "refused"),
		row(D36List, "a file in another directory that is listed by its relative path", "works", "refused"),
		row(D37, "deleting: DELE first and then RMD, or the other way round", "dele-first", "rmd-first"),
		row(D39, "a result after a transparent upload that went well", "no-result", "result"),
		unseen(row(D39Empty, "the result of a transparent upload without data: as of one with data, or 19", "as-others", "19")),
		row(D40, "+++ without silence around it in the transparent mode: data, or the end", "data", "ends"),
		row(D41, "the prompt", "crlf", "bare", "space", "crlf-space", "framed"),
		row(D42, "<sent_length> of a later packet: its own length, or the total", "per-packet", "cumulative"),
		row(D43, "inline data of 1025 to 4096 bytes: refused at once, or result 3", "refused", "failed"),
		row(D45, "ESC in data that ctrl+z ends: data, or their end without an upload", "data", "cancels"),
		row(D47, "AT+MFTPCONN without a user name: anonymous, or an empty name", "anonymous", "empty-user"),
		row(D48, "port 0", "failed", "refused"),
		row(D49, "AT+MFTPCONN on a connected channel", "802", "803", "reconnects", "failed"),
		row(D50, "a string of more than 255 bytes: code 50, ERROR, or OK and result 3", "cme-50", "error", "deferred"),
		row(D51, "the commas of +MFTP lines: bare, with a space after each, or also before the data of +MFTPRETR", "compact", "spaced", "spaced-data"),
		row(D51Name, "the name of a command in small letters", "taken", "refused"),
		row(D52, "AT+MFTPSTATE during a transfer", "state", "busy"),
		row(D52Between, "AT+MFTPSTATE between two packets of an upload", "3", "1", "busy"),
		unseen(row(D53, "the notice of a connection that has ended: at once, or 2.5 s later", "at-once", "late")),
		unseen(row(D54, "how long a stalled data connection is borne: \"rsptimeout\", or a minute", "as-replies", "a-minute")),
		row(D59, "echo of command lines after a start", "echo", "no-echo"),
		unseen(row(D60, "the result of a command: when it is there, or a second after OK", "at-once", "after-1s")),
		row(D61, "notation of short ranges in test answers", "range", "list"),
		row(D62, "notifications of other subsystems between answers", "none", "chatty", "foreign"),
		unseen(row(D62Pieces, "output in pieces as it comes, or byte by byte", "whole", "bytes")),
		row(D63, "a malformed command with +CMEE=1", "cme-50", "error"),
		row(D63Huge, "a number that 32 bits do not hold", "cme-50", "error"),
		row(D63Quotes, "a string without quotes, a number in quotes: refused, or taken as meant", "cme-50", "error", "as-meant"),
		row(D65, "a channel whose server did not answer in time: closed with a notice, or kept", "closed", "kept"),
		row(D66Failed, "sizes after the code of a failed download", "without-lengths", "with-lengths"),
		row(D66Echo, "echo of data typed after the prompt", "not-echoed", "echoed"),
		row(D66Refused, "a transparent upload that the server refuses: an error, or CONNECT and a result", "error", "connect-then-result"),
		row(D67, "a line that does not begin with AT", "ignored", "error"),
		row(D70, "an optional number left empty: refused, or its default", "cme-50", "error", "default"),
		row(D70Text, "an optional string left empty: its default, or refused", "default", "cme-50", "error"),
		row(D71, "the error for a command that does not exist: ERROR, or a code", "error", "number"),
		row(D72, "a failed AT+MFTPPWD or AT+MFTPLIST: the code alone, or empty fields behind it", "bare", "with-fields"),
		row(D73, "the syntax of the other \"local_fs\" in an upload: refused, or the third parameter ignored", "refused", "ignored"),
		row(D75, "a list that is long, or whose form or sizes are not the usual ones: its entries, or result 12", "listed", "failed"),
		row(D76, "a server's reply with another code of success than the usual one", "understood", "refused"),
		row(D76Nonsense, "a greeting that is no reply, and a path without quotes", "refused", "understood"),
	}
}

// PerCommand are the rows of which a module may have another reading for one
// command: "D27.busy/MFTPCWD".
func PerCommand() []string {
	return []string{D02, D22, D24, D26, D27Busy, D27Channels, D27Unconnected, D39, D42, D43, D51, D63, D66Refused}
}

// commandOf divides the key of a choice: a row, and the command that it is about.
func commandOf(key string) (row, command string, err error) {
	row, command, one := strings.Cut(key, "/")
	switch {
	case !one:
	case !slices.Contains(PerCommand(), row):
		return "", "", fmt.Errorf("emulator: dialect %s: only of %s one command may have a reading of its own", key, strings.Join(PerCommand(), ", "))
	case handlers()["+"+command] == nil || !strings.HasPrefix(command, "MFTP"):
		return "", "", fmt.Errorf("emulator: dialect %s: there is no command %s; write MFTPCWD", key, command)
	}
	return row, command, nil
}

// resolveDialects completes the chosen readings with the defaults.
func resolveDialects(chosen map[string]string) (map[string]string, error) {
	all := make(map[string]string)
	readings := make(map[string][]string)
	for _, d := range Dialects() {
		all[d.Row] = d.Default
		readings[d.Row] = d.Readings
	}
	for key, reading := range chosen {
		row, _, err := commandOf(key)
		if err != nil {
			return nil, err
		}
		known, ok := readings[row]
		if !ok {
			rows := slices.Sorted(maps.Keys(all))
			return nil, fmt.Errorf("emulator: unknown dialect row %q: expected one of %s", row, strings.Join(rows, ", "))
		}
		if !slices.Contains(known, reading) {
			return nil, fmt.Errorf("emulator: dialect %s: unknown reading %q: expected one of %s", row, reading, strings.Join(known, ", "))
		}
		all[key] = reading
	}
	return all, nil
}

// reading is the one in force for a row. Rows are named where the branch is.
func (m *Module) reading(row string) string { return m.dialects[row] }

// readingOf is reading for a row that one command may read otherwise.
func (m *Module) readingOf(row, command string) string {
	if own, has := m.dialects[row+"/"+trimName(command)]; has {
		return own
	}
	return m.dialects[row]
}
