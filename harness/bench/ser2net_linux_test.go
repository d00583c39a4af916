package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/pty"
	"mftpspec/harness/fulltest"
	"mftpspec/harness/port"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// The ways in which ser2net offers a port, and the URL for each.
var ser2netModes = []struct{ name, accepter, scheme string }{
	{"raw", "tcp", "socket"},
	{"RFC 2217", "telnet(rfc2217),tcp", "rfc2217"},
}

// program is the ser2net of a test that needs it. It takes as long as the suite:
// it is for the full test.
func program(t testing.TB) string {
	t.Helper()
	fulltest.Only(t, "tries a line behind ser2net")
	for _, name := range []string{"ser2net", "/usr/sbin/ser2net"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatal("ser2net is not installed (.ci/run installs it)")
	return ""
}

// ser2net offers a device in one of its ways, until the test ends, and gives the
// host and the port of it.
func ser2net(t testing.TB, accepter, device string) string {
	t.Helper()
	program := program(t)
	number := 32000 + rand.IntN(700) // between those of the FTP servers (free) and those that the system gives to others
	for listens(t, number) {
		number++
	}
	config := filepath.Join(t.TempDir(), "ser2net.yaml")
	text := fmt.Sprintf("connection: &module\n  accepter: %s,127.0.0.1,%d\n  connector: serialdev(nouucplock=true),%s,115200n81,local\n  options:\n    chardelay: false\n",
		accepter, number, device)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c := exec.Command(program, "-n", "-d", "-c", config)
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		<-ended
	})
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for late := time.After(20 * time.Second); !listens(t, number); {
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("ser2net ended: %v\n%s", err, said.String())
		case <-late:
			_ = c.Process.Kill()
			err := <-ended
			ended <- err
			t.Fatalf("ser2net does not listen: %s", said.String())
		case <-tick.C:
		}
	}
	return fmt.Sprintf("127.0.0.1:%d", number)
}

// listens says whether somebody listens on a port of the loopback: nobody else may
// have it then. Connecting would take the place of the one client of ser2net.
func listens(t testing.TB, number int) bool {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1); err != nil {
		t.Fatal(err)
	}
	return errors.Is(unix.Bind(fd, &unix.SockaddrInet4{Port: number, Addr: [4]byte{127, 0, 0, 1}}), unix.EADDRINUSE)
}

// TestSer2netCarriesEveryByte sends all bytes both ways, in pieces of any size.
func TestSer2netCarriesEveryByte(t *testing.T) {
	for _, mode := range ser2netModes {
		t.Run(mode.name, func(t *testing.T) {
			device := terminal(t)
			p, err := port.Open(t.Context(), mode.scheme+"://"+ser2net(t, mode.accepter, device.Path()), port.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer p.Close()
			random := rand.New(rand.NewPCG(1, 2))
			sent := make([]byte, 256*256)
			for i := range sent {
				sent[i] = byte(i)
			}
			random.Shuffle(len(sent)-512, func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })
			for way, ends := range map[string][2]io.ReadWriter{"to the module": {p, device}, "from the module": {device, p}} {
				wrote := make(chan error, 1)
				go func() {
					for rest := sent; len(rest) > 0; {
						n := min(1+random.IntN(700), len(rest))
						if _, err := ends[0].Write(rest[:n]); err != nil {
							wrote <- err
							return
						}
						rest = rest[n:]
					}
					wrote <- nil
				}()
				got := make([]byte, len(sent))
				if _, err := io.ReadFull(ends[1], got); err != nil {
					t.Fatal(way, err)
				}
				if err := <-wrote; err != nil {
					t.Fatal(way, err)
				}
				if !bytes.Equal(got, sent) {
					i := 0
					for got[i] == sent[i] {
						i++
					}
					t.Errorf("%s: byte %d is %#x and came as %#x", way, i, sent[i], got[i])
				}
			}
		})
	}
}

func terminal(t testing.TB) *pty.Pty {
	t.Helper()
	device, err := pty.Open("")
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = device.Close() })
	return device
}

// virtualModule serves an ML307R on a terminal until the test ends.
func virtualModule(t *testing.T) *pty.Pty {
	t.Helper()
	device := terminal(t)
	m, err := emulator.New(emulator.Config{Model: "ML307R"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- m.Serve(ctx, device) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-served, m.Close()); err != nil {
			t.Error(err)
		}
	})
	return device
}

