package catalogue

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"mftpspec/harness/strictyaml"
)

// ownTag marks the cases that do not come from the suite: @own.
const ownTag = "own"

// LoadWith is Load of a suite with the features of a laboratory's own: a file of own
// replaces the one of the same name, requirements.yaml and ledger.yaml of own are added
// to those of the suite. Cases of own files have the tag ownTag.
func LoadWith(suite, own fs.FS) (*Catalogue, error) {
	var p strictyaml.Problems
	for name, check := range map[string]func(){"requirements.yaml": func() { LoadRequirements(own, &p) }, "ledger.yaml": func() { loadLedger(own, &p) }} {
		if _, err := fs.Stat(own, name); err == nil {
			check() // alone, so that the lines of the file are told
		}
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	c, err := load(overlay{suite, own}, true)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(own, "*.feature")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("there is no *.feature in it")
	}
	for _, k := range c.Cases {
		if slices.Contains(files, k.URI) {
			k.Tags = append(k.Tags, ownTag)
		}
	}
	return c, nil
}

// Own says whether the case does not come from the suite.
func (k *Case) Own() bool { return k.Is(ownTag) }

// Steps are the texts of the steps of a case, each with its line.
func (c *Catalogue) Steps(id string) (texts []string, lines []int) {
	for _, s := range c.Scripts[id].Steps {
		texts, lines = append(texts, s.Text), append(lines, s.Line)
	}
	return texts, lines
}

// Scenario reads a feature of one scenario that is to be executed with the requirements and
// the ledger of the suite, and is no case of it.
func (c *Catalogue) Scenario(name string, source []byte) (*Case, Script, error) {
	var p strictyaml.Problems
	one := &Catalogue{Requirements: c.Requirements, Ledger: c.Ledger, Scripts: map[string]Script{}}
	one.addFeature(name, source, &p)
	one.checkCases(true, &p)
	if err := p.Err(); err != nil {
		return nil, Script{}, err
	}
	if len(one.Cases) != 1 {
		return nil, Script{}, fmt.Errorf("%s: %d scenarios, and there must be one", name, len(one.Cases))
	}
	k := one.Cases[0]
	return k, one.Scripts[k.ID], nil
}

// overlay is the suite with a laboratory's own files over it.
type overlay struct{ suite, own fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if err != nil {
		return o.suite.Open(name)
	}
	return f, nil
}

// ReadFile implements fs.ReadFileFS: lists are put together, other files replaced.
func (o overlay) ReadFile(name string) ([]byte, error) {
	own, err := fs.ReadFile(o.own, name)
	if path.Ext(name) == ".feature" && err == nil {
		return own, nil
	}
	suite, errSuite := fs.ReadFile(o.suite, name)
	if errSuite != nil || err != nil {
		return suite, errSuite
	}
	return bytes.Join([][]byte{suite, own}, []byte("\n")), nil
}

// Glob implements fs.GlobFS.
func (o overlay) Glob(pattern string) ([]string, error) {
	suite, err := fs.Glob(o.suite, pattern)
	own, errOwn := fs.Glob(o.own, pattern)
	all := append(suite, own...)
	slices.Sort(all)
	return slices.Compact(all), errors.Join(err, errOwn)
}
