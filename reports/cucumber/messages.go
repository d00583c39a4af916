package cucumber

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"mftpspec/reports"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// WriteMessages writes results as Cucumber Messages, one JSON envelope a line, as
// the official HTML formatter reads them. The feature documents are made from
// the cases, one scenario for each, with the lines of the real files. Statuses
// are those of Cucumber.
func WriteMessages(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	m := messenger{out: e, run: r.Run.Started.UTC()}
	m.send("meta", envelope{"protocolVersion": "27.0.0", "implementation": envelope{"name": "mftpspec", "version": text.Visible([]byte(r.Suite.Version))},
		"runtime": envelope{"name": "go"}, "os": envelope{"name": text.Visible([]byte(r.Run.Host))}, "cpu": envelope{"name": ""}})
	features, standing := byFeature(r.Cases), text.StandingOf(r, waived)
	for _, g := range features {
		m.document(g, standing)
	}
	m.send("testRunStarted", envelope{"id": "run", "timestamp": stamp(m.run)})
	for _, g := range features {
		for _, k := range g.Cases {
			m.plan(k)
		}
	}
	for _, g := range features {
		for _, k := range g.Cases {
			m.execute(k, waived)
		}
	}
	end := m.run.Add(time.Duration(r.Run.DurationMS) * time.Millisecond)
	m.send("testRunFinished", envelope{"testRunStartedId": "run", "success": waived.ExitCode(r) == 0, "message": standing.Marked(language.English), "timestamp": stamp(end)})
	if m.err != nil {
		return fmt.Errorf("reports: messages: %w", m.err)
	}
	return nil
}

type envelope map[string]any

type messenger struct {
	out *json.Encoder
	run time.Time
	err error // the first one
}

func (m *messenger) send(kind string, body envelope) {
	if m.err == nil {
		m.err = m.out.Encode(envelope{kind: body})
	}
}

// document sends a feature file's document and its pickles.
func (m *messenger) document(g featureGroup, standing text.Standing) {
	children := []envelope{}
	for _, k := range g.Cases {
		_, line := place(k)
		tags, steps := []envelope{}, []envelope{}
		for i, t := range caseTags(k) {
			tags = append(tags, envelope{"id": fmt.Sprintf("%s/tag%d", k.ID, i), "name": "@" + text.Visible([]byte(t)), "location": envelope{"line": line, "column": 1}})
		}
		for i, s := range shownSteps(k) {
			steps = append(steps, astStep(k, i, &s))
		}
		children = append(children, envelope{"scenario": envelope{"id": k.ID, "keyword": "Scenario", "name": scenarioName(k),
			"description": text.Visible([]byte(k.Rule)), "location": envelope{"line": line, "column": 1}, "tags": tags, "steps": steps, "examples": []envelope{}}})
	}
	marks := []envelope{}
	if standing.Virtual() {
		marks = append(marks, envelope{"id": g.URI + "/virtual", "name": virtualTag, "location": envelope{"line": 1, "column": 1}})
	}
	m.send("source", envelope{"uri": g.URI, "data": "Feature: " + g.Name + "\n", "mediaType": "text/x.cucumber.gherkin+plain"})
	m.send("gherkinDocument", envelope{"uri": g.URI, "comments": []envelope{}, "feature": envelope{"keyword": "Feature", "name": g.Name, "description": standing.Mark(language.English),
		"language": "en", "location": envelope{"line": 1, "column": 1}, "tags": marks, "children": children}})
	for _, k := range g.Cases {
		tags, steps := []envelope{}, []envelope{}
		for i, t := range caseTags(k) {
			tags = append(tags, envelope{"name": "@" + text.Visible([]byte(t)), "astNodeId": fmt.Sprintf("%s/tag%d", k.ID, i)})
		}
		for i, s := range shownSteps(k) {
			steps = append(steps, pickleStep(k, i, &s))
		}
		_, line := place(k)
		m.send("pickle", envelope{"id": k.ID + "/pickle", "uri": g.URI, "name": scenarioName(k), "language": "en", "astNodeIds": []string{k.ID},
			"location": envelope{"line": line, "column": 1}, "tags": tags, "steps": steps})
	}
}

// astStep is a step as it stands in the feature file, with what is under it.
func astStep(k *model.Case, n int, s *model.Step) envelope {
	at := func(below, column int) envelope { return envelope{"line": max(s.Line, 1) + below, "column": column} }
	kind := map[string]string{"Given": "Context", "When": "Action", "Then": "Outcome", "And": "Conjunction", "But": "Conjunction"}[s.Keyword]
	if kind == "" {
		kind = "Unknown"
	}
	e := envelope{"id": stepID(k, n), "keyword": keyword(s) + " ", "keywordType": kind, "text": text.VisibleText(s.Text), "location": at(0, 5)}
	if s.Doc != "" {
		e["docString"] = envelope{"location": at(1, 7), "content": text.VisibleText(s.Doc), "delimiter": `"""`}
	}
	if len(s.Table) > 0 {
		rows := []envelope{}
		for i, row := range visibleRows(s.Table) {
			cells := []envelope{}
			for j, cell := range row {
				cells = append(cells, envelope{"location": at(i+1, 9+j), "value": cell})
			}
			rows = append(rows, envelope{"id": fmt.Sprintf("%s/row%d", stepID(k, n), i), "location": at(i+1, 7), "cells": cells})
		}
		e["dataTable"] = envelope{"location": at(1, 7), "rows": rows}
	}
	return e
}

