package scenario

import (
	"fmt"
	"strings"
	"testing"

	"mftpspec/harness/scripted"
)

// retr is one +MFTPRETR line with data.
func retr(channel, sum int, data string) string {
	return fmt.Sprintf("\r\n+MFTPRETR: %d,0,%d,%d,%s\r\n", channel, sum, len(data), data)
}

// TestDelivers plays downloads (§3.10): the file at the server is 0123456789.
func TestDelivers(t *testing.T) {
	ok := scripted.CRLF("OK")
	for _, tt := range []struct {
		name    string
		from, n int
		answer  string
		want    string
		reading string
	}{
		{"3.10 whole", 0, -1, ok + retr(0, 10, "0123456789"), "pass", ""},
		{"D05 two lines, cumulative", 0, -1, ok + retr(0, 4, "0123") + retr(0, 10, "456789"), "pass", "D04/MFTPRETR/several lines of a file=cumulative"},
		{"D05 two lines, total", 0, -1, ok + retr(0, 10, "0123") + retr(0, 10, "456789"), "pass", "D04/MFTPRETR/several lines of a file=file-size"},
		{"D05 no CRLF before the second", 0, -1, ok + retr(0, 4, "0123") + retr(0, 10, "456789")[2:], "pass", "D05/MFTPRETR/later chunks=bare-follow"},
		{"D62 a notification between lines", 0, -1, ok + retr(0, 4, "0123") + scripted.CRLF("+CEREG: 1") + retr(0, 10, "456789"), "pass", ""},
		{"3.10 another channel between lines", 0, -1, ok + retr(0, 4, "0123") + retr(1, 10, "456789"), "fail: <connect_id> is 1", ""},
		{"D04 sums fit nothing", 0, -1, ok + retr(0, 4, "0123") + retr(0, 9, "456789"), "fail: the sums fit neither", ""},
		{"D04 sums mixed", 0, -1, ok + retr(0, 10, "0123") + retr(0, 4, "4567") + retr(0, 10, "89"), "fail: the sums fit neither", ""},
		{"D04 one line, wrong sum", 0, -1, ok + retr(0, 11, "0123456789"), "fail: the sums fit neither", ""},
		{"3.10 one byte short", 0, -1, ok + retr(0, 9, "012345678"), "fail: 9 of 10 bytes", ""},
		{"3.10 one byte long", 0, -1, ok + retr(0, 11, "0123456789x"), "fail: 11 bytes delivered", ""},
		{"3.10 recv_size one too many", 0, -1, ok + "\r\n+MFTPRETR: 0,0,11,11,0123456789\r\n", "fail: <recv_size> is 11, but 10 bytes follow", ""},
		{"3.10 recv_size one too few", 0, -1, ok + "\r\n+MFTPRETR: 0,0,9,9,0123456789\r\n", "fail: <recv_size> is 9, but more bytes follow", ""},
		{"3.14 a notice inside the data", 0, -1, ok + "\r\n+MFTPRETR: 0,0,10,10,01234\r\n+MFTPURC: 1,\"conn\",0\r\n56789\r\n", "fail: a notice stands inside the data, after 5 bytes @3.14", ""},
		{"3.10 another byte", 0, -1, ok + retr(0, 10, "01234x6789"), "fail: at byte 5", ""},
		{"3.10 no CRLF after the data", 0, -1, ok + strings.TrimSuffix(retr(0, 10, "0123456789"), "\r\n") + scripted.CRLF("+CEREG: 1"), "pass", ""},
		{"3.10 a third line", 0, -1, ok + retr(0, 10, "0123456789") + retr(0, 10, ""), "fail: unexpected line", ""},
		{"3.10 data before OK", 0, -1, retr(0, 10, "0123456789") + ok, "fail: a line with data comes instead", ""},
		{"3.10 fails", 0, -1, ok + scripted.CRLF("+MFTPRETR: 0,10"), "fail: result 10 (server error)", ""},
		{"3.10 success without data", 0, -1, ok + scripted.CRLF("+MFTPRETR: 0,0,10,10"), "fail: success without the data", ""},
		{"2.2 no space", 0, -1, ok + strings.Replace(retr(0, 10, "0123456789"), ": ", ":", 1), "fail: spaces after the colon @2.2", ""},
		{"D26 interim", 0, -1, ok + scripted.CRLF("+MFTPRETR: 0,1") + retr(0, 10, "0123456789"), "pass", "D26/MFTPRETR=interim"},
		{"D04 from an offset, cumulative", 5, -1, ok + retr(0, 5, "56789"), "pass", "D04/MFTPRETR/one line=cumulative"},
		{"D04 from an offset, file size", 5, -1, ok + retr(0, 10, "56789"), "pass", "D04/MFTPRETR/one line=file-size"},
		{"3.10 offset ignored", 5, -1, ok + retr(0, 5, "01234"), "fail: at byte 0", ""},
		{"3.10 a part", 5, 3, ok + retr(0, 3, "567"), "pass", "D04/MFTPRETR/one line=cumulative"},
		{"D04 from an offset in two lines, what is asked for", 5, -1, ok + retr(0, 5, "567") + retr(0, 5, "89"), "pass", "D04/MFTPRETR/several lines of a part=requested-size"},
		{"D04 from an offset in two lines, file size", 5, -1, ok + retr(0, 10, "567") + retr(0, 10, "89"), "pass", "D04/MFTPRETR/several lines of a part=file-size"},
		{"3.10 a part, too long", 5, 3, ok + retr(0, 5, "56789"), "fail: 5 bytes delivered", ""},
		{"D08 beyond the end, delivered", 5, 100, ok + retr(0, 5, "56789"), "pass", ""},
		{"D08 beyond the end, refused", 20, -1, ok + scripted.CRLF("+MFTPRETR: 0,3"), "pass", ""},
		{"D08 beyond the end, other bytes", 20, -1, ok + retr(0, 1, "x"), "fail: 1 bytes delivered", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPRETR=0,"a.bin"`: {tt.answer}}})
			p.hastyUnless(tt.want == "pass")
			must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.bin", "0123456789"))
			err := p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.bin"`)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Delivers(t.Context(), "/home/uftp/a.bin", 0, tt.from, tt.n)
			}
			wants(t, p.end(err), tt.want)
			if row, value, ok := strings.Cut(tt.reading, "="); ok && p.st.Run.Dialects.Map()[row] != value {
				t.Errorf("readings %v, want %s", p.st.Run.Dialects.Map(), tt.reading)
			}
		})
	}
}

