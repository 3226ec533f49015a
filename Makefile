# Waymark's commands. On a fresh machine with Swift 6, git and make, `make site` and `make test` install what is missing
# (Debian's packages, no questions asked) and do the rest.

WAYMARK := .build/release/waymark
PYTHON  := .venv/bin/python
VENV    := .venv/.installed

SITE_PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libtomlplusplus-dev libyaml-dev libxxhash-dev pkg-config
TEST_PACKAGES := python3 python3-venv cmark-gfm chromium default-jdk-headless strace locales-all nodejs gcc g++ \
                 postgresql-15 redis-server redis-tools curl hunspell hunspell-en-gb

# Runs apt only when a package is missing, so that the commands work offline and without root afterwards.
define install
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}\n' $$p 2>/dev/null | grep -q '^install ok' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing: $$missing"; \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: site test examples unit site-tests torture bench bench-search acceptance screenshots lint format clean binary packages test-packages

site: binary
	$(WAYMARK) build

# The compiler's incremental mode does not see that a struct of a module that the command imports only through others
# has grown: the old command would crash. Compiling its few files anew costs three seconds.
binary: packages
	@touch Sources/WaymarkCLI/Waymark.swift
	swift build -c release --static-swift-stdlib --product waymark

packages:
	$(call install,$(SITE_PACKAGES))

test-packages: packages
	$(call install,$(TEST_PACKAGES))

test: lint unit site-tests

# Undeclared imports between modules are errors here: the arrows of Package.swift are the design.
unit: test-packages
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build

site-tests: test-packages binary $(VENV)
	$(PYTHON) -m pytest -q Tests

torture: test
	FAULTS=all $(PYTHON) -m pytest -q Tests/Faults
	TORTURE=all $(PYTHON) -m pytest -q -s Tests/Site/test_browser.py -k axe

bench: binary $(VENV)
	$(PYTHON) Tests/Benchmarks/bench.py

bench-search: binary $(VENV)
	$(PYTHON) Tests/SearchQuality/bench.py

# Runs what the lessons show: their examples, and the project that grows through them. No build of the site ever does.
examples: $(VENV)
	$(PYTHON) Tests/Lessons/examples.py
	$(PYTHON) Tests/Lessons/project.py

acceptance: binary $(VENV)
	$(PYTHON) Tests/Acceptance/acceptance.py

# The pictures of the README, in headless Chromium.
screenshots: test-packages binary $(VENV)
	$(PYTHON) Tests/Screenshots/take.py $(WAYMARK)

lint:
	swift format lint --strict -r Sources Tests

format:
	swift format -i -r Sources Tests

clean:
	rm -rf .build .build-* .venv
	find public -mindepth 1 ! -name .gitignore -delete

$(VENV): Tests/requirements.txt test-packages
	python3 -m venv .venv
	$(PYTHON) -m pip install -q -r Tests/requirements.txt
	touch $@
