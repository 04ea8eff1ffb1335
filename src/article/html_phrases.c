/*
 * html_phrases.c - what the lines say that belong to no article
 *
 * English and Spanish first, then some Portuguese, French, German, Italian, Catalan and others. All
 * entries are folded, phrases without their spaces. Kept in the order of strcmp().
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

enum {
	LONGEST_PHRASE = 48,
	/* Letters and digits of a line that is judged by its beginning alone. */
	LONGEST_CLUTTER_LINE = 110
};

static const char *const whole[] = {
	"abonnieren", "abouttheauthor", "abouttheauthors", "accept", "acceptall", "aceptar",
	"acercadelautor", "ad", "addacomment", "ads", "advert", "advertentie", "advertisement",
	"advertisementfeature", "advertisements", "advertisementscrolltocontinue", "advertising",
	"agregarcomentario", "alireaussi", "allrightsreserved", "ampliar", "ampliarfoto",
	"anmelden", "anterior", "anuncio", "anuncios", "anzeige", "archivadoen",
	"articlecontinuesbelow", "articlecontinuesbelowadvertisement", "articleslies",
	"articolicorrelati", "articulosrelacionados", "assine", "audio", "avisolegal",
	"bacajuga", "back", "backtotop", "boletin", "boletines", "breakingnews", "buscar",
	"caption", "cargando", "categorias", "categories", "category", "cerrar",
	"clicktoenlarge", "close", "comentar", "comentario", "comentarios", "comentaris",
	"comment", "commentaires", "commenti", "comments", "comparta", "comparte",
	"comparteestanoticia", "comparteestearticulo", "comparteix", "compartilhar",
	"compartilhe", "compartilheestanoticia", "compartir", "compartiren",
	"compartirenfacebook", "compartirentwitter", "compartirestanoticia", "condividi",
	"contacto", "contactus", "contenidopatrocinado", "contenidorelacionado",
	"contenidosrelacionados", "contents", "contenussponsorises", "continuaaposapublicidade",
	"continuarleyendo", "continued", "continuelendo", "continuereading",
	"continuereadingbelow", "cookies", "copiarenlace", "copiarlink", "copylink", "darkmode",
	"daskonntesieauchinteressieren", "deel", "deixeumcomentario", "dejaruncomentario",
	"dejatucomentario", "dejauncomentario", "dontmiss", "drucken", "edit", "editorspicks",
	"editthispage", "email", "emailthis", "enestanota", "enestanoticia", "enestearticulo",
	"enlarge", "enlargethisimage", "ensavoirplus", "enviar", "enviarporcorreo",
	"escribeuncomentario", "escuchar", "escucharnoticia", "etiqueta", "etiquetas",
	"explorefurther", "facebook", "filedunder", "follow", "followus", "followuson",
	"fontsize", "fotogaleria", "galeria", "gallery", "getthenewsletter", "gototop",
	"guardar", "hidecaption", "home", "iklan", "image", "images", "imprimer", "imprimir",
	"indice", "iniciarsesion", "iniciasesion", "inicio", "instagram", "inthisarticle",
	"iralcontenido", "iscriviti", "javascriptisdisabled", "jointheconversation", "jumpto",
	"kommentare", "kommentarschreiben", "kommentieren", "laisseruncommentaire",
	"lasciauncommento", "lasmasleidas", "latestnews", "leamas", "learnmore", "leatambien",
	"leaveacomment", "leaveareply", "leemas", "leermas", "leertambien", "leesmeer",
	"leesook", "leetambien", "leggianche", "leggidipiu", "leggitutto", "leiamais",
	"leiatambem", "leiatambien", "lepuedeinteresar", "lerecomendamos", "lesensieauch",
	"lesensiemehr", "lespluslus", "linkcopied", "linkedin", "lireaussi", "lirelasuite",
	"listen", "listennow", "listentoarticle", "live", "liveupdates", "llegeixmes", "loading",
	"loadingvideo", "loadmore", "login", "lomasleido", "lomasvisto", "loultimo", "maislidas",
	"masinfo", "masinformacion", "masleidas", "masleidos", "masnoticias", "massobreestetema",
	"mehrdazu", "mehrlesen", "mehrzumthema", "menu", "miratambien", "more", "morefrom",
	"morefromthisauthor", "morenews", "moreonthisstory", "morestories", "mostpopular",
	"mostread", "nachoben", "newsletter", "newsletters", "next", "nextarticle", "nextpost",
	"nextstory", "nocomments", "normasdeparticipacion", "notasrelacionadas",
	"noticiarelacionada", "noticiasrelacionadas", "onthispage", "opinion", "paidcontent",
	"partager", "patrocinado", "pause", "photogallery", "photos", "pinterest", "play",
	"playvideo", "pleaseenablejavascript", "politicadeprivacidad", "popularnow",
	"postacomment", "potrebbeinteressarti", "previous", "previousarticle", "previouspost",
	"print", "printarticle", "printthis", "printthispage", "privacypolicy", "promoted",
	"pubblicita", "publicidad", "publicidade", "publicitat", "publicite", "puedeinteresarte",
	"quicklinks", "reacties", "readfullstory", "readmore", "readthefullstory",
	"recibenuestroboletin", "recomendado", "recomendados", "recomendamos", "recommended",
	"recommendedforyou", "recommendedstories", "rectificar", "reddit", "register",
	"registrarse", "registrate", "relacionadas", "relacionados", "related",
	"relatedarticles", "relatedcontent", "relatedlinks", "relatednews", "relatedposts",
	"relatedstories", "relatedtopics", "reportanerror", "reportarerror", "reportatypo",
	"reprints", "reproducir", "republish", "requestpermission", "sabonner", "saibamais",
	"saltaralcontenido", "save", "schlagworte", "search", "seealso", "seemore", "seguinos",
	"seguirleyendo", "share", "shareon", "shareonfacebook", "shareontwitter", "sharethis",
	"sharethisarticle", "sharethispost", "sharethisstory", "sharevia", "shareviaemail",
	"showcomments", "showmore", "siganos", "siganosen", "signin", "signup", "signupnow",
	"sigueleyendo", "siguenos", "siguenosen", "siguiente", "sincomentarios", "skip",
	"skiptocontent", "skiptomaincontent", "slideshow", "sobreelautor", "sponsored",
	"sponsoredcontent", "stampa", "storycontinues", "storycontinuesbelowadvertisement",
	"subir", "subscribe", "subscribenow", "suiveznous", "suscribase", "suscribete",
	"suscribirme", "suscribirse", "suscripcion", "tableofcontents", "tag", "tags",
	"tamanodeletra", "teilen", "telegram", "telluswhatyouthink", "tema", "temas",
	"temasrelacionados", "tepuedeinteresar", "terecomendamos", "terminosycondiciones",
	"termsofservice", "termsofuse", "textsize", "thisslideshowrequiresjavascript",
	"thisvideoisnotavailable", "todoslosderechosreservados", "togglecaption", "top", "topic",
	"topics", "topstories", "transcript", "translate", "trending", "trendingnow", "tweet",
	"tweetthis", "twitter", "ultimasnoticias", "veatambien", "vejatambem", "vercomentarios",
	"vergaleria", "vermas", "vertambien", "vervideo", "video", "videos", "viewcomments",
	"viewgallery", "viewmore", "viewphotos", "voiraussi", "volver", "volverarriba",
	"watchnow", "weiterlesen", "werbung", "whatsapp", "youmayalsolike", "youmightalsolike",
	"youtube", "поделиться", "реклама", "читаитетакже",
};

