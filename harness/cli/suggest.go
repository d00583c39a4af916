package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// suggestFlag says which flag was meant where one is not known.
func suggestFlag(c *cobra.Command, err error) error {
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok || len(unknown.GetSpecifiedName()) < 2 {
		return err
	}
	names := &cobra.Command{SuggestionsMinimumDistance: 2} // whose guesses for commands serve flags
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names.AddCommand(&cobra.Command{Use: f.Name, Run: func(*cobra.Command, []string) {}})
		}
	})
	for _, meant := range names.SuggestionsFor(unknown.GetSpecifiedName()) {
		return usage("unknown flag: --%s; did you mean --%s?", unknown.GetSpecifiedName(), meant)
	}
	return usage("unknown flag: --%s; %s --help lists those there are", unknown.GetSpecifiedName(), c.CommandPath())
}
