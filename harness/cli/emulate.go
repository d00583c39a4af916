package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/ftpserver"
)

// emulateFlags are what the command line of emulate says.
type emulateFlags struct {
	model, file, account, record, listen string
	dialects, defects                    []string
	rate                                 int
	verbose                              bool
	kit                                  hostkit.Kit
}

func emulateCommand() *cobra.Command {
	var f emulateFlags
	c := &cobra.Command{
		Use:   "emulate",
		Short: "Offer a virtual module on a terminal of this machine",
		Long: `Offer a virtual module to a program that talks to one: on a terminal of this machine,
or with --listen on a TCP port, for containers, for Windows (com0com, a terminal
program) and for everything else that cannot open a terminal. It answers what the
start-up of such a program asks, and reaches real FTP servers.

--ftp offers a folder on an FTP server of its own: what the
program uploads is in the folder. --verbose prints what both sides say, on the serial
line and on the FTP connection. --control takes events while the module is at work;
mftpspec tell sends them.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fs := c.Flags()
	fs.StringVar(&f.kit.Link, "link", "", "name under which the terminal appears (default: the system's own)")
	fs.StringVar(&f.listen, "listen", "", "TCP port instead of a terminal, e.g. tcp://127.0.0.1:2000 (which is the default where there are no terminals)")
	fs.StringVar(&f.model, "model", "generic", "model, or the file of one; see list models and list model")
	fs.StringVar(&f.file, "module", "", moduleUsage)
	fs.StringArrayVar(&f.dialects, "dialect", nil, "reading where the manual leaves a choice, e.g. D01=unquoted; see list dialects")
	fs.StringArrayVar(&f.defects, "defect", nil, "firmware defect to give the module; see list defects")
	fs.IntVar(&f.rate, "line-rate", 0, "bits per second of the line, both ways (default: as fast as it goes)")
	fs.StringVar(&f.kit.Folder, "ftp", "", "folder that an FTP server beside the module offers")
	fs.StringVar(&f.kit.Server.Listen, "ftp-listen", "127.0.0.1:2121", "where that FTP server listens")
	fs.StringVar(&f.kit.Server.Host, "ftp-host", "", "address of that FTP server as the module is told it (default: where it listens)")
	fs.StringVar(&f.account, "ftp-account", "mftp:mftp", "user and password of that FTP server, with a colon between; anonymous is let in too")
	fs.StringVar(&f.kit.Control, "control", "", "where events are taken at run time: tcp://127.0.0.1:2001, or the path of a socket")
	fs.StringVar(&f.record, "record", "", "file in which to record the traffic, one JSON object per line")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "print what both sides say")
	return c
}

// run checks what the flags say, and offers the module until somebody asks for the end.
func (f *emulateFlags) run(c *cobra.Command) error {
	chosen, err := parseDialects(f.dialects)
	if err != nil {
		return err
	}
	if f.file != "" && c.Flags().Changed("model") {
		return usage("--model and --module: a recorded module is of its own model")
	}
	config, err := configOf(f.file, f.model, chosen)
	if err != nil {
		return err
	}
	own, err := ownModel(f.model)
	if err != nil {
		return err
	}
	if config.LineRate = f.rate; own != nil {
		config.Own, config.Model = virtualModel(own), own.Model
	}
	hooks, err := withDefects(config, f.defects)
	if err != nil {
		return err
	}
	for _, h := range hooks {
		config.Hooks = append(config.Hooks, h())
	}
	module, err := emulator.New(config)
	if err != nil {
		return usage("%w", err)
	}
	if err := module.Close(); err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	f.kit.Module = config
	f.kit.Fault = func(id string) (func() emulator.Hooks, error) {
		found, err := withDefects(config, []string{id})
		if err != nil {
			return nil, err
		}
		return found[0], nil
	}
	if err := f.places(c); err != nil {
		return err
	}
	f.kit.Log = slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
	hear, done, err := f.hearing(c.OutOrStdout())
	if err != nil {
		return err
	}
	f.kit.Hear = hear
	err = f.kit.Run(c.Context(), func(p hostkit.Places) { f.announce(c.OutOrStdout(), languageFlag(c), config.Model, p) })
	if err := done(); err != nil {
		return usage("--record: %w", err)
	}
	if err != nil {
		return &exit{campaign.ExitNoBench, err}
	}
	return nil
}

// places settles where the line and the FTP server are.
func (f *emulateFlags) places(c *cobra.Command) error {
	if f.listen == "" && f.kit.Link == "" && runtime.GOOS != "linux" {
		f.listen = "tcp://127.0.0.1:2000"
	}
	place, ok := strings.CutPrefix(f.listen, "tcp://")
	if f.listen != "" && (!ok || !strings.Contains(place, ":")) {
		return usage("--listen %q: write tcp://host:port, e.g. tcp://127.0.0.1:2000", f.listen)
	}
	if f.listen != "" && f.kit.Link != "" {
		return usage("--listen and --link: a line is on a TCP port or on a terminal")
	}
	f.kit.Listen = place
	if f.kit.Folder == "" {
		for _, flag := range []string{"ftp-listen", "ftp-host", "ftp-account"} {
			if c.Flags().Changed(flag) {
				return usage("--%s is about the FTP server of --ftp: name its folder", flag)
			}
		}
		return nil
	}
	if f.kit.User, f.kit.Password, ok = strings.Cut(f.account, ":"); !ok || f.kit.User == "" {
		return usage("--ftp-account: write USER:PASSWORD")
	}
	f.kit.Server.Limits = ftpserver.Limits{File: 4 << 30, Tree: 1 << 40, Names: 1 << 20}
	if info, err := os.Stat(f.kit.Folder); err != nil || !info.IsDir() {
		return usage("--ftp %s: there is no such folder", f.kit.Folder)
	}
	return nil
}

// announce says where everything is, and how to log in.
func (f *emulateFlags) announce(w io.Writer, lang, model string, p hostkit.Places) {
	fmt.Fprintln(w, say(lang, "a %s module is on %s; end with Ctrl-C", model, p.Line))
	if p.Server != "" {
		i := strings.LastIndex(p.Server, ":")
		login := fmt.Sprintf("AT+MFTPCONN=0,%q,%q,%q,%s", strings.Trim(p.Server[:i], "[]"), f.kit.User, f.kit.Password, p.Server[i+1:])
		fmt.Fprintln(w, say(lang, "%s is on the FTP server %s; log in with %s", f.kit.Folder, p.Server, login))
	}
	if p.Control != "" {
		fmt.Fprintln(w, say(lang, "events are taken on %s; send them with mftpspec tell %s EVENT", p.Control, p.Control))
	}
}

// hearing is what is done with what both sides say; done ends it.
func (f *emulateFlags) hearing(stdout io.Writer) (hear func(hostkit.Speech), done func() error, err error) {
	if f.record == "" && !f.verbose {
		return nil, func() error { return nil }, nil
	}
	var file *os.File
	if f.record != "" {
		if file, err = os.Create(f.record); err != nil {
			return nil, nil, usage("--record: %w", err)
		}
	}
	var failed error
	var lines *json.Encoder
	if file != nil {
		lines = json.NewEncoder(file)
		lines.SetEscapeHTML(false)
	}
	hear = func(s hostkit.Speech) {
		if f.verbose {
			fmt.Fprintln(stdout, s)
		}
		if lines != nil && failed == nil {
			failed = lines.Encode(struct {
				Time  string `json:"time"`
				From  string `json:"from"`
				Text  string `json:"text"`
				Bytes []byte `json:"bytes,omitempty"` // base64
			}{s.At.UTC().Format("2006-01-02T15:04:05.000000Z"), string(s.From), s.Text, s.Bytes})
		}
	}
	return hear, func() error {
		if file == nil {
			return nil
		}
		if err := file.Close(); failed == nil {
			failed = err
		}
		return failed
	}, nil
}

func parseDialects(flags []string) (map[string]string, error) {
	chosen := map[string]string{}
	for _, d := range flags {
		row, reading, ok := strings.Cut(d, "=")
		if !ok || row == "" || reading == "" {
			return nil, usage("--dialect %q: write ROW=READING, e.g. D01=unquoted; see mftpspec list dialects", d)
		}
		chosen[row] = reading
	}
	return chosen, nil
}
