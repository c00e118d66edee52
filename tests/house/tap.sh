# The Test Anything Protocol for a shell script: source this, call tap_result for each test, end with tap_done.
# A check prints one finding a line; a test is passed when its check found nothing.

set -u
LC_ALL=C.UTF-8
export LC_ALL
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
top_builddir=${top_builddir:-$PWD}
AWK=${AWK:-awk}
house=$top_srcdir/tests/house
tap_count=0

# tap_result NAME FINDINGS: passed when FINDINGS is empty; findings become comments of the failed test
tap_result() {
	tap_count=$((tap_count + 1))
	if [ -z "$2" ]; then
		echo "ok $tap_count - $1"
	else
		echo "not ok $tap_count - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# tap_skip NAME REASON
tap_skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# tap_skip_all REASON: the whole script cannot run here
tap_skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

tap_done() {
	echo "1..$tap_count"
}

# tap_has PROGRAM: whether this machine has it
tap_has() {
	command -v "$1" >/dev/null 2>&1
}
