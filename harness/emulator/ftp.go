package emulator

import (
	"strconv"
	"strings"
)

// ftpHandlers are the commands of §3.
func ftpHandlers(h map[string]handler) {
	for name, set := range map[string]handler{
		"+MFTPCFG":   (*Module).mftpcfg,
		"+MFTPCONN":  (*Module).mftpconn,
		"+MFTPDISC":  (*Module).mftpdisc,
		"+MFTPCWD":   (*Module).mftpcwd,
		"+MFTPPWD":   (*Module).mftppwd,
		"+MFTPMKD":   (*Module).mftpmkd,
		"+MFTPLIST":  (*Module).mftplist,
		"+MFTPDEL":   (*Module).mftpdel,
		"+MFTPRN":    (*Module).mftprn,
		"+MFTPRETR":  (*Module).mftpretr,
		"+MFTPAPPE":  (*Module).mftpupload,
		"+MFTPSTOR":  (*Module).mftpupload,
		"+MFTPSTATE": (*Module).mftpstate,
	} {
		h[name] = func(m *Module, r *Request) {
			switch r.Form {
			case Test:
				m.test(r)
			case Set:
				set(m, r)
			default: // no MFTP command lists a read or execute form (D56)
				r.Malformed()
			}
		}
	}
}

func isUpload(command string) bool { return command == "+MFTPAPPE" || command == "+MFTPSTOR" }

// test answers AT+X=? (§2.1, D22).
func (m *Module) test(r *Request) {
	p := &m.profile
	channels, text := m.list(p.Channels), "(1-"+strconv.Itoa(p.MaxString)+")"
	// pick joins what the table prints with what stands between its commas.
	pick := func(table, names, lengths string) string {
		switch m.readingOf(D22, r.Name) {
		case "names":
			table = names
		case "lengths":
			table = lengths
		}
		if m.readingOf(D51, r.Name) != "compact" {
			table = strings.ReplaceAll(table, ",", ", ")
		}
		return channels + strings.NewReplacer("{s}", text, "{port}", m.list(p.Port), "{eof}", m.list(p.EOF), "{length}", m.list(p.Length)).Replace(table)
	}
	switch r.Name {
	case "+MFTPCFG":
		m.testSettings(r)
	case "+MFTPCONN":
		r.Info(-1, pick(",,,,{port}", ",<ip/hostname>,<username>,<password>,{port}", ",{s},{s},{s},{port}"))
	case "+MFTPDISC", "+MFTPPWD", "+MFTPSTATE":
		r.Info(-1, channels)
	case "+MFTPCWD":
		r.Info(-1, pick(",", ",<path>", ",{s}"))
	case "+MFTPMKD":
		r.Info(-1, pick(",", ",<dir_name>", ",{s}"))
	case "+MFTPLIST", "+MFTPDEL":
		r.Info(-1, pick(",", ",<dir_name/file_name>", ",{s}"))
	case "+MFTPRN":
		r.Info(-1, pick(",,", ",<old_name>,<new_name>", ",{s},{s}"))
	case "+MFTPRETR":
		if m.reading(D22Retr) == "commas" {
			r.Info(-1, pick(",,,,", ",<file_name>,<local_file_name>,<offset>,<length>", ",{s},{s},<offset>,<length>"))
		} else {
			r.Info(-1, pick(",[,[,<offset>[,<length>]]]", ",<file_name>[,<local_file_name>[,<offset>[,<length>]]]", ",{s}[,{s}[,<offset>[,<length>]]]"))
		}
	case "+MFTPAPPE", "+MFTPSTOR":
		r.Info(-1, pick(",,,,", ",<file_name>,<eof>,<length>,<data>", ",{s},{eof},{length},"))
	}
	r.OK()
}

// list is the notation of a range in a test answer (D61).
func (m *Module) list(r Range) string {
	if r.Min == r.Max {
		return "(" + strconv.Itoa(r.Min) + ")"
	}
	if m.reading(D61) == "list" && r.Max-r.Min < 16 {
		values := make([]string, 0, 16)
		for n := r.Min; n <= r.Max; n++ {
			values = append(values, strconv.Itoa(n))
		}
		return "(" + strings.Join(values, ",") + ")"
	}
	return "(" + strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Max) + ")"
}
