package trace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"testing"
)

// However much comes, the log keeps the first and the last part of it, and of the rest
// how much it was and its digest.
func TestBounds(t *testing.T) {
	const chunk, chunks = 64 << 10, 4096 // 256 MiB
	log := New()
	log.Add(Event{Lane: Bench, Kind: "note", Text: "begins"})
	content := func(n int) []byte { return bytes.Repeat([]byte{byte(n), byte(n >> 8)}, chunk/2) }
	for n := range chunks {
		log.Add(Event{Lane: Serial, Dir: FromModule, Kind: "bytes", Bytes: content(n), N: chunk})
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 32<<20 {
		t.Errorf("%d MiB are in use", m.HeapAlloc>>20)
	}
	var first, last, between int
	for seq, e := range log.Since(0) {
		if e.Seq != seq {
			t.Fatalf("event %d has the number %d", seq, e.Seq)
		}
		if seq == 0 {
			continue
		}
		want := content(seq - 1)
		switch {
		case e.N != chunk:
			t.Fatalf("event %d is of %d bytes", seq, e.N)
		case e.Bytes == nil:
			between++
			if sum := sha256.Sum256(want); e.Digest != hex.EncodeToString(sum[:]) {
				t.Fatalf("event %d: digest %s", seq, e.Digest)
			}
		case !bytes.Equal(e.Bytes, want) || e.Digest != "":
			t.Fatalf("event %d is not what it was", seq)
		case between == 0:
			first++
		default:
			last++
		}
	}
	if first*chunk != firstMost || last*chunk != lastMost || first+between+last != chunks {
		t.Errorf("%d, %d and %d events of %d", first, between, last, chunks)
	}
	log.Forget(log.Mark())
	kept := func(n int) {
		t.Helper()
		log.Add(Event{Lane: Serial, Kind: "bytes", Bytes: make([]byte, n), N: int64(n)})
		if all := log.Since(log.Mark() - 1); len(all[0].Bytes) != n {
			t.Errorf("of %d bytes %d are kept", n, len(all[0].Bytes))
		}
	}
	kept(firstMost) // all of it is new
	kept(lastMost)
	log.Add(Event{Lane: Serial, Kind: "bytes", Bytes: make([]byte, lastMost+1)}) // more than is kept at the end
	if all := log.Since(log.Mark() - 1); all[0].Bytes != nil || all[0].N != lastMost+1 {
		t.Errorf("%d bytes are kept of %d", len(all[0].Bytes), all[0].N)
	}
}

// Forgetting a part, and adding more, keeps the books right.
func TestBoundsAfterForgetting(t *testing.T) {
	log := New()
	const chunk = 100 << 10
	for round := range 40 {
		log.Add(Event{Kind: "bytes", Bytes: make([]byte, chunk), N: chunk})
		if round%3 == 2 {
			log.Forget(log.Mark() - 2)
		}
		held := 0
		for _, e := range log.Since(0) {
			held += len(e.Bytes)
		}
		if held != log.begun+log.rest || held > firstMost+lastMost {
			t.Fatalf("round %d: %d bytes are held, %d and %d in the books", round, held, log.begun, log.rest)
		}
	}
}
