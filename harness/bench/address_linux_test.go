package bench

import (
	"testing"

	"mftpspec/harness/emulator"
	"mftpspec/harness/ixit"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

// TestServerAddress runs what depends on the address of the FTP server where that
// is not 127.0.0.1: active mode, certificates, names, dead ends, IPv6.
func TestServerAddress(t *testing.T) {
	t.Parallel()
	for _, k := range []struct {
		listen, host string
		name         string // what a laboratory with the emulator calls the server
		missing      []string
	}{
		{listen: "127.0.0.1:0", name: "localhost"},
		{listen: ":0", name: "localhost"},
		{listen: "127.0.0.2:0", missing: []string{"MFTPCONN-022"}},
		{listen: "0.0.0.0:0", host: "127.0.0.3", missing: []string{"MFTPCONN-022", "MFTPCONN-001"}},
		{listen: "127.0.0.1:0", host: "localhost", name: "localhost", missing: []string{"MFTPCONN-001"}},
		{listen: "[::1]:0", missing: []string{"SERVER-002.no-epsv", "SERVER-003.no-epsv"}},
	} {
		t.Run(k.listen+" "+k.host, func(t *testing.T) {
			t.Parallel()
			ixit := ixit.Default()
			ixit.Port, ixit.Server.Listen, ixit.Server.Host = "emu://mem", k.listen, k.host
			ixit = Laboratory(ixit)
			if k.name == "" && k.listen == "[::1]:0" {
				k.name = ixit.Server.Name // a matter of /etc/hosts
			}
			if ixit.Server.Name != k.name {
				t.Errorf("the laboratory's name of the server is %q, want %q", ixit.Server.Name, k.name)
			}
			c := wholeSuite(t, "MFTPCFG-066 or MFTPCFG-067 or MFTPCFG-070 or MFTPCFG-071 or MFTPCFG-072 or MFTPCONN-001 or MFTPCONN-022 or MFTPCONN-063 or SERVER-002 or SERVER-003 or CODE-007")
			c.IXIT, c.Jobs = ixit, 8
			c.Benches = OnEmulator(ixit, emulator.Config{Model: ixit.Model})
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			left := map[string]bool{}
			for _, id := range k.missing {
				left[id] = true
			}
			for _, one := range r.Cases {
				switch {
				case one.Verdict == model.None && left[one.ID]:
					delete(left, one.ID)
				case one.Selected && one.Verdict != model.Pass:
					t.Error("\n" + console.Explain(one, false))
				}
			}
			if len(left) > 0 {
				t.Errorf("executed, though this laboratory does not have what they need: %v", left)
			}
		})
	}
}
