package ftpclient_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"mftpspec/harness/emulator/ftpclient"
	"mftpspec/harness/ftpserver"
)

// TestCauses: each failure is told by its true cause, so that each result code of Table 5 can have its own.
func TestCauses(t *testing.T) {
	const short, long = time.Second, 10 * time.Second // for what never comes, and for what comes
	login := func(context.Context, *ftpclient.Client) error { return nil }
	pwd := func(ctx context.Context, c *ftpclient.Client) error { _, err := c.Pwd(ctx); return err }
	retr := func(ctx context.Context, c *ftpclient.Client) error {
		_, err := c.Retr(ctx, "big", 0, -1, io.Discard)
		return err
	}
	stor := func(n int) func(context.Context, *ftpclient.Client) error {
		return func(ctx context.Context, c *ftpclient.Client) error {
			u, err := c.Stor(ctx, "up", false)
			if err != nil {
				return err
			}
			_, wrote := u.Write(bytes.Repeat([]byte("x"), n))
			err = u.Close()
			if wrote != nil && err != wrote {
				return fmt.Errorf("close told %w after %w", err, wrote)
			}
			return err
		}
	}
	list := func(ctx context.Context, c *ftpclient.Client) error { _, err := c.List(ctx, ""); return err }
	do := func(a ...ftpserver.Action) []ftpserver.Action { return a }

	tests := []struct {
		name   string
		on     ftpserver.Point
		do     []ftpserver.Action
		call   func(context.Context, *ftpclient.Client) error
		kind   ftpclient.Kind
		code   int  // 0: any
		usable bool // the session still answers PWD afterwards
	}{
		{"greeting lost", ftpserver.AtGreeting(), do(ftpserver.Drop()), login, ftpclient.ReplyTimeout, 0, false},
		{"greeting 421", ftpserver.AtGreeting(), do(ftpserver.Say("421 too many"), ftpserver.Disconnect()), login, ftpclient.Server, 421, false},
		{"greeting garbage", ftpserver.AtGreeting(), do(ftpserver.Say("hello")), login, ftpclient.Parse, 0, false},
		{"reset on accept", ftpserver.AtConnect(), do(ftpserver.Reset()), login, ftpclient.Network, 0, false},
		{"closed on accept", ftpserver.AtConnect(), do(ftpserver.Disconnect()), login, ftpclient.Network, 0, false},
		{"login refused", ftpserver.AtCommand("PASS"), do(ftpserver.Say("530 no")), login, ftpclient.Server, 530, false},
		{"PWD lost", ftpserver.AtReply("PWD", 257), do(ftpserver.Drop()), pwd, ftpclient.ReplyTimeout, 0, false},
		{"PWD late", ftpserver.AtReply("PWD", 257), do(ftpserver.Delay(short / 10)), pwd, -1, 0, true},
		{"PWD reset", ftpserver.AtCommand("PWD"), do(ftpserver.Reset()), pwd, ftpclient.Network, 0, false},
		{"PWD closed", ftpserver.AtCommand("PWD"), do(ftpserver.Disconnect()), pwd, ftpclient.Network, 0, false},
		{"PWD garbage", ftpserver.AtReply("PWD", 257), do(ftpserver.Garbage()), pwd, ftpclient.Parse, 0, false},
		{"PWD without quotes", ftpserver.AtReply("PWD", 257), do(ftpserver.Say("257 /home/uftp")), pwd, ftpclient.Parse, 257, true},
		{"PWD refused", ftpserver.AtCommand("PWD"), do(ftpserver.Say("550 no")), pwd, ftpclient.Server, 550, true},
		{"EPSV unparsable", ftpserver.AtReply("EPSV", 229), do(ftpserver.Say("229 here")), retr, ftpclient.Parse, 229, true},
		{"EPSV 421", ftpserver.AtCommand("EPSV"), do(ftpserver.Say("421 no port")), retr, ftpclient.Server, 421, true},
		{"data port refused", ftpserver.AtData(), do(ftpserver.RefuseData()), retr, ftpclient.Network, 0, true},
		{"RETR 550", ftpserver.AtCommand("RETR"), do(ftpserver.Say("550 no")), retr, ftpclient.Server, 550, true},
		{"RETR 425", ftpserver.AtCommand("RETR"), do(ftpserver.Say("425 no")), retr, ftpclient.Server, 425, true},
		{"RETR 226 becomes 451", ftpserver.AtReply("RETR", 226), do(ftpserver.Say("451 oh")), retr, ftpclient.Server, 451, true},
		{"RETR 226 lost", ftpserver.AtReply("RETR", 226), do(ftpserver.Drop()), retr, ftpclient.ReplyTimeout, 0, false},
		{"RETR data reset", ftpserver.AtData("RETR"), do(ftpserver.After(1000, ftpserver.Reset())), retr, ftpclient.Network, 0, true},
		{"RETR data ends", ftpserver.AtData("RETR"), do(ftpserver.After(1000, ftpserver.Disconnect())), retr, ftpclient.Server, 0, true},
		{"RETR data stalls", ftpserver.AtData("RETR"), do(ftpserver.After(1000, ftpserver.Hang())), retr, ftpclient.ReplyTimeout, 0, false},
		{"RETR read error", ftpserver.AtFile(ftpserver.OpRead), do(ftpserver.After(1000, ftpserver.Fail(ftpserver.ErrIO))), retr, ftpclient.Server, 451, true},
		{"LIST 226 lost", ftpserver.AtReply("LIST", 226), do(ftpserver.Drop()), list, ftpclient.ReplyTimeout, 0, false},
		{"STOR 553", ftpserver.AtFile(ftpserver.OpOpen), do(ftpserver.Fail(ftpserver.ErrName)), stor(10), ftpclient.Server, 553, true},
		{"STOR disk full", ftpserver.AtFile(ftpserver.OpWrite), do(ftpserver.After(64<<10, ftpserver.Fail(ftpserver.ErrDiskFull))), stor(8 << 20), ftpclient.Server, 552, true},
		{"STOR data reset, much", ftpserver.AtData("STOR"), do(ftpserver.After(64<<10, ftpserver.Reset())), stor(8 << 20), ftpclient.Send, 0, true},
		{"STOR data reset, little", ftpserver.AtData("STOR"), do(ftpserver.After(5, ftpserver.Reset())), stor(10), ftpclient.Send, 0, true},
		{"STOR 226 lost", ftpserver.AtReply("STOR", 226), do(ftpserver.Drop()), stor(10), ftpclient.ReplyTimeout, 0, false},
		{"STOR 226 becomes 452", ftpserver.AtReply("STOR", 226), do(ftpserver.Say("452 full")), stor(10), ftpclient.Server, 452, true},
		{"STOR stalls", ftpserver.AtData("STOR"), do(ftpserver.After(1000, ftpserver.Hang())), stor(32 << 20), ftpclient.ReplyTimeout, 0, false},
		{"control lost in STOR", ftpserver.AtReply("STOR", 226), do(ftpserver.Disconnect()), stor(10), ftpclient.Network, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, config := embedded(t, ftpserver.Options{})
			config.Timeout = long
			if tt.kind == ftpclient.ReplyTimeout {
				config.Timeout = short
			}
			if err := s.Tree().Put("/home/uftp/big", bytes.Repeat([]byte("0123456789abcdef"), 1<<16), 0); err != nil {
				t.Fatal(err)
			}
			fault := s.Inject(ftpserver.Fault{On: tt.on, Times: 1, Do: tt.do})
			c, err := ftpclient.Dial(t.Context(), config)
			if err == nil {
				t.Cleanup(func() { _ = c.Close() })
				err = tt.call(t.Context(), c)
			}
			switch {
			case tt.kind < 0:
				if err != nil {
					t.Fatal(err)
				}
			case err == nil || ftpclient.KindOf(err) != tt.kind || tt.code != 0 && ftpclient.CodeOf(err) != tt.code:
				t.Fatalf("got %v (code %d), expected %v %d", err, ftpclient.CodeOf(err), tt.kind, tt.code)
			}
			if fault.Fired() == 0 {
				t.Error("the fault never fired")
			}
			if c == nil {
				return
			}
			path, err := c.Pwd(t.Context())
			if tt.usable && (err != nil || path != "/home/uftp") {
				t.Errorf("afterwards PWD is answered %q, %v", path, err)
			}
			if !tt.usable && err == nil {
				t.Error("afterwards the session is still used")
			}
		})
	}
}
