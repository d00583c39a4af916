package explore

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/manual"
	"mftpspec/harness/reference"
)

// personalities are servers of which the manual has the same due.
var personalities = []string{"no-mlsx", "125", "banner", "no-size", "no-epsv", "full-path", "multi-line", "250-end", "user-230", "halves", "bytes", "no-group", "acl", "total", "private-pasv",
	"every-line", "terse", "dots", "no-year", "iis", "numeric", "other-2xx"}

// credentials are user names and passwords with signs that a careless client takes for something else.
var credentials = []string{"uftp", "12341", "a b", "two  blanks", ".dot", "dot.", " blank", "blank ", "semi;colon", "per%41cent", "At sign", "at+at", "000", "0012", "UPPER", "a,b", "plus+plus", "s:l/ash"}

// names are those of files and directories, with signs that a careless firmware takes for something else.
var names = []string{"1.txt", "2.txt", "d", "e", "a.b.c.d", "README", "a new one.txt", "two  blanks", "UPPER.TXT", "semi;colon", "per%41cent", "a+b", "tail.", ".hidden", "00", "0012", "a,b.txt",
	"at+at", "AT-1", "a(2).txt", "b[3]", "tail ", " head", "a-b_c=e(f)", "<name-127>", "<name-128>", "<name-129>", "<name-254>", "<name-255>"}

// set gives a setting another value, at a boundary as a rule.
func (b *builder) set(n int) reference.Action {
	name := b.among("data_type", "transmode", "rsptimeout", "ssl", "local_fs", "local_fs", "cid")
	values := map[string][]string{"data_type": {"0", "1", "1"}, "transmode": {"0", "0", "1"}, "rsptimeout": {"2", "3", "10", "16", "17", "29", "30"},
		"ssl": {"0,0", "0,1", "0,3", "0,5", "2,0"}, "local_fs": {"0", "1", "1"}, "cid": {"1", "2", "7", strconv.Itoa(b.s.ICS.CIDMax)}}[name]
	return reference.Set{Channel: n, Name: name, Values: b.among(values...)}
}

// preparation is something that is there before the commands.
func (b *builder) preparation() reference.Action {
	switch b.pick(8) {
	case 6:
		return b.changed()
	case 7:
		if b.chance(3) {
			return reference.ServerFile{Path: b.place(b.among(names...)), Content: reference.Content{"big-" + b.among("2147483647", "2147483648", "4294967296", "16777217", "1000000000", "10000000000")}}
		}
		return reference.ServerFile{Path: b.place(b.among(names...)), Content: reference.Content{}}
	case 5:
		return reference.ServerFiles{Dir: b.place(b.among("d", "e", "many")), Number: b.among2(13, 16, 17, 20, 21, 32, 50, 51, 64, 65, 100, 101, 128, 129, 200, 256, 257, 300, 400, 499, 500)}
	case 0:
		return reference.ServerDir{Path: b.place(b.among(names...))}
	case 1:
		return reference.LocalFile{Name: b.localName(), Content: b.content(65537, false)}
	}
	return reference.ServerFile{Path: b.place(b.among(names...)), Content: b.content(131073, b.chance(3))}
}

// changed gives a file a time: months, days and hours that are near each other, and others; or other rights.
func (b *builder) changed() reference.Action {
	var there []string
	for _, p := range b.s.Paths() {
		if e := b.s.Tree[p]; !e.Dir && !e.Unknown {
			there = append(there, p)
		}
	}
	if len(there) == 0 {
		return nil
	}
	a := reference.Changed{Path: there[b.pick(len(there))]}
	if b.chance(3) {
		return reference.Mode{Path: a.Path, Owner: b.among("r--", "r-x", "rwx", "---", "-w-", "--x")}
	}
	if b.chance(2) {
		a.Days, a.Clock = b.among2(1, 2, 5, 9, 20, 31, 40, 60, 75, 90, 120, 150, 170), b.among("", "00:10:00", "12:05:00", "13:31:00", "19:59:00", "23:59:00")
	} else {
		a.When = fmt.Sprintf("20%02d-%s-%s %s", 10+b.upTo(14), b.among("01", "03", "05", "06", "07", "10", "11", "12"), b.among("01", "08", "19", "20", "28"), b.among("00:10:00", "07:40:00", "12:00:00", "13:31:00", "23:59:00"))
	}
	return a
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
	if len(b.used) > 0 && b.chance(5) {
		return b.among(b.used...)
	}
	if len(there) == 0 || b.chance(4) {
		return b.fresh()
	}
	p := there[b.pick(len(there))]
	if rest, below := below(p, b.s.Channels[n].Dir); below && !b.chance(4) {
		return rest
	}
	return p
}

