package defect

import (
	"fmt"
	"strings"

	"mftpspec/harness/emulator"
)

// uploadSizes: buffers and blocks of uploads (§3.11, §3.12).
func uploadSizes() []place {
	var all []place
	bytesOf := map[string]string{"appe": "R3.11-49", "stor": "R3.12-49"}
	add := func(name, form, id, words string, make func() flow) {
		command := "MFTP" + strings.ToUpper(name)
		all = append(all, place{fmt.Sprintf("%s-%s-%s", name, form, id), fmt.Sprintf("AT+%s %s: %s.", command, inWords(form), words), bytesOf[name], command,
			passing(in(name, form), make)})
	}
	exact := map[string][]int{
		inlined:       {256, 512, 1023, 1024},
		counted:       {512, 1024, 1460, 2048, 4095, 4096},
		untilCtrlZ:    {512, 1024, 1460, 2048, 4095, 4096},
		transparently: {512, 1024, 1460, 4096, 8192, 16384, 65536},
		fromFile:      {256, 512, 1024, 4096, 8192, 16384, 65536},
	}
	cuts := map[string][]int{
		inlined:       {1000},
		counted:       {1460, 4000},
		untilCtrlZ:    {2048, 4000},
		transparently: {4096, 16384, 65535},
		fromFile:      {4096, 32768, 65535, 131072},
	}
	for i, form := range uploadForms() {
		for j, n := range exact[form] {
			name := []string{"appe", "stor"}[(i+j)%2]
			add(name, form, fmt.Sprintf("%d-loses-last", n), fmt.Sprintf("of exactly %d bytes the last one is lost", n), lastLost(n))
		}
		for j, n := range cuts[form] {
			name := []string{"stor", "appe"}[(i+j)%2]
			add(name, form, fmt.Sprintf("%d-at-most", n), fmt.Sprintf("what follows the first %d bytes is lost", n), upTo(n))
		}
		add([]string{"stor", "appe"}[i%2], form, "one-byte-is-none", "a file of one byte is stored without it", lastLost(1))
	}
	for _, name := range []string{"appe", "stor"} {
		command := "MFTP" + strings.ToUpper(name)
		requirement := map[string]string{"appe": "R3.11-35", "stor": "R3.12-35"}[name]
		for _, n := range []int{4096, 8192, 10000} {
			all = append(all, place{fmt.Sprintf("%s-packets-%d-at-most", name, n), fmt.Sprintf("Of the packets of one file AT+%s keeps the first %d bytes.", command, n), requirement, command,
				passing(packeted(name), upTo(n))})
		}
		all = append(all, place{name + "-third-packet-lost", fmt.Sprintf("The third packet of a file of AT+%s is lost.", command), requirement, command,
			buffered3(name)})
	}
	return all
}

// packeted picks the uploads that may come in packets.
func packeted(name string) whichTransfer {
	return func(t transfer) bool {
		return t.command == name && (t.form == inlined || t.form == counted || t.form == untilCtrlZ)
	}
}

// buffered3 loses the third packet.
func buffered3(name string) func() hooks {
	return passing(packeted(name), func() flow {
		n := 0
		return flow{next: func(b []byte) []byte {
			if n++; n == 3 {
				return nil
			}
			return b
		}}
	})
}

// numberSizes: the numbers that the module reports (§3.10 to §3.12).
func numberSizes() []place {
	data := func(u unit) bool { return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4 }
	stored := func(u unit) bool { return succeeded("+MFTPRETR")(u) && len(u.Fields) == 4 }
	modulo := func(n int) func(string) string { return func(s string) string { return plusWrapped(s, n) } }
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, requirement := "MFTP"+strings.ToUpper(name), map[string]string{"appe": "R3.11-33", "stor": "R3.12-33"}[name]
		sent := succeeded("+" + command)
		all = append(all,
			place{name + "-sent-length-8-bits", fmt.Sprintf("The sent length of AT+%s is counted in 8 bits.", command), requirement, command, field(sent, 2, modulo(1<<8))},
			place{name + "-sent-length-12-bits", fmt.Sprintf("The sent length of AT+%s is counted in 12 bits: 4096 is 0.", command), requirement, command, field(sent, 2, modulo(1<<12))},
			place{name + "-sent-length-16-bits", fmt.Sprintf("The sent length of AT+%s is counted in 16 bits.", command), requirement, command, field(sent, 2, modulo(1<<16))},
			place{name + "-sent-length-4096-at-most", fmt.Sprintf("The sent length of AT+%s is 4096 at most.", command), requirement, command, field(sent, 2, func(s string) string {
				if len(s) > 4 || len(s) == 4 && s > "4096" {
					return "4096"
				}
				return s
			})})
	}
	return append(all,
		place{"retr-total-16-bits", "The total of +MFTPRETR is counted in 16 bits.", "R3.10-39", "MFTPRETR", field(data, 2, modulo(1<<16))},
		place{"retr-total-15-bits", "The total of +MFTPRETR is a signed number of 16 bits.", "R3.10-39", "MFTPRETR", field(data, 2, func(s string) string { return plusSigned(s) })},
		place{"retr-to-file-total-16-bits", "The total of a download to a local file is counted in 16 bits.", "R3.10-39", "MFTPRETR", field(stored, 2, modulo(1<<16))},
		place{"retr-to-file-received-16-bits", "The length of a download to a local file is counted in 16 bits.", "R3.10-37", "MFTPRETR", field(stored, 3, modulo(1<<16))},
		place{"retr-received-8-bits", "The received length of +MFTPRETR is counted in 8 bits.", "R3.10-38", "MFTPRETR", field(data, 3, modulo(1<<8))},
	)
}
