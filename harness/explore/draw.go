package explore

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"mftpspec/harness/manual"
	"mftpspec/harness/reference"
)

// sizes are the boundaries: those of the manual (1, 1024, 4096), of powers of two, of buffers and segments.
var sizes = []int{1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 129, 254, 255, 256, 257, 511, 512, 513, 1000, 1023, 1024, 1025, 1459, 1460, 1461, 2047, 2048, 2049, 4095, 4096, 4097,
	8191, 8192, 8193, 10001, 16384, 16385, 32768, 65535, 65536, 65537, 131073}

// personalities are servers of which the manual has the same due.
var personalities = []string{"no-mlsx", "125", "banner", "no-size", "no-epsv", "full-path", "multi-line", "250-end", "user-230", "halves", "bytes", "no-group", "acl", "total", "private-pasv"}

// credentials are user names and passwords with signs that a careless client takes for something else.
var credentials = []string{"uftp", "12341", "a b", "two  blanks", ".dot", "dot.", " blank", "blank ", "semi;colon", "per%41cent", "At sign", "at+at", "000", "0012", "UPPER", "a,b", "plus+plus", "s:l/ash"}

// names are those of files and directories, with signs that a careless firmware takes for something else.
var names = []string{"1.txt", "2.txt", "d", "e", "a.b.c.d", "README", "a new one.txt", "two  blanks", "UPPER.TXT", "semi;colon", "per%41cent", "a+b", "tail.", ".hidden", "00", "0012", "a,b.txt",
	"at+at", "AT-1", "tail ", " head", "a-b_c=e(f)", "<name-127>", "<name-128>", "<name-129>", "<name-254>", "<name-255>"}

// literals are data for the command line, the same at either end.
var literals = []string{"'1'", "'12345'", "'+++ab'", "'ab+++'", "'a+'", "' ab'", "'ab '", "'a  b'", "'OK'", "'>ab'", "'@ab'", "'.'", "'000'", "'ERROR'", "'a;b'", "'%41'", "'AT'",
	"'" + strings.Repeat("a", 70) + "'", "'" + strings.Repeat("b", 300) + "'"}

func (b *builder) size(most int) int {
	within := slices.DeleteFunc(slices.Clone(sizes), func(n int) bool { return n > most })
	if b.chance(6) {
		return rapid.IntRange(1, most).Draw(b.t, "size")
	}
	return within[b.pick(len(within))]
}

// content is data of at most so many bytes; plain as [reference.Content.Plain] has it.
func (b *builder) content(most int, plain bool) reference.Content {
	if plain {
		if b.chance(2) {
			return reference.Content{b.among(literals...)}
		}
		return reference.Content{"name-" + strconv.Itoa(b.size(most))}
	}
	switch b.pick(8) {
	case 0:
		if most > 256 {
			return reference.Content{b.among("all-bytes", "hostile", "pluses", "lines")}
		}
	case 1:
		return reference.Content{b.among(literals...)}
	case 2:
		return reference.Content{"text-" + strconv.Itoa(b.size(most))}
	case 3:
		return reference.Content{"name-" + strconv.Itoa(b.size(most))}
	}
	return reference.Content{"pattern-" + strconv.Itoa(b.size(most))}
}

// set gives a setting another value, at a boundary as a rule.
func (b *builder) set(n int) reference.Action {
	name := b.among("data_type", "transmode", "rsptimeout", "ssl", "local_fs", "local_fs", "cid")
	values := map[string][]string{"data_type": {"0", "1", "1"}, "transmode": {"0", "0", "1"}, "rsptimeout": {"2", "3", "10", "16", "17", "29", "30"},
		"ssl": {"0,0", "0,1", "0,3", "0,5"}, "local_fs": {"0", "1", "1"}, "cid": {"1", "2", "7", strconv.Itoa(b.s.ICS.CIDMax)}}[name]
	return reference.Set{Channel: n, Name: name, Values: b.among(values...)}
}

