/* Fuzzes what staff hand over: the bytes of files, whatever the pieces they come in, and the head beside them. */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/media.h"
#include "domain/publication.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int is_so)
{
	if (!is_so)
		abort();
}

static enum media probe(const uint8_t *data, size_t n, size_t piece)
{
	struct media_probe probe;

	domain_media_begin(&probe);
	for (size_t at = 0; at < n; at += piece)
		domain_media_add(&probe, data + at, n - at < piece ? n - at : piece);
	return domain_media_finish(&probe);
}

/* A name that passes stays in its folder and says nothing to a shell. */
static void look_at_name(const struct publication *head)
{
	struct problems problems = {0};

	domain_publication_check_name(head, &problems);
	if (problems.n == 0)
		must(*head->name && !strpbrk(head->name, "/\\ \t\n'\"$`;&|<>*?~") && !strstr(head->name, "..") &&
		     *head->name != '.' && *head->name != '-');
	base_problem_release(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct publication head = {0}, again;
	struct problems problems = {0};
	char *text = base_mem_dup_n((const char *)data, n);
	enum media whole = probe(data, n, n ? n : 1);

	must(probe(data, n, 1) == whole && probe(data, n, 3) == whole);
	(void)domain_media_fits(whole, text);
	if (base_mem_copy(head.name, sizeof head.name, text) == 0)
		look_at_name(&head);
	base_mem_copy(head.title, sizeof head.title, text);
	base_mem_copy(head.category, sizeof head.category, text);
	base_mem_copy(head.published_date, sizeof head.published_date, text);
	base_mem_copy(head.valid_until, sizeof head.valid_until, text);
	domain_publication_normalise(&head, "2026-01-02");
	again = head;
	domain_publication_normalise(&again, "2026-01-02");
	must(memcmp(&head, &again, sizeof head) == 0);
	domain_publication_check_notice(&head, &problems);
	base_problem_release(&problems);
	free(text);
	return 0;
}
