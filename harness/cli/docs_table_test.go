package cli

// trial is how a line of the documents is tried. The zero value: make test executes it as
// it stands, and it exits 0.
type trial struct {
	before string // what a reader has done by then; executed in front of it
	quick  string // appended in make test, where the line takes long
	always string // appended in the full test too
	inside string // a command that executes the shell of the line, such as unshare
	full   string // why make test does not execute it
	by     string // the file that executes it in the place of this test, and how: "file: text in it"
	stays  string // it goes on until another line wants this place, or the document ends
	code   int
}

const (
	needsRuns  = "needs a run of each shard: TestFourShardsAreTheWhole"
	needsClone = "needs a clone of its own, and minutes"
	needsKeys  = "needs ssh-keygen"
	needsRoot  = "needs root, for a network or files of its own"
	ownNetwork = "unshare --net"
	someRuns   = `[ -e reports/out/results.json ] || mftpspec run --port $MODULE --select 3.5 >/dev/null`
	onePort    = "--ftp-listen 127.0.0.1:0" // another module of the document has the port 2121
	nftTable   = "nft add table ip mftpspec\n"
	nftChain   = nftTable + "nft add chain ip mftpspec prerouting '{ type nat hook prerouting priority dstnat; }'\n"
)

// stands is what is there in the place of the hardware and the network of a reader.
func stands() []string {
	return []string{
		"/dev/ttyUSB2", "$MODULE", // a virtual module that the test offers
		"COM12", "$MODULE",
		"0.0.0.0:2121", "127.0.0.1:0",
		"--ftp-host 203.0.113.7", "--ftp-host 127.0.0.1",
		"/tmp/module", "$PWD/kit",
		"~/.ssh/id_ed25519", "key",
		"<this repository>", "$REPOSITORY",
	}
}

