package latency

import (
	"reflect"
	"testing"

	"mftpspec/reports/model"
)

func TestSamples(t *testing.T) {
	e := func(t int64, dir, s string) model.Event {
		return model.Event{TimeUS: t, Lane: "serial", Dir: dir, Bytes: []byte(s)}
	}
	for name, c := range map[string]struct {
		trace []model.Event
		want  Samples
	}{
		"acknowledged, then the result": {[]model.Event{e(0, "host", "AT+MFTPPWD=0\r"), e(10, "module", "\r\nO"), e(30, "module", "K\r\n"), e(90, "module", "\r\n+MFTPPWD: 0,0,\"/\"\r\n")},
			Samples{{"MFTPPWD", false}: {30}, {"MFTPPWD", true}: {60}}},
		"in small letters, in two parts": {[]model.Event{e(0, "host", "at+mft"), e(5, "host", "ppwd=0\r"), e(10, "module", "\r\n+CME ERROR: 802\r\n")}, Samples{{"MFTPPWD", false}: {5}}},
		"result before the final result": {[]model.Event{e(0, "host", "AT+MFTPCFG?\r"), e(9, "module", "\r\n+MFTPCFG: 0\r\n\r\nOK\r\n")}, Samples{{"MFTPCFG", false}: {9}}},
		"a prompt":                       {[]model.Event{e(0, "host", "AT+MFTPSTOR=0,\"a\",3\r"), e(7, "module", "\r\n>")}, Samples{{"MFTPSTOR", false}: {7}}},
		"the next command comes first":   {[]model.Event{e(0, "host", "AT+MFTPPWD=0\r"), e(3, "host", "AT\r"), e(9, "module", "\r\nOK\r\n")}, Samples{}},
		"no command":                     {[]model.Event{e(0, "host", "ATE0\r"), e(9, "module", "\r\nOK\r\n")}, Samples{}},
		"another lane":                   {[]model.Event{{Lane: "ftp-data", Dir: "client", Bytes: []byte("AT+X\r")}, e(9, "module", "\r\nOK\r\n")}, Samples{}},
	} {
		s := Samples{}
		s.Case(&model.Case{Trace: c.trace})
		if !reflect.DeepEqual(s, c.want) {
			t.Errorf("%s: %v, want %v", name, s, c.want)
		}
	}
}

func TestMedian(t *testing.T) {
	for want, list := range map[int64][]int64{0: nil, 3: {5, 3, 1}, 4: {3, 5}} {
		if got := Median(list); got != want {
			t.Errorf("%v: %d, want %d", list, got, want)
		}
	}
}
