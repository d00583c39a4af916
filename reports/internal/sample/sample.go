// Package sample makes results for the tests of the reports: all verdicts, hostile
// content, secrets. Only tests call it. It must never depend on anything but its
// arguments: golden files hang on it.
package sample

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"mftpspec/reports/model"
)

// Hostile is what a broken or malicious device may send.
const Hostile = "<script>alert(1)</script> ]]> \"'` |&amp; --> \u202eRTL\u202c \u2028 שלום \x00\x01\x1a\x1b[31m\x7f ```\n# not a heading\n</td></svg>"

// Secret is a password that must not reach any report.
const Secret = "S3cr3t-Passw0rd"

// Of makes results of n cases as a run would leave them: all verdicts, with
// traces of the serial line, the FTP connections and the files. The same n gives
// the same results.
func Of(n int) *model.Results {
	g := &generator{random: rand.New(rand.NewPCG(1, uint64(n)))}
	r := &model.Results{
		Schema: model.Schema,
		IUT:    model.IUT{Manufacturer: "CMIOT", Model: "ML307R", Firmware: "ML307R-DC-MBRH0S01", Serial: "867654050012345"},
		Suite:  model.Suite{Name: "mftpspec", Version: "1.0.0", Manual: "FTP manual V3.1.0", Digest: strings.Repeat("5e", 32)},
		ICS:    map[string]any{"model": "ML307R", "active_mode": false, "implicit_ftps": false, "explicit_ftps": false, "cid_max": 15, "ipv6": true},
		IXIT: map[string]any{"port": "/dev/ttyUSB2", "baud": 115200, "timing": map[string]any{"immediate": "5s", "quiet": "300ms"},
			"server": map[string]any{"listen": "0.0.0.0:2121", "host": "10.81.41.153", "password": Secret}, "preamble": []any{"AT+MIPCALL=1,1"}},
		Observed: map[string]any{"model": "ML307R-DC", "active_mode": false, "implicit_ftps": false, "cid_max": 15, "ipv6": false},
		Run:      model.Run{Started: time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC), Host: "linux/amd64", Port: "/dev/ttyUSB2", Jobs: 1, TurnedAway: 12},
		Dialects: map[string]string{"D01/MFTPPWD": "quoted", "D05/MFTPRETR": "chunks of 1024", "D27/MFTPSTOR>prompt/busy": "802", "D31/MFTPLIST": "minutes, unquoted"},
		SelfTest: &model.SelfTest{Date: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), Digest: strings.Repeat("5e", 32), Defects: 132, Killed: 131,
			Survived: []string{"retr-quiet-cut"}, Unproven: []string{"R3.7-02"}, Dialects: 41},
		Laboratory: &model.Laboratory{Name: "Module laboratory", Address: "Chongqing", Operator: "Li Wei", Reference: "QA-2026-117"},
		Ledger:     ledger(),
	}
	for i := range n {
		r.Cases = append(r.Cases, g.testCase(i))
	}
	r.Requirements = requirements(r.Cases)
	r.Suite.Requirements = len(r.Requirements)
	Finish(r)
	return r
}

// Finish makes the counts and the status those of the cases.
func Finish(r *model.Results) {
	r.Run.Selected, r.Run.Executed, r.Run.DurationMS = 0, 0, 0
	for i := range r.Cases {
		k := &r.Cases[i]
		r.Run.DurationMS += k.DurationMS
		if k.Selected {
			r.Run.Selected++
			if k.Verdict != model.None {
				r.Run.Executed++
			}
		}
	}
	r.Summary, r.Status = model.Count(r.Cases), model.Conclude(r.Cases)
}

type generator struct {
	random *rand.Rand
	now    int64 // bench clock, microseconds
}

// clauses of the sample: clause and command.
func clauseOf(i int) (clause, command string) {
	list := [...][2]string{{"2.1", ""}, {"2.2", ""}, {"3.1", "MFTPCFG"}, {"3.2", "MFTPCONN"}, {"3.3", "MFTPDISC"}, {"3.4", "MFTPCWD"}, {"3.5", "MFTPPWD"},
		{"3.6", "MFTPMKD"}, {"3.7", "MFTPLIST"}, {"3.8", "MFTPDEL"}, {"3.9", "MFTPRN"}, {"3.10", "MFTPRETR"}, {"3.11", "MFTPAPPE"}, {"3.12", "MFTPSTOR"},
		{"3.13", "MFTPSTATE"}, {"3.14", "MFTPURC"}, {"4.1", ""}, {"5", ""}, {"V.250", ""}}
	c := list[i%len(list)]
	return c[0], c[1]
}

