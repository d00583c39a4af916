package pdf

import (
	"errors"
	"net/url"
	"regexp"
	"strconv"
)

// Parts of a PDF as Chromium writes it (ISO 32000-1): objects stand in the file as they
// are, the document catalog names the tree of the pages and the named destinations, which
// are the elements that something links to.
var (
	object      = regexp.MustCompile(`(?ms)^(\d+) 0 obj\s(.*?)^endobj`)
	rootPages   = regexp.MustCompile(`/Type\s*/Catalog[^>]*?/Pages (\d+) 0 R|/Pages (\d+) 0 R[^>]*?/Type\s*/Catalog`)
	kids        = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	reference   = regexp.MustCompile(`(\d+) 0 R`)
	destination = regexp.MustCompile(`/([^\s/<>\[\]()]+) \[(\d+) 0 R /XYZ `)
	escaped     = regexp.MustCompile(`#([0-9A-Fa-f]{2})`)
)

// Pages says on which page of a PDF each element with an id is that something links to,
// and how many pages there are. Pages are counted from 1.
func Pages(document []byte) (at map[string]int, count int, err error) {
	objects := map[string]string{}
	for _, m := range object.FindAllSubmatch(document, -1) {
		objects[string(m[1])] = string(m[2])
	}
	root := rootPages.FindSubmatch(document)
	if root == nil {
		return nil, 0, errors.New("reports: pdf: no tree of pages")
	}
	numbers := map[string]int{} // of pages, by object
	seen := map[string]bool{}
	var walk func(node string)
	walk = func(node string) {
		if seen[node] {
			return
		}
		seen[node] = true
		if m := kids.FindStringSubmatch(objects[node]); m != nil {
			for _, kid := range reference.FindAllStringSubmatch(m[1], -1) {
				walk(kid[1])
			}
			return
		}
		numbers[node] = len(numbers) + 1
	}
	walk(string(root[1]) + string(root[2]))
	at = map[string]int{}
	for _, body := range objects {
		for _, m := range destination.FindAllStringSubmatch(body, -1) {
			if n, ok := numbers[m[2]]; ok {
				at[unescaped(m[1])] = n
			}
		}
	}
	return at, len(numbers), nil
}

// unescaped is a name without the escapes of PDF, and those of the address that led to
// the element.
func unescaped(name string) string {
	name = escaped.ReplaceAllStringFunc(name, func(s string) string {
		n, _ := strconv.ParseUint(s[1:], 16, 8)
		return string([]byte{byte(n)})
	})
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}