// TestSer2netSetsTheRate: what RFC 2217 confirms is what the line has.
func TestSer2netSetsTheRate(t *testing.T) {
	device := terminal(t)
	address := ser2net(t, ser2netModes[1].accepter, device.Path())
	p, err := port.Open(t.Context(), "rfc2217://"+address+"?baud=921600", port.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := device.Baud(); got != 921600 {
		t.Errorf("the line is at %d Bd, want 921600", got)
	}
	if err := p.SetBaud(57600); err != nil || device.Baud() != 57600 {
		t.Errorf("the line is at %d Bd, want 57600: %v", device.Baud(), err)
	}
	if other, err := port.Open(t.Context(), "rfc2217://"+address, port.Options{}); err == nil {
		_ = other.Close()
		t.Error("two clients at once")
	} else if !strings.Contains(err.Error(), "in use") {
		t.Errorf("%v, want what ser2net says", err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// TestSer2netWrongKindOfPort: one clear line for a port of the other kind.
func TestSer2netWrongKindOfPort(t *testing.T) {
	for _, accepter := range []string{"tcp", "telnet,tcp"} {
		t.Run(accepter, func(t *testing.T) {
			_, err := port.Open(t.Context(), "rfc2217://"+ser2net(t, accepter, terminal(t).Path()), port.Options{})
			if _, ok := errors.AsType[*port.OpenError](err); !ok || !strings.Contains(err.Error(), "socket://") {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestSer2netSuite runs the suite on an emulated module behind ser2net, and
// directly: the verdicts must be the same.
func TestSer2netSuite(t *testing.T) {
	t.Parallel()
	program(t)
	expr := "not @slow"
	if s := os.Getenv("SER2NET_SELECT"); s != "" {
		expr = s
	}
	verdicts := func(t *testing.T, target func(device string) string) map[string]model.Verdict {
		device := virtualModule(t)
		c := suiteOn(t, expr, target(device.Path()))
		r, err := c.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]model.Verdict{}
		for _, k := range r.Cases {
			all[k.ID] = k.Verdict
			if k.Selected && k.Verdict != model.Pass {
				t.Errorf("\n%s", console.Explain(k, false))
			}
		}
		t.Logf("%+v in %d ms", r.Summary, r.Run.DurationMS)
		return all
	}
	direct := verdicts(t, func(device string) string { return device })
	for _, mode := range ser2netModes {
		t.Run(mode.name, func(t *testing.T) {
			t.Parallel()
			through := verdicts(t, func(device string) string { return mode.scheme + "://" + ser2net(t, mode.accepter, device) })
			for id, verdict := range direct {
				if through[id] != verdict {
					t.Errorf("%s: %s directly, %s through ser2net", id, verdict, through[id])
				}
			}
		})
	}
}

// BenchmarkLine compares a terminal with the same terminal behind ser2net: the
// time from a command of ten bytes to its answer of ten, and bytes per second of
// a download.
func BenchmarkLine(b *testing.B) {
	targets := map[string]func(device string) string{"direct": func(device string) string { return device }}
	for _, mode := range ser2netModes {
		targets[mode.name] = func(device string) string { return mode.scheme + "://" + ser2net(b, mode.accepter, device) }
	}
	for name, target := range targets {
		device := terminal(b)
		p, err := port.Open(b.Context(), target(device.Path()), port.Options{})
		if err != nil {
			b.Fatal(err)
		}
		answer := []byte("0123456789")
		b.Run(name+"/answer", func(b *testing.B) {
			go func() {
				command := make([]byte, len(answer))
				for range b.N {
					if _, err := io.ReadFull(device, command); err != nil {
						return
					}
					_, _ = device.Write(command)
				}
			}()
			got := make([]byte, len(answer))
			for range b.N {
				if _, err := p.Write(answer); err != nil {
					b.Fatal(err)
				}
				if _, err := io.ReadFull(p, got); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/download", func(b *testing.B) {
			chunk := bytes.Repeat([]byte("\xff\x00+MFTPRETR"), 400)
			b.SetBytes(int64(len(chunk)))
			go func() {
				for range b.N {
					_, _ = device.Write(chunk)
				}
			}()
			got := make([]byte, len(chunk))
			for range b.N {
				if _, err := io.ReadFull(p, got); err != nil {
					b.Fatal(err)
				}
			}
		})
		if err := p.Close(); err != nil {
			b.Error(err)
		}
	}
}