// wrong is a value out of range.
func (b *builder) wrong(n int) reference.Action {
	name := b.among("data_type", "transmode", "rsptimeout", "local_fs", "cid")
	return reference.SetWrong{Channel: n, Name: name, Values: b.among("31", "2", "1", "0", "16", "256", "257", "65536", "65546", "255")}
}

// preparation is something that is there before the commands.
func (b *builder) preparation() reference.Action {
	switch b.pick(6) {
	case 5:
		return reference.ServerFiles{Dir: b.place(b.among("d", "e", "many")), Number: b.among2(13, 16, 17, 20, 21, 32, 50, 51, 64, 65, 100, 101, 128, 129, 200, 256, 257, 300, 400, 499, 500)}
	case 0:
		return reference.ServerDir{Path: b.place(b.among(names...))}
	case 1:
		return reference.LocalFile{Name: b.localName(), Content: b.content(65537, false)}
	}
	return reference.ServerFile{Path: b.place(b.among(names...)), Content: b.content(131073, b.chance(3))}
}

// place is a path in the home directory, or in a directory of the tree.
func (b *builder) place(name string) string {
	dir := manual.DefaultHome
	if dirs := b.dirs(); b.chance(3) {
		dir = dirs[b.pick(len(dirs))]
	}
	return path.Join(dir, name)
}

func (b *builder) dirs() []string {
	var dirs []string
	for _, p := range b.s.Paths() {
		if b.s.Tree[p].Dir && p != "/" && p != "/home" {
			dirs = append(dirs, p)
		}
	}
	return dirs
}

func (b *builder) localName() string {
	return b.among("/usr/1.txt", "/usr/2.txt", "/usr/a+b.txt", "/usr/a;b", "/usr/a  b", "/usr/tail.", "/usr/a,b.txt", "/usr/.x", "/usr/UPPER", "000", "0012", " a", "a ", ".x", "tail.", "a;b", "a,b", "UPPER", "a  b", "per%41", "at+at", "<path-254>")
}

// name is one that channel n may use: of an entry that is there, or a new one.
func (b *builder) name(n int, dirs, files bool) string {
	if dirs && files { // there may be hundreds of files
		dirs = b.chance(2)
		files = !dirs
	}
	var there []string
	for _, p := range b.s.Paths() {
		e := b.s.Tree[p]
		if p != "/" && p != "/home" && (e.Dir && dirs || !e.Dir && files) {
			there = append(there, p)
		}
	}
	if len(there) == 0 || b.chance(4) {
		return b.among(names...)
	}
	p := there[b.pick(len(there))]
	if rest, below := below(p, b.s.Channels[n].Dir); below && !b.chance(4) {
		return rest
	}
	return p
}

// here is the name of an entry in the working directory, or one that is not there.
func (b *builder) here(n int) string {
	there := b.s.List(b.s.Channels[n].Dir)
	if len(there) == 0 || b.chance(6) {
		return b.among(names...)
	}
	return there[b.pick(len(there))]
}

// below is the path of p as seen from dir.
func below(p, dir string) (string, bool) {
	if dir == "" || path.Dir(p) != dir {
		return "", false
	}
	return path.Base(p), true
}

// repeatable is a command that leaves things as they are.
func (b *builder) repeatable(n int) reference.Action {
	switch b.pick(9) {
	case 4:
		return reference.Both{First: reference.Disc{Channel: n}, Second: reference.Conn{Channel: n}}
	case 5:
		return reference.Both{First: reference.Mkd{Channel: n, Dir: "again"}, Second: reference.Del{Channel: n, Name: "again"}}
	case 6:
		if name := b.name(n, false, true); !strings.Contains(name, "/") {
			return reference.Both{First: reference.Rn{Channel: n, Old: name, New: "again"}, Second: reference.Rn{Channel: n, Old: "again", New: name}}
		}
	case 0:
		return reference.Pwd{Channel: n}
	case 1:
		return reference.Cwd{Channel: n, Dir: manual.DefaultHome}
	case 2:
		return reference.Store{Channel: n, Verb: b.verb(), Name: "1.txt", Way: reference.Inline, Data: reference.Content{"'1'"}}
	case 3:
		return reference.List{Channel: n, Name: manual.DefaultHome}
	}
	return b.retr(n)
}

