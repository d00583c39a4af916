package emulator

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// RecordingSchema names the version of the files that ReadRecording reads.
const RecordingSchema = "mftpspec.module/1"

// recordingLimit is far above what a recording has; a larger file is something else.
const recordingLimit = 1 << 20

// recording is the file of a recorded module: of its sections only "emulator" says
// what to be, the others are for readers.
type recording struct {
	Schema     string      `yaml:"schema"`
	Emulator   *recorded   `yaml:"emulator"`
	Run        ignoredYAML `yaml:"run"`
	Laboratory ignoredYAML `yaml:"laboratory"`
	Measured   ignoredYAML `yaml:"measured"`
	Dialects   ignoredYAML `yaml:"dialects"`
	Not        ignoredYAML `yaml:"not_reproduced"`
	Failed     ignoredYAML `yaml:"deviations"`
}

// ignoredYAML is a section that the emulator has no use for.
type ignoredYAML struct{}

// UnmarshalYAML takes anything.
func (*ignoredYAML) UnmarshalYAML([]byte) error { return nil }

type recorded struct {
	Model        string                     `yaml:"model"`
	Manufacturer string                     `yaml:"manufacturer"`
	Answer       string                     `yaml:"answer"`
	Firmware     string                     `yaml:"firmware"`
	Dialects     map[string]string          `yaml:"dialects"`
	Codes        map[int]int                `yaml:"codes"`
	Prompt       string                     `yaml:"prompt"`
	Chunk        int                        `yaml:"chunk"`
	Guard        time.Duration              `yaml:"guard"`
	Boot         time.Duration              `yaml:"boot"`
	Notice       time.Duration              `yaml:"notice"`
	Latency      map[string]recordedLatency `yaml:"latency"`
	Unsolicited  []recordedLine             `yaml:"unsolicited"`
}

type recordedLatency struct {
	Answer  time.Duration `yaml:"answer"`
	Prompt  time.Duration `yaml:"prompt"`
	Connect time.Duration `yaml:"connect"`
	Stored  time.Duration `yaml:"stored"`
	Result  time.Duration `yaml:"result"`
}

type recordedLine struct {
	Line  string `yaml:"line"`
	Every int    `yaml:"every"`
}

// ReadRecording makes the Config of a module that was recorded; name is the file's,
// for messages. Errors are one line, "name:line: what".
func ReadRecording(name string, data []byte) (Config, error) {
	if len(data) > recordingLimit {
		return Config{}, fmt.Errorf("%s: %d bytes are too many for a recorded module", name, len(data))
	}
	if err := plainYAML(name, data); err != nil {
		return Config{}, err
	}
	var head struct {
		Schema string `yaml:"schema"`
	}
	if err := yaml.Unmarshal(data, &head); err != nil {
		return Config{}, unreadable(name, err)
	}
	if head.Schema != RecordingSchema {
		return Config{}, fmt.Errorf("%s: the schema is %q, a recorded module has %q: make one with mftpspec record", name, head.Schema, RecordingSchema)
	}
	var file recording
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&file); err != nil {
		return Config{}, unreadable(name, err)
	}
	if file.Emulator == nil {
		return Config{}, fmt.Errorf("%s: the section emulator is missing: the file is not whole, record the module again", name)
	}
	c := file.Emulator.config()
	if err := c.Check(); err != nil {
		return Config{}, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// plainYAML refuses what a recording never has, and what a decoder may need for ever
// for: aliases, and groups within groups without end.
func plainYAML(name string, data []byte) error {
	const deepest = 16
	depth, line, entries := 0, 0, 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Position.Line != line {
			line, entries = t.Position.Line, 0
		}
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType:
			return fmt.Errorf("%s:%d: %.20q: a recorded module has no anchors, aliases, tags or directives", name, t.Position.Line, t.Value)
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEntryType: // of "- - - …", each of which is a group
			entries++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
		if max(depth, entries) > deepest || t.Position.IndentNum > 8*deepest {
			return fmt.Errorf("%s:%d: a recorded module has no groups within groups so deep", name, t.Position.Line)
		}
	}
	return nil
}