// TestDeliversFromDoc has the data in the doc string.
func TestDeliversFromDoc(t *testing.T) {
	for _, tt := range []struct{ name, answer, want string }{
		{"3.10 one line", scripted.CRLF("OK") + retr(0, 5, "bbbbb"), "pass"},
		{"D05 two lines", scripted.CRLF("OK") + retr(0, 2, "bb") + retr(0, 5, "bbb"), "pass"},
		{"3.10 another byte", scripted.CRLF("OK") + retr(0, 5, "bbbBb"), "fail: at byte 3"},
		{"3.10 an answer in the data", scripted.CRLF("OK") + retr(0, 5, "\r\nOK\r"), "fail: at byte 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPRETR=0,"a.bin"`: {tt.answer}}})
			err := p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.bin"`)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Reports(t.Context(), "+MFTPRETR: 0,0,5,5,bbbbb")
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestDeliversHostile: what is in the data is not looked at.
func TestDeliversHostile(t *testing.T) {
	data, err := payload("hostile")
	must(t, err)
	p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPRETR=0,"a.bin"`: {scripted.CRLF("OK") + retr(0, 50, string(data[:50])) + retr(0, len(data), string(data[50:]))}}})
	must(t, p.w.Server.HasPayload(t.Context(), "/home/uftp/a.bin", "hostile"))
	err = p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.bin"`)
	if err == nil {
		err = p.w.Module.Answers(t.Context(), "OK")
	}
	if err == nil {
		err = p.w.Module.Delivers(t.Context(), "/home/uftp/a.bin", 0, 0, -1)
	}
	wants(t, p.end(err), "pass")
}

// TestDeliversEmpty is row D09.
func TestDeliversEmpty(t *testing.T) {
	for _, tt := range []struct{ name, answer, want string }{
		{"D09 19", "+MFTPRETR: 0,19", "pass"},
		{"D09 another", "+MFTPRETR: 0,18", "pass"},
		{"D09 zeros", "+MFTPRETR: 0,0,0,0", "pass"},
		{"D09 zeros and a comma", "+MFTPRETR: 0,0,0,0,", "pass"},
		{"D09 a byte", "+MFTPRETR: 0,0,1,1,x", "fail: 1 bytes delivered"},
		{"D09 success alone", "+MFTPRETR: 0,0", "fail: success without the data"},
		{"D09 wrong channel", "+MFTPRETR: 1,19", "fail: no result of this channel"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := newPlay(t, &scripted.Module{Script: map[string][]string{`AT+MFTPRETR=0,"a.bin"`: {scripted.CRLF("OK", tt.answer)}}})
			must(t, p.w.Server.HasPayload(t.Context(), "/home/uftp/a.bin", "empty"))
			err := p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.bin"`)
			if err == nil {
				err = p.w.Module.Answers(t.Context(), "OK")
			}
			if err == nil {
				err = p.w.Module.Delivers(t.Context(), "/home/uftp/a.bin", 0, 0, -1)
			}
			wants(t, p.end(err), tt.want)
		})
	}
}

// TestTwoDownloads: each channel's data is its own.
func TestTwoDownloads(t *testing.T) {
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		`AT+MFTPRETR=0,"a.bin"`: {scripted.CRLF("OK")},
		`AT+MFTPRETR=1,"a.bin"`: {scripted.CRLF("OK") + retr(1, 4, "0123") + retr(0, 10, "0123456789") + retr(1, 10, "456789")},
	}})
	must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.bin", "0123456789"))
	var err error
	for ch := range 2 {
		if err == nil {
			err = p.w.Host.Send(t.Context(), fmt.Sprintf(`AT+MFTPRETR=%d,"a.bin"`, ch))
		}
		if err == nil {
			err = p.w.Module.Answers(t.Context(), "OK")
		}
	}
	for ch := range 2 {
		if err == nil {
			err = p.w.Module.Delivers(t.Context(), "/home/uftp/a.bin", ch, 0, -1)
		}
	}
	wants(t, p.end(err), "pass")
}

