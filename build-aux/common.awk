# Turns the list of common passwords into rows of a C table: LC_ALL=C awk -f common.awk FILE > common-list.h
/^#/ { next }
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\"")
	gsub(/\?\?/, "?\\?")
	printf "\"%s\",\n", $0
}
