package catalogue

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"

	"mftpspec/features"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/strictyaml"
	"mftpspec/reports/model"
)

// Catalogue is the suite as data: its cases, the requirements they verify and
// the ledger of the manual's contradictions.
type Catalogue struct {
	Cases        []*Case // in the order of the suite: by file name, then by line
	Requirements []Requirement
	Ledger       Ledger
	Digest       string // SHA-256 over the features, the requirements and the ledger

	Scripts map[string]Script // by case id
}

// Script is what it takes to execute a case.
type Script struct {
	Source []byte // the feature file with everything blanked that is not this case; line numbers stay
	Steps  []scriptStep
	demand func() demand // what the steps ask for, read once
}

// Mentions says whether any step has a text in it, such as the name of a command.
func (s Script) Mentions(text string) bool {
	return slices.ContainsFunc(s.Steps, func(step scriptStep) bool {
		return strings.Contains(step.Text, text) || strings.Contains(step.Doc, text) ||
			slices.ContainsFunc(step.Table, func(row []string) bool {
				return slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(cell, text) })
			})
	})
}

// scriptStep is a step as it will be executed, placeholders of an outline filled in.
type scriptStep struct {
	Text    string
	Keyword string     // as it is written
	Doc     string     // the doc string under it
	Table   [][]string // the table under it: rows of cells
	Line    int
}

// Stated is the step as the results have it, not executed yet.
func (s scriptStep) Stated() model.Step {
	return model.Step{Keyword: s.Keyword, Text: s.Text, Doc: s.Doc, Table: s.Table, Line: s.Line, Verdict: model.None}
}

// Suite is the catalogue of the features of this build. It is read once, and everybody
// has the same one.
var Suite = sync.OnceValues(func() (*Catalogue, error) { return Load(features.FS) })

// Load reads *.feature, requirements.yaml and ledger.yaml at the top of
// fsys. The error is a Problems; with it the catalogue holds what could be read.
func Load(fsys fs.FS) (*Catalogue, error) { return load(fsys, false) }

// load is Load; where own features may replace some of the suite, not every row of the
// ledger is tied to a case.
func load(fsys fs.FS, own bool) (*Catalogue, error) {
	c := &Catalogue{Scripts: map[string]Script{}}
	var p strictyaml.Problems
	c.Requirements = LoadRequirements(fsys, &p)
	c.Ledger = loadLedger(fsys, &p)
	files, err := fs.Glob(fsys, "*.feature")
	if err != nil {
		p.Add("", 0, "features cannot be listed: %v", err)
	}
	slices.SortFunc(files, compareClauseFiles)
	for _, file := range files {
		source, err := fs.ReadFile(fsys, file)
		if err != nil {
			p.Add(file, 0, "cannot be read: %v", err)
			continue
		}
		c.addFeature(file, source, &p)
	}
	c.Digest = digest(fsys, append(files, "requirements.yaml", "ledger.yaml"))
	c.checkCases(own, &p)
	return c, p.Err()
}

// Case finds a case by its id.
func (c *Catalogue) Case(id string) (*Case, bool) {
	i := slices.IndexFunc(c.Cases, func(k *Case) bool { return k.ID == id })
	if i < 0 {
		return nil, false
	}
	return c.Cases[i], true
}

// compareClauseFiles puts 03_04_… before 03_10_…, also where somebody left out a zero.
func compareClauseFiles(a, b string) int {
	na, nb := leadingNumbers.FindString(a), leadingNumbers.FindString(b)
	as, bs := strings.FieldsFunc(na, notDigit), strings.FieldsFunc(nb, notDigit)
	for i := range min(len(as), len(bs)) {
		x, y := strings.TrimLeft(as[i], "0"), strings.TrimLeft(bs[i], "0")
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		if d := strings.Compare(x, y); d != 0 {
			return d
		}
	}
	if len(as) > 0 && len(bs) > 0 && len(as) != len(bs) {
		return len(as) - len(bs)
	}
	return strings.Compare(a, b)
}

var leadingNumbers = regexp.MustCompile(`^[0-9_.]*`)

func notDigit(r rune) bool { return r < '0' || r > '9' }

