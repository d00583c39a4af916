// Package record makes of a run of the suite on a real module what an emulated
// one needs to speak like it: the bytes of its prompt, the size of its chunks, its
// guard time and its latencies, each measured in the traces of the run, with the
// number of samples. Everything is a function of results.json.
// The commands record and replay call it. It must never import the emulator, which it is
// told the choices of.
package record

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"mftpspec/reports/model"
)

// Schema names the layout of the file.
const Schema = "mftpspec.module/1"

// File is a recorded module. Only its section emulator is read by the emulator; the
// others say where that comes from.
type File struct {
	Schema        string            `yaml:"schema"`
	Run           Run               `yaml:"run"`
	Laboratory    map[string]any    `yaml:"laboratory,omitempty"` // its IXIT, as far as a virtual module needs it
	Emulator      Emulator          `yaml:"emulator"`
	Measured      Measured          `yaml:"measured"`
	Dialects      map[string]string `yaml:"dialects,omitempty"` // by row, in words
	NotReproduced []NotReproduced   `yaml:"not_reproduced,omitempty"`
	Deviations    []Deviation       `yaml:"deviations,omitempty"`
}

// Run says which run was recorded.
type Run struct {
	Started  string `yaml:"started"` // RFC 3339, UTC
	Suite    string `yaml:"suite"`
	Digest   string `yaml:"digest"` // of the suite's data
	Manual   string `yaml:"manual"`
	Status   string `yaml:"status"`
	Executed int    `yaml:"executed"`
	Selected int    `yaml:"selected"`
	Cases    int    `yaml:"cases"`  // of the whole suite
	Traces   int    `yaml:"traces"` // cases whose trace was read
}

// Emulator is what an emulated module takes over. A value that was not seen in the
// run is left out, and the emulator's own applies.
type Emulator struct {
	Model        string             `yaml:"model"` // whose options it has (ICS)
	Manufacturer string             `yaml:"manufacturer,omitempty"`
	Answer       string             `yaml:"answer,omitempty"` // to AT+CGMM, if it is not the model
	Firmware     string             `yaml:"firmware,omitempty"`
	Dialects     map[string]string  `yaml:"dialects,omitempty"`
	Codes        map[int]int        `yaml:"codes,omitempty"` // result codes where others name the cause (D25)
	Prompt       Bytes              `yaml:"prompt,omitempty"`
	Chunk        int                `yaml:"chunk,omitempty"`
	Guard        time.Duration      `yaml:"guard,omitempty"`
	Boot         time.Duration      `yaml:"boot,omitempty"`
	Notice       time.Duration      `yaml:"notice,omitempty"`
	Latency      map[string]Latency `yaml:"latency,omitempty"` // medians, by command
	Unsolicited  []Unsolicited      `yaml:"unsolicited,omitempty"`
}

// Bytes is text in which every byte counts: it is written with escapes.
type Bytes string

// MarshalYAML gives the text in double quotes.
func (b Bytes) MarshalYAML() ([]byte, error) { return []byte(strconv.Quote(string(b))), nil }

// Latency is how long a command takes.
type Latency struct {
	Answer  time.Duration `yaml:"answer,omitempty"`  // command to final result
	Prompt  time.Duration `yaml:"prompt,omitempty"`  // command to prompt
	Connect time.Duration `yaml:"connect,omitempty"` // command to CONNECT
	Stored  time.Duration `yaml:"stored,omitempty"`  // last byte of data after a prompt to final result
	Result  time.Duration `yaml:"result,omitempty"`  // final result to result line
}

// Unsolicited is a line of another subsystem.
type Unsolicited struct {
	Line  string `yaml:"line"`
	Every int    `yaml:"every"` // after every so many commands
}

// Measured is what was seen, with its number of samples; "not seen" where there
// were none.
type Measured struct {
	Prompt      []string          `yaml:"prompt"`
	Chunk       []string          `yaml:"chunk"`   // data bytes of +MFTPRETR lines that others follow
	Guard       Spread            `yaml:"guard"`   // +++ to OK
	Silence     Spread            `yaml:"silence"` // of the host before such a +++
	Boot        Spread            `yaml:"boot"`
	Notice      Spread            `yaml:"notice"` // +MFTPDISC to +MFTPURC
	Echo        string            `yaml:"echo"`   // commands that came back, of all commands
	Unsolicited []string          `yaml:"unsolicited,omitempty"`
	Latency     map[string]Spread `yaml:"latency,omitempty"` // "MFTPCONN answer"
}

// NotReproduced is what the module does and the emulator will not.
type NotReproduced struct {
	What string `yaml:"what"`
	Seen string `yaml:"seen"`
	Why  string `yaml:"why"`
}

