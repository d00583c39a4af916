package cli

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"mftpspec/features"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/suggest"
	"mftpspec/reports/gherkin"
	"mftpspec/steps"
)

const featuresUsage = "folder of features of your own: a file replaces the one of the same name; see list steps"

// loadSuite is the suite of this build, with the features of a folder over it if one is
// named. Every step of those must be one that there is.
func loadSuite(folder string) (*catalogue.Catalogue, error) {
	if folder == "" {
		c, err := catalogue.Suite()
		if err != nil {
			return nil, usage("this build of the suite is broken: %w", err)
		}
		return c, nil
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, usage("--features %s: there is no such folder", folder)
	}
	c, err := catalogue.LoadWith(features.FS, os.DirFS(folder))
	if err != nil {
		return nil, usage("--features %s: %w", folder, err)
	}
	for _, k := range c.Cases {
		if !k.Own() {
			continue
		}
		texts, lines := c.Steps(k.ID)
		for i, text := range texts {
			if !known(text) {
				return nil, usage("--features %s: %s:%d: there is no step %q; the nearest is %q, and list steps has them all", folder, k.URI, lines[i], text, nearestStep(text))
			}
		}
	}
	return c, nil
}

func known(text string) bool {
	for _, d := range steps.Definitions() {
		if d.Pattern.MatchString(text) {
			return true
		}
	}
	return false
}

// nearestStep is the step that has the fewest letters to change.
func nearestStep(text string) string {
	best, least := "", 1<<30
	for _, d := range steps.Definitions() {
		name := readable(d.Pattern)
		if n := suggest.Distance(text, name); n < least {
			best, least = name, n
		}
	}
	return best
}

// readable is a pattern as people read it: "channel <channel> is logged in".
func readable(pattern *regexp.Regexp) string {
	s := strings.TrimSuffix(strings.TrimPrefix(pattern.String(), "^"), "$")
	for _, r := range []struct{ from, to string }{
		{`([0-5])`, "<channel>"}, {`([0-3])`, "<state>"}, {`([0-2])`, "<0 to 2>"}, {`"([^"]*)"`, `"<text>"`}, {`"([rwx-]{9})"`, `"<rwxrwxrwx>"`}, {`(\d+)`, "<number>"},
		{`([A-Z]+(?:(?: \| | or )[A-Z]+)*)`, "<FTP commands>"}, {`(?:s|seconds?)`, "s"}, {`seconds?`, "seconds"}, {`logins?`, "logins"}, {`an?`, "a"},
		{`exactly if (.+)`, "exactly if <statement>"}, {`succeeds and (.+)`, "succeeds and <statement>"}, {`(.+)`, "<rest>"}, {`(\S+)`, "<value>"}, {`([A-Za-z ]+)`, "<cause>"}, {`(?:`, "("}, {`\+`, "+"},
	} {
		s = strings.ReplaceAll(s, r.from, r.to)
	}
	return s
}

// listSteps lists the steps that features may use, each with the first place in the
// suite that shows it.
func listSteps(w io.Writer, lang string) error {
	c, err := loadSuite("")
	if err != nil {
		return err
	}
	fmt.Fprintln(w, say(lang, "step\texample\twhere"))
	for _, d := range steps.Definitions() {
		example, where := "-", "-"
		for _, k := range c.Cases {
			texts, lines := c.Steps(k.ID)
			for i, text := range texts {
				if example == "-" && d.Pattern.MatchString(text) {
					example, where = text, fmt.Sprintf("%s:%d", k.URI, lines[i])
				}
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", gherkin.StepPattern(lang, readable(d.Pattern)), example, where)
	}
	return nil
}
