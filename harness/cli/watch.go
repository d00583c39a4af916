package cli

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"time"

	"github.com/spf13/cobra"

	"mftpspec/reports/watch"
)

func watchCommand() *cobra.Command {
	var listen string
	c := &cobra.Command{
		Use:   "watch DIR",
		Short: "Show a running test in a browser",
		Long: `Show the run that writes its results to the folder DIR in a browser, whichever process
executes it: the progress, what each bench does and waits for, each failed case with its
transcript, and the time left. The page updates itself; nothing can be changed on it.
End with Ctrl-C.

It listens on this machine only, unless --listen gives another address.

Exit codes: 0 ended; 2 usage, or no such folder.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("watch what? name the folder of a run, e.g. mftpspec watch reports/out")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			info, err := os.Stat(args[0])
			if err != nil {
				return usage("watch: %w", err)
			}
			if !info.IsDir() {
				return usage("watch: %s is no folder; name the one that run --out names", args[0])
			}
			s, err := showRun(c, "--listen", listen, args[0], time.Time{})
			if err != nil {
				return err
			}
			defer s.close()
			<-c.Context().Done()
			return nil
		},
	}
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "address of the page")
	return c
}

// runPage shows one run to browsers.
type runPage struct {
	http    http.Server
	handler *watch.Handler
	stop    context.CancelFunc
	ended   chan struct{} // the books are not read any more
}

// showRun begins to show the run of a folder. What is in it from before since is of a run
// before. flag is what gave the address.
func showRun(c *cobra.Command, flag, address, folder string, since time.Time) (*runPage, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usage("%s %s: write an address and a port, e.g. 127.0.0.1:8080", flag, address)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	loopback := host == "localhost" || err == nil && ip.IsLoopback()
	board, lang := watch.New(), languageFlag(c)
	handler, err := watch.NewHandler(board, lang, loopback)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, usage("%s %s: %w", flag, address, err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(c.Context()))
	s := &runPage{http: http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 16 << 10}, handler: handler, stop: stop, ended: make(chan struct{})}
	f := follower{board: board, folder: folder, since: since}
	go func() {
		defer close(s.ended)
		f.follow(ctx)
	}()
	go func() { _ = s.http.Serve(l) }() // ends with close
	fmt.Fprintln(c.OutOrStdout(), say(lang, "the run is shown on %s", "http://"+l.Addr().String()+"/"))
	return s, nil
}

// farewell is how long a browser is waited for that has not seen the end of a run.
const farewell = 3 * time.Second

// close ends the server, where somebody watches after the page has shown the end.
func (s *runPage) close() {
	if s == nil {
		return
	}
	if told := s.handler.Told(); told != nil {
		select {
		case <-told:
		case <-time.After(farewell):
		}
	}
	s.stop()
	<-s.ended
	_ = s.http.Close() // whoever is still asking is not answered
}