func (b *builder) verb() string { return b.among("APPE", "STOR") }

// command draws one command, or something that happens; nil where nothing comes to mind.
func (b *builder) command() reference.Action {
	if b.chance(24) {
		return b.inSmallLetters()
	}
	n := b.channel()
	if c := b.s.Channels[n]; c.Upload != nil && !b.chance(4) {
		return b.packet(n)
	}
	switch b.pick(44) {
	case 39, 40:
		return b.ends(n)
	case 41:
		return reference.RetrIgnored{Channel: n, Name: b.name(n, false, true), Local: b.localName()}
	case 42:
		return b.preparation()
	case 0, 1, 2:
		return reference.Cwd{Channel: n, Dir: b.name(n, true, b.chance(8))}
	case 3, 4:
		return reference.Pwd{Channel: n}
	case 5, 6:
		return reference.Mkd{Channel: n, Dir: b.name(n, b.chance(6), false)}
	case 7, 8, 9, 10:
		return reference.List{Channel: n, Name: b.name(n, true, true)}
	case 11, 12:
		return reference.Del{Channel: n, Name: b.here(n)}
	case 13, 14:
		return reference.Rn{Channel: n, Old: b.here(n), New: b.among(names...)}
	case 15, 16, 17, 18, 19, 20:
		return b.retr(n)
	case 21, 22, 23, 24, 25, 26, 27:
		return b.store(n)
	case 28:
		return reference.Ask{Channel: n}
	case 29:
		return b.query(n)
	case 30:
		if b.chance(2) {
			return b.wrong(n)
		}
		return b.set(b.upTo(5))
	case 31:
		return reference.Disc{Channel: n}
	case 32:
		return b.opening()
	case 33:
		return reference.Drop{Channel: n}
	case 34:
		return b.refused(n)
	case 35:
		return b.held(n)
	case 36:
		return reference.Overlap{First: b.light(n), Second: b.light(b.channel())}
	case 37:
		return b.preparation()
	case 38:
		return b.small()
	}
	if b.chance(4) {
		return reference.Again{Command: b.repeatable(n), Times: 33}
	}
	return b.retr(n)
}

func (b *builder) query(n int) reference.Action {
	if b.chance(3) {
		return reference.Query{Channel: n}
	}
	return reference.Query{Channel: b.upTo(5), Name: manual.SettingNames[b.pick(len(manual.SettingNames))]}
}

// inSmallLetters is a command behind at.
func (b *builder) inSmallLetters() reference.Action {
	n := b.channel()
	switch b.pick(7) {
	case 0:
		return reference.Small{Command: reference.Conn{Channel: b.upTo(5)}}
	case 1:
		return reference.Small{Command: reference.Cwd{Channel: n, Dir: b.name(n, true, false)}}
	case 2:
		return reference.Small{Command: reference.Mkd{Channel: n, Dir: b.among(names...)}}
	case 3:
		return reference.Small{Command: reference.List{Channel: n, Name: b.name(n, true, true)}}
	case 4:
		return reference.Small{Command: reference.Rn{Channel: n, Old: b.here(n), New: b.among(names...)}}
	case 5:
		return reference.Small{Command: b.retr(n)}
	}
	if a, ok := b.store(n).(reference.Store); ok {
		return reference.Small{Command: a}
	}
	return reference.Small{Command: reference.Del{Channel: n, Name: b.here(n)}}
}