// pickleStep is a step as it is executed, with its argument.
func pickleStep(k *model.Case, n int, s *model.Step) envelope {
	e := envelope{"id": stepID(k, n) + "/pickle", "text": text.VisibleText(s.Text), "type": "Unknown", "astNodeIds": []string{stepID(k, n)}}
	switch {
	case s.Doc != "":
		e["argument"] = envelope{"docString": envelope{"content": text.VisibleText(s.Doc)}}
	case len(s.Table) > 0:
		rows := []envelope{}
		for _, row := range visibleRows(s.Table) {
			cells := []envelope{}
			for _, cell := range row {
				cells = append(cells, envelope{"value": cell})
			}
			rows = append(rows, envelope{"cells": cells})
		}
		e["argument"] = envelope{"dataTable": envelope{"rows": rows}}
	}
	return e
}

func (m *messenger) plan(k *model.Case) {
	steps := []envelope{}
	for i := range shownSteps(k) {
		steps = append(steps, envelope{"id": stepID(k, i) + "/test", "pickleStepId": stepID(k, i) + "/pickle",
			"stepDefinitionIds": []string{}, "stepMatchArgumentsLists": []envelope{}})
	}
	m.send("testCase", envelope{"id": k.ID + "/test", "pickleId": k.ID + "/pickle", "testRunStartedId": "run", "testSteps": steps})
}

// execute sends what happened to a case. Steps begin as they did on the clock of
// the bench, counted from the begin of the case.
func (m *messenger) execute(k *model.Case, waived *waiver.Applied) {
	began := m.run.Add(time.Duration(k.StartedMS) * time.Millisecond)
	started := k.ID + "/started"
	m.send("testCaseStarted", envelope{"id": started, "testCaseId": k.ID + "/test", "attempt": 0, "timestamp": stamp(began)})
	steps := shownSteps(k)
	at, now := guilty(k, steps), began
	for i, s := range steps {
		if t := began.Add(time.Duration(s.StartUS-steps[0].StartUS) * time.Microsecond); t.After(now) {
			now = t
		}
		ids := envelope{"testCaseStartedId": started, "testStepId": stepID(k, i) + "/test", "timestamp": stamp(now)}
		m.send("testStepStarted", ids)
		result := envelope{"status": messageStatus(s.Verdict), "duration": duration(time.Duration(s.DurationUS) * time.Microsecond)}
		if i == at && k.Verdict != model.Pass {
			result["status"], result["message"] = messageStatus(k.Verdict), verdictText(k, waived)
			whole, err := k.Whole()
			if err != nil {
				m.err = cmp.Or(m.err, err)
				return
			}
			if text := text.Transcript(whole, 64<<10); text != "" {
				m.send("attachment", envelope{"body": text, "contentEncoding": "IDENTITY", "mediaType": "text/x.cucumber.log+plain",
					"testCaseStartedId": started, "testStepId": stepID(k, i) + "/test", "timestamp": stamp(now)})
			}
		}
		now = now.Add(time.Duration(s.DurationUS) * time.Microsecond)
		m.send("testStepFinished", envelope{"testCaseStartedId": started, "testStepId": stepID(k, i) + "/test", "timestamp": stamp(now), "testStepResult": result})
	}
	if end := began.Add(time.Duration(k.DurationMS) * time.Millisecond); end.After(now) {
		now = end
	}
	m.send("testCaseFinished", envelope{"testCaseStartedId": started, "timestamp": stamp(now), "willBeRetried": false})
}

func scenarioName(k *model.Case) string  { return text.Visible([]byte(k.ID + " " + k.Title)) }
func stepID(k *model.Case, i int) string { return fmt.Sprintf("%s/step%d", k.ID, i) }

func messageStatus(v model.Verdict) string {
	words := []string{"passed", "PASSED", "failed", "FAILED", "pending", "PENDING"}
	if i := slices.Index(words, cucumberStatus(v)); i >= 0 {
		return words[i+1]
	}
	return "SKIPPED"
}

func stamp(t time.Time) envelope {
	return envelope{"seconds": t.Unix(), "nanos": t.Nanosecond()}
}

func duration(d time.Duration) envelope {
	return envelope{"seconds": int64(d / time.Second), "nanos": int64(d % time.Second)}
}
