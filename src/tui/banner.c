/* A captcha drawn as text art. */
#include "config.h"

#include "tui/banner.h"

#include <stddef.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"

enum { GLYPH_ROWS = 6, GAP_MAX = 2, BASELINES = TUI_BANNER_ROWS - GLYPH_ROWS + 1, SPECK_ONE_IN = 12 };

/* The sixth row is for what goes below the line. */
static const struct glyph {
	char letter;
	const char *rows[GLYPH_ROWS];
} glyphs[] = {
	{'A', {" ### ", "#   #", "#####", "#   #", "#   #", "     "}},
	{'B', {"#### ", "#   #", "#### ", "#   #", "#### ", "     "}},
	{'C', {" ####", "#    ", "#    ", "#    ", " ####", "     "}},
	{'D', {"#### ", "#   #", "#   #", "#   #", "#### ", "     "}},
	{'E', {"#####", "#    ", "#### ", "#    ", "#####", "     "}},
	{'F', {"#####", "#    ", "#### ", "#    ", "#    ", "     "}},
	{'G', {" ####", "#    ", "#  ##", "#   #", " ####", "     "}},
	{'H', {"#   #", "#   #", "#####", "#   #", "#   #", "     "}},
	{'I', {"#####", "  #  ", "  #  ", "  #  ", "#####", "     "}},
	{'J', {"  ###", "   # ", "   # ", "#  # ", " ##  ", "     "}},
	{'K', {"#   #", "#  # ", "###  ", "#  # ", "#   #", "     "}},
	{'L', {"#    ", "#    ", "#    ", "#    ", "#####", "     "}},
	{'M', {"#   #", "## ##", "# # #", "#   #", "#   #", "     "}},
	{'N', {"#   #", "##  #", "# # #", "#  ##", "#   #", "     "}},
	{'O', {" ### ", "#   #", "#   #", "#   #", " ### ", "     "}},
	{'P', {"#### ", "#   #", "#### ", "#    ", "#    ", "     "}},
	{'Q', {" ### ", "#   #", "#   #", "#  # ", " ## #", "     "}},
	{'R', {"#### ", "#   #", "#### ", "#  # ", "#   #", "     "}},
	{'S', {" ####", "#    ", " ### ", "    #", "#### ", "     "}},
	{'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "     "}},
	{'U', {"#   #", "#   #", "#   #", "#   #", " ### ", "     "}},
	{'V', {"#   #", "#   #", "#   #", " # # ", "  #  ", "     "}},
	{'W', {"#   #", "#   #", "# # #", "## ##", "#   #", "     "}},
	{'X', {"#   #", " # # ", "  #  ", " # # ", "#   #", "     "}},
	{'Y', {"#   #", " # # ", "  #  ", "  #  ", "  #  ", "     "}},
	{'Z', {"#####", "   # ", "  #  ", " #   ", "#####", "     "}},
	{'a', {"     ", " ### ", "#  # ", "#  # ", " ## #", "     "}},
	{'b', {"#   ", "#   ", "### ", "#  #", "### ", "    "}},
	{'c', {"    ", " ###", "#   ", "#   ", " ###", "    "}},
	{'d', {"   #", "   #", " ###", "#  #", " ###", "    "}},
	{'e', {"    ", " ## ", "####", "#   ", " ###", "    "}},
	{'f', {"  ##", " #  ", "### ", " #  ", " #  ", "    "}},
	{'g', {"    ", " ###", "#  #", " ###", "   #", "### "}},
	{'h', {"#   ", "#   ", "### ", "#  #", "#  #", "    "}},
	{'i', {" # ", "   ", "## ", " # ", "###", "   "}},
	{'j', {"  #", "   ", " ##", "  #", "  #", "## "}},
	{'k', {"#   ", "#  #", "# # ", "### ", "#  #", "    "}},
	{'l', {"## ", " # ", " # ", " # ", "###", "   "}},
	{'m', {"     ", "#### ", "# # #", "# # #", "# # #", "     "}},
	{'n', {"    ", "### ", "#  #", "#  #", "#  #", "    "}},
	{'o', {"    ", " ## ", "#  #", "#  #", " ## ", "    "}},
	{'p', {"    ", "### ", "#  #", "### ", "#   ", "#   "}},
	{'q', {"     ", " ### ", "#  # ", " ### ", "   # ", "   ##"}},
	{'r', {"    ", "# ##", "##  ", "#   ", "#   ", "    "}},
	{'s', {"    ", " ###", "##  ", "  ##", "### ", "    "}},
	{'t', {" #  ", "####", " #  ", " #  ", "  ##", "    "}},
	{'u', {"     ", "#  # ", "#  # ", "#  # ", " ## #", "     "}},
	{'v', {"     ", "#   #", "#   #", " # # ", "  #  ", "     "}},
	{'w', {"     ", "#   #", "# # #", "# # #", " # # ", "     "}},
	{'x', {"    ", "#  #", " ## ", " ## ", "#  #", "    "}},
	{'y', {"    ", "#  #", "#  #", " ###", "   #", " ## "}},
	{'z', {"    ", "####", "  # ", " #  ", "####", "    "}},
	{'2', {"#### ", "    #", " ### ", "#    ", "#####", "     "}},
	{'3', {"#### ", "    #", "  ## ", "    #", "#### ", "     "}},
	{'4', {"#  # ", "#  # ", "#####", "   # ", "   # ", "     "}},
	{'5', {"#####", "#    ", "#### ", "    #", "#### ", "     "}},
	{'6', {" ### ", "#    ", "#### ", "#   #", " ### ", "     "}},
	{'7', {"#####", "   # ", "  #  ", " #   ", " #   ", "     "}},
	{'8', {" ### ", "#   #", " ### ", "#   #", " ### ", "     "}},
	{'9', {" ### ", "#   #", " ####", "    #", " ### ", "     "}},
};

struct canvas {
	char cells[TUI_BANNER_ROWS][TUI_BANNER_COLUMNS];
	size_t width;
	uint32_t seed;
};

static const struct glyph *find_glyph(char letter)
{
	for (size_t i = 0; i < BASE_COUNT(glyphs); i++)
		if (glyphs[i].letter == letter)
			return &glyphs[i];
	return NULL;
}

/* Numerical Recipes' linear congruence: the secret is the text, this only scatters. */
static size_t pick(struct canvas *canvas, size_t limit)
{
	canvas->seed = canvas->seed * 1664525u + 1013904223u;
	return (canvas->seed >> 16) % limit;
}

/* One letter, one baseline, one sign, so that the eye joins what belongs together. */
static void draw_glyph(struct canvas *canvas, const struct glyph *glyph)
{
	static const char signs[] = "#@%&";
	size_t top = pick(canvas, BASELINES), width = strlen(glyph->rows[0]);
	char sign = signs[pick(canvas, sizeof signs - 1)];

	for (size_t row = 0; row < GLYPH_ROWS; row++)
		for (size_t column = 0; column < width; column++)
			if (glyph->rows[row][column] != ' ')
				canvas->cells[top + row][canvas->width + column] = sign;
	canvas->width += width;
}

static void add_specks(struct canvas *canvas)
{
	static const char specks[] = ".'`,";

	for (size_t row = 0; row < TUI_BANNER_ROWS; row++)
		for (size_t column = 0; column < canvas->width; column++)
			if (canvas->cells[row][column] == ' ' && pick(canvas, SPECK_ONE_IN) == 0)
				canvas->cells[row][column] = specks[pick(canvas, sizeof specks - 1)];
}

int tui_banner_add(const char *text, uint32_t seed, struct buf *out)
{
	struct canvas canvas = {.seed = seed};

	memset(canvas.cells, ' ', sizeof canvas.cells);
	if (strlen(text) > TUI_BANNER_LETTERS)
		return ERR_RANGE;
	for (const char *letter = text; *letter; letter++) {
		const struct glyph *glyph = find_glyph(*letter);

		if (!glyph)
			return ERR_RANGE;
		canvas.width += 1 + pick(&canvas, GAP_MAX);
		draw_glyph(&canvas, glyph);
	}
	canvas.width++;
	add_specks(&canvas);
	for (size_t row = 0; row < TUI_BANNER_ROWS; row++) {
		base_buf_add(out, canvas.cells[row], canvas.width);
		if (row + 1 < TUI_BANNER_ROWS)
			base_buf_add_char(out, '\n');
	}
	return 0;
}
