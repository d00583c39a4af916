package defect

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/emulator"
)

// play has a host send the steps of a script to a module, and returns what was said and
// what the server holds afterwards. A step is a command line; or one of
// !end N (the server ends its Nth session), !hold and !go (downloads), !break and !whole
// (downloads), !file NAME CONTENTS, >DATA (bytes as they are).
func play(t *testing.T, script []string, h ...emulator.Hooks) string {
	t.Helper()
	s := newStandIn()
	m, err := emulator.New(emulator.Config{Dial: s.Dial, Hooks: h, FileSpace: 200, Timing: emulator.Timing{Guard: guard}})
	if err != nil {
		t.Error(err)
		return ""
	}
	host, device := emulator.Pair(0)
	served := make(chan error, 1)
	go func() { served <- m.Serve(context.Background(), device) }()
	l := listen(t, host)
	const limit = 2 * time.Second // of what a wrong module may never say
	var command string            // the last one
	var data, streams bool        // it takes data; and without an end
	for _, step := range append([]string{"ATE0", "AT+CMEE=1"}, script...) {
		from := l.add("\n## " + cut(80)(step) + "\n")
		order, rest, _ := strings.Cut(step, " ")
		raw, isRaw := strings.CutPrefix(step, ">")
		switch {
		case order == "!end":
			_ = s.Sessions[rest[0]-'0'].Close()
			if !data {
				l.until(from, limit/8, func(said string) bool { return strings.Contains(said, "+MFTPURC") })
			}
		case order == "!hold":
			s.Set(func() { s.Gate = make(chan struct{}) })
		case order == "!go":
			close(s.Gate)
			s.Set(func() { s.Gate = nil })
			l.until(from, limit, resultLine.MatchString)
		case order == "!break", order == "!whole":
			s.Set(func() { s.Breaks = order == "!break" })
		case order == "!file":
			name, contents, _ := strings.Cut(rest, " ")
			s.Set(func() { s.Files[name] = []byte(contents) })
		case isRaw && raw == escape:
			l.write(raw)
			l.until(from, limit, finalLine.MatchString)
			data, streams = false, false
		case isRaw && streams:
			had := 0
			s.Set(func() { had = s.Got })
			l.write(raw)
			s.Await(limit, func() bool { return s.Got == had+len(raw) })
		case isRaw:
			l.write(raw)
			l.until(from, limit, answered(command))
			data = false
		default:
			command = step
			l.write(step + "\r")
			right := answered(step)
			if s.Gate != nil {
				right = finalLine.MatchString
			}
			l.until(from, limit, right)
			said := l.all()[from:]
			data, streams = dataMode.MatchString(said), strings.Contains(said, "CONNECT")
		}
		l.silence(25 * time.Millisecond)
	}
	end := s.tree()
	_ = host.Close()
	<-l.over
	if err := <-served; err != nil {
		t.Error(err)
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
	return strings.ReplaceAll(l.all(), "\r\n", "\n") + "\n--\n" + end
}

const (
	on0  = `AT+MFTPCONN=0,"h","u","p",2121`
	on1  = `AT+MFTPCONN=1,"h","u","p",2121`
	on2  = `AT+MFTPCONN=2,"h","u","p",2121`
	fs1  = `AT+MFTPCFG=0,"local_fs",1`
	fs0  = `AT+MFTPCFG=0,"local_fs",0`
	full = `AT+MFTPRETR=0,"f"`
)

// scripts say for each wrong module what it answers or does in a script, and a sound one
// does not; behind a dash, what a sound one does, and it does not.
var scripts = map[string]struct {
	wrong string
	steps []string
}{
	"ssl-index-lost-with-mode-0":         {`"ssl",0,0`, []string{`AT+MFTPCFG=0,"ssl",0,3`, `AT+MFTPCFG=0,"ssl"`}},
	"data-type-set-twice-is-0":           {`"data_type",0`, []string{`AT+MFTPCFG=0,"data_type",1`, `AT+MFTPCFG=0,"data_type",1`, `AT+MFTPCFG=0,"data_type"`}},
	"setting-refused-beside-connection":  {`ERROR: 802`, []string{on0, `AT+MFTPCFG=1,"data_type",1`}},
	"query-all-cut-after-refusal":        {"\"transmode\",1\n\nOK", []string{`AT+MFTPCFG=0,"transmode",7`, `AT+MFTPCFG=0`, `AT+MFTPCFG=0`}},
	"cid-alone-has-one-digit":            {`"cid",1` + "\n", []string{`AT+MFTPCFG=0,"cid",12`, `AT+MFTPCFG=0,"cid"`, `AT+MFTPCFG=0`}},
	"query-all-shows-setting-of-another": {`3,"rsptimeout",20`, []string{`AT+MFTPCFG=2,"rsptimeout",20`, `AT+MFTPCFG=3`}},
	"timeout-shared-by-connected":        {`1,"rsptimeout",20`, []string{on0, on1, `AT+MFTPCFG=0,"rsptimeout",20`, `AT+MFTPCFG=1,"rsptimeout"`}},
	"sixteenth-setting-lost": {`+MFTPCFG: 0,"rsptimeout",19`, []string{
		`AT+MFTPCFG=0,"rsptimeout",5`, `AT+MFTPCFG=0,"rsptimeout",6`, `AT+MFTPCFG=0,"rsptimeout",7`, `AT+MFTPCFG=0,"rsptimeout",8`,
		`AT+MFTPCFG=0,"rsptimeout",9`, `AT+MFTPCFG=0,"rsptimeout",10`, `AT+MFTPCFG=0,"rsptimeout",11`, `AT+MFTPCFG=0,"rsptimeout",12`,
		`AT+MFTPCFG=0,"rsptimeout",13`, `AT+MFTPCFG=0,"rsptimeout",14`, `AT+MFTPCFG=0,"rsptimeout",15`, `AT+MFTPCFG=0,"rsptimeout",16`,
		`AT+MFTPCFG=0,"rsptimeout",17`, `AT+MFTPCFG=0,"rsptimeout",18`, `AT+MFTPCFG=0,"rsptimeout",19`, `AT+MFTPCFG=0,"rsptimeout",20`, `AT+MFTPCFG=0,"rsptimeout"`}},
	"refused-value-restores-default": {`"rsptimeout",10`, []string{`AT+MFTPCFG=0,"rsptimeout",20`, `AT+MFTPCFG=0,"rsptimeout",99`, `AT+MFTPCFG=0,"rsptimeout"`}},

	"default-port-is-last-port":                 {`+MFTPCONN: 1,0`, []string{on0, `AT+MFTPCONN=1,"h","u","p"`}},
	"conn-fails-after-disc-elsewhere":           {`+MFTPCONN: 1,6`, []string{on0, `AT+MFTPDISC=0`, on1}},
	"unresolved-name-sticks":                    {`+MFTPCONN: 0,8`, []string{`AT+MFTPCONN=1,"no.name","u","p",2121`, on0}},
	"refused-login-drops-others":                {`+MFTPSTATE: 0,0`, []string{on0, `AT+MFTPCONN=1,"h","wrong","p",2121`, `AT+MFTPSTATE=0`}},
	"account-of-256-bytes":                      {`user of 200, password of 56`, []string{`AT+MFTPCONN=0,"h","` + strings.Repeat("u", 200) + `","` + strings.Repeat("p", 100) + `",2121`}},
	"port-lost-behind-empty-password":           {`port 21,`, []string{`AT+MFTPCONN=0,"h","u",,2121`}},
	"disc-after-failed-download-leaves-session": {`1 sessions open`, []string{on0, `AT+MFTPRETR=0,"none"`, `AT+MFTPDISC=0`}},
	"disc-sends-others-to-root":                 {`+MFTPPWD: 1,0,"/"`, []string{on0, on1, `AT+MFTPDISC=0`, `AT+MFTPPWD=1`}},
	"disc-resets-timeout-of-others":             {`1,"rsptimeout",10`, []string{`AT+MFTPCFG=1,"rsptimeout",20`, on0, `AT+MFTPDISC=0`, `AT+MFTPCFG=1,"rsptimeout"`}},
	"disc-notice-of-last-connected":             {`+MFTPURC: 1,"conn",0`, []string{on0, on1, `AT+MFTPDISC=0`}},

	"cwd-into-namesake-not-sent":     {`-"/home/sub/sub"`, []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPCWD=0,"sub"`, `AT+MFTPPWD=0`}},
	"cwd-of-path-before-not-sent":    {`0,"/home/sub"`, []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPCWD=0,"sub"`, `AT+MFTPPWD=0`}},
	"cwd-with-slash-behind-not-sent": {`"/home"`, []string{on0, `AT+MFTPCWD=0,"/home/sub/"`, `AT+MFTPPWD=0`}},
	"failed-list-takes-cwd-back":     {`"/home"`, []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPLIST=0,"none"`, `AT+MFTPPWD=0`}},
	"pwd-shows-refused-path":         {`"/home/none"`, []string{on0, `AT+MFTPCWD=0,"none"`, `AT+MFTPPWD=0`}},
	"pwd-of-connection-before":       {"PWD=0\n\nOK\n\n+MFTPPWD: 0,0,\"/home/sub\"\n\n## AT+MFTPPWD=0", []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPPWD=0`, `AT+MFTPDISC=0`, on0, `AT+MFTPPWD=0`, `AT+MFTPPWD=0`}},
	"pwd-is-file-of-other-upload":    {`+MFTPPWD: 1,0,"up"`, []string{on0, on1, `AT+MFTPSTOR=0,"up",0,1,"x"`, `AT+MFTPPWD=1`}},
	"mkd-made-before-not-sent":       {"-/home/d/", []string{on0, `AT+MFTPMKD=0,"d"`, `AT+MFTPDEL=0,"d"`, `AT+MFTPMKD=0,"d"`}},
	"mkd-parent-for-path":            {`/home/up/`, []string{on0, `AT+MFTPMKD=0,"up/d"`}},
	"mkd-in-directory-before":        {`/home/sub/d/`, []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPCWD=0,"/home"`, `AT+MFTPMKD=0,"d"`}},
	"mkd-with-dot-makes-file":        {`/home/d.1=`, []string{on0, `AT+MFTPMKD=0,"d.1"`}},

	"del-ends-as-name-before":     {`/home/a=bare`, []string{on0, `!file /home/f.txt 1`, `AT+MFTPDEL=0,"f.txt"`, `AT+MFTPDEL=0,"a"`}},
	"del-of-deleted-succeeds":     {`/home/f=again`, []string{on0, `AT+MFTPDEL=0,"f"`, `!file /home/f again`, `AT+MFTPDEL=0,"f"`}},
	"del-missing-deletes-at-home": {`+MFTPDEL: 0,0`, []string{on0, `AT+MFTPCWD=0,"sub"`, `AT+MFTPDEL=0,"f"`}},
	"del-empty-file-not-sent":     {`/home/empty=`, []string{on0, `AT+MFTPDEL=0,"empty"`}},

	"rn-takes-old-name-of-failed": {`/home/a.txt=aaa`, []string{on0, `AT+MFTPRN=0,"none","g"`, `AT+MFTPRN=0,"a.txt","b.txt"`}},
	"rn-of-renamed-fails":         {`+MFTPRN: 0,10`, []string{on0, `AT+MFTPRN=0,"f","g"`, `AT+MFTPRN=0,"g","h"`}},
	"rn-to-longer-name-not-sent":  {`/home/f=`, []string{on0, `AT+MFTPRN=0,"f","f.old"`}},
	"rn-of-capitals-not-sent":     {`/home/f=`, []string{on0, `AT+MFTPRN=0,"f","F"`}},
	"rn-new-name-beside-old":      {`/home/sub/y=inside`, []string{on0, `AT+MFTPRN=0,"/home/sub/x.txt","y"`}},

	"list-ends-as-longer-before":     {"few\"\n\nOK\n\n+MFTPLIST: 0,0,\"1\",\"rwx\"\n\n+MFTPLIST: 0,0,\"2\",\"rwx\"\n\n+MFTPLIST: 0,0", []string{on0, `AT+MFTPLIST=0,"/home"`, `AT+MFTPLIST=0,"/home/few"`}},
	"list-of-empty-is-list-before":   {"nil\"\n\nOK\n\n+MFTPLIST: 0,0,\"1\"", []string{on0, `AT+MFTPLIST=0,"/home/few"`, `AT+MFTPLIST=0,"/home/nil"`}},
	"list-empty-once-more":           {"few\"\n\nOK\n\n+MFTPLIST: 0,14", []string{on0, `AT+MFTPLIST=0,"/home/nil"`, `AT+MFTPLIST=0,"/home/few"`}},
	"list-first-entry-beside-upload": {`-"2","rwx"`, []string{on0, on1, `AT+MFTPSTOR=0,"up",0,1,"x"`, `AT+MFTPLIST=1,"/home/few"`}},
	"list-loses-longer-namesake":     {`-"a.txt"`, []string{on0, `AT+MFTPLIST=0,"/home"`}},
	"list-permission-of-directory":   {`"x.txt",6,20220818074000,"rwx"`, []string{on0, `AT+MFTPLIST=0,"/home/sub"`}},
	"list-size-before-upload":        {`-"f",2,`, []string{on0, `AT+MFTPLIST=0,"f"`, `AT+MFTPSTOR=0,"f",1,2,"xx"`, `AT+MFTPLIST=0,"f"`}},

	"retr-resumes-after-break":       {`5,5,56789`, []string{on0, `!break`, full, `!whole`, full}},
	"retr-resumes-after-part":        {`6,6,456789`, []string{on0, `AT+MFTPRETR=0,"f",,1,3`, full}},
	"retr-range-to-end-loses-last":   {`3,3,678`, []string{on0, `AT+MFTPRETR=0,"f",,6,4`, `AT+MFTPRETR=0,"f",,6,2`}},
	"local-file-keeps-end":           {`+MFGET: 10,2323456789`, []string{on0, fs1, `AT+MFTPRETR=0,"f","l"`, `AT+MFTPRETR=0,"f","l",2,2`, `AT+MFGET="l"`}},
	"total-counts-local-file-before": {`0,0,20,10,0`, []string{on0, fs1, `AT+MFTPRETR=0,"f","l"`, fs0, full, full}},
	"offset-ignored-in-ascii":        {`0,0,10,10,0123`, []string{on0, `AT+MFTPCFG=0,"data_type",1`, `AT+MFTPRETR=0,"f",,4`}},
	"offset-like-length-is-0":        {`3,3,012`, []string{on0, `AT+MFTPRETR=0,"f",,3,3`}},
	"retr-broken-data-in-front":      {`01234aaa`, []string{on0, `!break`, full, `!whole`, `AT+MFTPRETR=0,"a.txt"`}},
	"retr-size-of-first-time":        {`0,0,3,3,aaa` + "\n\n--", []string{on0, `AT+MFTPRETR=0,"a.txt"`, `AT+MFTPAPPE=0,"a.txt",1,3,"bbb"`, `AT+MFTPRETR=0,"a.txt"`}},
	"retr-empty-once-more":           {"\"f\"\n\nOK\n\n+MFTPRETR: 0,19", []string{on0, `AT+MFTPRETR=0,"empty"`, full}},
	"full-module-stays-full":         {"\"f\",\"l\"\n\nOK\n\n+MFTPRETR: 0,16", []string{on0, fs1, `!file /home/big ` + strings.Repeat("b", 300), `AT+MFTPRETR=0,"big","m"`, `AT+MFTPRETR=0,"f","l"`}},
	"empty-offset-takes-length":      {`6,6,456789`, []string{on0, `AT+MFTPRETR=0,"f",,,4`}},

	"third-append-replaces":                  {`/home/n=3` + "\n", []string{on0, `AT+MFTPAPPE=0,"n",1,1,"1"`, `AT+MFTPAPPE=0,"n",1,1,"2"`, `AT+MFTPAPPE=0,"n",1,1,"3"`}},
	"append-after-stor-replaces":             {`/home/n=2` + "\n", []string{on0, `AT+MFTPSTOR=0,"n",1,1,"1"`, `AT+MFTPAPPE=0,"n",1,1,"2"`}},
	"append-to-name-of-same-length":          {`/home/n1=12`, []string{on0, `AT+MFTPAPPE=0,"n1",1,1,"1"`, `AT+MFTPAPPE=0,"n2",1,1,"2"`}},
	"append-to-empty-file-lost":              {`/home/empty=` + "\n", []string{on0, `AT+MFTPAPPE=0,"empty",1,1,"1"`}},
	"same-append-again-dropped":              {`/home/n=12` + "\n", []string{on0, `AT+MFTPAPPE=0,"n",1,2,"12"`, `AT+MFTPAPPE=0,"n",1,2,"12"`}},
	"stor-of-nothing-keeps-file":             {`/home/f=0123456789`, []string{on0, `AT+MFTPSTOR=0,"f",1`, ">\x1a"}},
	"stor-after-append-appends":              {`/home/n=12` + "\n", []string{on0, `AT+MFTPAPPE=0,"n",1,1,"1"`, `AT+MFTPSTOR=0,"n",1,1,"2"`}},
	"stor-into-missing-directory-stays-here": {`/home/n=1`, []string{on0, `AT+MFTPSTOR=0,"none/n",1,1,"1"`}},
	"stor-name-of-abandoned-upload":          {`/home/n1=2` + "\n", []string{on0, `AT+MFTPSTOR=0,"n1",0,1,"1"`, `AT+MFTPDISC=0`, on0, `AT+MFTPSTOR=0,"n2",1,1,"2"`}},
	"second-full-packet-lost":                {`/home/n=4097 bytes`, []string{on0, `AT+MFTPSTOR=0,"n",0,4096`, `>` + strings.Repeat("a", 4096), `AT+MFTPSTOR=0,"n",0,4096`, `>` + strings.Repeat("b", 4096), `AT+MFTPSTOR=0,"n",1,1,"c"`}},

	"short-packet-filled-up":                {`/home/n=abcdebcd`, []string{on0, `AT+MFTPAPPE=0,"n",0,4,"abcd"`, `AT+MFTPAPPE=0,"n",1,1,"e"`}},
	"prompted-packet-after-inline-lost":     {`/home/n=abcd` + "\n", []string{on0, `AT+MFTPSTOR=0,"n",0,4,"abcd"`, `AT+MFTPSTOR=0,"n",1,1`, `>e`}},
	"serial-upload-sends-local-file-before": {`/home/o=local`, []string{on0, fs1, `AT+MFPUT="l",5,"local"`, `AT+MFTPSTOR=0,"n","l"`, fs0, `AT+MFTPSTOR=0,"o",1,1,"e"`}},
	"missing-local-file-sticks":             {"\"n\",\"l\"\n\nOK\n\n+MFTPSTOR: 0,18,0", []string{on0, fs1, `AT+MFPUT="l",5,"local"`, `AT+MFTPSTOR=0,"n","none"`, `AT+MFTPSTOR=0,"n","l"`}},
	"ctrl-z-ends-at-length-before":          {`/home/o=xx` + "\n", []string{on0, `AT+MFTPSTOR=0,"n",1,2`, `>ab`, `AT+MFTPSTOR=0,"o",1`, ">xxyy\x1a"}},
	"plus-ends-prompt-after-transparent":    {`/home/o=a` + "\n", []string{on0, `AT+MFTPSTOR=0,"n"`, `>data`, `>+++`, `AT+MFTPSTOR=0,"o",1,3`, `>a+b`}},
	"sent-length-counts-transparent-before": {`+MFTPSTOR: 0,0,7`, []string{on0, `AT+MFTPSTOR=0,"n"`, `>data`, `>+++`, `AT+MFTPSTOR=0,"o",1,3,"abc"`}},
	"long-name-cuts-inline-data":            {`=995 bytes`, []string{on0, `AT+MFTPSTOR=0,"` + strings.Repeat("n", 255) + `",1,1024,"` + strings.Repeat("d", 1024) + `"`}},

	"state-2-after-refused-download":  {`+MFTPSTATE: 0,2`, []string{on0, `AT+MFTPRETR=0,"none"`, `AT+MFTPSTATE=0`}},
	"state-shifted-after-disc":        {`+MFTPSTATE: 1,0`, []string{on0, on1, `AT+MFTPDISC=0`, `AT+MFTPSTATE=1`}},
	"state-0-when-connected-again":    {`+MFTPSTATE: 0,0`, []string{on0, `!end 0`, on0, `AT+MFTPSTATE=0`}},
	"state-1-during-download-to-file": {`+MFTPSTATE: 0,1`, []string{on0, fs1, `!hold`, `AT+MFTPRETR=0,"f","l"`, `AT+MFTPSTATE=0`, `!go`}},
	"notice-lost-behind-prompt":       {`-+MFTPURC: 1`, []string{on0, on1, `AT+MFTPSTOR=0,"n",1,2`, `!end 1`, `>ab`, `AT`}},
	"second-loss-not-notified":        {"-!end 1\n\n+MFTPURC: 0", []string{on0, `!end 0`, on0, `!end 1`, `AT`}},
	"notice-of-last-command":          {`+MFTPURC: 2`, []string{on0, on2, `AT+MFTPPWD=2`, `!end 0`}},
	"small-at-error-without-number":   {"PWD=0\n\nERROR", []string{`at+MFTPPWD=0`}},
}

// TestMemories: each of them is wrong as its title says, and shows it.
func TestMemories(t *testing.T) {
	for _, r := range memories() {
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			s, ok := scripts[r.ID]
			if !ok {
				t.Fatal("there is no script")
			}
			var sound, wrong string
			var both sync.WaitGroup
			both.Go(func() { sound = play(t, s.steps) })
			both.Go(func() { wrong = play(t, s.steps, r.Hooks()) })
			both.Wait()
			mark, has, lacks := s.wrong, wrong, sound
			if missing, ok := strings.CutPrefix(s.wrong, "-"); ok {
				mark, has, lacks = missing, sound, wrong
			}
			if !strings.Contains(has, mark) || strings.Contains(lacks, mark) {
				t.Errorf("expected %q of one module alone.\nsound:\n%s\n\nwrong:\n%s", s.wrong, sound, wrong)
			}
		})
	}
	if len(scripts) != len(memories()) {
		t.Errorf("%d scripts for %d wrong modules", len(scripts), len(memories()))
	}
}