// opening connects a channel, or tries to.
func (b *builder) opening() reference.Action {
	n := b.upTo(5)
	if b.chance(4) {
		return reference.WrongPassword{Channel: n}
	}
	return reference.Conn{Channel: n}
}

// commands are those of §3.
var commands = []string{"CFG", "CONN", "DISC", "CWD", "PWD", "MKD", "LIST", "DEL", "RN", "RETR", "APPE", "STOR", "STATE"}

// small are commands about the line.
func (b *builder) small() reference.Action {
	command := "MFTP" + b.among(commands...)
	switch b.pick(3) {
	case 0:
		return reference.Test{Command: command}
	case 1:
		return reference.Channel6{Command: command}
	}
	return reference.Echo{On1: !b.s.Echo}
}

// light is a command with one result line.
func (b *builder) light(n int) reference.Action {
	switch b.pick(5) {
	case 0:
		return reference.Pwd{Channel: n}
	case 1:
		return reference.Cwd{Channel: n, Dir: b.name(n, true, false)}
	case 2:
		return reference.Mkd{Channel: n, Dir: b.among(names...)}
	case 3:
		return reference.Conn{Channel: b.upTo(5)}
	}
	return reference.Store{Channel: n, Verb: b.verb(), Name: b.name(n, false, true), Way: reference.Inline, Data: b.content(1024, true)}
}

// refused is a command that the server refuses.
func (b *builder) refused(n int) reference.Action {
	var a reference.Action
	switch b.pick(8) {
	case 6:
		a = reference.Rn{Channel: n, Old: b.here(n), New: b.among(names...)}
	case 7:
		a = reference.Store{Channel: n, Verb: b.verb(), Name: b.name(n, false, true), Way: reference.Inline, Data: reference.Content{"'12345'"}}
	case 0:
		a = reference.Pwd{Channel: n}
	case 1:
		a = reference.Cwd{Channel: n, Dir: b.name(n, true, false)}
	case 2:
		a = reference.Mkd{Channel: n, Dir: b.among(names...)}
	case 3:
		a = reference.List{Channel: n, Name: b.name(n, true, true)}
	case 4:
		a = reference.Del{Channel: n, Name: b.here(n)}
	default:
		a = b.retr(n)
	}
	return reference.Refused{Command: a, Reply: b.among("550 Not today", "553 Not allowed", "450 Not now", "451 Failed")}
}

// ends is a transfer that the server ends with another reply than 226.
func (b *builder) ends(n int) reference.Action {
	var a reference.Action = reference.Store{Channel: n, Verb: b.verb(), Name: b.name(n, false, true), Way: reference.Inline, Data: b.content(64, true)}
	if b.chance(2) {
		a = reference.Retr{Channel: n, Name: b.name(n, false, true), From: -1, Length: -1}
	}
	return reference.Ends{Command: a, Reply: b.among("250 Done", "250 Done", "226 Done", "426 Connection closed", "451 Local error", "452 No room", "552 No room")}
}

// held is a download that is open while other things happen.
func (b *builder) held(n int) reference.Action {
	h := reference.Held{Download: b.retr(n)}
	for range 1 + b.upTo(2) {
		other := b.channel()
		switch b.pick(6) {
		case 0:
			h.Meanwhile = append(h.Meanwhile, reference.Ask{Channel: n})
		case 1:
			h.Meanwhile = append(h.Meanwhile, reference.Query{Channel: b.upTo(5)})
		case 2:
			h.Meanwhile = append(h.Meanwhile, reference.Pwd{Channel: other})
		case 3:
			h.Meanwhile = append(h.Meanwhile, reference.Ask{Channel: b.upTo(5)})
		case 4:
			h.Meanwhile = append(h.Meanwhile, reference.Conn{Channel: b.upTo(5)})
		default:
			h.Meanwhile = append(h.Meanwhile, reference.Cwd{Channel: other, Dir: b.name(other, true, false)})
		}
	}
	return h
}
