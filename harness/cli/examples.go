package cli

import (
	"fmt"
	"strings"
)

// example is a command line and what it is for.
type example struct{ what, line string }

func show(what, line string) example { return example{what, line} }

// examplesOf are those of the help of a command.
func examplesOf(name string) []example {
	switch name {
	case "mftpspec":
		return []example{
			show("the whole suite on the virtual module, without any hardware", "mftpspec run"),
			show("is this module ready to be tested?", "mftpspec doctor --port /dev/ttyUSB2"),
			show("a virtual module for a program that talks to one", "mftpspec emulate --link /tmp/module"),
		}
	case "run":
		return []example{
			show("the whole suite on the virtual module", "mftpspec run"),
			show("a module whose server is reached from outside at 203.0.113.7", "mftpspec run --port /dev/ttyUSB2 --ftp-listen 0.0.0.0:2121 --ftp-host 203.0.113.7"),
			show("to be watched in a browser", "mftpspec run --serve 127.0.0.1:8080"),
			show("as a file declares the laboratory", "mftpspec run --lab lab.yaml"),
			show("downloads only, but for the slow cases", "mftpspec run --select '3.10 and not @slow'"),
			show("again what did not pass", "mftpspec run --rerun reports/out/results.json"),
			show("a module with a defect: what would the suite say of it?", "mftpspec run --defect ate1-ignored --select 2.1"),
		}
	case "watch":
		return []example{
			show("a run that another terminal has begun", "mftpspec watch reports/out"),
			show("from a phone in the same network", "mftpspec watch reports/out --listen 192.0.2.7:8080"),
		}
	case "doctor":
		return []example{
			show("the module on a port", "mftpspec doctor --port /dev/ttyUSB2"),
			show("all benches of a laboratory, and the way to the FTP server", "mftpspec doctor --lab lab.yaml"),
		}
	case "report":
		return []example{
			show("every format, beside the results", "mftpspec report reports/out"),
			show("for a customer, without numbers of devices and subscribers", "mftpspec report reports/out --mask --out outside --title 'Release 7'"),
			show("a workbook, in Chinese", "mftpspec report reports/out --format xlsx --lang zh"),
			show("on paper, the short edition", "mftpspec report reports/out --format pdf --title 'Release 7'"),
			show("what was on the line and the network in one case, for Wireshark", "mftpspec report reports/out --format pcapng --case MFTPRETR-004"),
			show("signed, and later checked", "mftpspec report reports/out --sign ~/.ssh/id_ed25519"),
			show("has anybody changed the evidence?", "mftpspec report reports/out --verify --signers allowed_signers"),
		}
	case "compare":
		return []example{
			show("what the new firmware changed", "mftpspec compare old/results.json new/results.json"),
			show("as a page", "mftpspec compare old new --out changes"),
		}
	case "history":
		return []example{
			show("how a line of firmwares developed, from all runs below it", "mftpspec history archive --out pages"),
			show("for programs too", "mftpspec history old/results.json new.zip --json"),
		}
	case "merge":
		return []example{
			show("the shards of a run", "mftpspec merge out/1 out/2 out/3 out/4 --out out/all"),
			show("for a build server: exit as the whole run would", "mftpspec merge out/1 out/2 --out out/all --verdict"),
		}
	case "record":
		return []example{
			show("a virtual module that speaks like the one that was tested", "mftpspec record reports/out/results.json --out bench.module.yaml"),
			show("which a host program then meets", "mftpspec emulate --module bench.module.yaml --link /tmp/module"),
		}
	case "replay":
		return []example{
			show("what the module said in one case", "mftpspec replay reports/out/results.json MFTPPWD-001 --link /tmp/module"),
		}
	case "emulate":
		return []example{
			show("a module on /tmp/module, for any program that opens serial ports", "mftpspec emulate --link /tmp/module"),
			show("with an FTP server for a folder, and everything that is said", "mftpspec emulate --link /tmp/module --ftp files --verbose"),
			show("on a TCP port, and with events", "mftpspec emulate --listen tcp://127.0.0.1:2000 --control tcp://127.0.0.1:2001"),
			show("one with a defect, on a slow line", "mftpspec emulate --defect ate1-ignored --line-rate 9600"),
			show("one that reads the manual in another way", "mftpspec emulate --model ML307R --dialect D01=unquoted"),
		}
	case "serve":
		return []example{
			show("the server of a test case, to see its failure again by hand", "mftpspec serve --case CODE-006.STOR --listen 0.0.0.0:2121 --host 203.0.113.7"),
			show("a server for a host program, with everything that it sees", "mftpspec serve --root files --user me --password secret"),
			show("one that has no room for uploads", "mftpspec serve --fault 'after STOR=552'"),
		}
	case "tell":
		return []example{
			show("the network goes away", "mftpspec tell tcp://127.0.0.1:2001 lose-network"),
			show("and comes back", "mftpspec tell tcp://127.0.0.1:2001 find-network"),
			show("every command takes longer", "mftpspec tell tcp://127.0.0.1:2001 slow 300ms"),
			show("a defect of a firmware", "mftpspec tell tcp://127.0.0.1:2001 fault ate1-ignored"),
		}
	case "explore":
		return []example{
			show("ten minutes on the virtual module", "mftpspec explore"),
			show("a night on a module, and on with it after a break", "mftpspec explore --port /dev/ttyUSB2 --ftp-listen 0.0.0.0:2121 --ftp-host 203.0.113.7 --for 8h --resume"),
			show("a thousand sequences of another seed", "mftpspec explore --seed 7 --sequences 1000"),
			show("a module with a defect, up to the first finding", "mftpspec explore --defect ssl-leaks-to-next-channel --findings 1"),
			show("a finding once more, as a scenario of one's own", "mftpspec run --features reports/explore/findings --select @own"),
		}
	case "selftest":
		return []example{
			show("the whole proof", "mftpspec selftest"),
			show("one defect", "mftpspec selftest --defect ate1-ignored"),
		}
	case "list":
		return []example{
			show("the test cases of a clause", "mftpspec list cases --select 3.5"),
			show("what each firmware defect is", "mftpspec list defects"),
			show("a file that declares a laboratory, to begin with", "mftpspec list lab > lab.yaml"),
			show("its JSON Schema, with which editors complete and check it", "mftpspec list schema > lab.schema.json"),
			show("the serial ports of this machine", "mftpspec list ports"),
		}
	}
	return nil
}

// exampleText is how the help shows them.
func exampleText(lang, name string) string {
	var b strings.Builder
	for _, e := range examplesOf(name) {
		fmt.Fprintf(&b, "  # %s\n  %s\n", say(lang, e.what), e.line)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
