package cli

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mftpspec/harness/campaign"
)

// standIn is a small labgrid-client: acquire, env and release of places that are files,
// in which host and port of the line stand.
const standIn = `#!/bin/sh
[ "$1" = -p ] || exit 64
place="$PLACES/$2"
case $3 in
acquire)
	[ -e "$place" ] || { echo "labgrid-client: error: place pattern $2 matches nothing" >&2; exit 1; }
	mkdir "$place.acquired" 2>/dev/null || { echo "labgrid-client: error: place $2 is already acquired by host/other" >&2; exit 1; }
	echo "acquired place $2";;
env)
	[ -d "$place.acquired" ] && [ ! -e "$place.foreign" ] || { echo "labgrid-client: error: place $2 is not acquired by you" >&2; exit 1; }
	printf 'targets:\n  %s:\n    resources:\n      - NetworkPowerPort:\n          model: simplerest\n          host: http://pdu\n          index: "1"\n      - NetworkSerialPort:\n          name: at\n' "$2"
	sed 's/^/          /' "$place"
	printf '          protocol: raw\n          speed: 115200\n          extra:\n            proxy: exporter\n            proxy_required: false\n';;
release)
	rmdir "$place.acquired" && echo "released place $2";;
*) exit 64;;
esac
`

// labgrid puts the stand-in on the path.
func labgrid(t *testing.T) (places string) {
	t.Helper()
	places = t.TempDir()
	if err := os.WriteFile(filepath.Join(places, "labgrid-client"), []byte(standIn), 0o700); err != nil { // #nosec: a program
		t.Fatal(err)
	}
	t.Setenv("PLACES", places)
	t.Setenv("PATH", places+":"+os.Getenv("PATH"))
	return places
}

// exported puts a virtual module on a TCP port of today, and the port into a place.
func exported(t *testing.T, places, place string) {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().(*net.TCPAddr)
	free.Close()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		code, _, _ := command(ctx, "emulate", "--model", "ML307R", "--listen", "tcp://"+address.String())
		ended <- code
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	wait(t, func() bool {
		c, err := net.Dial("tcp", address.String())
		if err == nil {
			c.Close()
		}
		return err == nil
	})
	if err := os.WriteFile(filepath.Join(places, place), fmt.Appendf(nil, "host: %s\nport: %d\n", address.IP, address.Port), 0o600); err != nil {
		t.Fatal(err)
	}
}

func acquired(places, place string) bool {
	_, err := os.Stat(filepath.Join(places, place+".acquired"))
	return err == nil
}

// A place of labgrid is a port: it is acquired, asked for its serial port, and released. A
// run goes on at the place, whatever TCP port it has by then.
func TestLabgridPlace(t *testing.T) {
	places, out := labgrid(t), t.TempDir()
	exported(t, places, "bench-1")
	line := []string{"run", "--port", "labgrid://bench-1", "--select", "3.5", "--out", out}
	code, stdout, stderr := command(t.Context(), line...)
	if code != 0 {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	if r := results(t, out); r.Run.Port != "labgrid://bench-1" || r.IUT.Model != "ML307R" || acquired(places, "bench-1") {
		t.Errorf("port %s, module %+v, still acquired: %t", r.Run.Port, r.IUT, acquired(places, "bench-1"))
	}
	exported(t, places, "bench-1")
	if code, stdout, stderr := command(t.Context(), append(line, "--resume")...); code != 0 || !strings.Contains(stdout, "resumed: ") {
		t.Errorf("resumed: exit %d, %s%s", code, stdout, stderr)
	}
	// One that is acquired already stays so, and is used if it is one's own.
	if err := os.Mkdir(filepath.Join(places, "bench-1.acquired"), 0o700); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := command(t.Context(), "doctor", "--port", "labgrid://bench-1?name=at"); code != 0 || !acquired(places, "bench-1") {
		t.Errorf("one's own: exit %d, %s%s", code, stdout, stderr)
	}
	if err := os.WriteFile(filepath.Join(places, "bench-1.foreign"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for port, want := range map[string]string{
		"labgrid://bench-1":             "place bench-1 is already acquired by host/other",
		"labgrid://bench-2":             "place pattern bench-2 matches nothing",
		"labgrid://":                    "it does not name a place",
		"labgrid://bench-1/left":        "it does not name a place",
		"labgrid://bench-1?name=modem9": "already acquired",
	} {
		code, stdout, stderr := command(t.Context(), "run", "--port", port, "--ftp-host", "203.0.113.1", "--select", "3.5", "--out", t.TempDir())
		if code != campaign.ExitNoBench || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %s%s, want %q", port, code, stdout, stderr, want)
		}
	}
	t.Setenv("PATH", "/nowhere")
	if code, _, stderr := command(t.Context(), "run", "--port", "labgrid://bench-1", "--out", t.TempDir()); code != campaign.ExitNoBench || !strings.Contains(stderr, "there is no labgrid-client on this machine") {
		t.Errorf("without the client: exit %d, %s", code, stderr)
	}
}

// Places share a run as other benches do.
func TestLabgridPlacesShareARun(t *testing.T) {
	places := labgrid(t)
	exported(t, places, "left")
	exported(t, places, "right")
	dir := folder(t, map[string]string{"lab.yaml": "benches:\n  - {name: left, port: 'labgrid://left'}\n  - {name: right, port: 'labgrid://right'}\n"})
	out := t.TempDir()
	code, stdout, stderr := command(t.Context(), "run", "--lab", filepath.Join(dir, "lab.yaml"), "--select", "3.5", "--out", out)
	if code != 0 {
		t.Fatalf("exit %d, %s%s", code, stdout, stderr)
	}
	for _, b := range results(t, out).Benches {
		if b.Cases == 0 || b.Lost != "" || acquired(places, b.Name) {
			t.Errorf("%+v, still acquired: %t", b, acquired(places, b.Name))
		}
	}
}
