package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// archive is a ZIP archive whose parts are in order of their names, whatever the order
// in which they are made: the same results give the same workbook.
type archive struct {
	out   io.Writer
	parts map[string]*part
}

func newArchive(out io.Writer) excelize.ZipWriter { return &archive{out, map[string]*part{}} }

// Create implements excelize.ZipWriter.
func (a *archive) Create(name string) (io.Writer, error) {
	p := &part{sum: crc32.NewIEEE()}
	packer, err := flate.NewWriter(&p.packed, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	p.packer, a.parts[name] = packer, p
	return p, nil
}

// AddFS implements excelize.ZipWriter, which does not call it.
func (*archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive.
func (a *archive) Close() error {
	z := zip.NewWriter(a.out)
	for _, name := range slices.Sorted(maps.Keys(a.parts)) {
		p := a.parts[name]
		if err := p.packer.Close(); err != nil {
			return err
		}
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
			CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: uint64(p.size)})
		if err != nil {
			return err
		}
		if _, err := p.packed.WriteTo(w); err != nil {
			return err
		}
	}
	return z.Close()
}

// part is one file of the archive, compressed as it comes.
type part struct {
	packed bytes.Buffer
	packer *flate.Writer
	sum    hash.Hash32
	size   int64
}

func (p *part) Write(data []byte) (int, error) {
	n, err := p.packer.Write(data)
	p.size += int64(n)
	p.sum.Write(data[:n])
	return n, err
}
