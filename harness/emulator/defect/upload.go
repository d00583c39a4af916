package defect

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"mftpspec/harness/emulator"
)

// uploading: what is stored where (§3.11, §3.12).
func uploading() []row {
	return []row{
		{"stor-appends", "AT+MFTPSTOR adds to a file that exists.", "R3.12-53", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			return s.Client.Stor(ctx, path, true)
		})},
		{"appe-overwrites", "AT+MFTPAPPE replaces a file that exists.", "R3.11-53", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			return s.Client.Stor(ctx, path, false)
		})},
		{"stor-keeps-tail", "AT+MFTPSTOR leaves what was behind the new contents.", "R3.12-53", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), keepsTail},
		{"appe-needs-file", "AT+MFTPAPPE fails where the file does not exist.", "R3.11-52", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			if _, err := s.Client.Size(ctx, path); err != nil && appending {
				return nil, failure(emulator.CauseServer)
			}
			return s.Client.Stor(ctx, path, appending)
		})},
		{"uploads-go-to-root", "Uploads go to the root directory.", "R3.11-51", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
			return s.Client.Stor(ctx, "/"+path, appending)
		})},
		{"uploads-of-channel-0", "Uploads of every channel go to the working directory of the first one.", "R3.12-50", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), firstSession(func(s, first *session) {
			s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
				return first.Client.Stor(ctx, path, appending)
			}
		})},
		{"upload-226-not-awaited", "An upload is reported as done before the server has said so.", "R5-30", reach("2", "3", "4.1", "5"), uploads(func(s *session, path string, u *upload) {
			u.close = func() error {
				_ = u.Upload.Close()
				return nil
			}
		})},
		{"upload-ends-at-nul", "What follows a NUL is not uploaded.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), data(until(0))},
		{"upload-converts-line-feeds", "<LF> becomes <CR><LF> on its way to the server.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), data(newlines)},
		{"upload-doubles-ff", "<xFF> is doubled, as on a Telnet connection.", "R3.12-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), data(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte{0xFF}, []byte{0xFF, 0xFF}) })},
		{"upload-with-nul", "The NUL behind the data is uploaded as well.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), data(func(b []byte) []byte { return append(bytes.Clone(b), 0) })},
		{"upload-drops-pluses", "+++ is dropped from uploads, in every mode.", "R3.11-49", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), data(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("+++"), nil) })},
		{"upload-channels-share-buffer", "The data of the channel that uploaded before go to the file of the next one.", "R3.11-50", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), uploadsShareBuffer},
		{"sent-length-one-more", "The sent length counts the end of the data.", "R3.12-33", reach("2", "3.1", "3.4", "3.10", "3.11", "3.12", "3.13", "4.1", "5"), field(succeeded("+MFTPAPPE", "+MFTPSTOR"), 2, plus(1))},
		{"sent-length-signed-byte", "The sent length is a signed byte.", "R3.11-31", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), field(succeeded("+MFTPAPPE", "+MFTPSTOR"), 2, func(s string) string {
			n, _ := strconv.Atoi(s)
			return strconv.Itoa(int(int8(n)))
		})},
		{"inline-ends-at-comma", "Data on the command line end at the first comma or semicolon.", "R3.12-32", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), inline(func(s string) string { return string(until(';')(until(',')([]byte(s)))) })},
		{"inline-loses-spaces", "Spaces are dropped from data on the command line.", "R3.11-32", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), inline(func(s string) string { return string(without(' ')([]byte(s))) })},
		{"inline-not-supported", "Data on the command line are refused.", "R3.12-32", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			if isUpload(r.Name) && len(r.Args) > 4 {
				r.Refuse(50)
				return
			}
			next(r)
		})},
		{"inline-short-data-padded", "Data on the command line that are shorter than their length are filled up with blanks.", "R3.11-43", reach("2", "3.11", "3.12", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			if n := len(r.Args) - 1; isUpload(r.Name) && n == 4 && r.Args[n].Quoted && r.Args[n].Text != "" {
				length, _ := strconv.Atoi(r.Args[3].Text)
				r.Args[n].Text += strings.Repeat(" ", max(0, min(length, 1024)-len(r.Args[n].Text)))
			}
			next(r)
		})},
		{"inline-length-ignored", "The length of data on the command line is counted, whatever was said.", "R3.11-42", reach("2", "3.11", "3.12", "4.1", "5"), sets("", func(e *env, r *request, next func(*request)) {
			if isUpload(r.Name) && len(r.Args) == 5 && r.Args[4].Quoted && r.Args[4].Text != "" {
				r.Args[3] = emulator.Arg{Text: strconv.Itoa(len(r.Args[4].Text))}
			}
			next(r)
		})},
		{"local-upload-1024-at-most", "Of a local file 1024 bytes are uploaded.", "R3.11-44", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), localUpload(func(b []byte) []byte { return b[:min(1024, len(b))] })},
		{"local-upload-as-text", "A local file is opened as text: <CR> is lost.", "R3.12-44", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5", "MFTPRETR-104"), localUpload(without('\r'))},
		{"local-upload-missing-is-empty", "A local file that does not exist is uploaded as an empty one.", "R3.11-46", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), missingIsEmpty},
		{"local-upload-names-up-to-64", "Uploads know local names of 64 bytes at most.", "R3.11-47", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), localName(func(r *request, s string) bool { return isUpload(r.Name) && len(s) > 64 })},
		{"local-upload-ok-missing", "An upload from a local file has a result and no OK.", "R3.11-45", reach("2", "3.1", "3.4", "3.11", "3.12", "3.13", "4.1", "5"), localWithoutOK},
	}
}

