package watch

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"mftpspec/reports/model"
	"mftpspec/reports/page"
)

// The template, the style and the script of the page.
var (
	//go:embed page.html
	pageTemplate string
	//go:embed watch.css
	pageStyle string
	//go:embed watch.js
	pageScript string
)

// Handler answers a browser: the page at /, and how the run stands at /state. It takes
// no other method than GET and HEAD.
type Handler struct {
	board    *Board
	page     []byte
	loopback bool
	now      func() time.Time

	mu    sync.Mutex
	asked time.Time     // when somebody last asked how the run stands
	told  chan struct{} // closed when somebody was told that it is over
}

// NewHandler makes the handler of a board. On a loopback address it answers only who
// asks for one by its name: no page of the network can have a browser look here.
func NewHandler(b *Board, lang string, loopback bool) (*Handler, error) {
	t, err := template.New("watch").Funcs(page.Funcs()).Parse(pageTemplate)
	if err != nil {
		return nil, fmt.Errorf("reports: watch: %w", err)
	}
	var out bytes.Buffer
	err = t.Execute(&out, struct {
		Lang, Policy string
		Verdicts     []model.Verdict
		Style        template.CSS
		Script       template.JS
	}{lang, page.Policy(pageScript) + "; connect-src 'self'", slices.DeleteFunc(model.Verdicts(), func(v model.Verdict) bool { return v == model.NA }),
		template.CSS(page.Style + pageStyle), template.JS(pageScript)})
	if err != nil {
		return nil, fmt.Errorf("reports: watch: %w", err)
	}
	return &Handler{board: b, page: out.Bytes(), loopback: loopback, now: time.Now, told: make(chan struct{})}, nil
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this page can only be read", http.StatusMethodNotAllowed)
	case h.loopback && !isLoopback(r.Host):
		http.Error(w, "this page is for the machine that it runs on", http.StatusForbidden)
	case r.URL.Path == "/":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(h.page) // who is gone is told nothing
	case r.URL.Path == "/state":
		from, err := strconv.Atoi(r.URL.Query().Get("from"))
		if err != nil || from < 0 {
			from = 0
		}
		s := h.board.state(from, h.now())
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(s)
		h.note(s.Phase)
	default:
		http.NotFound(w, r)
	}
}

func (h *Handler) note(told Phase) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked = h.now()
	if told == Running || told == Waiting {
		return
	}
	select {
	case <-h.told:
	default:
		close(h.told)
	}
}

// recently is how long ago who watches has asked last.
const recently = 5 * time.Second

// Told is closed when somebody knows that the run is over. Where nobody watches it is
// nil.
func (h *Handler) Told() <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now().Sub(h.asked) > recently {
		return nil
	}
	return h.told
}

// isLoopback says whether the host of a request is a name of this machine for itself.
func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	if name == "localhost" {
		return true
	}
	address, err := netip.ParseAddr(name)
	return err == nil && address.IsLoopback()
}
