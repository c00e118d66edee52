# The program of player.keys: draws what a terminal must understand, says what it is sent, and what its size is.
stty -echo
printf '\033[2J\033[2S\033[5Hscrolled away\033[5;8r\033[2S\033[r'
printf '\033[H\033(0lqqk\033(B 王小明\r\n'
printf 'x\033[5b \033[1m粗\033[m\r\n'
printf 'ready\r\n'
trap 'printf "size %s\r\n" "$(stty size)"' WINCH
while :; do
	IFS= read -r line || continue
	[ "$line" != bye ] || exit 3
	[ "$line" != other ] || printf '\033[?1049h\033[Hother screen'
	[ "$line" != back ] || printf '\033[?1049l'
	if [ "$line" = half ]; then
		printf 'got one half'
		i=0
		while [ $((i += 1)) -lt 100000 ]; do :; done
		printf ' and the other\r\n'
	fi
	printf 'got %s\r\n' "$(printf '%s' "$line" | cat -v)"
done
