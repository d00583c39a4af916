package at

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// scanAll scans a whole stream, as a session does; rest is what makes no token.
func scanAll(stream []byte, c Context) (tokens []Token, rest []byte) {
	off := 0
	for {
		tok, n := Next(stream[off:], c)
		if n == 0 {
			return tokens, stream[off:]
		}
		tok.Start, tok.End = off, off+n
		tokens = append(tokens, tok)
		off += n
		c.After = tok.Kind
	}
}

// show writes tokens one a line: kind, text, data, violations.
func show(tokens []Token) string {
	var s strings.Builder
	for _, t := range tokens {
		fmt.Fprintf(&s, "%s %q", t.Kind, t.Text)
		if t.Data != nil {
			fmt.Fprintf(&s, " data %q", t.Data)
		}
		for _, v := range t.Violations {
			fmt.Fprintf(&s, " [%s]", v)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func TestNext(t *testing.T) {
	retr := Context{Payload: "+MFTPRETR: "}
	for _, c := range []struct {
		name, stream string
		context      Context
		want, rest   string
	}{
		{name: "§2.1 lines", stream: "\r\n+MFTPSTATE: 0,1\r\n\r\nOK\r\n", want: `info "+MFTPSTATE: 0,1"` + "\n" + `final "OK"`},
		{name: "§2.2 Table 3", stream: "\r\nERROR\r\n\r\n+CME ERROR: 50\r\n\r\n+CMS ERROR: 1\r\n\r\n+CIS ERROR: 1\r\n\r\n+ CME ERROR: 50\r\n\r\nOk\r\n\r\nOKAY\r\n",
			want: "final \"ERROR\"\nfinal \"+CME ERROR: 50\"\nfinal \"+CMS ERROR: 1\"\nfinal \"+CIS ERROR: 1\"\nfinal \"+ CME ERROR: 50\"\nfinal \"Ok\"\ninfo \"OKAY\""},
		{name: "§2.1 the lead of the final result is lost", stream: "\r\n+MFTPSTATE: 0,1\r\nOK\r\n", want: "info \"+MFTPSTATE: 0,1\"\nfinal \"OK\" [no <CR><LF> before the line]"},
		{name: "§2.1 ends with <CR><CR><LF>", stream: "\r\nOK\r\r\n", want: `final "OK" [<CR><CR><LF> at the end]`},
		{name: "§2.1 begins with <CR><CR><LF>", stream: "\r\r\nOK\r\n", want: `final "OK" [<CR><CR><LF> before the line]`},
		{name: "§2.1 ends with <LF>", stream: "\nOK\n", want: `final "OK" [the line begins after a lone <CR> or <LF>] [<LF> without <CR> at the end]`},
		{name: "§2.1 an empty line", stream: "\r\n\r\nOK\r\n", want: `final "OK" [an empty line before the line]`},
		{name: "§2.1 incomplete", stream: "\r\nOK\r\n\r\nERR", want: `final "OK"`, rest: "\r\nERR"},
		{name: "§2.1 incomplete line end", stream: "\r\nOK\r", rest: "\r\nOK\r"},

		{name: "D59 echo", stream: "AT+MFTPPWD=0\r\r\nOK\r\n", context: Context{Echo: []byte("AT+MFTPPWD=0")}, want: "echo \"AT+MFTPPWD=0\"\nfinal \"OK\""},
		{name: "D59 echo without <CR>", stream: "AT\r\nOK\r\n", context: Context{Echo: []byte("AT")}, want: "echo \"AT\"\nfinal \"OK\""},
		{name: "D59 echo with <CR><LF>", stream: "AT\r\n\r\nOK\r\n", context: Context{Echo: []byte("AT")}, want: "echo \"AT\"\nfinal \"OK\""},
		{name: "D59 no echo", stream: "\r\nOK\r\n", context: Context{Echo: []byte("AT")}, want: `final "OK"`},
		{name: "D59 a notification before the echo", stream: "\r\n+CEREG: 1\r\nAT\r\r\nOK\r\n", context: Context{Echo: []byte("AT")}, want: "info \"+CEREG: 1\"\necho \"AT\"\nfinal \"OK\""},
		{name: "D59 the echo of a longer command", stream: "ATE0\r\r\nOK\r\n", context: Context{Echo: []byte("AT")}, want: "stray \"ATE0\" [no <CR><LF> before the line] [<CR> without <LF> at the end]\nfinal \"OK\""},
		{name: "§2.1 no lead after the echo", stream: "AT\rOK\r\n", context: Context{Echo: []byte("AT")}, want: "echo \"AT\"\nfinal \"OK\" [no <CR><LF> before the line]"},
		{name: "D59 spliced into the echo", stream: "AT+MFT\r\n+CEREG: 1\r\nPPWD=0\r\r\nOK\r\n", context: Context{Echo: []byte("AT+MFTPPWD=0")},
			want: "info \"AT+MFT\" [no <CR><LF> before the line]\ninfo \"+CEREG: 1\" [no <CR><LF> before the line]\nstray \"PPWD=0\" [no <CR><LF> before the line] [<CR> without <LF> at the end]\nfinal \"OK\""},
		{name: "D62 spliced into a line", stream: "\r\n+MFTPPWD: 0,0,\"/ho\r\n+MFTPURC: 1,\"conn\",0\r\nme\"\r\n",
			want: "info \"+MFTPPWD: 0,0,\\\"/ho\"\ninfo \"+MFTPURC: 1,\\\"conn\\\",0\" [no <CR><LF> before the line]\ninfo \"me\\\"\" [no <CR><LF> before the line]"},

		{name: "§3.11 prompt", stream: "\r\n>", context: Context{Prompt: true}, want: `prompt ">"`},
		{name: "D41 prompt alone", stream: ">", context: Context{Prompt: true}, want: `prompt ">"`},
		{name: "D41 prompt with a space", stream: "\r\n> \r\nOK\r\n", context: Context{Prompt: true}, want: "prompt \">\"\nfinal \"OK\""},
		{name: "§3.11 notification before the prompt", stream: "\r\n+CEREG: 1\r\n\r\n>", context: Context{Prompt: true}, want: "info \"+CEREG: 1\"\nprompt \">\""},
		{name: "§3.11 prompt not expected", stream: "\r\n> \r\nOK\r\n", want: "info \"> \"\nfinal \"OK\" [no <CR><LF> before the line]"},
		{name: "D66 data echoed", stream: ">BBBBB\r\nOK\r\n", context: Context{Prompt: true, EchoData: []byte("BBBBB")}, want: "prompt \">\"\necho \"BBBBB\"\nfinal \"OK\""},
		{name: "D66 data echoed but the ctrl+z", stream: "> BBBBB\r\nOK\r\n", context: Context{Prompt: true, EchoData: []byte("BBBBB\x1a")}, want: "prompt \">\"\necho \"BBBBB\"\nfinal \"OK\""},
		{name: "D66 data echoed after a framed prompt (D41)", stream: "\r\n>\r\nBBBBB\r\nOK\r\n", context: Context{Prompt: true, EchoData: []byte("BBBBB")}, want: "prompt \">\"\necho \"BBBBB\"\nfinal \"OK\""},
		{name: "§3.11 CONNECT", stream: "\r\nCONNECT\r\n", context: Context{Connect: true}, want: `connect "CONNECT"`},
		{name: "§3.11 CONNECT not expected", stream: "\r\nCONNECT\r\n", want: `info "CONNECT"`},

		{name: "§3.10 example", stream: "\r\n+MFTPRETR: 0,0,5,5,bbbbb\r\n", context: retr, want: `payload "+MFTPRETR: 0,0,5,5" data "bbbbb"`},
		{name: "§3.10 data like lines", stream: "\r\n+MFTPRETR: 0,0,21,21,\r\nOK\r\n+MFTPURC: 0,\"\x00>\r\n\r\nOK\r\n", context: retr,
			want: "payload \"+MFTPRETR: 0,0,21,21\" data \"\\r\\nOK\\r\\n+MFTPURC: 0,\\\"\\x00>\"\nfinal \"OK\""},
		{name: "§3.10 D05 chunks without lead", stream: "\r\n+MFTPRETR: 0,0,2,2,ab\r\n+MFTPRETR: 0,0,4,2,cd\r\n", context: retr,
			want: "payload \"+MFTPRETR: 0,0,2,2\" data \"ab\"\npayload \"+MFTPRETR: 0,0,4,2\" data \"cd\" [no <CR><LF> before the line]"},
		{name: "D62 notification between chunks", stream: "\r\n+MFTPRETR: 0,0,2,2,ab\r\n\r\n+CEREG: 1\r\n\r\n+MFTPRETR: 0,0,4,2,cd\r\n", context: retr,
			want: "payload \"+MFTPRETR: 0,0,2,2\" data \"ab\"\ninfo \"+CEREG: 1\"\npayload \"+MFTPRETR: 0,0,4,2\" data \"cd\""},
		{name: "§3.10 more data than announced", stream: "\r\n+MFTPRETR: 0,0,5,5,bbbbbb\r\n", context: retr,
			want: "payload \"+MFTPRETR: 0,0,5,5\" data \"bbbbb\" [the counted data is not followed by <CR><LF>]\ninfo \"b\" [no <CR><LF> before the line]"},
		{name: "§3.10 less data than announced", stream: "\r\n+MFTPRETR: 0,0,9,9,bbbbb\r\n", context: retr, rest: "\r\n+MFTPRETR: 0,0,9,9,bbbbb\r\n"},
		{name: "§3.10 no data", stream: "\r\n+MFTPRETR: 0,0,0,0,\r\n", context: retr, want: `payload "+MFTPRETR: 0,0,0,0" data ""`},
		{name: "§3.10 saved to the file system", stream: "\r\n+MFTPRETR: 0,0,23,23\r\n", context: retr, want: `info "+MFTPRETR: 0,0,23,23"`},
		{name: "§3.10 failed", stream: "\r\n+MFTPRETR: 0,10\r\n", context: retr, want: `info "+MFTPRETR: 0,10"`},
		{name: "§3.10 no space behind the colon", stream: "\r\n+MFTPRETR:0,0,2,2,ab\r\n", context: retr, want: `payload "+MFTPRETR:0,0,2,2" data "ab"`},
		{name: "§3.10 a length that cannot be", stream: "\r\n+MFTPRETR: 0,0,1,99999999999999999999,a\r\n", context: retr,
			want: `info "+MFTPRETR: 0,0,1,99999999999999999999,a" [the line announces more data than any has]`},
		{name: "§3.10 data ended by <CR><CR><LF>", stream: "\r\n+MFTPRETR: 0,0,1,1,a\r\r\n", context: retr, want: `payload "+MFTPRETR: 0,0,1,1" data "a" [<CR><CR><LF> at the end]`},
		{name: "D51 spaces after the commas", stream: "\r\n+MFTPRETR: 0, 0, 5, 5,a\r\nbc\r\n\r\nOK\r\n", context: retr, want: "payload \"+MFTPRETR: 0, 0, 5, 5\" data \"a\\r\\nbc\"\nfinal \"OK\""},
		{name: "D51 a space before the data too", stream: "\r\n+MFTPRETR: 0, 0, 5, 5, a\r\nbc\r\n\r\nOK\r\n", context: retr, want: "payload \"+MFTPRETR: 0, 0, 5, 5\" data \"a\\r\\nbc\"\nfinal \"OK\""},
		{name: "D51 a space before data that ends with CR", stream: "\r\n+MFTPRETR: 0, 0, 3, 3, ab\r\r\n\r\nOK\r\n", context: retr, want: "payload \"+MFTPRETR: 0, 0, 3, 3\" data \"ab\\r\"\nfinal \"OK\""},
		{name: "D51 a space before data that ends with LF", stream: "\r\n+MFTPRETR: 0, 0, 3, 3, ab\n\r\n\r\nOK\r\n", context: retr, want: "payload \"+MFTPRETR: 0, 0, 3, 3\" data \"ab\\n\"\nfinal \"OK\""},
		{name: "D51 data that begins with a space", stream: "\r\n+MFTPRETR: 0,0,5,5, abcd\r\n\r\nOK\r\n", context: retr, want: "payload \"+MFTPRETR: 0,0,5,5\" data \" abcd\"\nfinal \"OK\""},
		{name: "D13 the file system's own", stream: "\r\n+MFGET: 5,\r\nO\r\n\r\n\r\nOK\r\n", context: Context{Payload: "+MFGET: "}, want: "payload \"+MFGET: 5\" data \"\\r\\nO\\r\\n\"\nfinal \"OK\""},

		{name: "ATV0", stream: "0\r4\r\r\nOK\r\n", want: "stray \"0\" [no <CR><LF> before the line] [<CR> without <LF> at the end]\nstray \"4\" [the line begins after a lone <CR> or <LF>] [<CR> without <LF> at the end]\nfinal \"OK\""},
		{name: "a byte of garbage when the module wakes up", stream: "\xe0\r\nOK\r\n", want: "stray \"\\xe0\" [no <CR><LF> before the line] [bytes that are no text]\nfinal \"OK\""},
		{name: "NUL within a line", stream: "\r\n+MFTPPWD: 0,0,\"a\x00b\"\r\n", want: `info "+MFTPPWD: 0,0,\"a\x00b\"" [a control character within the line]`},
		{name: "D50 a name that is no UTF-8", stream: "\r\n+MFTPLIST: 0,0,\"\xd6\xd0\",\"rwx\"\r\n", want: `info "+MFTPLIST: 0,0,\"\xd6\xd0\",\"rwx\""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tokens, rest := scanAll([]byte(c.stream), c.context)
			if got := strings.TrimSuffix(show(tokens), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if string(rest) != c.rest {
				t.Errorf("rest %q, want %q", rest, c.rest)
			}
		})
	}
}

func TestStraysAreBounded(t *testing.T) {
	noise := rand.New(rand.NewPCG(1, 2))
	stream := make([]byte, 1<<16)
	for i := range stream {
		stream[i] = byte(0x80 | noise.IntN(128)) // no line end at all
	}
	tokens, rest := scanAll(stream, Context{})
	if len(tokens) != len(stream)/MaxLine || len(rest) != 0 {
		t.Fatalf("%d tokens, %d bytes left", len(tokens), len(rest))
	}
	for _, tok := range tokens {
		if tok.Kind != Stray || len(tok.Text) != MaxLine {
			t.Errorf("%s of %d bytes", tok.Kind, len(tok.Text))
		}
	}
	tokens, _ = scanAll(bytes.Repeat([]byte("\r\n"), 1000), Context{})
	if len(tokens) == 0 || len(tokens[0].Lead) != maxLead {
		t.Errorf("line ends without a line: %v", tokens)
	}
}

// checkTiling fails if the tokens are not the stream, end to end.
func checkTiling(t *testing.T, stream []byte, tokens []Token, rest []byte) {
	t.Helper()
	off := 0
	for _, tok := range tokens {
		if tok.Start != off || tok.End <= off {
			t.Fatalf("a token from %d to %d, expected at %d", tok.Start, tok.End, off)
		}
		whole := tok.Lead + tok.Text
		if tok.Kind == Payload {
			whole += "," + string(tok.Data)
		}
		if !strings.HasPrefix(string(stream[tok.Start:tok.End]), whole) {
			t.Fatalf("the token %q is not what was received: %q", whole, stream[tok.Start:tok.End])
		}
		if end := stream[tok.Start+len(whole) : tok.End]; strings.Trim(string(end), "\r\n") != "" || len(end) > 3 {
			t.Fatalf("the token %q passes over %q", whole, end)
		}
		off = tok.End
	}
	if off+len(rest) != len(stream) {
		t.Fatalf("%d bytes in tokens and %d left, of %d", off, len(rest), len(stream))
	}
}

// scanPieces scans a stream that arrives in pieces of the sizes given.
func scanPieces(stream []byte, c Context, size func() int) (tokens []Token) {
	off := 0
	for have := 0; have < len(stream); {
		have = min(len(stream), have+size())
		for {
			tok, n := Next(stream[off:have], c)
			if n == 0 {
				break
			}
			tok.Start, tok.End = off, off+n
			tokens = append(tokens, tok)
			off += n
			c.After = tok.Kind
		}
	}
	return tokens
}

var hostile = "AT+MFTPRETR=0,\"a\"\r\r\nOK\r\n\r\n+MFTPRETR: 0,0,44,44,\r\nOK\r\n\r\n+MFTPURC: 0,\"conn\",0\r\n\x00\x1a>\xff\r\nERROR\r\n+\r\r\n" +
	"\r\n+MFTPURC: 1,\"conn\",0\r\n\r\n+MFTPRETR: 0,0,46,2,\r\n\r\n+MFTPRETR: 0,0,47,1,\r\r\n\r\n> \r\nOK\r\r\n\n0\r\xe0\x80\r\nOK\n\r\nAT+MFTP\r\n"

func TestAnyChunkingGivesTheSameTokens(t *testing.T) {
	stream := []byte(hostile)
	c := Context{Echo: []byte(`AT+MFTPRETR=0,"a"`), Prompt: true, Payload: "+MFTPRETR: "}
	want, rest := scanAll(stream, c)
	checkTiling(t, stream, want, rest)
	if len(want) < 9 || want[2].Kind != Payload || len(want[2].Data) != 44 {
		t.Fatalf("the stream is not what it was meant to be:\n%s", show(want))
	}
	if got := scanPieces(stream, c, func() int { return 1 }); !reflect.DeepEqual(got, want) {
		t.Fatalf("byte by byte:\n%swant\n%s", show(got), show(want))
	}
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 7))
		longest := 1 + random.IntN(40)
		if got := scanPieces(stream, c, func() int { return 1 + random.IntN(longest) }); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d:\n%swant\n%s", seed, show(got), show(want))
		}
	}
}

// Random streams of the pieces that lines are made of, rather than of bytes.
func TestAnyStreamAnyChunking(t *testing.T) {
	pieces := []string{"\r", "\n", "\r\n", "OK", "ERROR", "AT+X", "AT", "A", "+MFTPRETR: 0,0,3,3,", "+MFTPRETR:", "abc", ">", " ", "0", "\x00", "\xff", "+", "+MFTPURC: 1,\"conn\",0", "CONNECT", "BB", "BBB\x1a", strings.Repeat("x", MaxLine-1)}
	for seed := range uint64(3000) {
		random := rand.New(rand.NewPCG(seed, 11))
		var stream []byte
		for range 1 + random.IntN(30) {
			stream = append(stream, pieces[random.IntN(len(pieces))]...)
		}
		contexts := []Context{{}, {Echo: []byte("AT+X")}, {Prompt: true, EchoData: []byte("BBBB\x1a")}, {Connect: true, Payload: "+MFTPRETR: "},
			{Echo: []byte("AT"), EchoData: []byte("BB"), Prompt: true, Connect: true, Payload: "+MFTPRETR: ", PayloadFields: 2}}
		c := contexts[random.IntN(len(contexts))]
		want, rest := scanAll(stream, c)
		checkTiling(t, stream, want, rest)
		longest := 5 + len(stream)/20
		if got := scanPieces(stream, c, func() int { return 1 + random.IntN(longest) }); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d, %q:\n%swant\n%s", seed, stream, show(got), show(want))
		}
	}
}

func FuzzNext(f *testing.F) {
	f.Add([]byte(hostile), []byte("AT+MFTPRETR=0,\"a\""), "+MFTPRETR: ", true, uint64(1))
	f.Add([]byte("\r\n+MFGET: 3,abc\r\n\r\nOK\r\n"), []byte{}, "+MFGET: ", false, uint64(2))
	f.Add([]byte(">AB\x1a\r\n\r\nOK\r\n"), []byte("AB\x1a"), "", true, uint64(3))
	f.Add([]byte("\r\n+MFTPRETR: 0,0,1,9999999999,a\r\n"), []byte("AT"), "+MFTPRETR: ", false, uint64(4))
	f.Fuzz(func(t *testing.T, stream, echo []byte, payload string, flag bool, seed uint64) {
		c := Context{Echo: echo, Prompt: flag, Connect: flag, Payload: payload}
		if flag {
			c.EchoData = slices.Clone(echo)
		}
		want, rest := scanAll(stream, c)
		checkTiling(t, stream, want, rest)
		random := rand.New(rand.NewPCG(seed, 13))
		if got := scanPieces(stream, c, func() int { return 1 + random.IntN(9) }); !reflect.DeepEqual(got, want) {
			t.Fatalf("\n%swant\n%s", show(got), show(want))
		}
	})
}