func (g *generator) testCase(i int) model.Case {
	clause, command := clauseOf(i)
	name := command
	if name == "" {
		name = "S" + strings.ReplaceAll(strings.ReplaceAll(clause, ".", ""), "V", "V")
	}
	number := i/19 + 1
	k := model.Case{ID: fmt.Sprintf("%s-%03d", name, number), Clause: clause, Command: command, Feature: fmt.Sprintf("%s.feature:%d", strings.ReplaceAll(clause, ".", "_"), 10+number*9),
		Title: fmt.Sprintf("The answer to the stimulus %d of clause %s is the one of the table", number, clause), Rule: "the command is acknowledged at once, the result follows",
		Requirements: []string{fmt.Sprintf("R%s-%02d", clause, number%17+1)}, Level: []string{"strict", "strict", "dialect", "record"}[i%4], Selected: true, Verdict: model.Pass,
		StartedMS: g.now / 1000, Bench: "bench-1"}
	if number%5 == 0 {
		k.ID = fmt.Sprintf("%s-%03d.%d", name, number-1, 5)
		k.Title = `<connect_id> "6" (maximum + 1) is refused as out of range`
	}
	k.Tags = []string{k.ID, k.Requirements[0], "boundary"}
	if i%7 == 3 {
		k.Rows = []string{"D01"}
		k.Tags = append(k.Tags, "D01")
	}
	switch i % 41 {
	case 6, 8, 11:
		k.Verdict = model.Fail
	case 13:
		k.Verdict = model.Inconc
	case 21:
		k.Verdict = model.Error
	case 25:
		k.Verdict, k.Selected, k.Reason = model.NA, false, &model.Reason{Message: "the ICS declares no FTPS (§3.1 footnote 2)"}
		return k
	case 30:
		k.Verdict, k.Selected, k.Reason = model.None, false, &model.Reason{Message: "the laboratory has no reset line"}
		return k
	case 9:
		k.Observations = []string{`D01: the path is not quoted: +MFTPPWD: 0,0,/home/uftp`}
	}
	g.execute(&k, i)
	return k
}

func (g *generator) execute(k *model.Case, i int) {
	begin := g.now
	event := func(wait int64, e model.Event) {
		g.now += wait/2 + g.random.Int64N(wait+1)
		e.TimeUS = g.now
		k.Trace = append(k.Trace, e)
	}
	serial := func(wait int64, dir, text string) {
		event(wait, model.Event{Lane: "serial", Dir: dir, Kind: "bytes", Bytes: []byte(text), Size: int64(len(text))})
	}
	control := func(wait int64, dir, kind, text string) {
		event(wait, model.Event{Lane: "ftp-control", Dir: dir, Session: 1, Kind: kind, Text: text})
	}
	step := func(text string, from int64, v model.Verdict) {
		k.Steps = append(k.Steps, model.Step{Keyword: []string{"Given", "When", "Then", "And"}[min(len(k.Steps), 3)], Text: text, Line: 12 + len(k.Steps), Verdict: v, StartUS: from, DurationUS: g.now - from})
	}
	from := g.now
	connect := `AT+MFTPCONN=0,"10.81.41.153","uftp","` + Secret + "\",21\r"
	event(5, model.Event{Lane: "bench", Kind: "note", Text: k.ID + " begins: " + k.Title})
	serial(200, "host", connect[:30])
	serial(80, "host", connect[30:])
	serial(2400, "module", connect+"\r\nOK\r\n")
	event(9000, model.Event{Lane: "ftp-control", Session: 1, Kind: "open", Text: "10.60.0.7:49152 -> 10.81.41.153:21"})
	control(700, "server", "reply", "220 ready")
	control(8000, "client", "cmd", "USER uftp")
	control(300, "server", "reply", "331 password")
	control(8000, "client", "cmd", "PASS "+Secret)
	control(300, "server", "reply", "230 logged in")
	serial(5000, "module", "\r\n+MFTPCONN: 0,0\r\n")
	step("channel 0 is logged in", from, model.Pass)

	from = g.now
	line := "AT+" + k.Command + "=0"
	if k.Command == "" {
		line = "AT"
	}
	serial(1500, "host", line+"\r")
	serial(2000, "module", line+"\r\r\nOK\r\n")
	step("the host sends "+line, from, model.Pass)
	from = g.now
	if k.Clause == "3.10" || k.Clause == "3.12" {
		g.transfer(k, event)
	} else {
		control(6000, "client", "cmd", "PWD")
		control(300, "server", "reply", `257 "/home/uftp"`)
	}
	if i == 49 { // more events than a printed page has lines for
		for n := range 100 {
			event(300, model.Event{Lane: "serial", Dir: "module", Kind: "bytes", Bytes: bytes.Repeat([]byte{byte(n), 0xFF, 'x'}, 1000)})
		}
	}
	answer := "\r\n+" + k.Command + ": 0,0,\"/home/uftp\"\r\n"
	switch {
	case i%41 == 11:
		answer = "\r\n+" + k.Command + ": 0,0,\"" + Hostile + "\"\r\n"
	case k.Verdict == model.Fail:
		answer = "\r\n+" + k.Command + ": 0,10\r\n"
	}
	if k.Verdict == model.Inconc {
		event(3_000_000, model.Event{Lane: "serial", Kind: "note", Text: "the port is gone"})
	} else {
		serial(9000, "module", answer)
	}
	step("the module reports", from, k.Verdict)
	k.Steps[len(k.Steps)-1].Doc = "+" + k.Command + `: 0,0,"/home/uftp"`
	step("the server received", g.now, verdictAfter(k.Verdict))
	k.Steps[len(k.Steps)-1].Table = [][]string{{"command", "argument"}, {"PWD", ""}}
	if k.Verdict != model.Pass {
		k.Reason = reason(k, line, answer)
	}
	k.DurationMS = (g.now-begin)/1000 + 1
	g.now += 300
}