static const char *const beginnings[] = {
	"actualizadoel", "alireaussi", "allrightsreserved", "alsoread", "archivadoen",
	"articlecontinuesbelow", "bacajuga", "bycontinuing", "clickhere", "comparteesta",
	"compartiresta", "contenidoexclusivopara", "derechosreservados", "descargalaapp",
	"descarganuestra", "downloadour", "enablejavascript", "envideo", "escritopor",
	"escuchael", "estesitioutilizacookies", "estimatedreadingtime", "filedunder",
	"followherontwitter", "followhimontwitter", "followus", "followuson",
	"formoreinformationon", "getourapp", "getthelatest", "hagaclicaqui", "haveanewstip",
	"haveatip", "hazclicaqui", "imagecredit", "iniciasesion", "joinuson", "lastmodified",
	"leaademas", "leamas", "leatambien", "leeademas", "leemas", "leermas", "leertambien",
	"leesook", "leetambien", "leggianche", "leiamais", "leiatambem", "lepuedeinteresar",
	"lesensieauch", "lesensiemehr", "likeuson", "lireaussi", "listentothis",
	"masinformacionsobre", "medicallyreviewed", "mehrzumthema", "miraelvideo", "miratambien",
	"miretambien", "morefrom", "moreonthis", "notepierdas", "noticiasrelacionadas",
	"originallypublished", "ourstandards", "photogallery", "pleaseenablejavascript",
	"postedat", "postedby", "postedin", "postedon", "printthis", "pubblicatoil",
	"publicadoel", "publicadoem", "publicadoen", "publicadopor", "publiele", "publishedby",
	"publishedon", "puedeinteresarte", "puedesver", "puedever", "readalso", "readingtime",
	"readmore", "readnext", "recibeentu", "recibelasnoticias", "relatedarticle",
	"relatedarticles", "relatedcontent", "relatedcoverage", "relatedstories", "relatedstory",
	"relatedvideo", "reviewedby", "saibamais", "seealso", "seguinosen", "seguirleyendo",
	"sharethis", "sigaleyendo", "siganosen", "signupfor", "signuphere", "signupto",
	"sigueleyendo", "siguenosen", "storycontinuesbelow", "subscribefor", "subscribeto",
	"suscribasea", "suscribetea", "suscribeteal", "tambienpuedeinteresar", "tambientepuede",
	"taphere", "temasrelacionados", "tepuedeinteresar", "thisarticlewasoriginallypublished",
	"thissiteusescookies", "tiempodelectura", "todoslosderechos", "unetealcanal",
	"uneteanuestro", "updatedon", "usamoscookies", "utilizamoscookies", "veatambien",
	"vejatambem", "veroffentlichtam", "vertambien", "viewthispostoninstagram", "voiraussi",
	"watchlive", "weusecookies", "writtenby", "youmayalso", "youmightalso",
	"youmustbeloggedin", "youremailaddresswillnotbepublished", "читаитетакже",
};

