# make run   verify every example of the manual on the emulator, and leave reports/out/results.json
# make test  all tests, the whole suite on the emulator among them
# Nothing has to be set up before either: Go, git and make are enough.
# make release   archives, packages for Debian, SBOMs and checksums, in dist/
# make module PATH=host/owner/mftpspec   the path under which the module is published

GO ?= go

# A PATH on the command line of make is that of the module; programs are found on the
# one of the environment.
ifeq ($(origin PATH),command line)
MODULE := $(PATH)
override PATH = $(shell printf %s "$$PATH")
endif

.PHONY: run test bench fuzz lint build module release

run:
	$(GO) run . run

# Most tests wait for most of their time: five packages at once, and twelve tests of each.
# What MFTPSPEC_FULL=1 adds computes: PARALLEL=2 is enough for both.
# A first make test compiles for most of its time, and two flags shorten that: without
# inlining (-l) it takes two thirds, without what debuggers need (-w) the linker does.
# Compiler and tests are quicker where they collect garbage only when memory is short.
# MFTPSPEC_FULL=1 measures time and memory, so it has none of them. What go vet says, make
# lint asks for.
QUICK = -gcflags=all=-l -ldflags=-w
test:
	$(if $(MFTPSPEC_FULL),,GOGC=off GOMEMLIMIT=512MiB) $(GO) test -vet=off $(if $(MFTPSPEC_FULL),,$(QUICK)) -p $(or $(PARALLEL),5) -parallel $(or $(PARALLEL),12) ./...

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
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff

# What the program says of itself; a clone without tags is a development version.
linked = $(shell $(GO) list -m)/harness/cli.linked
build:
	$(GO) build -ldflags "-X $(linked)Version=$(shell git describe --tags --match 'v[0-9]*' --dirty 2>/dev/null | sed 's,^v,,' | grep . || echo 0.0.0-dev) \
		-X $(linked)Commit=$(shell git rev-parse HEAD 2>/dev/null) -X $(linked)Date=$(shell git show -s --format=%cs 2>/dev/null)" -o bin/mftpspec .

module:
	@$(GO) run ./packaging/module $(MODULE)

# VERSION=1.2.0 without a tag v1.2.0; MAINTAINER='Name <address>' for the package.
release:
	$(GO) run ./packaging/release $(if $(VERSION),-version $(VERSION)) $(if $(MAINTAINER),-maintainer '$(MAINTAINER)')
