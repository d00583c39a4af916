package explore

import (
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"mftpspec/harness/reference"
)

// sizes are the boundaries: those of the manual (1, 1024, 4096), of powers of two, of buffers and segments.
var sizes = []int{1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 129, 254, 255, 256, 257, 511, 512, 513, 1000, 1023, 1024, 1025, 1459, 1460, 1461, 2047, 2048, 2049, 4095, 4096, 4097,
	8191, 8192, 8193, 10001, 16384, 16385, 32768, 65535, 65536, 65537, 131073}

// literals are data for the command line, the same at either end.
var literals = []string{"'1'", "'12345'", "'+++ab'", "'ab+++'", "'a+'", "' ab'", "'ab '", "'a  b'", "'OK'", "'>ab'", "'@ab'", "'.'", "'000'", "'ERROR'", "'a;b'", "'%41'", "'AT'",
	"'" + strings.Repeat("a", 70) + "'", "'" + strings.Repeat("b", 300) + "'"}

// controls are bytes that end a line, or are none for the eye; ctrl+z and ESC may end data (D45).
var controls = []string{"all-bytes[13:14]", "all-bytes[10:11]", "all-bytes[0:1]", "all-bytes[8:9]", "all-bytes[9:10]", "all-bytes[127:128]", "all-bytes[255:256]"}

// edge is what stands at either end of data.
func (b *builder) edge() string {
	if b.chance(2) {
		return b.among(controls...)
	}
	return b.among(literals...)
}

func (b *builder) size(most int) int {
	within := slices.DeleteFunc(slices.Clone(sizes), func(n int) bool { return n > most })
	if b.chance(6) {
		return rapid.IntRange(1, most).Draw(b.t, "size")
	}
	return within[b.pick(len(within))]
}

// content is data of at most so many bytes; plain as [reference.Content.Plain] has it.
func (b *builder) content(most int, plain bool) reference.Content {
	if plain {
		if b.chance(2) {
			return reference.Content{b.among(literals...)}
		}
		return reference.Content{"name-" + strconv.Itoa(b.size(most))}
	}
	switch b.pick(8) {
	case 0:
		if most > 256 {
			return reference.Content{b.among("all-bytes", "hostile", "pluses", "lines")}
		}
	case 1:
		return reference.Content{b.among(literals...)}
	case 2:
		return reference.Content{"text-" + strconv.Itoa(b.size(most))}
	case 3:
		return reference.Content{"name-" + strconv.Itoa(b.size(most))}
	case 4:
		return b.mixed(most)
	case 5:
		if size := b.size(most); size > 2 {
			return reference.Content{b.among(controls...), "name-" + strconv.Itoa(size-2), b.among(controls...)}
		}
	}
	return reference.Content{"pattern-" + strconv.Itoa(b.size(most))}
}

// mixed is data with something at either end that a careless firmware takes for something else, of a size at a boundary: what
// takes seconds to upload shows several things at once.
func (b *builder) mixed(most int) reference.Content {
	size := b.size(most)
	head, tail := reference.Content{b.edge()}, b.edge()
	if most > 4096 {
		head = append(head, "all-bytes[0:27]", "all-bytes[28:256]") // without ESC, which may end data (D45)
	}
	middle := size - head.Len() - reference.Content{tail}.Len()
	if middle <= 0 {
		return reference.Content{"pattern-" + strconv.Itoa(size)}
	}
	return append(head, "pattern-"+strconv.Itoa(middle), tail)
}
