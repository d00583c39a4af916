package emulator

import (
	"fmt"
	"strings"
	"time"

	"mftpspec/harness/strictyaml"
)

// recordingSchema names the version of the files that ReadRecording reads.
const recordingSchema = "mftpspec.module/1"

// recording is the file of a recorded module: of its sections only "emulator" says
// what to be, the others are for readers.
type recording struct {
	Schema     string             `yaml:"schema"`
	Emulator   *recorded          `yaml:"emulator"`
	Run        strictyaml.Ignored `yaml:"run"`
	Laboratory strictyaml.Ignored `yaml:"laboratory"`
	Measured   strictyaml.Ignored `yaml:"measured"`
	Dialects   strictyaml.Ignored `yaml:"dialects"`
	Not        strictyaml.Ignored `yaml:"not_reproduced"`
	Failed     strictyaml.Ignored `yaml:"deviations"`
}

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
	var file recording
	_, err := strictyaml.Decode("a recorded module", name, data, &file)
	if file.Schema != recordingSchema && (err == nil || file.Schema != "") { // another version may have other keys
		return Config{}, fmt.Errorf("%s: the schema is %q, a recorded module has %q: make one with mftpspec record", name, file.Schema, recordingSchema)
	}
	if err != nil {
		return Config{}, err
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
