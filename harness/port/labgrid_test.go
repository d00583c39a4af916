package port

import (
	"slices"
	"strings"
	"testing"
)

const environment = `targets:
  rack-3:
    resources:
      - NetworkPowerPort:
          model: simplerest
          host: http://pdu
      - NetworkSerialPort:
          name: at
          host: exporter-1
          port: 40123
          speed: 115200
          protocol: rfc2217
          extra:
            proxy: exporter-1
            proxy_required: false
      - NetworkSerialPort:
          name: log
          host: 192.0.2.7
          port: 40124
          speed: 921600
          protocol: raw
`

func TestSerialPortsOfAPlace(t *testing.T) {
	list, err := serialPorts([]byte(environment))
	want := []exported{{name: "at", host: "exporter-1", protocol: "rfc2217", port: 40123, speed: 115200}, {name: "log", host: "192.0.2.7", protocol: "raw", port: 40124, speed: 921600}}
	if err != nil || !slices.Equal(list, want) {
		t.Errorf("%+v, %v", list, err)
	}
	for text, want := range map[string]string{
		"":                         "",
		"targets: {a: {}}":         "",
		"targets: [a]":             "no environment",
		"\tx":                      "no environment",
		strings.Repeat(" ", 2<<20): "bytes",
		"targets: {a: {resources: [{NetworkSerialPort: {host: h}}]}}":                 "no host and port",
		"targets: {a: {resources: [{NetworkSerialPort: {host: h, port: 70000}}]}}":    "no host and port",
		"targets: {a: {resources: [{NetworkSerialPort: {host: h, port: 'x'}}]}}":      "no host and port",
		"targets: {a: {resources: [{NetworkSerialPort: {host: null, port: 40000}}]}}": "no host and port",
	} {
		list, err := serialPorts([]byte(text))
		if len(list) != 0 || (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, %v, want %q", text, list, err, want)
		}
	}
}

func TestChoiceOfASerialPort(t *testing.T) {
	for name, want := range map[string]string{"": "the place has the serial ports at, log; name one: labgrid://rack-3?name=NAME", "usb": "the place has the serial ports at, log"} {
		if _, err := openExported(t.Context(), "labgrid://rack-3", []byte(environment), name, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
	if _, err := openExported(t.Context(), "labgrid://a", []byte("targets: {a: {resources: []}}"), "", Options{}); err == nil || !strings.Contains(err.Error(), "no NetworkSerialPort") {
		t.Error(err)
	}
	behind := strings.ReplaceAll(environment, "proxy_required: false", "proxy_required: true")
	if _, err := openExported(t.Context(), "labgrid://rack-3?name=at", []byte(behind), "at", Options{}); err == nil || !strings.Contains(err.Error(), "proxy") {
		t.Error(err)
	}
}

// Whatever the client prints, what is found has a host and a port.
func FuzzSerialPorts(f *testing.F) {
	f.Add([]byte(environment))
	f.Add([]byte("targets: {a: {resources: [{NetworkSerialPort: {host: h, port: -1}}]}}"))
	f.Add([]byte("targets: &a {b: *a}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := serialPorts(data)
		for _, e := range list {
			if err == nil && (e.host == "" || e.port < 1 || e.port > 65535) {
				t.Errorf("%+v", e)
			}
		}
	})
}
