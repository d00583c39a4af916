package at

import "testing"

func BenchmarkScanner(b *testing.B) {
	for _, c := range []struct{ name, stream string }{
		{"lines", "\r\n+MFTPLIST: 0,0,\"old.txt\",9,20220818074000,\"rw-\"\r\n\r\nOK\r\n"},
		{"payload", "\r\n+MFTPRETR: 0,0,1024,1024," + string(make([]byte, 1024)) + "\r\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			stream := []byte(c.stream)
			b.SetBytes(int64(len(stream)))
			b.ReportAllocs()
			for b.Loop() {
				for off := 0; off < len(stream); {
					_, n := Next(stream[off:], Context{Payload: "+MFTPRETR: "})
					off += n
				}
			}
		})
	}
}