static const char *const date_words[] = {
	"a", "a.m", "abr", "abril", "actualitzat", "actualizacion", "actualizada", "actualizado",
	"aggiornato", "ago", "agost", "agosto", "aktualisiert", "alle", "am", "an", "and",
	"aout", "apr", "april", "aprile", "as", "at", "atualizado", "aug", "august", "avril",
	"bst", "cdt", "cest", "cet", "creada", "creado", "created", "cst", "ct", "date", "day",
	"days", "de", "dec", "december", "decembre", "del", "desembre", "dez", "dezember",
	"dezembro", "dias", "dic", "dicembre", "diciembre", "dienstag", "dijous", "dilluns",
	"dimanche", "dimarts", "dimecres", "dissabte", "diumenge", "divendres", "dom",
	"domenica", "domingo", "donnerstag", "edited", "edt", "el", "em", "ene", "enero", "est",
	"et", "feb", "febbraio", "febrer", "febrero", "februar", "february", "fecha", "fev",
	"fevereiro", "fevrier", "first", "freitag", "fri", "friday", "gener", "gennaio",
	"giovedi", "giugno", "gmt", "guardado", "h", "ha", "hace", "heures", "hora", "horas",
	"hour", "hours", "hr", "hrs", "hs", "il", "ist", "jan", "janeiro", "januar", "january",
	"janvier", "jeudi", "jour", "jue", "jueves", "juillet", "juin", "jul", "julho", "juli",
	"julio", "juliol", "july", "jun", "june", "junho", "juni", "junio", "juny", "la", "las",
	"last", "le", "lectura", "los", "luglio", "lun", "lundi", "lunedi", "lunes", "maerz",
	"maggio", "mai", "maig", "maio", "mar", "marc", "march", "marco", "mardi", "mars",
	"martedi", "martes", "marz", "marzo", "may", "mayo", "mdt", "mercoledi", "mercredi",
	"mie", "miercoles", "min", "mins", "minute", "minutes", "minuto", "minutos", "mis",
	"mittwoch", "modificado", "modifie", "modified", "mon", "monday", "montag", "month",
	"months", "mst", "nov", "november", "novembre", "novembro", "noviembre", "oct",
	"october", "octobre", "octubre", "of", "oktober", "on", "ore", "ottobre", "out",
	"outubro", "p.m", "pdt", "pm", "posted", "pst", "pt", "pubblicato", "publicada",
	"publicado", "publicat", "publie", "published", "quarta-feira", "quinta-feira", "read",
	"sab", "sabado", "sabato", "samedi", "samstag", "sat", "saturday", "segunda",
	"segunda-feira", "sep", "sept", "september", "septembre", "septiembre", "set",
	"setembre", "setembro", "setiembre", "settembre", "sexta-feira", "sonntag", "stand",
	"story", "stunden", "sun", "sunday", "tagen", "terca-feira", "the", "thu", "thur",
	"thurs", "thursday", "time", "tue", "tues", "tuesday", "uhr", "um", "updated", "utc",
	"vendredi", "venerdi", "veroffentlicht", "vie", "viernes", "vom", "vor", "wed",
	"wednesday", "week", "weeks", "y", "ya", "year", "years",
};

static const char *const byline_words[] = {"author", "autor", "autora", "by", "di", "door", "escrito", "par", "per", "por",
	"redaccion", "reporting", "text", "texto", "von", "words", "words:"};

static int compare(const void *key, const void *entry)
{
	return slice_compare(
		*(const struct cotejo_text *)key, slice_of(*(const char *const *)entry));
}

#define FIND(text, table)                                                                          \
	(bsearch(&(text), table, sizeof(table) / sizeof(table[0]), sizeof(table[0]), compare) != NULL)

bool html_phrase_is_whole(struct cotejo_text squeezed)
{
	return squeezed.length <= LONGEST_PHRASE && FIND(squeezed, whole);
}

bool html_phrase_begins(struct cotejo_text squeezed)
{
	if (squeezed.length > LONGEST_CLUTTER_LINE)
		return false;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
		if (slice_starts(squeezed, slice_of(beginnings[i])))
			return true;
	}
	return false;
}

bool html_phrase_is_date_word(struct cotejo_text word)
{
	return FIND(word, date_words);
}

bool html_phrase_is_byline_word(struct cotejo_text word)
{
	return FIND(word, byline_words);
}
