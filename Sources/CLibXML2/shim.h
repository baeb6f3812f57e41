/* Where libxml2 was built with ICU, its headers include ICU's, which Foundation has too, of another version. Nothing that
   is used here depends on it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
