// Package sign makes and checks OpenSSH signatures (SSHSIG) of a manifest. Cli calls it. It must
// never store a key. Those who receive the evidence need nothing but ssh-keygen:
//
//	ssh-keygen -Y verify -f allowed_signers -I IDENTITY -n file -s SHA256SUMS.sig < SHA256SUMS
package sign

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// Namespace is what the signatures are for: files, in the words of ssh-keygen.
const Namespace = "file"

// ErrPassphrase says that the key is encrypted and no passphrase, or a wrong
// one, was given.
var ErrPassphrase = errors.New("the key needs its passphrase")

// Key is a private key to sign with.
type Key struct{ signer ssh.Signer }

// ParseKey reads a private key in OpenSSH or PEM format. An empty passphrase: the
// key is not encrypted.
func ParseKey(key, passphrase []byte) (*Key, error) {
	if len(passphrase) > 0 {
		signer, err := ssh.ParsePrivateKeyWithPassphrase(key, passphrase)
		if err != nil {
			return nil, fmt.Errorf("sign: %w: %v", ErrPassphrase, err)
		}
		return &Key{signer}, nil
	}
	signer, err := ssh.ParsePrivateKey(key)
	if _, missing := errors.AsType[*ssh.PassphraseMissingError](err); missing {
		return nil, fmt.Errorf("sign: %w", ErrPassphrase)
	}
	if err != nil {
		return nil, fmt.Errorf("sign: this is no private key that can be used: %w", err)
	}
	return &Key{signer}, nil
}

// Sign writes the signature of a message.
func (k *Key) Sign(w io.Writer, message io.Reader) error {
	s, err := sshsig.Sign(message, k.signer, sshsig.HashSHA512, Namespace)
	if err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	if _, err := w.Write(sshsig.Armor(s)); err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	return nil
}

// Signer is who a signature is by, as the file of allowed signers names them.
type Signer struct {
	Principals  string // as in the file, patterns divided by commas
	Fingerprint string // SHA256:…
}

// Check checks that a signature is of a message and of the namespace of files,
// whoever made it, and gives the fingerprint of the key.
func Check(message io.Reader, signature []byte) (fingerprint string, err error) {
	s, err := check(message, signature)
	if err != nil {
		return "", err
	}
	return ssh.FingerprintSHA256(s.PublicKey), nil
}

func check(message io.Reader, signature []byte) (*sshsig.Signature, error) {
	s, err := sshsig.Unarmor(signature)
	if err != nil {
		return nil, fmt.Errorf("sign: this is no OpenSSH signature: %w", err)
	}
	if s.Namespace != Namespace {
		return nil, fmt.Errorf("sign: the signature is for the namespace %q, not for %q", s.Namespace, Namespace)
	}
	if err := sshsig.Verify(message, s, s.PublicKey, s.HashAlgorithm, Namespace); err != nil {
		return nil, fmt.Errorf("sign: the signature is not of this message: %w", err)
	}
	return s, nil
}

// Verify checks the signature of a message. It must be by a key of the file of
// allowed signers (ssh-keygen(1), ALLOWED SIGNERS) that is valid for files at
// that time; with an identity, by a key of that principal.
func Verify(message io.Reader, signature []byte, allowed io.Reader, identity string, now time.Time) (Signer, error) {
	s, err := check(message, signature)
	if err != nil {
		return Signer{}, err
	}
	fingerprint := ssh.FingerprintSHA256(s.PublicKey)
	keys, err := parseAllowed(allowed)
	if err != nil {
		return Signer{}, fmt.Errorf("sign: %w", err)
	}
	why := errors.New("it is not listed")
	for _, k := range keys {
		if string(k.key.Marshal()) != string(s.PublicKey.Marshal()) {
			continue
		}
		if why = k.allows(identity, now); why == nil {
			return Signer{k.principals, fingerprint}, nil
		}
	}
	return Signer{}, fmt.Errorf("sign: the signature is by the key %s, which the allowed signers do not accept: %w", fingerprint, why)
}

// allowedKey is one line of a file of allowed signers.
type allowedKey struct {
	principals string
	key        ssh.PublicKey
	options    map[string]string
}

func parseAllowed(r io.Reader) ([]allowedKey, error) {
	var list []allowedKey
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		principals, rest, _ := strings.Cut(line, " ")
		key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(strings.TrimSpace(rest)))
		if err != nil {
			return nil, fmt.Errorf("allowed signers, line %d: expected principals and a public key: %w", n, err)
		}
		k := allowedKey{principals: strings.Trim(principals, `"`), key: key, options: map[string]string{}}
		for _, o := range options {
			name, value, _ := strings.Cut(o, "=")
			k.options[strings.ToLower(name)] = strings.Trim(value, `"`)
		}
		list = append(list, k)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("allowed signers: %w", err)
	}
	return list, nil
}

// allows says why a key is not accepted; nil if it is.
func (k allowedKey) allows(identity string, now time.Time) error {
	if _, ok := k.options["cert-authority"]; ok {
		return errors.New("it is listed as an authority, and certificates are not supported here: use ssh-keygen -Y verify")
	}
	if spaces, ok := k.options["namespaces"]; ok && !matches(spaces, Namespace) {
		return fmt.Errorf("it is listed for %q, not for %q", spaces, Namespace)
	}
	if identity != "" && !matches(k.principals, identity) {
		return fmt.Errorf("it is listed for %q, not for %q", k.principals, identity)
	}
	for option, wrong := range map[string]func(time.Time) bool{"valid-after": now.Before, "valid-before": func(t time.Time) bool { return !now.Before(t) }} {
		value, ok := k.options[option]
		if !ok {
			continue
		}
		t, err := parseTime(value)
		if err != nil {
			return err
		}
		if wrong(t) {
			return fmt.Errorf("it is listed with %s %s", option, value)
		}
	}
	return nil
}

// matches says whether a list of patterns, divided by commas, has one for s.
func matches(patterns, s string) bool {
	found := false
	for p := range strings.SplitSeq(patterns, ",") {
		p, negated := strings.CutPrefix(p, "!")
		if ok, err := path.Match(p, s); err == nil && ok {
			if negated {
				return false
			}
			found = true
		}
	}
	return found
}

// parseTime reads YYYYMMDD[Z] or YYYYMMDDHHMM[SS][Z]; without Z it is local time.
func parseTime(s string) (time.Time, error) {
	digits, utc := strings.CutSuffix(s, "Z")
	zone := time.Local
	if utc {
		zone = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(layout) == len(digits) {
			return time.ParseInLocation(layout, digits, zone)
		}
	}
	return time.Time{}, fmt.Errorf("it is listed with the time %q, which is none", s)
}
