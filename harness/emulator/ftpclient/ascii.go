package ftpclient

// decoder turns the line ends of a TYPE A transfer into the module's own: CRLF into LF. A CR that
// stands alone stays.
type decoder struct{ cr bool } // the last piece ended in a CR, which is still held back

func (d *decoder) decode(p []byte) []byte {
	out := make([]byte, 0, len(p)+1)
	for _, b := range p {
		if d.cr && b != '\n' {
			out = append(out, '\r')
		}
		d.cr = b == '\r'
		if !d.cr {
			out = append(out, b)
		}
	}
	return out
}

// flush gives what is held back at the end.
func (d *decoder) flush() []byte {
	if d.cr {
		d.cr = false
		return []byte{'\r'}
	}
	return nil
}

// encoder turns line ends into those of a TYPE A transfer: a bare LF into CRLF. A CRLF stays, for
// hosts on a serial line use both.
type encoder struct{ cr bool } // the last piece ended in a CR

func (e *encoder) encode(p []byte) []byte {
	out := make([]byte, 0, len(p)+len(p)/16+1)
	for _, b := range p {
		if b == '\n' && !e.cr {
			out = append(out, '\r')
		}
		e.cr = b == '\r'
		out = append(out, b)
	}
	return out
}
