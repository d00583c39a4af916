package model_test

import (
	"testing"

	"mftpspec/reports/model"
)

// Every word for a password is one, alone and in a line.
func TestPlaceholders(t *testing.T) {
	for _, tt := range []struct {
		word string
		want bool
	}{
		{model.ThePassword, true}, {model.AnotherPassword, true}, {model.LongPassword(300), true},
		{"<host>", false}, {"password", false}, {"<a name of 300 bytes>", false}, {"my <Password>", false},
	} {
		line := `AT+MFTPCONN=0,"<host>","uftp","` + tt.word + `",21`
		if model.IsForPassword(tt.word) != tt.want || model.IsForPassword(line) || model.AskForPassword([]string{"AT", line}) != tt.want {
			t.Errorf("%s: %v and %v, want %v", tt.word, model.IsForPassword(tt.word), model.AskForPassword([]string{line}), tt.want)
		}
	}
}
