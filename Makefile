# Two targets matter: `make test` passes every test of the project and installs what they need itself;
# `make build` makes the binary. Everything else is a part of those.
export CGO_ENABLED ?= 0
GO ?= go
# Packages whose tests run under the race detector in CI. `make race RACE=./node` (or ./audit ./engine/exact/...) takes much longer.
RACE ?= ./chain/... ./seal ./engine/batch ./ipfs ./ipfs/pack ./ipfs/replica ./ipfs/discovery ./ipfs/name ./ipfs/writeapi ./ipfs/trustless ./ipfs/backend ./ipfs/backend/mirror ./core/... ./protocol/... ./internal/jobs/... ./internal/journal/... ./internal/memnet/... ./peer/... ./miner/... ./validator/... ./oracle/... ./router ./router/httpapi ./sdk

.PHONY: build test check unit contracts exact-cross race generate cross fuzz

build:
	$(GO) build -trimpath -o bin/cortensor ./cmd/cortensor

test: check contracts unit exact-cross

check:
	@files=$$(git ls-files '*.go' | xargs gofmt -l); if [ -n "$$files" ]; then echo "not gofmt-ed: $$files"; exit 1; fi
	$(GO) vet ./...

unit:
	$(GO) test -timeout 25m ./...

# The exact engine's bits as other processors, emulated by qemu-user, and no fused instruction in their object code; the words of the
# arm64 assembly against another assembler's, from binutils. A few minutes.
exact-cross:
	@command -v qemu-aarch64 >/dev/null && command -v aarch64-linux-gnu-as >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends qemu-user binutils-aarch64-linux-gnu; } || true
	@if command -v aarch64-linux-gnu-as >/dev/null; then NEON_BINUTILS=1 $(GO) -C tools/kernelgen test -count=1 ./neon; else \
	  $(GO) -C tools/kernelgen test -count=1 ./neon && \
	  echo "NOT RUN: the object code of the arm64 kernels. binutils for arm64 is missing and cannot be installed here (it takes root on Debian)."; fi
	@if command -v qemu-aarch64 >/dev/null; then CORTENSOR_CROSS=1 $(GO) test -count=1 -timeout 20m ./engine/exact/golden; else \
	  CORTENSOR_CROSS=native $(GO) test -count=1 -timeout 20m ./engine/exact/golden && \
	  echo "NOT RUN: the exact engine as arm64, riscv64, ppc64le and s390x. qemu-user is missing and cannot be installed here (it takes root on Debian)."; fi

# The contracts' own tests need forge and solc; both come from npm at the versions in contracts/package-lock.json.
contracts:
	$(MAKE) -C contracts lint test

# The race detector needs a C compiler.
race:
	CGO_ENABLED=1 $(GO) test -race -timeout 30m $(RACE)

# Generated files are committed; making them again must change nothing.
generate:
	$(GO) generate ./...
	@left=$$(git status --porcelain); if [ -n "$$left" ]; then echo "go generate changed the tree:"; echo "$$left"; exit 1; fi

cross:
	@for os in linux darwin windows; do for arch in amd64 arm64; do \
	  echo "build $$os/$$arch"; CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -o /dev/null ./cmd/cortensor || exit 1; done; done

# Every fuzz target for FUZZTIME each; long runs are not part of `make test`.
FUZZTIME ?= 30s
fuzz:
	@for pkg in $$($(GO) list ./...); do for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	  echo "== $$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; done; done
