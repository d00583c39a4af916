package privacy

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// What figures leaves out holds no number that a pattern finds in the whole text.
func TestFiguresLeaveNoNumberOut(t *testing.T) {
	pieces := strings.Split("1,23,138,0755,2345,12345678,490154,203237518,-,., ,(,),+,/,a,:,\n,\",+86 ,(0755) ,138-", ",")
	r := rand.New(rand.NewPCG(1, 0))
	found := 0
	for range 50_000 {
		var text strings.Builder
		for range r.IntN(14) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		b := []byte(text.String())
		for _, f := range separated {
			whole, parts := f.pattern.FindAllIndex(b, -1), [][]int(nil)
			for _, a := range figures(b) {
				for _, span := range f.pattern.FindAllIndex(b[a.start:a.end], -1) {
					parts = append(parts, []int{a.start + span[0], a.start + span[1]})
				}
			}
			if !reflect.DeepEqual(whole, parts) {
				t.Fatalf("%q: %v is found in the whole text, %v in its figures", b, whole, parts)
			}
			found += len(whole)
		}
	}
	if found < 1000 {
		t.Errorf("only %d numbers were in the texts", found)
	}
}
