package selftest

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"mftpspec/harness/bench"
	"mftpspec/harness/campaign"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/explore"
	"mftpspec/reports/console"
	"mftpspec/reports/model"
)

const (
	exploredFor      = time.Minute // on one core
	exploredOn       = 6           // benches: one waits most of its time
	exploredTogether = 4           // defects for each core: the benches of one take a tenth of it
	foundAtLeast     = 90          // percent of those that a sequence can show
	shortOnMean      = 6.0         // steps after login
	commandsAtAll    = 150         // a second, on one bench
	lineAtLeast      = 85          // percent of the time on a real line that go by on the wire and in waits that are demanded
)

// hunted is how the exploration of one defect ended.
type hunted struct {
	defect.Defect
	found model.Case // zero: nothing was found
	after time.Duration
	done  model.Exploration
	err   error

	unstable []string // titles
}

// TestExploration measures what an exploration finds, in a minute of one core for each defect, how long its
// scenarios are, and how quick it is. MFTPSPEC_EXPLORE is a share, 1/16, drawn by a fixed seed and as great of each kind,
// or the ids of defects.
func TestExploration(t *testing.T) {
	asked := os.Getenv("MFTPSPEC_EXPLORE")
	if asked == "" {
		t.Skip("set MFTPSPEC_EXPLORE=1/16 for a part of the defects, or their ids: up to a minute for each")
	}
	plan, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	drawn := make([]hunted, 0, 100)
	for _, d := range draw(t, asked) {
		drawn = append(drawn, hunted{Defect: d})
	}
	var cores sync.WaitGroup
	queue := make(chan *hunted)
	for range exploredTogether * runtime.GOMAXPROCS(0) {
		cores.Go(func() {
			for h := range queue {
				h.explore(t, plan)
				t.Logf("%s (%s): %s", h.ID, h.Kind, h)
			}
		})
	}
	for i := range drawn {
		queue <- &drawn[i]
	}
	close(queue)
	cores.Wait()
	judgeExploration(t, drawn)
}

