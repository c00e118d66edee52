# Runs maportal-admin and compares what it prints: source this from a test beside it.
. "$top_srcdir/tests/house/tap.sh"

admin=$top_builddir/maportal-admin
work=$(mktemp -d "${TMPDIR:-/tmp}/command.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
cd "$work" || exit 99

# expect NAME STATUS ARGUMENTS…: maportal-admin, or $program, prints exactly standard input (errors first) and ends with the status
expect() {
	expect_name=$1 expect_status=$2
	shift 2
	cat >expected
	"${program:-$admin}" --now 2026-11-22T09:30 "$@" >stdout 2>stderr </dev/null
	echo "status $?" >>stdout
	echo "status $expect_status" >>expected
	grep -v ' note: database: ' stderr | cat - stdout >actual
	tap_result "$expect_name" "$(diff -u expected actual)"
}

# same NAME WANTED FOUND: passed when both texts are the same; what was to say something and is silent has failed
same() {
	tap_result "$1" "$([ "$2" = "$3" ] || printf 'wanted: %s\nfound: %s\n' "$2" "$3")"
}

# make_data DIR: an empty database with the one institution of the examples
make_data() {
	"$admin" --data "$1" migrate >/dev/null 2>&1 &&
		printf '醫事機構代碼,醫事機構名稱\n0401180014,國立臺灣大學醫學院附設醫院\n' |
		"$admin" --data "$1" import institution - >/dev/null
}
