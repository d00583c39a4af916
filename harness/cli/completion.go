package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mftpspec/fixtures"
	"mftpspec/harness/bench/hostkit"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/emulator/defect/titles"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/reports/gherkin"
)

// complete teaches the completion of the shells what the flags and arguments of all
// commands take: models, defects, readings, test cases, ports. What the catalogue
// cannot be read for is not offered.
func complete(root *cobra.Command) {
	one := func(values func() []string) cobra.CompletionFunc {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return values(), cobra.ShellCompDirectiveNoFileComp
		}
	}
	localized := func(values func(lang string) []string) cobra.CompletionFunc {
		return func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return values(languageFlag(c)), cobra.ShellCompDirectiveNoFileComp
		}
	}
	files := func(extensions ...string) cobra.CompletionFunc {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return extensions, cobra.ShellCompDirectiveFilterFileExt
		}
	}
	folders := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	readings := func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return readingNames(languageFlag(c)), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
	flags := map[string]cobra.CompletionFunc{
		"model": one(modelNames), "defect": localized(defectNames), "dialect": readings, "port": one(portNames), "select": completeSelection,
		"lang": one(func() []string { return []string{"en", "zh"} }), "format": one(formatNames), "case": localized(caseNames), "edition": one(func() []string { return []string{shortEdition, fullEdition} }),
		"lab": files("yaml", "yml"), "module": files("yaml", "yml"), "waivers": files("yaml", "yml"), "rerun": files("json"), "out": folders, "ftp": folders,
	}
	results := files("json")
	args := map[string]cobra.CompletionFunc{"watch": folders, "compare": results, "merge": results, "report": results, "record": results, "history": files("json", "zip"),
		"replay": func(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return results(c, args, word)
			}
			return caseNames(languageFlag(c)), cobra.ShellCompDirectiveNoFileComp
		},
		"tell": func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			switch {
			case len(args) == 1:
				return eventNames(), cobra.ShellCompDirectiveNoFileComp
			case len(args) == 2 && args[1] == "fault":
				return defectNames(languageFlag(c)), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		}}
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		know := func(f *pflag.Flag) {
			if values := flags[f.Name]; values != nil && !(c.Name() == "record" && f.Name == "out") {
				_ = c.RegisterFlagCompletionFunc(f.Name, values) // the flag is there
			}
		}
		c.LocalFlags().VisitAll(know)
		if values := args[c.Name()]; values != nil {
			c.ValidArgsFunction = values
		}
		for _, sub := range c.Commands() {
			each(sub)
		}
	}
	each(root)
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

func modelNames() []string {
	models, _ := ixit.LoadModels(fixtures.FS, "models")
	var names []string
	for _, m := range models {
		names = append(names, m.Model)
	}
	return names
}

func defectNames(lang string) []string {
	var names []string
	for _, d := range defect.All() {
		names = append(names, cobra.CompletionWithDesc(d.ID, titles.In(lang, d.Title)))
	}
	return names
}

func eventNames() []string {
	var names []string
	for _, w := range hostkit.Words() {
		names = append(names, cobra.CompletionWithDesc(w[0], w[2]))
	}
	return names
}

func readingNames(lang string) []string {
	var names []string
	for _, d := range emulator.Dialects() {
		for _, r := range d.Readings {
			names = append(names, cobra.CompletionWithDesc(d.Row+"="+r, dialectText(lang, d.Row, d.Text)))
		}
	}
	return names
}

func portNames() []string {
	names := []string{"auto", "emu://", "emu://mem"}
	for _, p := range port.List() {
		names = append(names, cobra.CompletionWithDesc(p.Name(), p.USB.Product))
	}
	return names
}

func caseNames(lang string) []string {
	catalogue, err := catalogue.Suite()
	if err != nil {
		return nil
	}
	var names []string
	for _, k := range catalogue.Cases {
		names = append(names, cobra.CompletionWithDesc(k.ID, gherkin.Title(lang, k.Title)))
	}
	return names
}

// completeSelection completes the last word of an expression.
func completeSelection(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndexAny(typed, " (")+1]
	var names []string
	for _, name := range caseNames(languageFlag(c)) {
		names = append(names, before+name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
