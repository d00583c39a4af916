package replay

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"mftpspec/fixtures"
	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/harness/record"
	"mftpspec/harness/selection"
	"mftpspec/reports/model"
	"mftpspec/steps"
)

// TestReplay plays a case of a run to a host that sends the same, to one that ends
// its lines with <CR><LF>, and to one that logs in otherwise: each hears what the
// suite heard.
func TestReplay(t *testing.T) {
	r := run(t, "MFTPSTOR-002")
	tape, err := record.TapeOf(r, "MFTPSTOR-002")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		change  func([]byte) []byte
		differs bool
	}{
		{"same", func(b []byte) []byte { return b }, false},
		{"CR LF", func(b []byte) []byte {
			if bytes.HasPrefix(b, []byte("AT")) {
				return append(bytes.Clone(b), '\n')
			}
			return b
		}, false},
		{"other account", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("127.0.0.1"), []byte("ftp.example.com")) }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			host, module := emulator.Pair(0)
			ctx, stop := context.WithTimeout(t.Context(), time.Minute)
			defer stop()
			var differences []Difference
			ended, done := make(chan struct{}), make(chan error, 1)
			go func() {
				done <- play(ctx, module, tape, Listener{
					Differs: func(d Difference) { differences = append(differences, d) },
					Ended:   func() { close(ended) },
				})
			}()
			for i, turn := range tape {
				if turn.Host {
					if _, err := host.Write(tt.change(turn.Bytes)); err != nil {
						t.Fatal(err)
					}
					continue
				}
				got := make([]byte, len(turn.Bytes))
				if _, err := io.ReadFull(host, got); err != nil || !bytes.Equal(got, turn.Bytes) {
					t.Fatalf("turn %d: %q, %v, want %q", i+1, got, err, turn.Bytes)
				}
			}
			<-ended
			stop()
			if err := <-done; err != nil {
				t.Error(err)
			}
			_ = host.Close()
			if (len(differences) > 0) != tt.differs {
				t.Errorf("%d differences: %+v", len(differences), differences)
			}
		})
	}
}

// The pauses are those of the recording, and a host that goes away ends the tape.
func TestReplayPauses(t *testing.T) {
	const d = 50 * time.Millisecond
	tape := []record.Turn{{Host: true, Bytes: []byte("AT\r")}, {Bytes: []byte("\r\nOK\r\n"), After: d}, {Host: true, Bytes: []byte("AT\r")}}
	host, module := emulator.Pair(0)
	done := make(chan error, 1)
	go func() { done <- play(t.Context(), module, tape, Listener{}) }()
	began := time.Now()
	if _, err := io.WriteString(host, "AT\r"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(host, make([]byte, 6)); err != nil || time.Since(began) < d {
		t.Errorf("%v after %s, the pause is %s", err, time.Since(began), d)
	}
	_ = host.Close()
	if err := <-done; err == nil || !strings.Contains(err.Error(), "EOF") {
		t.Errorf("%v, want the end of the line", err)
	}
}

// A host that begins in its own way, leaves commands out and asks others meets the
// recorded answers to those that the recording has.
func TestReplayByCommand(t *testing.T) {
	r := run(t, "MFTPSTOR-002")
	tape, err := record.TapeOf(r, "MFTPSTOR-002")
	if err != nil {
		t.Fatal(err)
	}
	host, module := emulator.Pair(0)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var differences []Difference
	done := make(chan error, 1)
	go func() {
		done <- playByCommand(ctx, module, record.NewScript(tape), Listener{Ended: func() {}, Differs: func(d Difference) { differences = append(differences, d) }})
	}()
	say := func(send, want string) {
		t.Helper()
		if _, err := io.WriteString(host, send); err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for !strings.HasSuffix(got.String(), want) {
			if _, err := io.CopyN(&got, host, 1); err != nil {
				t.Fatalf("%q: %q, %v; want %q", send, got.String(), err, want)
			}
		}
	}
	say("AT\r\n", "\r\nOK\r\n")
	say("AT+NOSUCH?\r\n", "\r\nERROR\r\n")
	say("AT+MFTPCONN=0,\"ftp.example.com\",\"u\",\"p\",21\r\n", "\r\nOK\r\n\r\n+MFTPCONN: 0,0\r\n")
	say("AT+MFTPSTOR=0,\"test1.txt\",1\r", ">")
	say("other data\x1a", "\r\nOK\r\n\r\n+MFTPSTOR: 0,0,5\r\n")
	_ = host.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if len(differences) != 2 || differences[0].Was != nil || !strings.HasPrefix(string(differences[1].Was), "AT+MFTPCONN=0,") {
		t.Errorf("%+v", differences)
	}
}

// run executes a case on the emulator.
func run(t *testing.T, id string) *model.Results {
	t.Helper()
	suite, err := catalogue.Suite()
	if err != nil {
		t.Fatal(err)
	}
	selected, err := selection.Parse(id)
	if err != nil {
		t.Fatal(err)
	}
	lab := bench.Laboratory(ixit.Default())
	c := &campaign.Campaign{Catalogue: suite, Model: "generic", IXIT: lab, Selection: selected, Jobs: 1, Steps: steps.Definitions(),
		Benches: bench.OnEmulator(lab, emulator.Config{Model: "generic"})}
	if c.Models, err = ixit.LoadModels(fixtures.FS, "models"); err != nil {
		t.Fatal(err)
	}
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}
