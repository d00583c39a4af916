package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"mftpspec/harness/reference"
)

// spoken is a command that a dialogue with the server carries out.
func (b *builder) spoken(n int) reference.Action {
	switch b.pick(9) {
	case 0:
		return reference.Rn{Channel: n, Old: b.here(n), New: b.among(names...)}
	case 1, 2:
		return b.sent(n)
	case 3:
		return reference.Pwd{Channel: n}
	case 4:
		return reference.Cwd{Channel: n, Dir: b.name(n, true, false)}
	case 5:
		return reference.Mkd{Channel: n, Dir: b.among(names...)}
	case 6:
		return reference.List{Channel: n, Name: b.name(n, true, true)}
	case 7:
		return reference.Del{Channel: n, Name: b.here(n)}
	}
	return b.retr(n)
}

// sent is an upload that is one line as a rule.
func (b *builder) sent(n int) reference.Store {
	a := reference.Store{Channel: n, Verb: b.verb(), Name: b.name(n, false, true), Way: reference.Inline, Data: b.content(64, true)}
	if b.chance(4) {
		a.Way = b.among(reference.Counted, reference.CtrlZ)
	}
	return a
}

// longWords is a text that does not fit into a small buffer.
var longWords = strings.Repeat("said at length ", 18) + "and done"

// refused is a command that the server refuses, or says to in other words, or hangs up at.
func (b *builder) refused(n int) reference.Action {
	a := b.spoken(n)
	switch b.pick(8) {
	case 0:
		return reference.HangsUp{Command: a}
	case 1, 2:
		return reference.Accepted{Command: a, Reply: b.among("200 Fine", "250 Done", "202 Not needed", "257 Yes", "250 "+longWords, "257 "+longWords)}
	}
	return reference.Refused{Command: a, Second: b.chance(3), Reply: b.among("550 Not today", "553 Not allowed", "450 Not now", "451 Failed", "500 What is that", "452 No room", "552 Too much", "425 No ports left", "550 "+longWords)}
}

// transfer is a command that has a data connection.
func (b *builder) transfer(n int) reference.Action {
	switch b.pick(3) {
	case 0:
		return reference.Retr{Channel: n, Name: b.name(n, false, true), From: -1, Length: -1}
	case 1:
		return reference.List{Channel: n, Name: b.name(n, true, true)}
	}
	return b.sent(n)
}

// ends is a transfer that the server ends with another reply than 226.
func (b *builder) ends(n int) reference.Action {
	return reference.FinalReply{Command: b.transfer(n), Reply: b.among("250 Done", "250 Done", "226 Done", "426 Connection closed", "451 Local error", "452 No room", "552 No room", "550 Not today", "421 Going down")}
}

// cut is a transfer whose data connection breaks.
func (b *builder) cut(n int) reference.Action {
	a := reference.Cut{Command: b.transfer(n), After: -1}
	if b.chance(3) {
		a.After = 20000
	}
	return a
}

// open is a command whose outcome is the server's.
func (b *builder) open(n int) reference.Action {
	switch b.pick(6) {
	case 0, 1:
		return reference.Open{Command: reference.Del{Channel: n, Name: b.anywhere()}}
	case 2:
		return reference.Open{Command: reference.Rn{Channel: n, Old: b.anywhere(), New: b.place(b.among(names...))}}
	case 3:
		return reference.Open{Command: reference.Rn{Channel: n, Old: b.here(n), New: b.here(n)}}
	case 4:
		return reference.Open{Command: reference.Rn{Channel: n, Old: b.here(n), New: "d/" + b.among(names...)}}
	}
	return reference.Open{Command: reference.Mkd{Channel: n, Dir: b.among("新目录", "ä ö", "naïve", "目录,1")}}
}

// anywhere is the path of an entry.
func (b *builder) anywhere() string {
	all := b.s.Paths()
	return all[b.pick(len(all))]
}

// wrong is an upload or a download that cannot be.
func (b *builder) wrong(n int) reference.Action {
	switch b.pick(4) {
	case 0:
		return reference.TransparentFails{Channel: n, Verb: b.verb(), Name: b.name(n, false, true), Breaks: b.chance(2)}
	case 1:
		return reference.StoreWrong{Channel: n, Verb: b.verb(), Name: b.among(names...), None: true}
	}
	a := reference.StoreWrong{Channel: n, Verb: b.verb(), Name: b.among(names...)}
	switch {
	case b.s.Channels[n].Settings["local_fs"] == "1": // the file is not there
	case b.chance(3):
		a.Length = b.among2(1, 5, 9, 11, 12, 20, 1024)
	default:
		a.Bytes = b.among2(1025, 1026, 4096)
	}
	return a
}

// line is one that is no command of §3, or no command.
func (b *builder) line(int) reference.Action {
	if lines := reference.Lines(); b.chance(2) {
		return lines[b.pick(len(lines))]
	}
	return reference.Junk{Channel: b.upTo(5), Bytes: b.among("AT+", "AT+MFTP", "AT=", `AT+MFTPCWD=0,"/home`, "AT+MFTPCONN=,,,,,,,,,", "AT<x01><x02><x7F>", "AT<xFF><xFE><x80>", "AT+MFTP<x00>STATE=0",
		"AT+<name-8000>", "AT+MFTPNONE=0")}
}