// trials are the lines of the documents, by document.
func trials() map[string]map[string]trial {
	return map[string]map[string]trial{
		"README.md": {
			"git clone <this repository> mftpspec && cd mftpspec": {full: needsClone},
			"make run":  {full: needsClone},
			"make test": {by: ".ci/run: make test"},
			`make build && export PATH="$PWD/bin:$PATH"`:                                                            {full: needsClone},
			"mftpspec doctor --port /dev/ttyUSB2":                                                                   {},
			"mftpspec run --port /dev/ttyUSB2 --ftp-listen 0.0.0.0:2121 --ftp-host 203.0.113.7":                     {always: "--select 3.5"}, // one module takes minutes: TestSer2netSuite
			"mftpspec report reports/out":                                                                           {},
			"mkdir -p files && mftpspec emulate --link /tmp/module --ftp files --verbose --control /tmp/module.ctl": {stays: "kit", always: onePort},
			"mftpspec tell /tmp/module.ctl lose-network":                                                            {},
			"mftpspec emulate --link /tmp/module --defect stor-appends":                                             {stays: "kit"},
			"mftpspec run --shard 2/4 --out out/2":                                                                  {quick: "--select 3.5"},
			"mftpspec merge out/[1-4] --out out/all --verdict":                                                      {before: theOthers, full: needsRuns},
			"mftpspec report out/all":                                                                               {full: needsRuns},
		},
		"docs/lab.md": {
			"mftpspec list ports":                                       {},
			"mftpspec list lab > lab.yaml":                              {},
			"mftpspec list schema > lab.schema.json":                    {},
			"mftpspec doctor --lab lab.yaml":                            {},
			"mftpspec run --lab lab.yaml":                               {quick: "--select 3.5"},
			"mftpspec run --lab lab.yaml --select '3.10 and not @slow'": {quick: "--select 3.5"},
			"mftpspec run --lab lab.yaml --rerun reports/out/results.json": {
				before: "mftpspec run --lab lab.yaml --defect ate1-ignored --select 2.1 >/dev/null || [ $? = 1 ]"},
			"nft add table ip mftpspec": {full: needsRoot, inside: ownNetwork},
			"nft add chain ip mftpspec prerouting '{ type nat hook prerouting priority dstnat; }'":                          {full: needsRoot, inside: ownNetwork, before: nftTable},
			"nft add rule ip mftpspec prerouting ip daddr 203.0.113.7 tcp dport 2021 dnat to 192.168.1.10:2121":             {full: needsRoot, inside: ownNetwork, before: nftChain},
			"nft add rule ip mftpspec prerouting ip daddr 203.0.113.7 tcp dport 25000-25011 dnat to 192.168.1.10":           {full: needsRoot, inside: ownNetwork, before: nftChain},
			"iptables -t nat -A PREROUTING -d 203.0.113.7 -p tcp --dport 2021 -j DNAT --to-destination 192.168.1.10:2121":   {full: needsRoot, inside: ownNetwork},
			"iptables -t nat -A PREROUTING -d 203.0.113.7 -p tcp --dport 25000:25011 -j DNAT --to-destination 192.168.1.10": {full: needsRoot, inside: ownNetwork},
			`ssh -N -R 0.0.0.0:2021:127.0.0.1:2121 $(for p in $(seq 25000 25011); do echo "-R 0.0.0.0:$p:127.0.0.1:$p"; done) user@203.0.113.7`: {
				full: "needs ssh, which reads the line and does not connect", before: `ssh() { command ssh -G "$@" | grep -c '^remoteforward' | grep -x 13; }`},
			"sudo usermod -aG dialout $USER": {full: needsRoot, inside: "unshare --mount", before: ownGroups},
		},
		"docs/reports.md": {
			"mftpspec serve --case MFTPSTOR-002 --listen 0.0.0.0:2121 --host 203.0.113.7": {stays: "server"},
			"mftpspec report reports/out":                                          {before: someRuns},
			`mftpspec report reports/out --mask --out outside --title "Release 7"`: {},
			"mftpspec report reports/out --format xlsx":                            {},
			"mftpspec report reports/out --format pcapng --case MFTPPWD-001":       {},
			"mftpspec compare old/results.json new/results.json":                   {before: "for d in old new; do mftpspec run --select 3.5 --out $d >/dev/null; done"},
			"mftpspec compare old new --out changes":                               {},
			"mftpspec history old new --out pages":                                 {},
			"mftpspec run --port /dev/ttyUSB2 --waivers waivers.yaml":              {always: "--select MFTPLIST-010"},
			"mftpspec report reports/out --waivers waivers.yaml":                   {},
			`mftpspec report reports/out --sign ~/.ssh/id_ed25519 --bundle evidence.zip --laboratory "Hall 3" --report-number QA-7`: {
				full: needsKeys, always: "--virtual", before: `ssh-keygen -q -t ed25519 -N "" -f key; echo "qa@example.com $(cat key.pub)" > allowed_signers`},
			"mftpspec report reports/out --verify --signers allowed_signers":                                                           {full: needsKeys},
			"mftpspec report evidence.zip --verify --signers allowed_signers":                                                          {full: needsKeys},
			"cd reports/out && ssh-keygen -Y verify -f ../../allowed_signers -I qa@example.com -n file -s SHA256SUMS.sig < SHA256SUMS": {full: needsKeys},
		},
		"docs/ci.md": {
			"mftpspec run --shard 2/4 --out out/2":                 {quick: "--select 3.5"},
			"mftpspec merge out/[1-4] --out out/all --verdict":     {before: theOthers},
			"mftpspec report out/all":                              {},
			"mftpspec record reports/out --out ml307r.module.yaml": {before: someRuns},
			"mftpspec run --module ml307r.module.yaml":             {quick: "--select 3.5"},
			"mftpspec run --repeat 1000":                           {always: "--repeat 3 --select MFTPPWD-001"},
			"mftpspec run --for 8h":                                {always: "--for 1s --select MFTPPWD-001"},
			"mftpspec run --resume":                                {always: "--select 3.5", before: "mftpspec run --select 3.5 >/dev/null"}, // killed: TestKilledAndResumed
		},
		"docs/hostkit.md": {
			"mkdir -p files": {},
			"mftpspec emulate --link /tmp/module --ftp files --verbose":                                                       {stays: "kit", quick: onePort},
			"mftpspec serve --root files --listen 0.0.0.0:2121 --host 203.0.113.7 --personality iis --fault 'after STOR=552'": {stays: "server"},
			"mftpspec emulate --listen tcp://127.0.0.1:2000 --ftp files":                                                      {stays: "port 2000", always: onePort, quick: "--listen tcp://127.0.0.1:0"},
			"cc -Wall -o transfer fixtures/hosts/transfer.c":                                                                  {full: "needs a C compiler"},
			"./transfer /tmp/module 127.0.0.1 2121 mftp mftp README.md copy.md":                                               {full: "needs a C compiler"},
			"python3 fixtures/hosts/transfer.py /tmp/module 127.0.0.1 2121 mftp mftp README.md copy.md":                       {full: "needs pyserial", before: "rm files/copy.md; PATH=/usr/bin:$PATH"},
			"mftpspec emulate --link /tmp/module --ftp files --control /tmp/module.ctl":                                       {stays: "kit", always: onePort},
			"mftpspec tell /tmp/module.ctl lose-network":                                                                      {},
			"mftpspec tell /tmp/module.ctl find-network":                                                                      {},
			"mftpspec tell /tmp/module.ctl reboot":                                                                            {},
			"mftpspec tell /tmp/module.ctl slow 300ms":                                                                        {},
			"mftpspec tell /tmp/module.ctl fault ate1-ignored":                                                                {},
			"mftpspec tell /tmp/module.ctl heal":                                                                              {},
			`mftpspec tell /tmp/module.ctl say "+CEREG: 0"`:                                                                   {},
			"mftpspec record reports/out/results.json --out bench.module.yaml":                                                {before: someRuns},
			"mftpspec emulate --module bench.module.yaml --link /tmp/module":                                                  {stays: "kit"},
			"mftpspec replay reports/out/results.json MFTPPWD-001 --link /tmp/module":                                         {stays: "kit"},
		},
		"docs/adding-a-case.md": {
			"mftpspec list requirements":                                   {},
			"mftpspec list cases --select 3.5":                             {},
			"mftpspec list steps":                                          {},
			"go test ./features ./harness/bench":                           {by: ".ci/run: make test"},
			"mftpspec run --features our-features --select @own":           {},
			"mftpspec list model > model.yaml":                             {},
			"mftpspec list model-schema > model.schema.json":               {},
			"mftpspec run --port /dev/ttyUSB2 --model model.yaml":          {always: "--select 3.5"},
			"mftpspec doctor --port /dev/ttyUSB2 --write-model shown.yaml": {},
			"mftpspec emulate --model model.yaml --link /tmp/module":       {stays: "kit"},
			"make bench": {by: ".ci/run: make bench"},
			"make fuzz":  {by: ".ci/run: make fuzz"},
			"make lint":  {by: ".ci/run: make lint"},
		},
		"docs/trust.md": {
			"mftpspec explore --port /dev/ttyUSB2 --ftp-listen 0.0.0.0:2121 --ftp-host 203.0.113.7 --for 8h": {always: "--for 1s --sequences 2 --out port"},
			"mftpspec explore --defect ssl-leaks-to-next-channel --findings 1":                               {code: 1},
			"mftpspec run --features reports/explore/findings --select @own":                                 {},
			"mftpspec list requirements":         {},
			"mftpspec list dialects":             {},
			"mftpspec list defects":              {},
			"mftpspec run --defect stor-appends": {quick: "--select MFTPSTOR-002", code: 1},
			"mftpspec selftest":                  {full: "takes a quarter of a minute for one defect", always: "--defect ate1-ignored"}, // the whole takes half an hour
			"MFTPSPEC_SELFTEST=1/20 go test -run TestSelfTest ./harness/selftest":                 {by: ".ci/run: MFTPSPEC_SELFTEST=1/20"},
			"MFTPSPEC_EXPLORE=1/33 go test -v -run 'TestExploration$' ./harness/selftest":         {by: ".ci/run: TestExploration$"},
			`MFTPSPEC_EXPLORE="fair 20" go test -v -run TestExplorationIsFair ./harness/selftest`: {by: ".ci/run: TestExplorationIsFair"},
		},
		"docs/install.md": {
			"sha256sum --check --ignore-missing SHA256SUMS": {by: "packaging/release/release_test.go: sha256sum"},
			"tar -xzf mftpspec_*_linux_amd64.tar.gz":        {by: "packaging/release/release_test.go: _linux_amd64.tar.gz"},
			"sudo apt install ./mftpspec_*_amd64.deb":       {by: "packaging/release/release_test.go: dpkg"},
			"mftpspec run":                {quick: "--select 3.5"},
			"mftpspec report reports/out": {},
			"mftpspec run --port COM12 --ftp-listen 0.0.0.0:2121 --ftp-host 203.0.113.7": {always: "--select 3.5"},
			"mftpspec completion bash > mftpspec.bash":                                   {},
			"podman build -t mftpspec .":                                                 {by: "packaging/container_test.go: TestContainerfile"},
			"podman run --rm -p 2000:2000 -v ./files:/files mftpspec":                    {by: "packaging/container_test.go: TestContainerfile"},
			"podman build --target ci -t mftpspec-ci . && podman run --rm mftpspec-ci":   {by: "packaging/container_test.go: TestContainerfile"},
			"make release": {by: "packaging/release/release_test.go: ./packaging/release"},
			"make release VERSION=1.2.0 MAINTAINER='Quality <qa@example.com>'": {by: "packaging/release/release_test.go: Quality <qa@example.com>"},
			"make module PATH=host.example/owner/mftpspec":                     {by: "packaging/module/module_test.go: make"},
		},
	}
}

const (
	theOthers = `for n in 1 3 4; do mftpspec run $QUICK --shard $n/4 --out out/$n >/dev/null; done`

	// ownGroups is an /etc of the line's own, in which whoever tests is another user.
	ownGroups = `cp -r /etc etc && mount --bind etc /etc && useradd tester && USER=tester
sudo() { "$@" && id -nG tester | grep -w dialout; }`
)
