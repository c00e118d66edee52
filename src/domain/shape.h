/*
 * Shapes of fixed length, written as they look: A stands for one of A-Z, 9 for a digit, X for either, - for a
 * hyphen or a blank, and everything else for itself.
 */
#ifndef DOMAIN_SHAPE_H
#define DOMAIN_SHAPE_H

/* Whether the whole text has the shape. */
int domain_shape_matches(const char *text, const char *shape);

/* Whether there is nothing but blanks. */
int domain_shape_is_blank(const char *text);

/* Character classes that do not depend on the locale. */
int domain_shape_is_digit(char c);
int domain_shape_is_upper(char c);
int domain_shape_is_lower(char c);

/* Makes a-z upper case and A-Z lower case, in place. */
void domain_shape_raise(char *text);
void domain_shape_lower(char *text);

#endif
