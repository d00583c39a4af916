package cli

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// say gives a phrase of the commands in a language.
func say(lang, phrase string, args ...any) string {
	return chinese().Say(lang, phrase, args...)
}

// message is an error whose words are a phrase of the catalogue; its format is
// one of fmt.Errorf.
type message struct {
	format string
	args   []any
}

func (m *message) Error() string { return fmt.Errorf(m.format, m.args...).Error() }

// inLanguage gives the text of an error in one line.
func inLanguage(lang string, err error) string {
	m, ok := err.(*message)
	switch {
	case lang != language.Chinese:
		return oneLine(err.Error())
	case !ok:
		return inChinese(err)
	}
	format, ok := chinese()[m.format]
	if !ok {
		format = m.format
	}
	args := slices.Clone(m.args)
	for i, arg := range args {
		if below, ok := arg.(error); ok {
			args[i] = inChinese(below)
		}
	}
	return fmt.Sprintf(strings.ReplaceAll(format, "%w", "%s"), args...)
}

// inChinese gives what comes from below the commands by its text. The words of what has
// none, of other libraries and of the parser of the command line, are those of
// language.Statement.
func inChinese(err error) string {
	known := func(s string) string { return language.Statement(language.Chinese, s) }
	if t := model.Of(err); t.Format() != "" {
		return oneLine(language.Say(language.Chinese, t.Map(known)))
	}
	return known(oneLine(err.Error()))
}

// oneLine puts an error into one line; the parser of the command line guesses a
// command in three.
func oneLine(text string) string {
	text = suggestion.ReplaceAllString(text, "; did you mean $1?")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }), "; ")
}

// defaultValue is how pflag ends the words of a flag that has a default.
var defaultValue = regexp.MustCompile(`(?m) \(default (\S+)\)$`)

var suggestion = regexp.MustCompile(`\s+Did you mean this\?\s+(\S+)\s*$`)

// languageOf gives the language of a command line before it is parsed: help and
// usage errors need it too. Without --lang the locale decides.
func languageOf(args []string, getenv func(string) string) string {
	lang := language.OfLocale(getenv)
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if arg == "--" {
			break
		}
		if ok && language.Known(value) {
			lang = value
		}
	}
	return lang
}

func languageFlag(c *cobra.Command) string { return c.Flag("lang").Value.String() }

// localizeHelp puts the help of all commands into a language.
func localizeHelp(root *cobra.Command, lang string) {
	root.InitDefaultHelpCmd()
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), usageText(c, lang))
		return err
	})
	root.Flags().Bool("version", false, "show the version")
	translate(root, lang)
}

func translate(c *cobra.Command, lang string) {
	c.Flags().BoolP("help", "h", false, "show this help")
	c.Short = say(lang, c.Short)
	if c.Name() == "help" {
		c.Long = ""
	}
	if c.Long != "" && lang == language.Chinese {
		c.Long = say(lang, "help "+c.Name())
	}
	c.Example = exampleText(lang, c.Name())
	words := func(f *pflag.Flag) { f.Usage = say(lang, f.Usage) }
	c.Flags().VisitAll(words)
	c.PersistentFlags().VisitAll(words)
	for _, sub := range c.Commands() {
		translate(sub, lang)
	}
}

// usageText is how a command is called, and with what.
func usageText(c *cobra.Command, lang string) string {
	var b strings.Builder
	part := func(heading string) { fmt.Fprintf(&b, "\n%s\n", say(lang, heading)) }
	fmt.Fprintln(&b, say(lang, "Usage:"))
	if c.Runnable() {
		fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(c.UseLine(), "[flags]", say(lang, "[flags]")))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s %s\n", c.CommandPath(), say(lang, "[command]"))
		part("Commands:")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-10s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if c.HasExample() {
		part("Examples:")
		fmt.Fprintln(&b, c.Example)
	}
	flags := func(set *pflag.FlagSet) {
		b.WriteString(defaultValue.ReplaceAllStringFunc(set.FlagUsages(), func(s string) string {
			return say(lang, " (default %s)", defaultValue.FindStringSubmatch(s)[1])
		}))
	}
	if c.HasAvailableLocalFlags() {
		part("Flags:")
		flags(c.LocalFlags())
	}
	if c.HasAvailableInheritedFlags() {
		part("Flags of every command:")
		flags(c.InheritedFlags())
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", say(lang, "More about a command: %s [command] --help", c.CommandPath()))
	}
	return b.String()
}
