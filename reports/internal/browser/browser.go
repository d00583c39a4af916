// Package browser drives a headless Chromium for the tests of the pages. Only tests
// call it. It must never use a port or the network, but for a page that a test serves on
// this machine.
package browser

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"mftpspec/harness/fulltest"
)

// Browser is a headless Chromium, driven over the DevTools protocol through a
// pipe: no port, no network.
type Browser struct {
	t       *testing.T
	ctx     context.Context
	in      io.WriteCloser
	session string

	mu      sync.Mutex
	last    int
	waiting map[int]chan reply
	console []string // errors and warnings of the pages
	loaded  chan struct{}
	gone    chan struct{}
}

type reply struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// Start starts Chromium in the full test, and else skips the test: it takes seconds of
// both cores.
func Start(t *testing.T) *Browser {
	t.Helper()
	fulltest.Only(t, "opens the report in a browser")
	var name string
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(n); err == nil {
			name = found
			break
		}
	}
	if name == "" {
		t.Fatal("no Chromium on the path (.ci/run installs it)")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	home, err := os.MkdirTemp("", "mftpspec-browser-")
	if err != nil {
		t.Fatal(err)
	}
	toBrowser, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, fromBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(ctx, name, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
		"--user-data-dir="+home, "--remote-debugging-pipe", "about:blank")
	command.Env = append(os.Environ(), "HOME="+home)
	command.Stderr = new(bytes.Buffer)                      // Wait then waits for all processes of the browser, which hold it
	command.ExtraFiles = []*os.File{toBrowser, fromBrowser} // descriptors 3 and 4
	if err := command.Start(); err != nil {
		t.Fatalf("start %s: %v", name, err)
	}
	toBrowser.Close()
	fromBrowser.Close()
	b := &Browser{t: t, ctx: ctx, in: in, waiting: map[int]chan reply{}, loaded: make(chan struct{}, 1), gone: make(chan struct{})}
	go b.read(out)
	t.Cleanup(func() {
		b.call("Browser.close", nil, nil) // answers, or is cut off
		in.Close()
		<-b.gone
		cancel()
		if err := command.Wait(); err != nil && ctx.Err() == nil {
			t.Logf("browser: %v", err)
		}
		if err := os.RemoveAll(home); err != nil {
			t.Errorf("the browser left something behind: %v", err)
		}
	})
	var target struct{ TargetID string }
	b.must("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.must("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.must(domain+".enable", nil, nil)
	}
	b.must("Performance.enable", map[string]any{"timeDomain": "threadTicks"}, nil)
	return b
}

// Run runs a part of a test; what goes wrong in the browser is its failure.
func (b *Browser) Run(name string, part func(t *testing.T)) {
	outer := b.t
	outer.Run(name, func(t *testing.T) {
		b.t = t
		defer func() { b.t = outer }()
		part(t)
	})
}

// read hands replies to those who wait; it ends when the browser does.
func (b *Browser) read(out io.ReadCloser) {
	defer close(b.gone)
	defer out.Close()
	r := bufio.NewReaderSize(out, 1<<20)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m reply
		if err := json.Unmarshal(line[:len(line)-1], &m); err != nil {
			continue
		}
		b.mu.Lock()
		switch m.Method {
		case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled", "Network.loadingFailed":
			b.console = append(b.console, m.Method+": "+string(m.Params))
		case "Page.loadEventFired":
			select {
			case b.loaded <- struct{}{}:
			default:
			}
		}
		if c := b.waiting[m.ID]; m.ID > 0 && c != nil {
			delete(b.waiting, m.ID)
			c <- m
		}
		b.mu.Unlock()
	}
}

func (b *Browser) call(method string, params, result any) error {
	b.mu.Lock()
	b.last++
	id, c := b.last, make(chan reply, 1)
	b.waiting[id] = c
	b.mu.Unlock()
	message := map[string]any{"id": id, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" && method != "Browser.close" {
		message["sessionId"] = b.session
	}
	data, err := json.Marshal(message)
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(data, 0)); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-c:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result != nil {
			return json.Unmarshal(m.Result, result)
		}
		return nil
	case <-b.gone:
		return fmt.Errorf("%s: the browser is gone", method)
	case <-b.ctx.Done():
		return fmt.Errorf("%s: %w", method, b.ctx.Err())
	}
}

func (b *Browser) must(method string, params, result any) {
	b.t.Helper()
	if err := b.call(method, params, result); err != nil {
		b.t.Fatal(err)
	}
}

// Open loads a page from a file and waits until it is there.
func (b *Browser) Open(file, fragment string) {
	b.t.Helper()
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(file), Fragment: fragment}
	b.Visit(u.String())
}

