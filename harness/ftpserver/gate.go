package ftpserver

import (
	"crypto/rand"
	"math/big"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// Gate is what the servers of one bench know together, case after case: from
// which addresses the module comes, who tried passwords, and which passive ports
// were used lately. The zero value is ready; all its methods are safe for concurrent use.
type Gate struct {
	mu      sync.Mutex
	module  map[netip.Addr]bool
	sources map[netip.Addr]*source
	turned  int

	passive, free lately // ports
}

// source is one address that connected.
type source struct {
	rate    bucket
	failed  int       // logins in a row
	blocked time.Time // until then
}

const (
	failuresMost = 8           // logins that may fail in a row from one address
	blockedFor   = time.Minute // after that
	sourcesKept  = 4096
)

// TurnedAway is how many connections found no session: too many at once, too
// many a second, or too many wrong passwords before.
func (g *Gate) TurnedAway() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.turned
}

// admit says whether a connection from this address is heard at all. Nobody is
// turned away before the module is known: it may come from this address.
func (g *Gate) admit(from netip.Addr, perSecond float64) bool {
	now := time.Now()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.module[from] || len(g.module) == 0 { // as fast as it can
		return true
	}
	s := g.sourceOf(from, now)
	if s.rate.take(now, perSecond, arrivalBurst) > 0 || now.Before(s.blocked) {
		g.turned++
		return false
	}
	return true
}

// sourceOf is what is known of an address; the gate's mutex is held.
func (g *Gate) sourceOf(from netip.Addr, now time.Time) *source {
	if g.sources == nil {
		g.sources, g.module = map[netip.Addr]*source{}, map[netip.Addr]bool{}
	}
	s := g.sources[from]
	if s == nil {
		if len(g.sources) >= sourcesKept {
			for other, o := range g.sources { // any that is not blocked just now
				if now.After(o.blocked) {
					delete(g.sources, other)
					break
				}
			}
		}
		s = &source{}
		g.sources[from] = s
	}
	return s
}

func (g *Gate) turnedAway() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turned++
}

// loggedIn learns an address of the module: it alone knows the account.
func (g *Gate) loggedIn(from netip.Addr) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sourceOf(from, time.Now()).failed = 0
	g.module[from] = true
}

// loginFailed counts against an address.
func (g *Gate) loginFailed(from netip.Addr) {
	now := time.Now()
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.sourceOf(from, now)
	if s.failed++; s.failed >= failuresMost {
		s.failed, s.blocked = 0, now.Add(blockedFor)
	}
}

// elsewhere says whether the module is known to come from other addresses than
// this one. With neighbours those of the same small network count as the same: the
// NAT of a carrier has more than one.
func (g *Gate) elsewhere(from netip.Addr, neighbours bool) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for known := range g.module {
		if known == from || neighbours && areNeighbours(known, from) {
			return false
		}
	}
	return len(g.module) > 0
}

// isModule says whether the module came from this very address before.
func (g *Gate) isModule(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.module[from]
}

// areNeighbours says whether two addresses are in one small network.
func areNeighbours(a, b netip.Addr) bool {
	if a.Is4() != b.Is4() {
		return false
	}
	bits := 64
	if a.Is4() {
		bits = 24
	}
	network, err := a.Prefix(bits)
	return err == nil && network.Contains(b)
}

func addressOf(a net.Addr) netip.Addr {
	return a.(*net.TCPAddr).AddrPort().Addr().Unmap()
}

// passivePort is one of a range of passive ports, freePort one of ports of which any
// will do. Nobody can guess it. Those that were taken lately are spared: a data
// connection that comes too late for its case finds nobody there, and not the next
// case.
func (g *Gate) passivePort(first, last int) int { return g.pick(&g.passive, first, last) }

func (g *Gate) freePort(free [2]int) int { return g.pick(&g.free, free[0], free[1]) }

// sparedMost is how many ports are spared at most.
const sparedMost = 512

// lately is the ports that were taken, the last one last.
type lately []int

func (g *Gate) pick(taken *lately, first, last int) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	size := last - first + 1
	if most := min(size/2, sparedMost); len(*taken) > most {
		*taken = slices.Delete(*taken, 0, len(*taken)-most)
	}
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(size)))
		if err != nil { // the system has no random numbers: it does not come to that
			return first
		}
		if port := first + int(n.Int64()); !slices.Contains(*taken, port) {
			*taken = append(*taken, port)
			return port
		}
	}
}
