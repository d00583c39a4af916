package explore

import (
	"maps"
	"slices"
	"strings"

	"mftpspec/harness/reference"
)

// retr fetches a file that is there, as a rule, or a part of it.
func (b *builder) retr(n int) reference.Retr {
	a := reference.Retr{Channel: n, Name: b.name(n, false, true), From: -1, Length: -1}
	if b.s.Channels[n].Settings["local_fs"] == "1" {
		a.Local = b.localName()
	}
	if b.s.Channels[n].Settings["data_type"] == "1" {
		return a
	}
	size := a.Bytes(b.s)
	if size > 1<<24 {
		a.From, a.Length = b.among2(1024, 32768, 65536, 1<<24, min(1<<31, size-16)&^15), 16
		return a
	}
	if size < 2 || b.chance(2) {
		return a
	}
	a.From = b.offset(size)
	if b.chance(2) {
		a.Length = max(1, min(b.offset(size)+1, size-a.From))
	}
	return a
}

// offset is one below size, at a boundary as a rule.
func (b *builder) offset(size int) int {
	within := slices.DeleteFunc(slices.Clone(sizes), func(n int) bool { return n >= size })
	within = append(within, 0, size-1)
	return within[b.pick(len(within))]
}

// store uploads a file, or the first packet of one.
func (b *builder) store(n int) reference.Action {
	a := reference.Store{Channel: n, Verb: b.verb(), Name: b.name(n, false, true)}
	c := b.s.Channels[n]
	if c.Settings["local_fs"] == "1" {
		a.Way = reference.FromFile
		a.Local = b.hasLocal()
		if a.Local == "" || b.chance(3) {
			return reference.LocalFile{Name: b.localName(), Content: b.content(131073, b.chance(3))}
		}
		return a
	}
	a.Way = b.among(reference.Inline, reference.Counted, reference.CtrlZ)
	if b.slow == "transparent" {
		a.Way = reference.Transparent
	}
	a.More = a.Way != reference.Transparent && b.chance(4)
	return b.filled(a, c.Settings["data_type"] == "1")
}

// hasLocal is the name of a file that the module has; empty: it has none.
func (b *builder) hasLocal() string {
	there := slices.Sorted(maps.Keys(b.s.Local))
	if len(there) == 0 {
		return ""
	}
	return there[b.pick(len(there))]
}

// packet goes on with an upload that is open.
func (b *builder) packet(n int) reference.Action {
	open := b.s.Channels[n].Upload
	a := reference.Store{Channel: n, Verb: open.Verb, Name: open.Name, Way: b.among(reference.Inline, reference.Counted, reference.CtrlZ), More: b.chance(3)}
	return b.filled(a, b.s.Channels[n].Settings["data_type"] == "1")
}

// filled gives an upload its data.
func (b *builder) filled(a reference.Store, plain bool) reference.Action {
	switch a.Way {
	case reference.Inline:
		a.Data = b.content(1024, true)
	case reference.Counted:
		a.Data = b.content(4096, plain)
	case reference.CtrlZ:
		a.Data = b.content(4096, plain)
		for i, part := range a.Data {
			if size, is := strings.CutPrefix(part, "pattern-"); is {
				a.Data[i] = "text-" + size
			}
		}
	default:
		if a.Data = b.content(65537, plain); !plain && !b.chance(4) {
			a.Data = b.mixed(65537)
		}
	}
	if a.Way != reference.Inline && b.chance(4) && a.Data.Len() > 3 {
		a.Pieces = 2 + b.upTo(1)
		if b.slow == "pause" {
			a.Pause = 2
		}
	}
	return a
}
