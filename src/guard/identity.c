/* Users of the programs. */
#include "config.h"

#include "guard/identity.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

static int take_user(const struct passwd *user, struct guard_identity *identity)
{
	if (!user || base_mem_copy(identity->name, sizeof identity->name, user->pw_name))
		return ERR_NOT_FOUND;
	identity->uid = user->pw_uid;
	identity->gid = user->pw_gid;
	return 0;
}

static int find_user(const char *keyword, const char *name, struct guard_identity *identity, struct buf *complaint)
{
	int err = take_user(getpwnam(name), identity);

	if (err)
		base_buf_addf(complaint, "%s：系統沒有使用者 %s", keyword, name);
	return err;
}

static int find_owner(const char *folder, struct guard_identity *identity, struct buf *complaint)
{
	struct stat found;
	int err = stat(folder, &found) < 0 ? base_err_from_errno(errno) : 0;

	if (err) {
		base_buf_addf(complaint, "%s：%s", folder, base_err_text(err));
		return err;
	}
	err = take_user(getpwuid(found.st_uid), identity);
	if (err)
		base_buf_addf(complaint, "%s 的擁有者不是系統的使用者，請在設定檔寫明 portal-user", folder);
	return err;
}

int guard_identity_find(const struct conf *conf, struct guard_identity *identity, struct buf *complaint)
{
	struct guard_identity net = {0};
	int err;

	*identity = (struct guard_identity){.uid = getuid(), .gid = getgid(), .is_root = getuid() == 0};
	if (!identity->is_root)
		return 0;
	err = find_user("net-user", conf->net_user, &net, complaint);
	if (err)
		return err;
	return *conf->portal_user ? find_user("portal-user", conf->portal_user, identity, complaint)
				  : find_owner(conf->data, identity, complaint);
}

int guard_identity_lower(const struct guard_identity *identity)
{
	if (!identity->is_root)
		return 0;
	return setegid(identity->gid) < 0 || seteuid(identity->uid) < 0 ? ERR_SYSTEM : 0;
}

int guard_identity_raise(const struct guard_identity *identity)
{
	if (!identity->is_root)
		return 0;
	return seteuid(0) < 0 || setegid(0) < 0 ? ERR_SYSTEM : 0;
}

int guard_identity_become(const struct guard_identity *identity)
{
	if (!identity->is_root)
		return 0;
	if (guard_identity_raise(identity) || initgroups(identity->name, identity->gid) < 0 ||
	    setgid(identity->gid) < 0 || setuid(identity->uid) < 0)
		return ERR_SYSTEM;
	return identity->uid != 0 && setuid(0) == 0 ? ERR_SYSTEM : 0; /* there must be no way back */
}

int guard_identity_is_operator(const struct guard_identity *identity, uid_t uid)
{
	return uid == 0 || (!identity->is_root && uid == identity->uid);
}