// draw gives the defects that are asked for.
func draw(t *testing.T, asked string) []defect.Defect {
	t.Helper()
	share, of, ok := strings.Cut(asked, "/")
	k, errK := strconv.Atoi(share)
	n, errN := strconv.Atoi(of)
	var drawn []defect.Defect
	if !ok || errK != nil || errN != nil || k < 1 || k > n {
		for _, id := range strings.Fields(asked) {
			d, known := defect.Lookup(id)
			if !known {
				t.Fatalf("MFTPSPEC_EXPLORE is %q: want a share such as 1/16, or ids of defects", asked)
			}
			drawn = append(drawn, d)
		}
		return drawn
	}
	all := defect.All()
	rand.New(rand.NewPCG(13, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	slices.SortStableFunc(all, func(a, b defect.Defect) int { return cmp.Compare(a.Kind, b.Kind) })
	for i := k - 1; i < len(all); i += n {
		drawn = append(drawn, all[i])
	}
	return drawn
}

// explore looks for one defect until something is found.
func (h *hunted) explore(t *testing.T, p Plan) {
	name, dialects := h.Config()
	began := time.Now()
	e := &explore.Explorer{Suite: p.Catalogue, Seed: 1, Most: 1}
	e.Found = func(k model.Case) {
		if k.Verdict == model.Fail && h.found.ID == "" {
			h.found, h.after = k, time.Since(began)
		} else {
			h.unstable = append(h.unstable, k.Title)
		}
	}
	lab := p.IXIT
	lab.Port = "emu://mem"
	c := &campaign.Campaign{Catalogue: explore.Cases(p.Catalogue), Models: p.Models, Model: cmp.Or(name, generic), IXIT: lab, Steps: p.Steps, For: exploredFor, Jobs: exploredOn,
		Benches: bench.OnEmulator(lab, emulator.Config{Model: cmp.Or(name, generic), Dialects: dialects}, h.Hooks), Explorer: e}
	results, err := c.Run(t.Context())
	h.err = err
	if results != nil && results.Run.Exploration != nil {
		h.done = *results.Run.Exploration
	}
}

func (h *hunted) String() string {
	text := fmt.Sprintf("%d sequences, %d commands", h.done.Sequences, h.done.Commands)
	switch {
	case h.found.ID != "":
		return fmt.Sprintf("found after %.1f s, %d steps: %s", h.after.Seconds(), afterLogin(h.found), text)
	case h.err != nil:
		return fmt.Sprintf("%v: %s", h.err, text)
	case len(h.unstable) > 0:
		return fmt.Sprintf("%d unstable (%s): %s", len(h.unstable), strings.Join(h.unstable, "; "), text)
	}
	return "not found: " + text
}

// afterLogin counts the steps of a scenario behind those that log its channels in.
func afterLogin(k model.Case) int {
	for i, s := range slices.Backward(k.Steps) {
		if s.Text == "the server session of channel 0 is open" || strings.HasSuffix(s.Text, "is logged in") {
			return len(k.Steps) - i - 1
		}
	}
	return len(k.Steps)
}

// judgeExploration prints the table, and wants what an exploration must find.
func judgeExploration(t *testing.T, drawn []hunted) {
	t.Helper()
	var out bytes.Buffer
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "kind\tdrawn\tfound\tmean s\tmean steps")
	found, steps, can, commands := 0, 0, 0, 0
	var missed []string
	for k := defect.Various; k <= defect.Lines; k++ {
		n, met, length := 0, 0, 0
		var took time.Duration
		for _, h := range drawn {
			if h.Kind != k {
				continue
			}
			n++
			commands += h.done.Commands
			reason := unexplorable[h.ID]
			if slices.Contains(defect.Permitted(), h.ID) {
				reason = "permitted by now"
			}
			if reason == "" {
				can++
			}
			if h.found.ID == "" {
				missed = append(missed, fmt.Sprintf("%s (%s): %s", h.ID, h.Kind, cmp.Or(reason, h.String())))
				continue
			}
			met++
			length += afterLogin(h.found)
			took += h.after
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%.1f\t%.1f\n", k, n, met, took.Seconds()/float64(max(1, met)), float64(length)/float64(max(1, met)))
		found, steps = found+met, steps+length
	}
	mean := float64(steps) / float64(max(1, found))
	fmt.Fprintf(w, "all\t%d\t%d\t\t%.1f\n", len(drawn), found, mean)
	w.Flush()
	t.Logf("%d commands\n%s\nnot found:\n%s", commands, &out, strings.Join(missed, "\n"))
	if found*100 < foundAtLeast*can {
		t.Errorf("%d of %d are found, which is below %d %%", found, can, foundAtLeast)
	}
	if mean > shortOnMean {
		t.Errorf("a scenario has %.1f steps after login on the mean, and is to have %.1f at most", mean, shortOnMean)
	}
}

// unexplorable are the defects that no sequence can show, and why.
var unexplorable = map[string]string{
	"full-module-is-8":                "filling the file system of the module takes longer than a minute",
	"full-module-is-success":          "filling the file system of the module takes longer than a minute",
	"no-pdp-is-7":                     "a sequence does not take the PDP context away",
	"conn-to-port-before":             "a sequence has one server, on one port",
	"port-always-21":                  "a sequence has no server on port 21",
	"default-port-2121":               "a sequence has no server on port 21",
	"ipv6-not-resolved":               "a sequence has one server, with an IPv4 address",
	"names-not-resolved":              "a sequence has one server, with an IPv4 address",
	"list-links-with-target":          "no step makes a symbolic link at the server",
	"appe-counted-loses-next-command": "no step writes data and a command in one piece",
	"appe-ctrl-z-loses-next-command":  "no step writes data and a command in one piece",
	"stor-counted-loses-next-command": "no step writes data and a command in one piece",
	"stor-ctrl-z-loses-next-command":  "no step writes data and a command in one piece",
}

// No reading that the manual permits is a finding, and nothing is on the plain module.
func TestExplorationIsFair(t *testing.T) {
	seconds, share := 0, 1
	if n, _ := fmt.Sscanf(os.Getenv("MFTPSPEC_EXPLORE"), "fair %d 1/%d", &seconds, &share); n == 0 || share < 1 {
		t.Skip("explores some hundred modules: set MFTPSPEC_EXPLORE=\"fair 20\" for 20 seconds each, \"fair 20 1/16\" for one reading in sixteen")
	}
	p, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range append([]Reading{{}}, Readings()...) {
		if i%share != 0 {
			continue
		}
		t.Run(cmp.Or(strings.Trim(r.String(), "="), "plain"), func(t *testing.T) {
			t.Parallel()
			exploreFairly(t, p, r, int64(100+i), time.Duration(seconds)*time.Second)
		})
	}
}

// exploreFairly explores the module of one reading on eight benches; none is the plain module.
func exploreFairly(t *testing.T, p Plan, r Reading, seed int64, length time.Duration) {
	t.Helper()
	name, dialects := modelFor(r.Row), map[string]string{r.Row: r.Reading}
	if r.Row == "" {
		dialects = nil
	}
	e := &explore.Explorer{Suite: p.Catalogue, Seed: seed, Most: 3, Found: func(k model.Case) {
		tell := t.Errorf
		if k.Verdict != model.Fail {
			tell = t.Logf // it did not fail again
		}
		tell("%s", console.Explain(k, false))
	}}
	lab := p.IXIT
	lab.Port = "emu://mem"
	c := &campaign.Campaign{Catalogue: explore.Cases(p.Catalogue), Models: p.Models, Model: name, IXIT: lab, Steps: p.Steps, For: length, Jobs: 8,
		Benches: bench.OnEmulator(lab, emulator.Config{Model: name, Timing: emulator.Timing{Late: time.Second}, Dialects: dialects}), Explorer: e}
	results, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range results.Cases {
		if k.ID == explore.SummaryID && k.Verdict != model.Pass && k.Verdict != model.Fail {
			t.Logf("%d of %d without a verdict: %s", k.Repeats.Inconc+k.Repeats.Error, k.Repeats.Executed, console.Explain(k, false))
		}
	}
	t.Logf("%+v", *results.Run.Exploration)
}

// One bench carries out enough commands a second for an exploration to get about.
func TestExplorationIsQuick(t *testing.T) {
	if os.Getenv("MFTPSPEC_EXPLORE") != "quick" {
		t.Skip("measures for half a minute, on an idle machine: set MFTPSPEC_EXPLORE=quick")
	}
	r := exploreOne(t, "emu://mem", 0)
	x := r.Run.Exploration
	if x.Rate() < commandsAtAll || x.Findings+x.Unstable > 0 {
		t.Errorf("%d commands a second, %+v", x.Rate(), x)
	}
	t.Logf("%d commands a second, %d %% of the time in waits that are demanded", x.Rate(), x.Waits())
}

// At the rate of a real line the time goes by on the wire, and in waits that are demanded.
func TestExplorationFillsTheLine(t *testing.T) {
	if os.Getenv("MFTPSPEC_EXPLORE") != "line" {
		t.Skip("measures for half a minute, on an idle machine: set MFTPSPEC_EXPLORE=line")
	}
	l := exploreOne(t, "emu://", 115200).Run.Line
	if l == nil || l.WireMS == 0 || l.MandatedMS == 0 {
		t.Fatalf("%+v", l)
	}
	if share := (l.WireMS + l.MandatedMS) * 100 / l.WallMS; share < lineAtLeast || share > 100 {
		t.Errorf("%d %% of the time is accounted for: %+v", share, l)
	}
	t.Logf("%+v", l)
}

// exploreOne explores the module without a defect on one bench, whose line has a rate; 0: none.
func exploreOne(t *testing.T, port string, rate int) *model.Results {
	t.Helper()
	p, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	lab := p.IXIT
	lab.Port = port
	c := &campaign.Campaign{Catalogue: explore.Cases(p.Catalogue), Models: p.Models, Model: generic, IXIT: lab, Steps: p.Steps, For: 30 * time.Second, LineRate: rate,
		Benches: bench.OnEmulator(lab, emulator.Config{Model: generic, LineRate: rate}), Explorer: &explore.Explorer{Suite: p.Catalogue, Seed: 1}}
	r, err := c.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}
