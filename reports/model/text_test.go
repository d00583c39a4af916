package model_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"mftpspec/reports/model"
)

func TestTextInJSON(t *testing.T) {
	for _, tt := range []struct {
		text model.Text
		json string
	}{
		{model.Plain("+MFTPPWD: 0,0,\"/<a>%s\""), `"+MFTPPWD: 0,0,\"/<a>%s\""`},
		{model.Say("not selected"), `{"format":"not selected"}`},
		{model.Say("%s: %s", "AT", model.Say("no answer within %s", "3s")), `{"format":"%s: %s","args":["AT",{"format":"no answer within %s","args":["3s"]}]}`},
		{model.Text{}, `""`},
	} {
		got, err := tt.text.MarshalJSON()
		if err != nil || string(got) != tt.json {
			t.Errorf("%s, want %s (%v)", got, tt.json, err)
		}
		var back model.Text
		if err := json.Unmarshal(got, &back); err != nil || back.String() != tt.text.String() || back.Format() != tt.text.Format() {
			t.Errorf("%s comes back as %v: %v", got, back, err)
		}
	}
	deep := strings.Repeat(`{"format":"%s","args":[`, 40) + `"x"` + strings.Repeat("]}", 40)
	for _, bad := range []string{`null`, `3`, `["a"]`, `{}`, `{"format":""}`, `{"format":"%s"}`, `{"format":"a","args":["b"]}`, `{"format":"%s","args":[null]}`, `{"format":"a","more":1}`, deep} {
		var text model.Text
		if err := json.Unmarshal([]byte(bad), &text); err == nil {
			t.Errorf("%.60s is taken as %v", bad, text)
		}
	}
}

func TestErrorsHaveTexts(t *testing.T) {
	cause := errors.New("no such port")
	err := model.Errorf("%s was lost: %s", "emu-1", errors.Join(cause, nil))
	if !errors.Is(err, cause) || err.Error() != "emu-1 was lost: no such port" {
		t.Errorf("%v", err)
	}
	joined := errors.Join(err, cause)
	if got := model.Of(joined); got.String() != joined.Error() || got.Args()[0].Format() != "%s was lost: %s" {
		t.Errorf("%v, want %v", got, joined)
	}
	if got := model.Of(nil); !got.IsZero() {
		t.Errorf("no error says %v", got)
	}
}

// What is masked in the whole does not remain in the parts.
func TestRewrite(t *testing.T) {
	stars := strings.NewReplacer("secret", "******", "se cret", "*******").Replace
	for _, tt := range []struct {
		text   model.Text
		format string
	}{
		{model.Say("%s is refused", "secret"), "%s is refused"},
		{model.Say("%s %s", "se", "cret"), ""},
	} {
		english, text := tt.text.String(), tt.text
		model.Rewrite(&english, &text, stars)
		if strings.Contains(text.String(), "cret") || text.String() != english || text.Format() != tt.format {
			t.Errorf("%q and %v (%q)", english, text, text.Format())
		}
	}
}

func TestReasonSays(t *testing.T) {
	r := model.Because(model.Say("the module answers AT with %s", "ERROR"))
	r.Observed = "ERROR"
	if said := r.Said(); r.Message != "the module answers AT with ERROR" || said.Message.Format() == "" || said.Observed.Format() != "" || said.Observed.String() != "ERROR" {
		t.Errorf("%+v says %+v", r, said)
	}
	if said := (&model.Reason{Message: "not selected"}).Said(); !said.Message.IsZero() {
		t.Errorf("an older reason says %+v", said)
	}
	for _, k := range []struct {
		reason *model.Reason
		want   model.NotRun
	}{
		{model.NotRunFor(model.NotProvided, model.Say("deselected: %s", "x")), model.NotProvided},
		{model.Because(model.Say("not selected")), ""},
		{&model.Reason{Message: "not selected"}, model.NotSelected}, {&model.Reason{Message: "not selected: the case belongs to shard 1 of 2"}, model.OtherShard},
		{&model.Reason{Message: "deselected: no port"}, model.NotProvided}, {&model.Reason{Message: "not run: killed"}, model.NotReached}, {nil, ""},
	} {
		if got := (&model.Case{Verdict: model.None, Reason: k.reason}).NotRunBecause(); got != k.want {
			t.Errorf("%+v: %q, want %q", k.reason, got, k.want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{`"OK"`, `{"format":"%s: %s","args":["AT",{"format":"x"}]}`, `{"format":"%[2]s"}`, `{"format":"%s"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var text, again model.Text
		if json.Unmarshal(data, &text) != nil {
			return
		}
		out, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out, &again); err != nil || again.String() != text.String() {
			t.Fatalf("%s comes back as %v: %v", out, again, err)
		}
	})
}

// Whatever is said can be read again, however long it is.
func TestLongTextsAreReadAgain(t *testing.T) {
	var list []model.Text
	nested := model.Plain("x")
	for i := range 500 {
		list = append(list, model.Plain(strconv.Itoa(i)))
		nested = model.Say("within %s", nested)
	}
	for name, text := range map[string]model.Text{"Join": model.Join(list), "Either": model.Either(list), "nested": nested} {
		written, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var read model.Text
		if err := json.Unmarshal(written, &read); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if read.String() != text.String() {
			t.Errorf("%s: %q is read as %q", name, text, read)
		}
	}
	if got := model.Either(list[:3]).String(); got != "0 or 1 or 2" {
		t.Errorf("three possibilities are %q", got)
	}
}