func verdictAfter(v model.Verdict) model.Verdict {
	if v == model.Pass {
		return v
	}
	return model.None
}

func (g *generator) transfer(k *model.Case, event func(int64, model.Event)) {
	data := bytes.Repeat([]byte("0123456789abcdef"), 40)
	if strings.HasSuffix(k.ID, "-003") {
		data = bytes.Repeat([]byte("\x00\x1a\r\nOK\r\n+MFTPURC: 0,\"conn\",0<]]>"), 32<<10)
	}
	sum := sha256.Sum256(data)
	event(900, model.Event{Lane: "ftp-control", Dir: "client", Session: 1, Kind: "cmd", Text: "RETR 1.txt"})
	event(400, model.Event{Lane: "ftp-data", Session: 1, Kind: "open", Text: "passive 40001"})
	event(300, model.Event{Lane: "file", Session: 1, Kind: "open", Text: "/home/uftp/1.txt"})
	event(5000, model.Event{Lane: "ftp-data", Dir: "server", Session: 1, Kind: "bytes", Bytes: data, Size: int64(len(data))})
	event(90, model.Event{Lane: "file", Session: 1, Kind: "close", Text: "/home/uftp/1.txt", Size: int64(len(data))})
	event(90, model.Event{Lane: "ftp-data", Session: 1, Kind: "close", Text: "", Size: 2 << 20, Digest: hex.EncodeToString(sum[:]), File: "payloads/large.bin"})
	event(500, model.Event{Lane: "ftp-control", Dir: "server", Session: 1, Kind: "reply", Text: "226 done"})
}

func reason(k *model.Case, line, answer string) *model.Reason {
	r := &model.Reason{Clause: k.Clause, Requirement: k.Requirements[0], Message: "the result is not the one that the command table gives", Step: `the module reports +` + k.Command + `: 0,0,"/home/uftp"`,
		Sent: line + "<CR>", Expected: "<CR><LF>+" + k.Command + `: 0,0,"/home/uftp"<CR><LF>`, Observed: answer,
		Server:  `1 session, logged in as uftp; PWD answered 257 "/home/uftp"`,
		Setting: []string{"channel 0 is logged in", "the server answers " + k.Command + ` with 550 "<No such directory>"`}, Serve: "mftpspec serve --case " + k.ID,
		Reproduce: []string{"ATE1", "AT+CMEE=1", `AT+MFTPCONN=0,"10.81.41.153","uftp","` + Secret + `",21`, line}}
	switch k.Verdict {
	case model.Inconc:
		r.Message, r.Expected, r.Observed, r.Setting, r.Serve, r.Reproduce = "the port is gone: the module was unplugged", "", "", nil, "", nil
	case model.Error:
		r.Message, r.Expected, r.Observed, r.Setting, r.Serve, r.Reproduce = "listen tcp 127.0.0.1:0: too many open files", "", "", nil, "", nil
	}
	return r
}

func requirements(cases []model.Case) []model.Requirement {
	seen := map[string]bool{}
	var list []model.Requirement
	for _, k := range cases {
		for _, id := range k.Requirements {
			if seen[id] {
				continue
			}
			seen[id] = true
			list = append(list, model.Requirement{ID: id, Clause: k.Clause, Command: k.Command, Level: k.Level,
				EN: "The result of the command is reported once, after its acknowledgement.", ZH: "命令的结果在应答之后上报,且仅一次。"})
		}
	}
	return append(list, model.Requirement{ID: "R1.1-01", Clause: "1.1", Level: "record", EN: "The manual covers the models of Table 1.", ZH: "手册适用于表 1 所列型号。",
		Reason: "A list of products obliges a device to nothing."})
}

func ledger() []model.LedgerRow {
	return []model.LedgerRow{
		{ID: "D01", Where: "§4.1 vs §3.5", Policy: "D,V", EN: "The first result of §4.1 is unquoted, every other path is quoted.", ZH: "§4.1 的第一个结果没有引号,其余路径均有。",
			Readings: []string{"quoted", "unquoted"}, Question: &model.Question{EN: "Is the path of +MFTPPWD always quoted?", ZH: "+MFTPPWD 上报的路径是否总带引号?"}},
		{ID: "D05", Where: "§3.10", Policy: "D", EN: "The size of a chunk is not given.", ZH: "未给出分块大小。"},
		{ID: "D06", Where: "§3.10", Policy: "S", EN: "The first example counts 23 of 24 bytes.", ZH: "第一个示例把 24 字节写成 23。"},
	}
}
