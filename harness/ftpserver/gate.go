package ftpserver

import (
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"time"
)

// Gate is what the servers of one bench know together, case after case: from
// which addresses the module comes, who tried passwords, and which passive port
// is next. The zero value is ready; all its methods are safe for concurrent use.
type Gate struct {
	mu      sync.Mutex
	module  map[netip.Addr]bool
	sources map[netip.Addr]*source
	turned  int
	next    int // of the passive ports; 0: none was taken yet

	nextFree int // of those of which any will do
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

// admit says whether a connection from this address is heard at all.
func (g *Gate) admit(from netip.Addr, perSecond float64) bool {
	now := time.Now()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.module[from] { // as fast as it can
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
// this one. Neighbours count as the same: the NAT of a carrier has more than one.
func (g *Gate) elsewhere(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for known := range g.module {
		if neighbours(known, from) {
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

// neighbours says whether two addresses are in one small network.
func neighbours(a, b netip.Addr) bool {
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

// passivePort is the next of a range of passive ports, freePort that of ports of
// which any will do. They are taken in turn, not at random: a data connection that
// comes too late for its case finds nobody there, and not the next case. Where they
// begin is random, so that several benches do not meet.
func (g *Gate) passivePort(first, last int) int { return g.turn(&g.next, first, last) }

func (g *Gate) freePort(free [2]int) int { return g.turn(&g.nextFree, free[0], free[1]) }

func (g *Gate) turn(next *int, first, last int) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	if *next == 0 {
		*next = 1 + rand.IntN(1<<16)
	}
	port := first + *next%(last-first+1)
	*next++
	return port
}
