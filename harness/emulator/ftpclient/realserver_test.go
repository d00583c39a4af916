package ftpclient_test

import (
	"fmt"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
	"mftpspec/harness/emulator/ftpclient/daemons"
)

func TestRealServers(t *testing.T) {
	daemons.Require(t)
	certificate := daemons.Loopback(t)
	for _, d := range daemons.All() {
		for _, mode := range d.Modes {
			for _, host := range []string{"127.0.0.1", "::1"} {
				t.Run(fmt.Sprintf("%s/%v/%s", d.Name, mode, host), func(t *testing.T) {
					r := d.Launch(t, host, mode, certificate)
					for _, active := range []bool{false, true} {
						t.Run(map[bool]string{false: "passive", true: "active"}[active], func(t *testing.T) {
							session(t, site{
								config: ftpclient.Config{Host: host, Port: r.Port, User: r.User, Password: r.Password,
									Timeout: 15 * time.Second, Active: active, Security: mode, Roots: certificate.Roots},
								read: func(name string) []byte { return r.Read(t, name) },
								home: r.Shown,
							})
						})
					}
				})
			}
		}
	}
}
