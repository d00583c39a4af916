package ftpserver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"path"
	"slices"
	"strconv"
	"sync"
	"time"

	ftplib "github.com/fclairamb/ftpserverlib"

	"mftpspec/harness/trace"
)

// Options of a Server. The zero value listens on a free port of 127.0.0.1,
// without TLS, as the plain server.
type Options struct {
	Listen string // host:port; "" is 127.0.0.1:0
	// Folder is a folder of this machine that the tree is in; "" is a tree in memory.
	// Symbolic links in it are followed.
	Folder string
	// Host is what clients are told in PASV, and what Host returns: an address or
	// a name that has an IPv4 address. "" is the server's own address.
	Host string
	// PublicPort is the control port as clients reach it, where something before
	// this machine forwards it; 0: the one the server listens on. Passive ports are
	// forwarded one to one.
	PublicPort int
	// PassiveFirst to PassiveLast are the passive ports; 0: any free port. Give at
	// least two for each session at a time: with fewer, PASV is answered 421.
	PassiveFirst, PassiveLast int
	// Free are the first and the last port to take where any will do; 0: the system
	// chooses. It looks long for one where thousands were used within a minute, since
	// it spares those of connections that are just over.
	Free        [2]int
	TLS         *tls.Config // nil: AUTH is answered 502
	Implicit    bool        // TLS from the first byte; needs TLS
	Log         *trace.Log  // nil: a new one
	Personality Personality
	Limits      Limits
	Gate        *Gate // what the servers of one bench share; nil: a new one
	// AnyDataAddress takes data connections from anywhere: for a module whose
	// carrier gives each connection another address. Otherwise they come from where
	// the control connection comes from, or from where the module came before.
	AnyDataAddress bool
	// DataWait is how long a transfer waits for its data connection before 425; 0 is 10 s.
	DataWait time.Duration
	// ReplyDelay is how much later than at once every reply is sent.
	ReplyDelay time.Duration
	// Now is the clock by which LIST shows dates; nil is the system's.
	Now func() time.Time
}

// Account is who may log in.
type Account struct {
	User, Password string
	Home           string // absolute; "" is /home/<user>
	Anonymous      bool   // any password will do; User "" is "anonymous", and "ftp" is the same
}

// Server is one FTP server. All its methods are safe for concurrent use.
type Server struct {
	o        Options
	log      *trace.Log
	tree     *Tree
	host     string
	listener *net.TCPListener
	lib      *ftplib.FtpServer
	ctx      context.Context // ends at Close
	cancel   context.CancelFunc
	stopWith func() bool    // unhooks Close from Start's context
	work     sync.WaitGroup // Serve, and two for each session

	ports sync.Mutex // held while a passive port is looked for, or given back for the next

	mu         sync.Mutex // over all below, and over what is recorded of sessions
	changed    chan struct{}
	accounts   []Account
	expected   []string           // names that the module may give all the same
	others     int                // sessions that ended and were not the module's
	turned     int                // connections that got no session
	crowd      map[netip.Addr]int // connections that found no room, or made room
	sessions   []*controlConn
	live       int
	injections []*Injection
	unbound    map[int]*dataListener // passive listeners that no session has been told yet, by port
	closed     bool
}

// Start starts a server; it ends with Close or with ctx.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.Implicit && o.TLS == nil {
		return nil, errors.New("ftpserver: start: implicit TLS wants a TLS configuration, got none")
	}
	if o.PassiveFirst < 0 || o.PassiveLast < o.PassiveFirst || o.PassiveLast > 65535 {
		return nil, fmt.Errorf("ftpserver: start: passive ports %d-%d: want a range within 1-65535", o.PassiveFirst, o.PassiveLast)
	}
	if o.PublicPort < 0 || o.PublicPort > 65535 {
		return nil, fmt.Errorf("ftpserver: start: public port %d: want a port within 1-65535, or 0 for the one it listens on", o.PublicPort)
	}
	if o.Gate == nil {
		o.Gate = &Gate{}
	}
	if o.Log == nil {
		o.Log = trace.New()
	}
	if o.DataWait <= 0 {
		o.DataWait = 10 * time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Limits = o.Limits.withDefaults()
	tree, err := newTree(o.Limits, o.Folder)
	if err != nil {
		return nil, fmt.Errorf("ftpserver: start: %w", err)
	}
	l, err := o.listen(ctx)
	if err != nil {
		return nil, cannotListen(o.Listen, err)
	}
	s := &Server{
		o: o, log: o.Log, listener: l.(*net.TCPListener),
		tree:    tree,
		changed: make(chan struct{}),
		crowd:   map[netip.Addr]int{},
		unbound: map[int]*dataListener{},
	}
	public, err := s.publicAddress(ctx)
	if err != nil {
		l.Close()
		return nil, err
	}
	s.lib = ftplib.NewFtpServer(&driver{s: s, public: public})
	if err := s.lib.Listen(); err != nil {
		l.Close()
		return nil, fmt.Errorf("ftpserver: start: %w", err)
	}
	s.ctx, s.cancel = context.WithCancel(context.WithoutCancel(ctx))
	s.work.Go(func() { _ = s.lib.Serve() }) // ends when the listener is closed
	s.stopWith = context.AfterFunc(ctx, s.shut)
	return s, nil
}