// unanswered is what a module may well not answer.
func (b *builder) unanswered(n int) reference.Action {
	if b.s.Channels[n].Settings["local_fs"] == "1" || b.chance(2) {
		return reference.Junk{Channel: b.upTo(5), Bytes: "<SP>"}
	}
	return reference.Crossed{Channel: n, Verb: b.verb(), Name: b.among(names...), Local: b.hasLocal()}
}

// late is a command whose reply is late.
func (b *builder) late(n int) reference.Action {
	if b.chance(2) {
		return b.sooner(n)
	}
	if b.chance(2) {
		return reference.Late{Command: b.transfer(n), End: true}
	}
	return reference.Late{Command: b.spoken(n)}
}

// sooner is a command that comes before the result of another of its channel.
func (b *builder) sooner(n int) reference.Action {
	a := reference.Sooner{Command: b.spoken(n)}
	if closed := slices.IndexFunc(b.s.Channels[:], func(c reference.Channel) bool { return !c.Connected && !c.Unsure }); closed >= 0 && b.chance(4) {
		a.Command = reference.Conn{Channel: closed}
	}
	a.Busy = reference.Pwd{Channel: a.On()}
	if b.chance(3) {
		a.Busy = reference.Mkd{Channel: a.On(), Dir: b.among(names...)}
	}
	return a
}

// held is a transfer that is open while other things happen.
func (b *builder) held(n int) reference.Action {
	h := reference.Held{Transfer: b.retr(n)}
	if b.chance(3) {
		h.Transfer = b.sent(n)
	}
	switch b.pick(6) {
	case 0:
		h.Dropped = true
		return h
	case 1, 2:
		h.Busy = reference.Pwd{Channel: n}
		if b.chance(2) {
			h.Busy = reference.Mkd{Channel: n, Dir: "new"}
		} else if b.chance(2) {
			h.Busy = reference.Cwd{Channel: n, Dir: b.s.Channels[n].Dir}
		}
		return h
	}
	for range 1 + b.upTo(2) {
		other := b.channel()
		switch b.pick(14) {
		case 9:
			h.Meanwhile = append(h.Meanwhile, b.set(b.upTo(5)))
		case 10, 11:
			h.Meanwhile = append(h.Meanwhile, reference.Mkd{Channel: other, Dir: b.fresh()})
		case 12:
			h.Meanwhile = append(h.Meanwhile, reference.Del{Channel: other, Name: b.here(other)})
		case 13:
			h.Meanwhile = append(h.Meanwhile, reference.Rn{Channel: other, Old: b.here(other), New: b.fresh()})
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
		case 5:
			h.Meanwhile = append(h.Meanwhile, reference.List{Channel: other, Name: b.name(other, true, true)})
		case 6:
			h.Meanwhile = append(h.Meanwhile, reference.Drop{Channel: other})
		case 7:
			h.Meanwhile = append(h.Meanwhile, reference.Disc{Channel: other})
		default:
			h.Meanwhile = append(h.Meanwhile, reference.Cwd{Channel: other, Dir: b.name(other, true, false)})
		}
	}
	return h
}

// outlast makes a sequence in which the server is silent: several channels wait at the same time, each for as long as it is
// set to. As a rule that is the same for all: a wait that is too long does not stand behind one that may be so long, then.
func (b *builder) outlast() {
	b.add(reference.ServerDir{Path: "/home/uftp/d"})
	b.add(reference.ServerFile{Path: "/home/uftp/a.txt", Content: reference.Content{"'12345'"}})
	b.add(reference.ServerFile{Path: "/home/uftp/b.txt", Content: reference.Content{"'12345'"}})
	a := reference.TimesOut{Late: b.chance(3)}
	all := b.among("2", "2", "2", "5", "5", "6", "12", "", "")
	long := b.among("5", "5", "6", "7", "12")
	kinds := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).Draw(b.t, "kinds")
	pair := func(kind int) string { return fmt.Sprintf("silent for %s, late %t / kind %d", all, a.Late, kind) }
	slices.SortStableFunc(kinds, func(x, y int) int { // what was not met yet is first
		switch metX, metY := b.met[pair(x)], b.met[pair(y)]; {
		case metX == metY:
			return 0
		case metY:
			return -1
		}
		return 1
	})
	for i, n := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(b.t, "channels")[:5] {
		b.add(reference.Set{Channel: n, Name: "rsptimeout", Values: cmp.Or(all, b.among("2", "3", long, long))})
		kind := kinds[i]
		if a.Late {
			kind %= 6
			if i > 0 && kind == 5 {
				kind = 4
			}
		}
		b.met[pair(kinds[i])] = true
		if kind == 5 {
			a.Commands = append(a.Commands, reference.Conn{Channel: n})
			continue
		}
		b.add(reference.Login{Channel: n})
		a.Commands = append(a.Commands, []reference.Action{
			reference.Retr{Channel: n, Name: "a.txt", From: -1, Length: -1}, reference.List{Channel: n, Name: "/home/uftp"}, reference.Rn{Channel: n, Old: "b.txt", New: "c.txt"},
			reference.Store{Channel: n, Verb: "APPE", Name: "1.txt", Way: reference.Inline, Data: reference.Content{"'12345'"}},
			reference.Store{Channel: n, Verb: "STOR", Name: "2.txt", Way: reference.Inline, Data: reference.Content{"'12345'"}}, nil,
			reference.Pwd{Channel: n}, reference.Mkd{Channel: n, Dir: "new"}, reference.Del{Channel: n, Name: "a.txt"}, reference.Cwd{Channel: n, Dir: "d"},
		}[kind])
	}
	b.add(a)
}
