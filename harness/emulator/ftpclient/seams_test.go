package ftpclient

import (
	"testing"
	"time"
)

// One command may have a patience of its own.
func TestPatience(t *testing.T) {
	config := play(t, greet+"|< PWD|wait")
	config.Timeout = time.Minute
	var asked []string
	config.Patience = func(verb string, usual time.Duration) time.Duration {
		asked = append(asked, verb)
		if verb == "PWD" && usual == time.Minute {
			return 20 * time.Millisecond
		}
		return usual
	}
	c, err := Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Pwd(t.Context()); KindOf(err) != ReplyTimeout {
		t.Errorf("got %v, expected a time-out", err)
	}
	if len(asked) != 3 || asked[0] != "USER" || asked[1] != "PASS" {
		t.Errorf("asked for %q", asked)
	}
}

// One transfer may have another mode than the rest.
func TestActiveFor(t *testing.T) {
	hi, lo, _ := dataPort(t, "")
	config := play(t, greet+"|< TYPE I|> 200 ok|< PORT |> 500 no|< EPSV|> 500 what|< PASV|> 227 ok ("+address(hi, lo)+")|< STOR g|> 550 no|wait")
	config.ActiveFor = func(verb string, _ bool) bool { return verb == "RETR" }
	c, err := Dial(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Retr(t.Context(), "f", 0, -1, nil); CodeOf(err) != 500 {
		t.Errorf("RETR: %v, expected the refusal of PORT", err)
	}
	if _, err := c.Stor(t.Context(), "g", false); CodeOf(err) != 550 {
		t.Errorf("STOR: %v, expected the refusal of STOR", err)
	}
}
