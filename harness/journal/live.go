package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"mftpspec/harness/replace"
)

// liveFile says what the benches of a run do, while it goes on. It is for those who
// watch: nothing is lost with it, and it is never brought to the disk.
const liveFile = ".mftpspec-live.json"

// liveEvery is how often it is written at most.
const liveEvery = 250 * time.Millisecond

// Doing is what a bench does now.
type Doing struct {
	Bench string    `json:"bench"`
	Case  string    `json:"case"`
	Title string    `json:"title"`
	Began time.Time `json:"began"`
	Step  string    `json:"step,omitempty"`  // that it is at; empty before the first
	Since time.Time `json:"since,omitempty"` // when the step began
}

// Live keeps the file that says what the benches of a run do. It is safe for concurrent
// use. Nil does nothing.
type Live struct {
	folder string
	stop   chan struct{}
	ended  sync.WaitGroup

	mu      sync.Mutex
	doing   map[string]Doing // by bench
	changed bool
}

// OpenLive begins to keep the file in the folder of a run, until Close.
func OpenLive(folder string) *Live {
	l := &Live{folder: folder, stop: make(chan struct{}), doing: map[string]Doing{}, changed: true}
	l.ended.Go(func() {
		t := time.NewTicker(liveEvery)
		defer t.Stop()
		for {
			select {
			case <-l.stop:
				return
			case <-t.C:
				l.write()
			}
		}
	})
	return l
}

// write replaces the file, where there is anything new. What cannot be written is not
// worth a run: its journal says when the folder takes nothing more.
func (l *Live) write() {
	l.mu.Lock()
	list, changed := slices.Collect(maps.Values(l.doing)), l.changed
	l.changed = false
	l.mu.Unlock()
	if !changed {
		return
	}
	slices.SortFunc(list, func(a, b Doing) int { return strings.Compare(a.Bench, b.Bench) })
	var b bytes.Buffer
	if Encoder(&b).Encode(list) != nil {
		return
	}
	name := filepath.Join(l.folder, liveFile)
	if os.WriteFile(name+".new", b.Bytes(), 0o666) == nil {
		_ = replace.File(name+".new", name)
	}
}

// Close takes the file away.
func (l *Live) Close() {
	if l == nil {
		return
	}
	close(l.stop)
	l.ended.Wait()
	name := filepath.Join(l.folder, liveFile)
	_ = os.Remove(name)
	_ = os.Remove(name + ".new") // of which half is there, where the disk is full
}

// Begin says what a bench begins to do.
func (l *Live) Begin(d Doing) {
	l.change(func() { l.doing[d.Bench] = d })
}

// Step says at which step of its case a bench is.
func (l *Live) Step(bench, step string) {
	l.change(func() {
		if d, ok := l.doing[bench]; ok {
			d.Step, d.Since = step, time.Now()
			l.doing[bench] = d
		}
	})
}

// Free says that a bench does a case no more. Another that it does by now stays.
func (l *Live) Free(bench, id string) {
	l.change(func() {
		if l.doing[bench].Case == id {
			delete(l.doing, bench)
		}
	})
}

func (l *Live) change(what func()) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	what()
	l.changed = true
}

// ReadLive says what the benches of the run in a folder do now; nothing where none goes
// on.
func ReadLive(folder string) ([]Doing, error) {
	data, err := os.ReadFile(filepath.Join(folder, liveFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("what the benches do cannot be read: %w", err)
	}
	var list []Doing
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("what the benches do cannot be read: %w", err)
	}
	return list, nil
}
