package ftpclient

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"time"
)

// phonebook is a resolver with one answer.
type phonebook struct {
	addrs []string
	err   error
	hang  bool
}

func (p phonebook) LookupNetIP(ctx context.Context, _, _ string) ([]netip.Addr, error) {
	if p.hang {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	var out []netip.Addr
	for _, a := range p.addrs {
		out = append(out, netip.MustParseAddr(a))
	}
	return out, p.err
}

// TestLookup (§3.2, Table 5: 8): what is wrong with a name is kind DNS; of several addresses the one that
// answers is used.
func TestLookup(t *testing.T) {
	for name, tt := range map[string]struct {
		book phonebook
		kind Kind
	}{
		"second address answers": {phonebook{addrs: []string{"::1", "127.0.0.1"}}, -1},
		"mapped address":         {phonebook{addrs: []string{"::ffff:127.0.0.1"}}, -1},
		"nothing found":          {phonebook{}, DNS},
		"no such host":           {phonebook{err: errors.New("no such host")}, DNS},
		"nobody answers":         {phonebook{hang: true}, DNS},
		"nobody listens":         {phonebook{addrs: []string{"::1"}}, Network},
	} {
		t.Run(name, func(t *testing.T) {
			config := play(t, greet, "wait")
			config.Host, config.Resolver = "ftp.example", tt.book
			if tt.book.hang {
				config.Timeout = time.Second
			}
			begun := time.Now()
			c, err := Dial(t.Context(), config)
			if tt.kind < 0 && err != nil || tt.kind >= 0 && KindOf(err) != tt.kind {
				t.Errorf("got %v", err)
			}
			if took := time.Since(begun); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
			if c != nil {
				_ = c.Close()
			}
		})
	}
}

// TestLiterals (§3.2's example has an IPv6 address without brackets): a literal is not looked up.
func TestLiterals(t *testing.T) {
	for host, want := range map[string]string{"127.0.0.1": "127.0.0.1", "::1": "::1", "[::1]": "::1", "2001:608:c00:180::1:ea": "2001:608:c00:180::1:ea"} {
		got, err := lookup(t.Context(), Config{Host: host, Resolver: phonebook{err: errors.New("asked")}})
		if err != nil || len(got) != 1 || got[0].String() != want {
			t.Errorf("%s: %v, %v", host, got, err)
		}
	}
}