// publicAddress settles Host, and returns what PASV must say if that is not the
// address of the connection.
func (s *Server) publicAddress(ctx context.Context) (string, error) {
	s.host = s.o.Host
	if s.host == "" {
		own := s.listener.Addr().(*net.TCPAddr).AddrPort().Addr()
		if own.IsUnspecified() {
			own = netip.MustParseAddr("127.0.0.1")
		}
		s.host = own.Unmap().String()
		return "", nil
	}
	if ip, err := netip.ParseAddr(s.host); err == nil {
		if ip.Unmap().Is4() {
			return ip.Unmap().String(), nil
		}
		return "", nil // PASV is refused on IPv6; EPSV says no address
	}
	ips, err := net.DefaultResolver.LookupNetIP(ctx, "ip4", s.host)
	if err != nil || len(ips) == 0 {
		return "", fmt.Errorf("ftpserver: host %q: want an address or a name with an IPv4 address, for PASV: %w", s.host, err)
	}
	return ips[0].Unmap().String(), nil
}

// shut closes every socket and ends every wait.
func (s *Server) shut() {
	s.cancel()
	s.listener.Close()
	s.mu.Lock()
	s.closed = true
	sessions := slices.Clone(s.sessions)
	for _, f := range sessions {
		f.watchdog.Stop()
	}
	var listeners []*dataListener
	for _, l := range s.unbound {
		listeners = append(listeners, l)
	}
	s.mu.Unlock()
	for _, l := range listeners {
		l.Close()
	}
	for _, f := range sessions {
		f.cut(false)
	}
}

// Close cuts all sessions, closes all ports and waits until they are gone. What
// was seen can still be read.
func (s *Server) Close() error {
	s.stopWith()
	s.shut()
	s.work.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	// ftpserverlib does not say when its transfer goroutines have ended; their last
	// deed is the final reply, unless the session ended before: then they have
	// nobody to give it to.
	err := s.wait(ctx, func() bool { return !slices.ContainsFunc(s.sessions, (*controlConn).atWork) })
	if err != nil {
		return fmt.Errorf("ftpserver: close: a transfer has not ended: %w", err)
	}
	return nil
}

// Ended says whether the server was closed, or is being closed: true before the first
// socket is.
func (s *Server) Ended() bool { return s.ctx.Err() != nil }

// Host is the address that a client on the same network uses: Options.Host, or
// the server's own.
func (s *Server) Host() string { return s.host }

// Port is the control port that such a client uses: Options.PublicPort, or the
// one the server listens on.
func (s *Server) Port() int {
	if s.o.PublicPort > 0 {
		return s.o.PublicPort
	}
	return s.listener.Addr().(*net.TCPAddr).Port
}

// Addr is Host and Port in one, as net.Dial takes it.
func (s *Server) Addr() string { return net.JoinHostPort(s.host, strconv.Itoa(s.Port())) }

// Tree is the server's file system.
func (s *Server) Tree() *Tree { return s.tree }

// AddAccount adds or replaces an account and makes its home directory.
func (s *Server) AddAccount(a Account) error {
	if a.User == "" && a.Anonymous {
		a.User = "anonymous"
	}
	if a.Home == "" {
		a.Home = "/home/" + a.User
	}
	a.Home = path.Clean(a.Home)
	if a.User == "" || !path.IsAbs(a.Home) {
		return fmt.Errorf("ftpserver: account %q with home %q: want a name and an absolute path", a.User, a.Home)
	}
	if err := s.tree.Mkdir(a.Home); err != nil {
		return fmt.Errorf("ftpserver: account %q: home: %w", a.User, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accounts = append(slices.DeleteFunc(s.accounts, func(b Account) bool { return b.User == a.User }), a)
	return nil
}

// accountOf is the account of that name, if there is one.
func (s *Server) accountOf(user string) (Account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.IndexFunc(s.accounts, func(a Account) bool { return a.User == user }); i >= 0 {
		return s.accounts[i], true
	}
	return Account{}, false
}

// account is who logs in with these, if anybody.
func (s *Server) account(user, password string) (Account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.accounts {
		if a.User == user && (a.Anonymous || a.Password == password) || a.Anonymous && (user == "ftp" || user == "anonymous") {
			return a, true
		}
	}
	return Account{}, false
}
