// Package ca makes the certificates that an FTP server of a case shows, good ones and ones with
// one fault each. Bench makes one authority for a run, and the server is given a tls.Config. It
// must never write a key to a file, or trust a certificate itself.
package ca

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"time"
)

// Certificate names one of the server certificates that an Authority makes.
type Certificate string

// The certificates of an Authority. Each but Good has exactly one fault.
const (
	Good       Certificate = "good"
	Untrusted  Certificate = "untrusted"   // by another authority with the same name
	Expired    Certificate = "expired"     // good until yesterday
	WrongHost  Certificate = "wrong-host"  // for another host
	SelfSigned Certificate = "self-signed" // by itself
)

// Authority is a certificate authority that lives as long as the process.
type Authority struct {
	root, other issuer // other: the one that nobody trusts
}

type issuer struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// New makes an authority: a root that clients are to trust, and another that they must not.
func New() (*Authority, error) {
	root, err := newIssuer()
	if err != nil {
		return nil, err
	}
	other, err := newIssuer()
	if err != nil {
		return nil, err
	}
	return &Authority{root: root, other: other}, nil
}

func newIssuer() (issuer, error) {
	t := certificate("mftpspec test authority")
	t.IsCA, t.KeyUsage = true, x509.KeyUsageCertSign|x509.KeyUsageDigitalSignature
	key, der, err := issue(t, issuer{})
	if err != nil {
		return issuer{}, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return issuer{}, fmt.Errorf("ca: authority: %w", err)
	}
	return issuer{cert: cert, key: key}, nil
}

func certificate(name string) *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{
		Subject:   pkix.Name{CommonName: name, Organization: []string{"mftpspec"}},
		NotBefore: now.Add(-48 * time.Hour), NotAfter: now.Add(365 * 24 * time.Hour),
		BasicConstraintsValid: true,
	}
}

// issue makes a key and its certificate, signed by is or, when that is empty, by
// the key itself.
func issue(t *x509.Certificate, is issuer) (*ecdsa.PrivateKey, []byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("ca: authority: key: %w", err)
	}
	if t.SerialNumber, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)); err != nil {
		return nil, nil, fmt.Errorf("ca: authority: serial number: %w", err)
	}
	if is.cert == nil {
		is = issuer{cert: t, key: key}
	}
	der, err := x509.CreateCertificate(rand.Reader, t, is.cert, &key.PublicKey, is.key)
	if err != nil {
		return nil, nil, fmt.Errorf("ca: authority: certificate: %w", err)
	}
	return key, der, nil
}

// Config is the server side of TLS with a certificate of that kind for hosts (IP
// addresses or names; 127.0.0.1, ::1 and localhost without any).
func (a *Authority) Config(kind Certificate, hosts ...string) (*tls.Config, error) {
	if len(hosts) == 0 {
		hosts = []string{"127.0.0.1", "::1", "localhost"}
	}
	is := a.root
	t := certificate(hosts[0])
	switch kind {
	case Good:
	case Untrusted:
		is = a.other
	case Expired:
		t.NotAfter = time.Now().Add(-24 * time.Hour)
	case WrongHost:
		hosts = []string{"elsewhere.invalid"}
		t.Subject.CommonName = hosts[0]
	case SelfSigned:
		is = issuer{}
	default:
		return nil, fmt.Errorf("ca: certificate %q: want one of %q", kind,
			[]Certificate{Good, Untrusted, Expired, WrongHost, SelfSigned})
	}
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			t.IPAddresses = append(t.IPAddresses, ip)
		} else {
			t.DNSNames = append(t.DNSNames, h)
		}
	}
	t.KeyUsage = x509.KeyUsageDigitalSignature
	t.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	key, der, err := issue(t, is)
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}},
		MinVersion:   tls.VersionTLS12,
	}, nil
}

// Pool is what a client must trust to accept Good.
func (a *Authority) Pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(a.root.cert)
	return p
}

// PEM is the authority's certificate, for a device that must be given it.
func (a *Authority) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.root.cert.Raw})
}
