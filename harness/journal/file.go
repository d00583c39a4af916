package journal

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"mftpspec/harness/replace"
)

// WriteFile replaces name in one step with what write writes: a reader sees the
// old file or the new one, never half of it. Its rights follow the umask.
func WriteFile(name string, write func(io.Writer) error) error {
	// The random part keeps two writers apart; halfFile knows what is left of one that was killed.
	half := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text()[:10])
	temp, err := os.OpenFile(half, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	b := bufio.NewWriter(temp)
	err = write(b)
	if full := b.Flush(); full != nil { // the first failure of the writer, whatever became of it in write
		err = full
	}
	if err == nil {
		err = temp.Sync()
	}
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = replace.File(half, name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, cause(err)), os.Remove(half))
	}
	return nil
}

// halfFile is what WriteFile calls a file while it is written.
var halfFile = regexp.MustCompile(`^\..+\.[A-Z2-7]{10}$`)

// removeHalves removes from a folder what writers that were killed have left there half
// written.
func removeHalves(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if halfFile.MatchString(e.Name()) {
			err = errors.Join(err, os.Remove(filepath.Join(folder, e.Name())))
		}
	}
	return err
}

// cause is why a file could not be written, without the name that it has while it is
// written.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
