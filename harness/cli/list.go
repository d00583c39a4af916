package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"mftpspec/fixtures"
	"mftpspec/harness/catalogue"
	"mftpspec/harness/emulator"
	"mftpspec/harness/emulator/defect"
	"mftpspec/harness/emulator/defect/titles"
	"mftpspec/harness/ixit"
	"mftpspec/harness/port"
	"mftpspec/harness/selection"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/text"
)

func listCommand() *cobra.Command {
	var selection, folder string
	lists := map[string]func(w io.Writer, lang string) error{
		"requirements": listRequirements,
		"cases":        func(w io.Writer, lang string) error { return listCases(w, lang, folder, selection) },
		"defects":      listDefects,
		"dialects":     listDialects,
		"models":       listModels,
		"ports":        listPorts,
		"steps":        listSteps,
		"faults":       listFaults,
		"model":        printFixture("model.example.yaml"),
		"model-schema": printFixture("model.schema.json"),
		"lab":          printFixture("lab.example.yaml"),
		"schema":       printFixture("lab.schema.json"),
	}
	names := slices.Sorted(maps.Keys(lists))
	c := &cobra.Command{
		Use:   "list " + strings.Join(names, "|"),
		Short: "List what the suite knows",
		Long: `List what the suite knows. lab prints an example of a laboratory's file, with an
explanation of each key; schema prints its JSON Schema, with which editors complete
and check it; model and model-schema are the same for a model of your own. steps lists
what the features of your own may say, with an example of each from the suite.`,
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || lists[args[0]] == nil {
				return usage("list what? %s", strings.Join(names, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
			if err := lists[args[0]](w, languageFlag(c)); err != nil {
				return err
			}
			return w.Flush()
		},
	}
	c.Flags().StringVar(&folder, "features", "", featuresUsage)
	c.Flags().StringVar(&selection, "select", "", "of the cases, only these; as for run")
	return c
}

func listRequirements(w io.Writer, lang string) error {
	catalogue, err := catalogue.Suite()
	if err != nil {
		return usage("this build of the suite is broken: %w", err)
	}
	coverage := catalogue.Coverage()
	for _, r := range catalogue.Requirements {
		statement := r.EN
		if lang == language.Chinese {
			statement = r.ZH
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.ID, text.Say(lang, r.Level), coverageOf(lang, r, coverage), withReason(lang, statement, r))
	}
	listTotals(w, lang, catalogue)
	return nil
}

func listCases(w io.Writer, lang, folder, expression string) error {
	catalogue, err := loadSuite(folder)
	if err != nil {
		return err
	}
	chosen, err := selection.Parse(expression)
	if err != nil {
		return usage("%w", err)
	}
	cases, err := chosen.Apply(catalogue, nil)
	if err != nil {
		return usage("%w", err)
	}
	for _, k := range cases {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, k.Clause, text.Say(lang, k.Level), gherkin.Title(lang, k.Title))
	}
	if len(cases) < len(catalogue.Cases) {
		fmt.Fprintf(w, "\n%s\n", say(lang, "%d of %d test cases", len(cases), len(catalogue.Cases)))
		return nil
	}
	listTotals(w, lang, catalogue)
	return nil
}

func listDialects(w io.Writer, lang string) error {
	catalogue, err := catalogue.Suite()
	if err != nil {
		return usage("this build of the suite is broken: %w", err)
	}
	for _, d := range emulator.Dialects() {
		fmt.Fprintf(w, "%s\t%s\t%s\n", d.Row, say(lang, "%s (default %s)", strings.Join(d.Readings, ", "), d.Default), dialectText(lang, d.Row, d.Text))
	}
	listTotals(w, lang, catalogue)
	return nil
}

func listDefects(w io.Writer, lang string) error {
	for _, d := range defect.All() {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", d.ID, d.Requirement, titles.Heading(lang, d.Kind.String()), titles.In(lang, d.Title))
	}
	fmt.Fprintf(w, "\n%s", titles.Heading(lang, "kind"))
	for _, command := range defect.Commands() {
		fmt.Fprintf(w, "\t%s", titles.Heading(lang, command))
	}
	fmt.Fprint(w, "\n")
	for _, row := range defect.Table() {
		fmt.Fprint(w, titles.Heading(lang, row.Kind.String()))
		for i := range row.All { // found by the suite, of how many
			fmt.Fprintf(w, "\t%d/%d", row.Caught[i], row.All[i])
		}
		fmt.Fprintln(w)
	}
	return nil
}

func listModels(w io.Writer, _ string) error {
	models, err := ixit.LoadModels(fixtures.FS, "models")
	if err != nil {
		return usage("this build of the suite is broken: %w", err)
	}
	for _, m := range models {
		fmt.Fprintf(w, "%s\t%s\n", m.Model, strings.Join(m.Identities, ", "))
	}
	return nil
}

// printFixture prints a file as it is, for those who have only the program.
func printFixture(name string) func(w io.Writer, _ string) error {
	return func(w io.Writer, _ string) error {
		data, err := fixtures.FS.ReadFile(name)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
}

// listPorts lists the serial ports of this machine, none of which is opened.
func listPorts(w io.Writer, lang string) error {
	ports := port.List()
	if len(ports) == 0 {
		fmt.Fprintln(w, say(lang, "no serial port was found; emu:// is always there"))
		return nil
	}
	heads := []string{say(lang, "port"), say(lang, "stable name"), say(lang, "USB id"), say(lang, "interface"),
		say(lang, "product"), say(lang, "serial number"), say(lang, "module"), say(lang, "busy")}
	fmt.Fprintln(w, strings.Join(heads, "\t"))
	for _, p := range ports {
		module := ""
		switch {
		case p.AT:
			module = say(lang, "AT port")
		case p.Family:
			module = say(lang, "another of its ports")
		}
		row := []string{p.Path, p.Stable, p.USB.ID, p.USB.Interface, p.USB.Product, p.USB.Serial, module, strings.Join(p.Busy, ", ")}
		for i, cell := range row {
			row[i] = cmp.Or(cell, "-")
		}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return nil
}