func (r *recorded) config() Config {
	c := Config{
		Model: r.Model, Maker: r.Manufacturer, Answer: r.Answer, Firmware: r.Firmware, Dialects: r.Dialects, Codes: r.Codes,
		Prompt: r.Prompt, Chunk: r.Chunk, Timing: Timing{Guard: r.Guard, Boot: r.Boot, Late: r.Notice},
	}
	for command, l := range r.Latency {
		if c.Latency == nil {
			c.Latency = make(map[string]Latency)
		}
		c.Latency[command] = Latency(l)
	}
	for _, u := range r.Unsolicited {
		c.Unsolicited = append(c.Unsolicited, Unsolicited(u))
	}
	return c
}

// unreadable is err in one line, with the line of the file where it is known.
func unreadable(name string, err error) error {
	message := strings.SplitN(strings.TrimSpace(err.Error()), "\n", 2)[0]
	if at, ok := errors.AsType[yaml.Error](err); ok {
		message = at.GetMessage()
		if token := at.GetToken(); token != nil && token.Position != nil {
			return fmt.Errorf("%s:%d: %s", name, token.Position.Line, strings.ReplaceAll(message, "\n", " "))
		}
	}
	return fmt.Errorf("%s: %s", name, strings.ReplaceAll(message, "\n", " "))
}

// Limits of a Config from a file.
const (
	longestTime  = 10 * time.Minute
	largestChunk = 1 << 20
	longestText  = 255
)

// Check says which value no module can have; New relies on it for values of files.
func (c Config) Check() error {
	if _, err := c.profile(); err != nil {
		return err
	}
	if _, err := resolveDialects(c.Dialects); err != nil {
		return err
	}
	for what, text := range map[string]string{"manufacturer": c.Maker, "answer": c.Answer, "firmware": c.Firmware} {
		if len(text) > longestText || strings.ContainsAny(text, "\r\n") {
			return fmt.Errorf("emulator: %s: %.40q is no line of at most %d bytes", what, text, longestText)
		}
	}
	if c.Prompt != "" && (strings.Count(c.Prompt, ">") != 1 || len(c.Prompt) > 16) {
		return fmt.Errorf("emulator: prompt: %.40q is none: at most 16 bytes with one > among them", c.Prompt)
	}
	if c.Chunk < 0 || c.Chunk > largestChunk {
		return fmt.Errorf("emulator: chunk: %d is out of range: 1 to %d bytes, or 0 for the default", c.Chunk, largestChunk)
	}
	for cause, code := range c.Codes {
		if cause < 1 || cause > resultNoPDP || code < 1 || code > resultNoPDP {
			return fmt.Errorf("emulator: codes: %d: %d: both are codes of Table 5, 1 to %d", cause, code, resultNoPDP)
		}
	}
	times := map[string]time.Duration{"guard": c.Timing.Guard, "boot": c.Timing.Boot, "notice": c.Timing.Late}
	for command, l := range c.Latency {
		times["latency of "+command] = max(l.Answer, l.Prompt, l.Connect, l.Stored, l.Result)
		if least := min(l.Answer, l.Prompt, l.Connect, l.Stored, l.Result); least < 0 {
			times["latency of "+command] = least
		}
	}
	for what, d := range times {
		if d < 0 || d > longestTime {
			return fmt.Errorf("emulator: %s: %s is out of range: at most %s", what, d, longestTime)
		}
	}
	for _, u := range c.Unsolicited {
		if u.Line == "" || len(u.Line) > longestText || strings.ContainsAny(u.Line, "\r\n") || u.Every < 0 {
			return fmt.Errorf("emulator: unsolicited: %.40q after every %d commands: want a line of 1 to %d bytes and a number", u.Line, u.Every, longestText)
		}
	}
	return nil
}
