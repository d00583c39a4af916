package scenario

import (
	"testing"
	"time"

	"mftpspec/harness/ftpserver"
)

// What is made at a full minute is set back: seconds that are 0 tell nothing of a module
// that shows none (ledger D31).
func TestBetweenMinutes(t *testing.T) {
	for made, want := range map[string]string{"07:40:00": "07:39:59", "07:40:01": "07:40:01"} {
		srv, err := ftpserver.Start(t.Context(), ftpserver.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer srv.Close()
		tree := srv.Tree()
		at, _ := time.Parse(time.TimeOnly, made)
		if err := tree.Put("/f", nil, 0); err != nil {
			t.Fatal(err)
		}
		if err := tree.Chtime("/f", at); err != nil {
			t.Fatal(err)
		}
		if err := betweenMinutes(tree, "/f"); err != nil {
			t.Fatal(err)
		}
		if info, err := tree.Stat("/f"); err != nil || info.ModTime().Format(time.TimeOnly) != want {
			t.Errorf("made at %s: %v, %v", made, info, err)
		}
	}
}