func TestPayloads(t *testing.T) {
	for name, size := range map[string]int{
		"all-bytes": 256, "all-bytes-but-sub": 254, "pattern-4097": 4097, "text-10": 10, "empty": 0, "nothing": 0, "pluses": 9,
	} {
		data, err := payload(name)
		if err != nil || len(data) != size {
			t.Errorf("%s: %d bytes, %v, want %d", name, len(data), err, size)
		}
		again, _ := payload(name)
		if string(again) != string(data) {
			t.Errorf("%s: not the same bytes twice", name)
		}
	}
	data, _ := payload("pattern-1048576")
	if strings.Contains(string(data), "+++") || strings.Contains(string(data), "\x1b") {
		t.Error("pattern with +++ or with ESC")
	}
	for _, name := range []string{"", "x", "pattern", "pattern--1", "text-x", "pattern-999999999"} {
		if _, err := payload(name); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestNextAfterDownload: the module has the server's last reply to read yet when
// its last byte is here. The next command waits for that (D05, D27).
func TestNextAfterDownload(t *testing.T) {
	p := newPlay(t, &scripted.Module{Script: map[string][]string{
		`AT+MFTPRETR=0,"a.bin"`: {scripted.CRLF("OK") + retr(0, 10, "0123456789")},
		"AT+MFTPSTATE=0":        {scripted.CRLF("+MFTPSTATE: 0,2", "OK"), scripted.CRLF("+MFTPSTATE: 0,1", "OK")},
	}})
	p.b.Module.On = func(line string) (string, bool) {
		if line == `AT+MFTPMKD=0,"d"` {
			if len(p.b.Module.Script["AT+MFTPSTATE=0"]) > 1 { // nobody has asked until it was over
				return scripted.CRLF("+CME ERROR: 802"), true
			}
			return scripted.CRLF("OK", "+MFTPMKD: 0,0"), true
		}
		return "", false
	}
	must(t, p.w.Server.HasFile(t.Context(), "/home/uftp/a.bin", "0123456789"))
	must(t, p.w.Host.Send(t.Context(), `AT+MFTPRETR=0,"a.bin"`))
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	must(t, p.w.Module.Delivers(t.Context(), "/home/uftp/a.bin", 0, 0, -1))
	must(t, p.w.Host.Send(t.Context(), `AT+MFTPMKD=0,"d"`))
	must(t, p.w.Module.Answers(t.Context(), "OK"))
	must(t, p.w.Module.Reports(t.Context(), "+MFTPMKD: 0,0"))
}
