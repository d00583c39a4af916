package emulator

import (
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// lyingClient shows how a defect alters one operation.
type lyingClient struct{ Client }

func (lyingClient) Pwd(context.Context) (string, error) { return "/elsewhere", nil }

func TestHooks(t *testing.T) {
	leak := func(e *Env, channel int, key string, was Settings, now *Settings) {
		for id := range 6 {
			*e.Settings(id) = *now
		}
	}
	for _, tt := range []struct {
		name  string
		hooks []Hooks
		steps [][]string
	}{
		{"profile", []Hooks{{Profile: func(p *Profile) { p.Timeout.Max = 31; p.Defaults.Timeout = 20 }}}, [][]string{
			{`AT+MFTPCFG=0,"rsptimeout"`, `+MFTPCFG: 0,"rsptimeout",20`, "OK"}, {`AT+MFTPCFG=0,"rsptimeout",31`, "OK"},
		}},
		{"command", []Hooks{{Command: func(e *Env, r *Request, next func(*Request)) {
			if r.Name == "+MFTPPWD" {
				r.Args = []Arg{{Text: "0"}}
			}
			next(r)
		}}}, [][]string{{"AT+MFTPPWD=3", "OK", `+MFTPPWD: 0,0,"/home/uftp"`}}},
		{"output, outermost first", []Hooks{
			{Output: func(e *Env, u Unit, next func(Unit)) {
				if u.Kind == Result {
					u.Fields[1] = "99"
				}
				next(u)
			}},
			{Output: func(e *Env, u Unit, next func(Unit)) {
				next(u)
				if u.Kind == Result && u.Fields[1] == "99" {
					next(e.Line(URC, -1, "+AGAIN", "1"))
				}
			}},
		}, [][]string{{`AT+MFTPCWD=0,"test"`, "OK", "+MFTPCWD: 0,99", "+AGAIN: 1"}}},
		{"delayed output", []Hooks{{Output: func(e *Env, u Unit, next func(Unit)) {
			if u.Kind == Final && u.Command == "" && u.Text == "OK" {
				e.After(5*time.Millisecond, func() { next(u) })
				return
			}
			next(u)
		}}}, [][]string{{"AT+CMEE?", "+CMEE: 1", "OK"}}},
		{"settings", []Hooks{{Settings: leak}}, [][]string{{`AT+MFTPCFG=0,"cid",3`, "OK"}, {`AT+MFTPCFG=5,"cid"`, `+MFTPCFG: 5,"cid",3`, "OK"}}},
		{"dial", []Hooks{{Dial: func(next Dialer) Dialer {
			return func(ctx context.Context, c DialConfig) (Client, error) {
				client, err := next(ctx, c)
				return lyingClient{client}, err
			}
		}}}, [][]string{{`AT+MFTPCONN=2,"h"`, "OK", "+MFTPCONN: 2,0"}, {"AT+MFTPPWD=2", "OK", `+MFTPPWD: 2,0,"/elsewhere"`}}},
		{"data", []Hooks{{Data: func(e *Env, command string, channel int, b []byte) []byte {
			return []byte(strings.ToUpper(string(b)))
		}}}, [][]string{{`AT+MFTPSTOR=0,"f",1,3,"abc"`, "OK", "+MFTPSTOR: 0,0,3"}, {`AT+MFTPRETR=0,"f"`, "OK", "+MFTPRETR: 0,0,3,3,ABC"}}},
		{"storage", []Hooks{{Storage: func(next Storage) Storage { return forgetful{next} }}}, [][]string{
			{`AT+MFPUT="/f",1,"x"`, "+MFPUT: 1", "OK"}, {`AT+MFGET="/f"`, "+CME ERROR: 22"},
		}},
		{"input", []Hooks{{Input: func(e *Env, b []byte, next func([]byte)) {
			next([]byte(strings.ReplaceAll(string(b), "+CGMM", "+CGMI")))
		}}}, [][]string{{"AT+CGMM", "OneMO", "OK"}}},
		{"drop", []Hooks{{Command: func(e *Env, r *Request, next func(*Request)) {
			if r.Name == "+CGMM" {
				e.Drop(0)
			}
			next(r)
		}}}, [][]string{{"AT+CGMM", "generic", "OK"}, {"AT+MFTPSTATE=0", "+MFTPSTATE: 0,0", "OK"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := bareHost(t, Config{Hooks: tt.hooks})
			h.await("+MATREADY\r\n")
			h.send("ATE0+CMEE=1\r")
			h.await("\r\nOK\r\n")
			h.send("AT+MFTPCONN=0,\"h\"\r")
			h.await("+MFTPCONN: 0,")
			pause(10 * time.Millisecond)
			h.read += len(h.rest())
			for _, s := range tt.steps {
				h.do(s[0], s[1:]...)
			}
		})
	}
}

type forgetful struct{ Storage }

func (forgetful) Get(string) ([]byte, bool) { return nil, false }

// A firmware that ends length-counted data at 0x1A, and one that reboots.
func TestDataModeAndReboot(t *testing.T) {
	boots := 0
	h := newHost(t, Config{Hooks: []Hooks{{
		DataMode: func(e *Env, d *DataMode) { d.Terminators = []byte{ctrlZ} },
		Boot:     func(*Env) { boots++ },
		Command: func(e *Env, r *Request, next func(*Request)) {
			if r.Name == "+MFTPDEL" {
				e.Reboot()
				return
			}
			next(r)
		},
	}}})
	h.login("0")
	h.send("AT+MFTPSTOR=0,\"f\",1,10\r")
	h.want("\r\n>")
	h.send("ab\x1a")
	h.want("\r\nOK\r\n\r\n+MFTPSTOR: 0,0,2\r\n")
	h.send("AT+MFTPDEL=0,\"f\"\r")
	h.want("\r\n+MATREADY\r\n")
	h.send("ATE0\r")
	h.want("ATE0\r\r\nOK\r\n")
	if boots != 2 {
		t.Errorf("%d boots", boots)
	}
}

// Whatever comes in, the module is there afterwards.
func TestGarbage(t *testing.T) {
	words := []string{"AT", "at", "+MFTPSTOR=0,\"f\"", ",1,", "\r", "\n", "\x1a", "\x1b", "+++", "\"", ";", "=?", "+MFPUT=\"/x\",5", "\x00", "A/",
		"+MFTPCONN=0,\"h\"", "+CMEE=1", "S3?", "E1", "V1", "&F", ",", "4096", "\xff", " ", "\b"}
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 1))
		h := bareHost(t, Config{Timing: Timing{Guard: 20 * time.Millisecond}})
		h.await("+MATREADY")
		var junk strings.Builder
		for range 300 {
			junk.WriteString(words[random.IntN(len(words))])
			if random.IntN(4) == 0 {
				junk.WriteByte(byte(random.IntN(256)))
			}
		}
		if _, err := io.WriteString(h.line, junk.String()); err != nil {
			t.Fatal(err)
		}
		pause(40 * time.Millisecond)
		h.send("+++") // out of the transparent mode
		pause(40 * time.Millisecond)
		h.send("\r" + strings.Repeat("x", 4096) + "\x1a\r") // out of a prompt, or a half line
		pause(20 * time.Millisecond)
		h.send("\rATE0V1Q0S3=13\r")
		h.send("AT+CGMI\r")
		h.await("\r\nOneMO\r\n\r\nOK\r\n")
	}
}