// Visit loads the page of an address, which is one of the test's own, and waits until it
// is there.
func (b *Browser) Visit(address string) {
	b.t.Helper()
	select {
	case <-b.loaded: // of about:blank
	default:
	}
	b.must("Page.navigate", map[string]any{"url": "about:blank"}, nil)
	b.waitLoad()
	b.must("Page.navigate", map[string]any{"url": address}, nil)
	b.waitLoad()
}

func (b *Browser) waitLoad() {
	b.t.Helper()
	select {
	case <-b.loaded:
	case <-b.gone:
		b.t.Fatal("the browser is gone")
	case <-b.ctx.Done():
		b.t.Fatal(b.ctx.Err())
	}
}

// Eval runs a script in the page and decodes its value; a promise is waited for.
func (b *Browser) Eval(script string, value any) {
	b.t.Helper()
	if err := b.tryEval(script, value); err != nil {
		b.t.Fatalf("%v\nin %s", err, script)
	}
}

func (b *Browser) tryEval(script string, value any) error {
	var r struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		ExceptionDetails json.RawMessage `json:"exceptionDetails"`
	}
	if err := b.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &r); err != nil {
		return err
	}
	if r.ExceptionDetails != nil {
		return errors.New(string(r.ExceptionDetails))
	}
	if value == nil || r.Result.Value == nil {
		return nil
	}
	return json.Unmarshal(r.Result.Value, value)
}

// Worked is how much processor time the page's own thread has taken since it was made;
// unlike the time that passed it does not grow with what else the machine does.
func (b *Browser) Worked() time.Duration {
	b.t.Helper()
	var r struct {
		Metrics []struct {
			Name  string  `json:"name"`
			Value float64 `json:"value"` // seconds
		} `json:"metrics"`
	}
	b.must("Performance.getMetrics", nil, &r)
	for _, m := range r.Metrics {
		if m.Name == "TaskDuration" {
			return time.Duration(m.Value * float64(time.Second))
		}
	}
	b.t.Fatal("the browser does not say how long the page worked")
	return 0
}

// Until waits in the page until a condition holds.
func (b *Browser) Until(condition string) {
	b.t.Helper()
	b.Eval(`new Promise((yes, no) => { const end = performance.now() + 20000; const look = () => {
		if (`+condition+`) return yes(true);
		if (performance.now() > end) return no(new Error("never true: " + `+fmt.Sprintf("%q", condition)+`));
		requestAnimationFrame(look); }; look(); })`, nil)
}

// Complaints gives what the console said since the last call.
func (b *Browser) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.console
	b.console = nil
	return list
}

// Data calls a method that answers with data in base64.
func (b *Browser) Data(method string, params map[string]any) []byte {
	b.t.Helper()
	var r struct{ Data string }
	b.must(method, params, &r)
	data, err := base64.StdEncoding.DecodeString(r.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}

// Keep writes what a person may want to look at to the folder of MFTPSPEC_KEEP.
func (b *Browser) Keep(name string, data []byte) {
	b.t.Helper()
	folder := os.Getenv("MFTPSPEC_KEEP")
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// Screenshot keeps a picture of what the window shows; see Keep.
func (b *Browser) Screenshot(name string) {
	b.t.Helper()
	if os.Getenv("MFTPSPEC_KEEP") != "" {
		b.Keep(name, b.Data("Page.captureScreenshot", map[string]any{"format": "png"}))
	}
}

// Viewport gives the window a size in pixels.
func (b *Browser) Viewport(width, height int) {
	b.t.Helper()
	b.must("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
}

// Media makes the pages those of a medium (screen, print) and a scheme (light, dark).
func (b *Browser) Media(medium, scheme string) {
	b.t.Helper()
	b.must("Emulation.setEmulatedMedia", map[string]any{"media": medium, "features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// Overlaps is a script that lists what is wider than the screen, and cells whose text runs out of them.
const Overlaps = `(() => {
	const width = document.documentElement.clientWidth, wrong = [];
	for (const e of document.querySelectorAll("main *, .top *")) {
		if (!e.checkVisibility() || e.closest(".scroll, .top nav, svg, .skip, .hide, thead")) continue;
		const box = e.getBoundingClientRect();
		if (box.right > width + 1 || box.left < -1) wrong.push(e.tagName + "." + e.className + " " + Math.round(box.right) + " " + e.textContent.trim().slice(0, 30));
		else if (["TD", "TH", "DD", "DT"].includes(e.tagName) && e.scrollWidth > e.clientWidth + 1) wrong.push("inside " + e.tagName + " " + e.textContent.trim().slice(0, 30));
	}
	return wrong;
})()`