// fresh is a name of the table, which is remembered: it may be used again when what had it is gone.
func (b *builder) fresh() string {
	name := b.among(names...)
	b.used = append(b.used, name)
	return name
}

// here is the name of an entry in the working directory, or one that is not there.
func (b *builder) here(n int) string {
	there := b.s.List(b.s.Channels[n].Dir)
	if len(there) == 0 || b.chance(6) {
		return b.fresh()
	}
	name := there[b.pick(len(there))]
	b.used = append(b.used, name)
	return name
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

// likely are the sorts of commands, and how often each is drawn beside the others.
var likely = []struct {
	draw  func(*builder, int) reference.Action
	times int
}{
	{(*builder).directory, 4}, {(*builder).pwd, 1}, {(*builder).list, 3}, {(*builder).del, 1}, {(*builder).rn, 1}, {(*builder).download, 5}, {(*builder).store, 5},
	{(*builder).query, 1}, {(*builder).about, 2}, {(*builder).configured, 1}, {(*builder).opening, 2}, {(*builder).ending, 1}, {(*builder).refused, 2},
	{(*builder).ends, 1}, {(*builder).cut, 1}, {(*builder).held, 2}, {(*builder).overlapping, 1}, {(*builder).prepared, 1}, {(*builder).bad, 2}, {(*builder).crossed, 1},
	{(*builder).repeated, 1}, {(*builder).small, 1}, {(*builder).open, 2}, {(*builder).wrong, 2}, {(*builder).line, 1},
}

// favour leaves half of the sorts for a sequence: what it has then it has often, one after the other.
func (b *builder) favour() {
	for len(b.likely) == 0 {
		for _, sort := range likely {
			if b.chance(2) {
				b.likely = append(b.likely, slices.Repeat([]func(*builder, int) reference.Action{sort.draw}, sort.times)...)
			}
		}
	}
}

// command draws one command, or something that happens; nil where nothing comes to mind.
func (b *builder) command() reference.Action {
	n := b.channel()
	switch c := b.s.Channels[n]; {
	case c.Unsure && c.Connected && !b.chance(3):
		if b.slow == "kept" {
			return reference.Mended{Channel: n}
		}
		return reference.Renewed{Channel: n}
	case c.Upload != nil && !b.chance(3):
		return b.packet(n)
	case b.slow == "late" && b.chance(3):
		return b.late(n)
	case b.slow == "kept" && b.chance(3):
		return b.cut(n)
	case b.slow == "unanswered" && b.chance(3):
		return b.unanswered(n)
	case b.chance(24):
		return b.inSmallLetters()
	}
	return b.likely[b.pick(len(b.likely))](b, n)
}

func (b *builder) directory(n int) reference.Action {
	if b.chance(6) {
		return reference.Mkd{Channel: n, Dir: b.place(b.among(names...))}
	}
	if b.chance(2) {
		return reference.Mkd{Channel: n, Dir: b.name(n, b.chance(6), false)}
	}
	if b.chance(8) {
		return reference.Cwd{Channel: n, Dir: "/"}
	}
	return reference.Cwd{Channel: n, Dir: b.name(n, true, b.chance(8))}
}

func (b *builder) pwd(n int) reference.Action { return reference.Pwd{Channel: n} }
func (b *builder) list(n int) reference.Action {
	return reference.List{Channel: n, Name: b.name(n, true, true)}
}
func (b *builder) del(n int) reference.Action { return reference.Del{Channel: n, Name: b.here(n)} }
func (b *builder) rn(n int) reference.Action {
	return reference.Rn{Channel: n, Old: b.here(n), New: b.fresh()}
}

func (b *builder) download(n int) reference.Action {
	if b.s.Channels[n].Settings["local_fs"] == "1" && b.chance(6) {
		return reference.RetrWithoutLocalName{Channel: n, Name: b.name(n, false, true)}
	}
	if b.chance(24) {
		return reference.RetrIgnored{Channel: n, Name: b.name(n, false, true), Local: b.localName()}
	}
	if b.chance(24) {
		return reference.RetrBeyond{Channel: n, Name: b.name(n, false, true), Length: b.among2(0, 2, 100, 65536)}
	}
	return b.retr(n)
}

// about asks how the channel is.
func (b *builder) about(n int) reference.Action {
	if b.chance(4) {
		return reference.Default{Name: manual.SettingNames[b.pick(len(manual.SettingNames))]}
	}
	return reference.Ask{Channel: n}
}

func (b *builder) configured(int) reference.Action { return b.set(b.upTo(5)) }
func (b *builder) prepared(int) reference.Action   { return b.preparation() }

// ending ends a connection.
func (b *builder) ending(n int) reference.Action {
	switch b.pick(5) {
	case 0:
		return reference.Drops{One: n, Other: b.channel()}
	case 1, 2:
		return reference.Drop{Channel: n}
	}
	return reference.Disc{Channel: n}
}

func (b *builder) overlapping(n int) reference.Action {
	return reference.Overlap{First: b.light(n), Second: b.light(b.channel())}
}

func (b *builder) repeated(n int) reference.Action {
	if b.chance(3) {
		return reference.Again{Command: b.repeatable(n), Times: 33}
	}
	return b.retr(n)
}

// bad is a line that is refused.
func (b *builder) bad(n int) reference.Action {
	if b.lines == nil {
		b.lines = reference.BadLines(b.s.ICS.CIDMax)
	}
	a := b.lines[b.pick(len(b.lines))]
	a.Channel = n
	if b.chance(3) {
		a.Channel = b.upTo(5)
	}
	return a
}

// crossed is an upload in the syntax of the other "local_fs".
func (b *builder) crossed(n int) reference.Action {
	a := reference.Crossed{Channel: n, Verb: b.verb(), Name: b.among(names...)}
	if b.s.Channels[n].Settings["local_fs"] == "1" {
		a.Shape = b.among("", ",1", ",1,5", `,1,5,"12345"`)
	} else {
		a.Local = b.hasLocal()
	}
	return a
}

func (b *builder) query(n int) reference.Action {
	if b.chance(3) {
		return reference.Query{Channel: n}
	}
	if set := b.changedSettings(); len(set) > 0 && b.chance(2) {
		return set[b.pick(len(set))]
	}
	return reference.Query{Channel: b.upTo(5), Name: manual.SettingNames[b.pick(len(manual.SettingNames))]}
}

// changedSettings are queries of all settings that have other values than their defaults.
func (b *builder) changedSettings() (all []reference.Query) {
	for n, c := range b.s.Channels {
		for _, name := range manual.SettingNames {
			if c.Settings[name] != manual.Defaults[name] {
				all = append(all, reference.Query{Channel: n, Name: name})
			}
		}
	}
	return all
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
func (b *builder) opening(int) reference.Action {
	n := b.upTo(5)
	for i, c := range b.s.Channels {
		if !c.Connected && strings.HasPrefix(c.Last, "CONN>") && b.chance(2) { // it failed, and is tried again
			return reference.Conn{Channel: i}
		}
	}
	switch b.pick(10) {
	case 0:
		return reference.WrongPassword{Channel: n}
	case 1:
		return reference.Greeting{Channel: n, Reply: b.among("421 Too many users", "530 Not you")}
	case 2, 3:
		return reference.Refused{Command: reference.Conn{Channel: n}, Second: b.chance(2), Reply: b.among("421 Going down", "500 What is that", "530 Not you", "332 An account is needed", "450 Not now")}
	case 4:
		return reference.Unreached{Channel: n, What: b.among("port that refuses", "host that does not resolve")}
	}
	return reference.Conn{Channel: n}
}

// commands are those of §3.
var commands = []string{"CFG", "CONN", "DISC", "CWD", "PWD", "MKD", "LIST", "DEL", "RN", "RETR", "APPE", "STOR", "STATE"}

// small are commands about the line.
func (b *builder) small(int) reference.Action {
	switch b.pick(4) {
	case 0, 1:
		return reference.Test{Command: "MFTP" + b.among(commands...)}
	case 2:
		return reference.Errors{By: b.upTo(2)}
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
