# The SSH server with real clients, hostile ones, and crashes.
SSH_TESTS = \
	tests/process/ssh-audit.test \
	tests/process/ssh-card.test \
	tests/process/ssh-crash.test \
	tests/process/ssh-draft.test \
	tests/process/ssh-dropbear.test \
	tests/process/ssh-hostile.test \
	tests/process/ssh-idle.test \
	tests/process/ssh-limit.test \
	tests/process/ssh-get.test \
	tests/process/ssh-openssh.test \
	tests/process/ssh-paramiko.test \
	tests/process/ssh-plink.test
TESTS += $(SSH_TESTS)
EXTRA_DIST += $(SSH_TESTS) tests/lib/cardrig.py tests/lib/sshclient.py tests/lib/sshhostile.py tests/lib/sshrig.py tests/lib/sshwalk.py
