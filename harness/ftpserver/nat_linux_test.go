package ftpserver

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The network of TestBehindDNAT, in namespaces of its own: the module's side
// knows the router's public address only, and the server has a private one.
//
//	mod 198.51.100.2 ── 198.51.100.1 rtr 10.9.0.1 ── 10.9.0.2 srv
//	                    port 2021, 25000-25011       port 2121, 25000-25011
const dnatScript = `
set -e
for n in mod rtr srv; do ip netns add $P-$n; ip -n $P-$n link set lo up; done
ip -n $P-mod link add m0 type veth peer name m1 netns $P-rtr
ip -n $P-srv link add s0 type veth peer name s1 netns $P-rtr
ip -n $P-mod addr add 198.51.100.2/24 dev m0; ip -n $P-mod addr add 198.51.100.77/24 dev m0; ip -n $P-mod link set m0 up
ip -n $P-rtr addr add 198.51.100.1/24 dev m1; ip -n $P-rtr link set m1 up
ip -n $P-rtr addr add 10.9.0.1/24 dev s1; ip -n $P-rtr link set s1 up
ip -n $P-srv addr add 10.9.0.2/24 dev s0; ip -n $P-srv link set s0 up
ip -n $P-mod route add default via 198.51.100.1; ip -n $P-srv route add default via 10.9.0.1
ip netns exec $P-rtr sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'
ip netns exec $P-rtr nft -f - <<END
table ip nat {
	chain prerouting {
		type nat hook prerouting priority dstnat;
		ip daddr 198.51.100.1 tcp dport 2021 dnat to 10.9.0.2:2121
		ip daddr 198.51.100.1 tcp dport 25000-25011 dnat to 10.9.0.2
	}
}
END
`

// TestMain lets the test's own program be the server in another namespace.
func TestMain(m *testing.M) {
	if os.Getenv("MFTPSPEC_TEST_SERVER") != "" {
		if err := serveBehindNAT(); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// serveBehindNAT serves until its standard input ends, and prints the sessions.
func serveBehindNAT() error {
	ctx := context.Background()
	o := Options{Listen: "0.0.0.0:2121", Host: "198.51.100.1", PublicPort: 2021, PassiveFirst: 25000, PassiveLast: 25011}
	if err := Check(ctx, o); err != nil {
		return err
	}
	s, err := Start(ctx, o)
	if err != nil {
		return err
	}
	if err := s.AddAccount(Account{User: "uftp", Password: "12341"}); err != nil {
		return err
	}
	fmt.Println("ready", s.Addr())
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	if err := s.Close(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(s.Sessions())
}

func TestBehindDNAT(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("network namespaces need root: TestBehindNAT plays the NAT over loopback")
	}
	ip, curl := installed(t, "ip"), installed(t, "curl")
	installed(t, "nft")
	prefix := fmt.Sprintf("mftp%d", os.Getpid())
	t.Cleanup(func() {
		for _, n := range []string{"mod", "rtr", "srv"} {
			_ = exec.Command(ip, "netns", "del", prefix+"-"+n).Run()
		}
	})
	setUp := exec.CommandContext(testContext(t), "sh", "-c", dnatScript)
	setUp.Env = append(os.Environ(), "P="+prefix)
	if out, err := setUp.CombinedOutput(); err != nil {
		t.Skipf("this kernel does not let us make the network: %v: %s", err, out)
	}
	server := exec.CommandContext(t.Context(), ip, "netns", "exec", prefix+"-srv", os.Args[0])
	server.Env = append(os.Environ(), "MFTPSPEC_TEST_SERVER=1")
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if ready, err := lines.ReadString('\n'); ready != "ready 198.51.100.1:2021\n" {
		t.Fatalf("the server says %q, %v", ready, err)
	}
	sent := filepath.Join(t.TempDir(), "sent")
	if err := os.WriteFile(sent, noise(100_000), 0o600); err != nil {
		t.Fatal(err)
	}
	got := filepath.Join(t.TempDir(), "got")
	asModule := func(args ...string) error {
		args = append([]string{"netns", "exec", prefix + "-mod", curl, "-sS", "-m", "10"}, args...)
		if out, err := exec.CommandContext(testContext(t), ip, args...).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	const url = "ftp://198.51.100.1:2021/a.bin"
	for _, how := range [][]string{{}, {"--disable-epsv", "--no-ftp-skip-pasv-ip"}, {"--disable-epsv"}} {
		for _, what := range [][]string{{"-T", sent}, {"-o", got}} {
			if err := asModule(append(append(what, how...), "-u", "uftp:12341", url)...); err != nil {
				t.Errorf("%q %q: %v", how, what, err)
			}
		}
		if b, err := os.ReadFile(got); err != nil || string(b) != string(noise(100_000)) {
			t.Errorf("%q: %d bytes came back, %v", how, len(b), err)
		}
	}
	if err := asModule("--interface", "198.51.100.77", "-u", "root:root", url); err == nil {
		t.Error("a stranger got in")
	}
	in.Close()
	var sessions []Session
	if err := json.NewDecoder(lines).Decode(&sessions); err != nil {
		t.Fatal(err)
	}
	if err := server.Wait(); err != nil {
		t.Error(err)
	}
	for i, s := range sessions {
		from, origin := "198.51.100.2:", FromModule
		if i == len(sessions)-1 {
			from, origin = "198.51.100.77:", FromStranger
		}
		if !strings.HasPrefix(s.Remote, from) || s.Origin != origin {
			t.Errorf("session %d: from %s, %s", s.ID, s.Remote, s.Origin)
		}
	}
	if len(sessions) != 7 {
		t.Errorf("%d sessions", len(sessions))
	}
}
