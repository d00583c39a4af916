package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/campaign"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/ftpserver/ca"
	"mftpspec/harness/ixit"
	"mftpspec/harness/journal"
	"mftpspec/harness/trace"
)

// serveFlags are what the command line of serve says.
type serveFlags struct {
	runFlags                                                    // those of a laboratory, of which --case needs more
	testCase, root, user, password, personality, tls, authority string
	faults                                                      []string
	late                                                        time.Duration
}

func serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Run the FTP server of a test case, or one for a host program",
		Long: `Run the FTP server that the test cases use, and print everything it sees.

With --case it is the server of that case, with its files, its account, its personality
and its faults. It prints what to type on the AT port, and checks what it has seen: after
Enter, at Ctrl-C, or once the module has closed its connection. It cannot see what the
module answers: the lines that begin with "module" say what the answers must be.

Without --case it serves the folder of --root. --fault names a step of the dialogue and
what goes wrong there, e.g. "after STOR=552" or greeting=missing; list faults names
them all.

Exit codes: 0 ended, or with --case every check passed; 1 a check failed; 2 usage;
3 a check could not be decided; 4 the server cannot be started.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.testCase != "" {
				return f.serveCase(c)
			}
			return f.serve(c)
		},
	}
	fs, run := c.Flags(), runCommand().Flags()
	as := func(name string) string { return run.Lookup(name).Usage } // the same as for run
	fs.StringVar(&f.testCase, "case", "", "test case whose server to run, e.g. CODE-006.STOR; see list cases")
	fs.StringVar(&f.listen, "listen", "127.0.0.1:2121", "where it listens")
	fs.StringVar(&f.host, "host", "", "its address as the module reaches it (default: where it listens)")
	fs.StringVar(&f.lab, "lab", "", as("lab"))
	fs.StringVar(&f.model, "model", "generic", "model that the case is for; see list model")
	fs.StringVar(&f.features, "features", "", featuresUsage)
	fs.StringVar(&f.root, "root", "", "folder to offer (default: one in memory, which is gone at the end)")
	fs.StringVar(&f.user, "user", "mftp", "who may log in; anonymous is let in too")
	fs.StringVar(&f.password, "password", "mftp", "password of --user")
	fs.StringVar(&f.personality, "personality", "", "server to imitate; see list faults")
	fs.StringArrayVar(&f.faults, "fault", nil, "what goes wrong, as STEP=WHAT; see list faults")
	fs.DurationVar(&f.late, "late", 10*time.Second, "how late the replies of --fault STEP=late are")
	fs.StringVar(&f.tls, "tls", "", "explicit or implicit FTPS (default: explicit where a client asks for it)")
	fs.StringVar(&f.authority, "ca", "", "file for the certificate that the module must trust for FTPS, PEM")
	return c
}

// serve offers a folder until somebody asks for the end.
func (f *serveFlags) serve(c *cobra.Command) error {
	for _, flag := range []string{"features", "model"} {
		if c.Flags().Changed(flag) {
			return usage("--%s is about the server of a test case: name it with --case", flag)
		}
	}
	authority, err := f.trusted()
	if err != nil {
		return err
	}
	o, err := f.options(c, authority)
	if err != nil {
		return err
	}
	faults, err := f.injected()
	if err != nil {
		return err
	}
	lang, out := languageFlag(c), &speaker{w: c.OutOrStdout()}
	server, err := ftpserver.Start(context.WithoutCancel(c.Context()), o)
	if err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	for _, a := range []ftpserver.Account{{User: f.user, Password: f.password, Home: "/"}, {User: "anonymous", Anonymous: true, Home: "/"}} {
		if err := server.AddAccount(a); err != nil {
			return errors.Join(usage("--user: %w", err), server.Close())
		}
	}
	for _, fault := range faults {
		server.Inject(fault)
	}
	out.say(say(lang, "an FTP server is on %s, with %s; log in with %s; end with Ctrl-C", server.Addr(), f.offers(lang),
		fmt.Sprintf("AT+MFTPCONN=0,%q,%q,%q,%d", server.Host(), f.user, f.password, server.Port())))
	hostkit.Listen(c.Context(), o.Log, func(s hostkit.Speech) { out.say(s.String()) })
	if err := server.Close(); err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	return nil
}

func (f *serveFlags) offers(lang string) string {
	if f.root == "" {
		return say(lang, "a folder in memory")
	}
	return f.root
}

// options are those of a server without a case.
func (f *serveFlags) options(c *cobra.Command, authority *ca.Authority) (o ftpserver.Options, err error) {
	lab, err := f.place(c)
	if err != nil {
		return o, err
	}
	o = ftpserver.Options{Listen: lab.Listen, Host: lab.Host, PublicPort: lab.Port, PassiveFirst: lab.PassivePorts[0], PassiveLast: lab.PassivePorts[1],
		AnyDataAddress: lab.AnyDataAddress, ReplyDelay: lab.ReplyDelay, Folder: f.root, Log: trace.New(),
		Limits: ftpserver.Limits{File: 4 << 30, Tree: 1 << 40, Names: 1 << 20}}
	if f.root == "" {
		o.Limits = ftpserver.Limits{}
	} else if info, err := os.Stat(f.root); err != nil || !info.IsDir() {
		return o, usage("--root %s: there is no such folder", f.root)
	}
	if o.Personality, err = ftpserver.PersonalityNamed(f.personality); err != nil {
		return o, usage("--personality: %w", err)
	}
	var hosts []string
	if lab.Host != "" {
		hosts = []string{lab.Host}
	}
	if o.TLS, err = authority.Config(ca.Good, hosts...); err != nil {
		return o, err
	}
	switch f.tls {
	case "", ftpserver.Explicit:
	case ftpserver.Implicit:
		o.Implicit = true
	default:
		return o, usage("--tls %q: there are explicit and implicit", f.tls)
	}
	return o, nil
}

// place is where the server is: as the laboratory's file says, and the flags over it.
func (f *serveFlags) place(c *cobra.Command) (ixit.ServerIXIT, error) {
	lab := ixit.Default()
	if f.lab != "" {
		data, err := os.ReadFile(f.lab)
		if err != nil {
			return lab.Server, usage("--lab: %w", err)
		}
		if lab, err = ixit.Load(f.lab, data); err != nil {
			return lab.Server, usage("%w", err)
		}
	}
	if f.lab == "" || c.Flags().Changed("listen") {
		lab.Server.Listen = f.listen
	}
	if c.Flags().Changed("host") {
		lab.Server.Host = f.host
	}
	return lab.Server, nil
}

// injected reads --fault.
func (f *serveFlags) injected() ([]ftpserver.Fault, error) {
	var all []ftpserver.Fault
	for _, flag := range f.faults {
		name, what, ok := strings.Cut(flag, "=")
		if !ok {
			return nil, usage("--fault %q: write STEP=WHAT, e.g. STOR=5xx; see mftpspec list faults", flag)
		}
		step, err := ftpserver.StepNamed(name)
		if err != nil {
			return nil, usage("--fault: %w", err)
		}
		fault, err := step.Fault(ftpserver.Mishap(what), f.late)
		if err != nil {
			return nil, usage("--fault: %w", err)
		}
		all = append(all, fault)
	}
	return all, nil
}

// trusted is the authority of the server's certificate, which is written to --ca.
func (f *serveFlags) trusted() (*ca.Authority, error) {
	authority, err := ca.New()
	if err != nil || f.authority == "" {
		return authority, err
	}
	err = journal.WriteFile(f.authority, func(w io.Writer) error {
		_, err := w.Write(authority.PEM())
		return err
	})
	if err != nil {
		return nil, usage("--ca: %w", err)
	}
	return authority, nil
}

// speaker writes lines of several goroutines, each whole.
type speaker struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *speaker) say(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintln(l.w, text)
}

// listFaults lists what --fault and --personality of serve take.
func listFaults(w io.Writer, lang string) error {
	fmt.Fprintln(w, say(lang, "fault"))
	for _, name := range ftpserver.Steps() {
		step, err := ftpserver.StepNamed(name)
		if err != nil {
			return err
		}
		for _, m := range step.Mishaps() {
			fmt.Fprintf(w, "%s=%s\n", name, m)
		}
	}
	fmt.Fprintln(w, say(lang, "personality"))
	for _, name := range ftpserver.Personalities() {
		fmt.Fprintln(w, name)
	}
	return nil
}