func storing(f func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error)) func() hooks {
	return sessions(func(s *session) {
		s.stor = func(ctx context.Context, path string, appending bool) (emulator.Upload, error) {
			return f(ctx, s, path, appending)
		}
	})
}

// keepsTail puts what was behind the new contents at their end.
func keepsTail() hooks {
	return storing(func(ctx context.Context, s *session, path string, appending bool) (emulator.Upload, error) {
		var old bytes.Buffer
		if !appending {
			_, _ = s.Client.Retr(ctx, path, 0, -1, &old)
		}
		inner, err := s.Client.Stor(ctx, path, appending)
		if err != nil {
			return nil, err
		}
		u := &upload{Upload: inner}
		written := 0
		u.write = func(b []byte) (int, error) {
			n, err := inner.Write(b)
			written += n
			return n, err
		}
		u.close = func() error {
			if written < old.Len() {
				_, _ = inner.Write(old.Bytes()[written:])
			}
			return inner.Close()
		}
		return u, nil
	})()
}

// data alters the bytes of uploads between the line or file and the server.
func data(f func([]byte) []byte) func() hooks {
	return stateless(hooks{Data: func(e *env, command string, channel int, b []byte) []byte { return f(b) }})
}

// localUpload alters those of local files alone.
func localUpload(f func([]byte) []byte) func() hooks {
	return stateless(hooks{Data: func(e *env, command string, channel int, b []byte) []byte {
		if s := e.Settings(channel); s != nil && s.LocalFS == 1 {
			return f(b)
		}
		return b
	}})
}

func uploadsShareBuffer() hooks {
	last := map[int][]byte{}
	before := -1
	return hooks{Data: func(e *env, command string, channel int, b []byte) []byte {
		own := bytes.Clone(b)
		if other, found := last[before]; found && before != channel && e.State(before) != 0 {
			b = append(other[:min(len(other), len(b)):min(len(other), len(b))], own[min(len(other), len(b)):]...)
		}
		last[channel], before = own, channel
		return b
	}}
}

// inline alters data on the command line, of the length that was said.
func inline(f func(string) string) func() hooks {
	return sets("", func(e *env, r *request, next func(*request)) {
		if isUpload(r.Name) && len(r.Args) == 5 && r.Args[4].Quoted && r.Args[4].Text != "" && r.Args[3].Text == strconv.Itoa(len(r.Args[4].Text)) {
			r.Args[4].Text = f(r.Args[4].Text)
			r.Args[3].Text = strconv.Itoa(len(r.Args[4].Text))
		}
		next(r)
	})
}

func missingIsEmpty() hooks {
	return hooks{Storage: func(s emulator.Storage) emulator.Storage { return emptyDisk{s} }}
}

// emptyDisk has every file: those that are missing are empty.
type emptyDisk struct{ emulator.Storage }

func (d emptyDisk) Get(name string) ([]byte, bool) {
	b, _ := d.Storage.Get(name)
	return b, true
}

func localWithoutOK() hooks {
	return localAcknowledged("+MFTPAPPE")
}

func localAcknowledged(command string) hooks {
	local := false
	h := acknowledging(command, func(e *env, u unit, next func(unit)) {
		if !local {
			next(u)
		}
	})
	note := h.Command
	h.Command = func(e *env, r *request, next func(*request)) {
		s := e.Settings(channelOf(r))
		local = s != nil && s.LocalFS == 1
		note(e, r, next)
	}
	return h
}
