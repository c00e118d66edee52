/* Building documents. */
#include "config.h"

#include "print/document.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

static void add(struct document *document, enum block_kind kind, const char *const *cells, size_t n)
{
	struct block *block;

	if (document->n == document->cap) {
		document->cap = document->cap ? document->cap * 2 : 16;
		document->blocks = base_mem_grow(document->blocks, document->cap, sizeof *document->blocks);
	}
	block = &document->blocks[document->n++];
	*block = (struct block){.kind = kind, .n = n < PRINT_DOCUMENT_COLUMNS ? n : PRINT_DOCUMENT_COLUMNS};
	for (size_t i = 0; i < block->n; i++)
		block->cells[i] = base_mem_dup(cells[i]);
}

void print_document_set_title(struct document *document, const char *title, const char *reference)
{
	free(document->title);
	free(document->reference);
	document->title = base_mem_dup(base_lang_text(title));
	document->reference = reference ? base_mem_dup(reference) : NULL;
}

void print_document_add_heading(struct document *document, const char *text)
{
	add(document, BLOCK_HEADING, (const char *const[]){base_lang_text(text)}, 1);
}

void print_document_add_field(struct document *document, const char *label, const char *value)
{
	add(document, BLOCK_FIELD, (const char *const[]){base_lang_text(label), value}, 2);
}

void print_document_add_text(struct document *document, const char *text)
{
	add(document, BLOCK_TEXT, &text, 1);
}

void print_document_add_head(struct document *document, const char *const *names, size_t n)
{
	const char *words[PRINT_DOCUMENT_COLUMNS];

	for (size_t i = 0; i < n && i < PRINT_DOCUMENT_COLUMNS; i++)
		words[i] = base_lang_text(names[i]);
	add(document, BLOCK_HEAD, words, n);
}

void print_document_add_row(struct document *document, const char *const *cells, size_t n)
{
	add(document, BLOCK_ROW, cells, n);
}

void print_document_release(struct document *document)
{
	for (size_t i = 0; i < document->n; i++)
		for (size_t k = 0; k < document->blocks[i].n; k++)
			free(document->blocks[i].cells[k]);
	free(document->blocks);
	free(document->title);
	free(document->reference);
	*document = (struct document){0};
}