func digest(fsys fs.FS, files []string) string {
	h := sha256.New()
	slices.Sort(files)
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			continue // told elsewhere
		}
		fmt.Fprintf(h, "%s %d\n", file, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// addFeature parses one file and adds its cases.
func (c *Catalogue) addFeature(file string, source []byte, p *strictyaml.Problems) {
	newID := (&messages.Incrementing{}).NewId
	doc, err := gherkin.ParseGherkinDocument(bytes.NewReader(source), newID)
	if err != nil {
		p.Add(file, 0, "%s", strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; "))
		return
	}
	if doc.Feature == nil {
		p.Add(file, 0, "holds no feature")
		return
	}
	checkBackslashes(file, source, p)
	tree := newFeatureTree(file, doc, source)
	for _, pickle := range gherkin.Pickles(*doc, file, newID) {
		c.addPickle(tree, pickle, p)
	}
	for _, place := range tree.places {
		if len(place.scenario.Steps) == 0 {
			p.Add(file, int(place.scenario.Location.Line), "scenario %q has no steps", place.scenario.Name)
		}
		checkColumns(file, place.scenario, p)
	}
}

// addPickle adds the case that a scenario, or a row of an outline, stands for.
func (c *Catalogue) addPickle(tree *featureTree, pickle *messages.Pickle, p *strictyaml.Problems) {
	place := tree.places[pickle.AstNodeIds[0]]
	k := &Case{Title: pickle.Name, URI: tree.file, Line: int(place.scenario.Location.Line)}
	if place.rule != nil {
		k.Rule = place.rule.Name
	}
	k.readTags(tagNames(pickle.Tags), tree.file, k.Line, p)
	var row *messages.TableRow
	var examples *messages.Examples
	if len(pickle.AstNodeIds) > 1 {
		examples, row = place.row(pickle.AstNodeIds[1])
		k.Line = int(row.Location.Line)
		if k.ID != "" {
			k.ID += "." + rowKey(row.Cells[0].Value)
		}
	}
	if k.ID == "" {
		return // told by readTags
	}
	if first, known := c.Case(k.ID); known {
		p.Add(tree.file, k.Line, "%s is already the id of %s:%d", k.ID, first.URI, first.Line)
		return
	}
	s := Script{Source: tree.source(place, examples, row)}
	for _, step := range pickle.Steps {
		written := tree.written[step.AstNodeIds[0]]
		one := scriptStep{Text: step.Text, Keyword: strings.TrimSpace(written.Keyword), Line: int(written.Location.Line)}
		if a := step.Argument; a != nil && a.DocString != nil {
			one.Doc = a.DocString.Content
		} else if a != nil && a.DataTable != nil {
			for _, row := range a.DataTable.Rows {
				var cells []string
				for _, cell := range row.Cells {
					cells = append(cells, cell.Value)
				}
				one.Table = append(one.Table, cells)
			}
		}
		s.Steps = append(s.Steps, one)
	}
	for _, name := range manual.SettingNames {
		if s.uses(name) {
			k.Settings = append(k.Settings, name)
		}
	}
	k.Downloads = s.downloads()
	s.demand = sync.OnceValue(func() demand { return demandOf(s.Steps) })
	c.Cases = append(c.Cases, k)
	c.Scripts[k.ID] = s
}

// downloads are the local files that AT+MFTPRETR names in the steps, each once.
func (s Script) downloads() []string {
	var names []string
	for _, step := range s.Steps {
		i := strings.Index(step.Text, "AT+MFTPRETR=")
		if i < 0 {
			continue
		}
		if name := judge.ParseCommand(step.Text[i:]).Arg(1); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// uses says whether a step names a setting of AT+MFTPCFG. What is only listed in an answer
// is not used: the line of a setting that the model lacks is not expected there.
func (s Script) uses(setting string) bool {
	return slices.ContainsFunc(s.Steps, func(step scriptStep) bool { return strings.Contains(step.Text, `"`+setting+`"`) })
}

func tagNames(tags []*messages.PickleTag) []string {
	var names []string
	for _, t := range tags {
		names = append(names, strings.TrimPrefix(t.Name, "@"))
	}
	return names
}

// rowKey makes the text of a row's first cell fit for an id: letters, digits,
// _, + and - stay; a text of one other character gets its name, and every other
// character in a longer text becomes _ . Rows that then agree are a problem the
// author sees, never a silent renumbering.
func rowKey(cell string) string {
	switch cell {
	case "":
		return "empty"
	case `"`, `""`:
		return "quote"
	case ",":
		return "comma"
	case ".":
		return "dot"
	case "/":
		return "slash"
	case "*":
		return "star"
	case "?":
		return "question"
	case " ":
		return "space"
	}
	var b strings.Builder
	for _, r := range cell {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '_', r == '+', r == '-':
			b.WriteRune(r)
		case r > 0x7e:
			fmt.Fprintf(&b, "u%04X", r)
		default:
			b.WriteByte('_')
		}
	}
	return b.String()
}