// Deviation is a case that the module failed: it is listed, and not imitated.
type Deviation struct {
	Case       string   `yaml:"case"`
	Clause     string   `yaml:"clause"`
	Title      string   `yaml:"title"`
	Message    string   `yaml:"message,omitempty"`
	Expected   string   `yaml:"expected,omitempty"`
	Observed   string   `yaml:"observed,omitempty"`
	Candidates []string `yaml:"candidates,omitempty"` // defects of the emulator that break the same requirement
	Need       []string `yaml:"-"`                    // the requirements that it may break
}

// Usable says why a run is no basis of a recording. incomplete admits one that did
// not come to its end, emulated one of the emulator itself.
func Usable(r *model.Results, incomplete bool) error {
	executed := 0
	for i := range r.Cases {
		if r.Cases[i].Selected && len(r.Cases[i].Trace) > 0 {
			executed++
		}
	}
	switch {
	case strings.HasPrefix(r.Run.Port, "emu:"):
		return fmt.Errorf("the run was on %s: the emulator has nothing to learn from itself; record a run on a module", r.Run.Port)
	case executed == 0:
		return errors.New("no case of the run has a trace: nothing was seen of the module")
	case incomplete:
		return nil
	case r.Run.Stopped != "":
		return fmt.Errorf("the run was stopped (%s): let it finish, or take what there is with --incomplete", r.Run.Stopped)
	case r.Status == model.Incomplete || r.Run.Executed < r.Run.Selected:
		return fmt.Errorf("the run is incomplete, %d of %d cases without a verdict: run it again, or take what there is with --incomplete", open(r), r.Run.Selected)
	}
	return nil
}

// open counts the selected cases of which nothing can be said.
func open(r *model.Results) int {
	n := 0
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Selected && k.Verdict != model.Pass && k.Verdict != model.Fail {
			n++
		}
	}
	return n
}

// From reads the traces of a run. The section emulator has what was measured; its
// dialects are left to the caller, who knows what the emulator can take.
func From(r *model.Results) (*File, *Seen) {
	s := look(r)
	f := &File{Schema: Schema, Measured: s.measured(), Emulator: s.emulator()}
	f.Run = Run{
		Started: r.Run.Started.UTC().Format(time.RFC3339), Suite: strings.TrimSpace(r.Suite.Name + " " + r.Suite.Version), Digest: r.Suite.Digest,
		Manual: r.Suite.Manual, Status: string(r.Status), Executed: r.Run.Executed, Selected: r.Run.Selected, Cases: len(r.Cases), Traces: s.traces,
	}
	f.Emulator.Manufacturer, f.Emulator.Firmware = r.IUT.Manufacturer, r.IUT.Firmware
	f.Emulator.Model, _ = r.ICS["model"].(string)
	if r.IUT.Model != f.Emulator.Model {
		f.Emulator.Answer = r.IUT.Model
	}
	f.Laboratory = laboratory(r.IXIT)
	f.NotReproduced = s.limits(r)
	for i := range r.Cases {
		if k := &r.Cases[i]; k.Verdict == model.Fail {
			f.Deviations = append(f.Deviations, deviation(k))
		}
	}
	return f, s
}

func deviation(k *model.Case) Deviation {
	d := Deviation{Case: k.ID, Clause: k.Clause, Title: k.Title, Need: k.Requirements}
	if k.Reason != nil {
		d.Message, d.Expected, d.Observed = short(k.Reason.Message), short(k.Reason.Expected), short(k.Reason.Observed)
		switch {
		case k.Reason.Requirement != "":
			d.Need = []string{k.Reason.Requirement}
		case k.Reason.Clause != k.Clause: // those of the case are not broken
			d.Need = nil
		}
	}
	return d
}

// short is the beginning of a text: the results have the rest.
func short(text string) string {
	const most = 200
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// Write writes the file, with a head for people.
func (f *File) Write(w io.Writer) error {
	head := fmt.Sprintf(`# The %s of a run of mftpspec on %s, for
#   mftpspec run --module FILE       the suite on a virtual module that speaks like it
#   mftpspec emulate --module FILE   the virtual module alone
# The section emulator is what the virtual module takes over, and may be edited.
# The others say where it comes from; what was not seen keeps the emulator's own value.
`, f.title(), f.Run.Started)
	data, err := yaml.MarshalWithOptions(f, yaml.IndentSequence(true), yaml.UseLiteralStyleIfMultiline(false))
	if err == nil {
		_, err = w.Write(append([]byte(head), data...))
	}
	if err != nil {
		return fmt.Errorf("record: write the file: %w", err)
	}
	return nil
}

// title names the module in one line.
func (f *File) title() string {
	return strings.Join(strings.Fields(f.Emulator.Manufacturer+" "+f.Name()), " ")
}

// Name is the module and its firmware, as far as they are known.
func (f *File) Name() string {
	name, firmware := f.Emulator.Answer, f.Emulator.Firmware
	if name == "" {
		name = f.Emulator.Model
	}
	switch {
	case firmware == "":
		return name
	case strings.HasPrefix(firmware, name):
		return firmware
	}
	return name + " " + firmware
}
