package ixit

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestLoadIXIT(t *testing.T) {
	for _, text := range []string{"", "# nothing\n\n", "baud: 115200\n"} {
		if got, err := Load("lab.yaml", []byte(text)); err != nil || got.Baud != 115200 || got.Timing != Default().Timing {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	got, err := Load("lab.yaml", []byte("port: /dev/ttyUSB2\ntiming:\n  quiet: 1.5s\nserver: {passive_ports: [2000, 2011]}\n"))
	if err != nil || got.Port != "/dev/ttyUSB2" || got.Timing.Quiet != 1500*time.Millisecond || got.Timing.Guard != 1200*time.Millisecond || got.Server.PassivePorts != [2]int{2000, 2011} {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDeclaredHidesSecrets(t *testing.T) {
	i := Default()
	i.Preamble = []string{`AT+CGAUTH=1,1,"user","geheim"`, `AT+CMEE=1;+CPIN="0000"`, "AT+MIPCALL=1,1", "AT^XAUTH=1,me"}
	i.Secret, i.Detach = []string{"^XAUTH"}, `AT+CLCK="SC",0,"0000"`
	m, err := i.Declared()
	if err != nil {
		t.Fatal(err)
	}
	if got := m["preamble"].([]any); got[0] != `AT+CGAUTH=1,1,"***","***"` || got[1] != `AT+CMEE=1;+CPIN="***"` || got[2] != "AT+MIPCALL=1,1" ||
		got[3] != "AT^XAUTH=***,***" || m["detach"] != `AT+CLCK="SC",0,"***"` {
		t.Errorf("%v, %v", got, m["detach"])
	}
	if m["timing"].(map[string]any)["guard"] != "1.2s" || i.Preamble[1] != `AT+CMEE=1;+CPIN="0000"` {
		t.Errorf("%v, %v", m, i.Preamble)
	}
}

func TestModels(t *testing.T) {
	fsys := fstest.MapFS{
		"models/ML307R.yaml": {Data: []byte("model: ML307R\nidentities: [ML307R-DC]\ncid_max: 15\n")},
		"models/ML307.yaml":  {Data: []byte("model: ML307\ncid_max: 7\n")},
	}
	models, err := LoadModels(fsys, "models")
	if err != nil || modelNames(models) != "ML307, ML307R" {
		t.Fatalf("%v, %v", models, err)
	}
	for _, tt := range []struct{ answer, want string }{{"ML307R-DC", "ML307R"}, {"ml307r-dc-mbrh", "ML307R"}, {"ML307X", "ML307"}, {"SIM7600", ""}, {"", ""}} {
		if got, err := Identify(models, tt.answer); got.Model != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%q: %+v, %v", tt.answer, got, err)
		}
	}
	if m, err := FindModel(models, "ml307r-dc"); err != nil || m.Model != "ML307R" {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := FindModel(models, "X"); err == nil || err.Error() != `model "X" is not known; known are ML307, ML307R` {
		t.Error(err)
	}
	for text, want := range map[string]string{"model: A\ncid: 3\n": `a.yaml:2:1: unknown key "cid"`, "cid_max: 3\n": "model is missing", "model: A\ncid_max: 16\n": "cid_max is 16", "model: ML307\ncid_max: 7\n": "declared twice"} {
		fsys["models/a.yaml"] = &fstest.MapFile{Data: []byte(text)}
		if _, err := LoadModels(fsys, "models"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
