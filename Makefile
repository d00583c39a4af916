# make run   verify every example of the manual on the emulator, and leave reports/out/results.json
# make test  all tests, the whole suite on the emulator among them
# Nothing has to be set up before either: Go, git and make are enough.

GO ?= go

.PHONY: run test bench fuzz lint build

run:
	$(GO) run . run

test:
	$(GO) test ./...

# Benchmarks in the format that benchstat reads.
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# A short fuzz of every parser; FUZZTIME=5m for a long one.
FUZZTIME ?= 10s
fuzz:
	@for target in $$(grep -rl --include='*_test.go' 'func Fuzz' . | xargs grep -ho 'func Fuzz[A-Za-z0-9_]*' | sed 's/func //' | sort -u); do \
		dir=$$(dirname $$(grep -rl --include='*_test.go' "func $$target(" . | head -n 1)); \
		$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$dir || exit 1; \
	done

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "gofmt would change these files"; exit 1; }
	$(GO) vet ./...
	$(GO) mod tidy -diff

build:
	$(GO) build -o bin/mftpspec .
