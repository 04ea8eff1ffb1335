/*
 * html_phrases.c - what the lines say that belong to no article
 *
 * English and Spanish first, then some Portuguese, French, German, Italian, Catalan and others. All
 * entries are folded: no capitals, no accents, no apostrophes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_phrases.h"

#include <assert.h>

#include "base/slice.h"

enum {
	/* Letters and digits of a line that is judged by its beginning alone. */
	LONGEST_CLUTTER_LINE = 110,
	LONGEST_PHRASE = 64 /* of ours; the bits of beginning_lengths */
};

/* clang-format off */

/* Each phrase ends with a bar. */
static const char *const whole[] = {
	/* English */
	"advert|advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|"
	"paid content|promoted|continue reading|continue reading below|read more|more|"
	"see more|show more|load more|view more|learn more|read full story|"
	"read the full story|related|related articles|related stories|related content|"
	"related topics|related news|related posts|related links|see also|you may also like|"
	"you might also like|recommended|recommended for you|recommended stories|most read|"
	"most popular|popular now|trending|trending now|latest news|top stories|more stories|"
	"more on this story|more from|more from this author|more news|editors picks|"
	"dont miss|share|share this|share this article|share this story|share this post|"
	"share on facebook|share on twitter|share via email|share via|share on|tweet|"
	"tweet this|email|email this|print|print this|print this page|save|copy link|"
	"link copied|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|"
	"youtube|follow us|follow us on|follow|subscribe|subscribe now|sign up|sign up now|"
	"log in|login|sign in|register|comments|comment|leave a comment|leave a reply|"
	"add a comment|post a comment|view comments|show comments|no comments|"
	"join the conversation|tell us what you think|about the author|about the authors|"
	"tags|tag|topics|topic|categories|category|filed under|close|caption|hide caption|"
	"toggle caption|enlarge|enlarge this image|click to enlarge|view gallery|view photos|"
	"photo gallery|gallery|slideshow|play video|watch now|listen|listen now|"
	"listen to article|play|pause|loading|loading video|back to top|go to top|top|back|"
	"next|previous|next article|previous article|next post|previous post|next story|home|"
	"menu|search|skip to content|skip to main content|skip|cookies|accept|accept all|"
	"contact us|privacy policy|terms of use|terms of service|all rights reserved|"
	"newsletter|newsletters|get the newsletter|advertisement scroll to continue|"
	"article continues below advertisement|story continues below advertisement|"
	"story continues|article continues below|continued|explore further|"
	"this slideshow requires javascript|this video is not available|"
	"please enable javascript|javascript is disabled|edit|edit this page|report a typo|"
	"report an error|print article|text size|font size|dark mode|transcript|reprints|"
	"request permission|republish|translate|quick links|contents|table of contents|"
	"in this article|on this page|jump to|photos|video|videos|audio|image|images|"
	"breaking news|live|live updates|opinion|advertisement feature|",
	/* Spanish */
	"publicidad|anuncio|anuncios|contenido patrocinado|patrocinado|leer mas|lea mas|"
	"lee mas|ver mas|mas informacion|mas info|seguir leyendo|sigue leyendo|"
	"continuar leyendo|lea tambien|lee tambien|leer tambien|le puede interesar|"
	"te puede interesar|puede interesarte|te recomendamos|le recomendamos|recomendados|"
	"recomendado|recomendamos|noticias relacionadas|noticia relacionada|"
	"articulos relacionados|relacionadas|relacionados|contenido relacionado|"
	"contenidos relacionados|temas relacionados|notas relacionadas|lo mas leido|"
	"lo mas visto|mas leidas|mas leidos|las mas leidas|ultimas noticias|lo ultimo|"
	"mas noticias|mas sobre este tema|ver tambien|vea tambien|mira tambien|compartir|"
	"comparte|compartir en|compartir en facebook|compartir en twitter|"
	"comparte esta noticia|compartir esta noticia|comparte este articulo|comparta|"
	"enviar por correo|enviar|imprimir|guardar|copiar enlace|copiar link|siguenos|"
	"siguenos en|siganos en|seguinos|suscribete|suscribase|suscribirse|suscribirme|"
	"suscripcion|registrate|registrarse|iniciar sesion|inicia sesion|comentarios|"
	"comentario|comentar|deja un comentario|dejar un comentario|deja tu comentario|"
	"ver comentarios|escribe un comentario|sin comentarios|agregar comentario|"
	"sobre el autor|acerca del autor|etiquetas|etiqueta|temas|tema|categorias|"
	"archivado en|cerrar|ampliar|ampliar foto|ver galeria|galeria|fotogaleria|reproducir|"
	"ver video|escuchar|escuchar noticia|cargando|volver arriba|subir|volver|siguiente|"
	"anterior|inicio|buscar|ir al contenido|saltar al contenido|aceptar|contacto|"
	"politica de privacidad|aviso legal|terminos y condiciones|"
	"todos los derechos reservados|boletin|boletines|recibe nuestro boletin|"
	"normas de participacion|en esta nota|en este articulo|en esta noticia|indice|"
	"tamano de letra|rectificar|reportar error|",
	/* others */
	"publicidade|leia mais|leia tambien|leia tambem|veja tambem|saiba mais|"
	"continua apos a publicidade|compartilhar|compartilhe|compartilhe esta noticia|"
	"relacionadas|mais lidas|deixe um comentario|siga nos|assine|continue lendo|",
	"publicite|lire la suite|lire aussi|a lire aussi|voir aussi|en savoir plus|partager|"
	"commentaires|laisser un commentaire|articles lies|les plus lus|sabonner|"
	"contenus sponsorises|suivez nous|imprimer|",
	"anzeige|werbung|mehr lesen|weiterlesen|lesen sie auch|mehr zum thema|lesen sie mehr|"
	"teilen|kommentare|kommentar schreiben|kommentieren|drucken|abonnieren|anmelden|"
	"mehr dazu|das konnte sie auch interessieren|schlagworte|nach oben|",
	"pubblicita|leggi tutto|leggi anche|leggi di piu|condividi|commenti|"
	"lascia un commento|articoli correlati|potrebbe interessarti|iscriviti|stampa|"
	"publicitat|llegeix mes|comparteix|comentaris|advertentie|lees meer|lees ook|deel|"
	"reacties|iklan|baca juga|реклама|читаите также|поделиться|",
	NULL,
};

static const char *const beginnings[] = {
	/* English */
	"read more|read also|read next|also read|see also|related coverage|related stories|"
	"related story|related articles|related article|related content|related video|"
	"more on this|more from|you may also|you might also|click here|tap here|watch live|"
	"sign up for|sign up to|sign up here|subscribe to|subscribe for|follow us on|"
	"follow him on twitter|follow her on twitter|follow us|like us on|join us on|"
	"download our|get our app|get the latest|share this|filed under|posted in|"
	"all rights reserved|this article was originally published|originally published|"
	"photo gallery|view this post on instagram|listen to this|estimated reading time|"
	"reading time|have a tip|have a news tip|story continues below|"
	"article continues below|by continuing|we use cookies|this site uses cookies|"
	"your email address will not be published|last modified|published by|published on|"
	"posted on|posted by|posted at|updated on|written by|reviewed by|medically reviewed|"
	"please enable javascript|enable javascript|you must be logged in|image credit|"
	"our standards|for more information on|print this|",
	/* Spanish */
	"lea tambien|lee tambien|lea ademas|lee ademas|leer tambien|lea mas|leer mas|lee mas|"
	"te puede interesar|le puede interesar|tambien te puede|tambien puede interesar|"
	"puede interesarte|puedes ver|puede ver|ver tambien|vea tambien|mira tambien|"
	"mire tambien|siga leyendo|sigue leyendo|seguir leyendo|siguenos en|siganos en|"
	"seguinos en|suscribete a|suscribete al|suscribase a|unete a nuestro|unete al canal|"
	"descarga la app|descarga nuestra|recibe las noticias|recibe en tu|haz clic aqui|"
	"haga clic aqui|no te pierdas|mas informacion sobre|noticias relacionadas|"
	"archivado en|publicado en|publicado el|publicado por|actualizado el|escrito por|"
	"temas relacionados|tiempo de lectura|todos los derechos|comparte esta|"
	"compartir esta|derechos reservados|en video|escucha el|mira el video|"
	"contenido exclusivo para|inicia sesion|este sitio utiliza cookies|"
	"utilizamos cookies|usamos cookies|",
	/* others */
	"leia mais|leia tambem|veja tambem|saiba mais|publicado em|a lire aussi|lire aussi|"
	"voir aussi|publie le|lesen sie auch|mehr zum thema|lesen sie mehr|veroffentlicht am|"
	"leggi anche|pubblicato il|lees ook|baca juga|читаите также|",
	NULL,
};

/* Each word ends with a space. */
static const char *const date_words[] = {
	"january february march april june july august september october november december "
	"jan feb apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday "
	"friday saturday sunday mon tue tues wed thu thur thurs fri est edt et cst cdt ct "
	"mst mdt pst pdt pt gmt utc bst ist cet cest updated published posted modified "
	"created date edited ",
	"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
	"noviembre diciembre ene abr dic lunes martes miercoles jueves viernes sabado "
	"domingo lun mie jue vie sab actualizado actualizada publicado publicada "
	"actualizacion creado creada fecha modificado guardado ",
	"janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro fev abr "
	"mai dez segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado "
	"atualizado publicado ",
	"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre "
	"decembre lundi mardi mercredi jeudi vendredi samedi dimanche publie modifie ",
	"januar februar marz maerz april juni juli oktober dezember montag dienstag mittwoch "
	"donnerstag freitag samstag sonntag aktualisiert veroffentlicht ",
	"gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi "
	"martedi mercoledi giovedi venerdi sabato domenica pubblicato aggiornato ",
	"gener febrer marc maig juny juliol agost setembre octubre desembre dilluns dimarts "
	"dimecres dijous divendres dissabte diumenge actualitzat publicat ",
	NULL,
};

/* Words that may stand in a date, and anywhere else. */
static const char *const date_fillers[] = {
	"a a.m ago alle am an and as at day days de del dias dom el em first h ha hace "
	"heures hora horas hour hours hr hrs hs il jour la las last le lectura los mar may "
	"min mins minute minutes minuto minutos mis month months of on ore out p.m pm read "
	"sat segunda set stand story stunden sun tagen the time uhr um vom vor week weeks y "
	"ya year years ",
	NULL,
};

static const char *const byline_words[] = {
	"by por von par di door per text texto words words: author autor autora reporting "
	"escrito redaccion ",
	NULL,
};

static const char *const agencies[] = {
	"redaccion agencias agencia agencies reuters afp efe ansa dpa newsroom staff ",
	NULL,
};

/* clang-format on */

/* Adds what stands between the ends to the map, spaces left out. */
static bool load_list(struct html_phrases *phrases, const char *list, char end, uint32_t kind)
{
	char squeezed[LONGEST_PHRASE];
	size_t length = 0;

	for (; *list; list++) {
		struct map_entry *entry;
		bool is_new;

		if (*list != end) {
			assert(length < sizeof(squeezed));
			squeezed[length] = *list;
			length += *list != ' ';
			continue;
		}
		entry = map_insert(&phrases->map, slice(squeezed, length), 0, &is_new);
		if (!entry)
			return false;
		entry->value |= kind;
		if (kind == PHRASE_BEGINNING)
			phrases->beginning_lengths |= (uint64_t)1 << length;
		length = 0;
	}
	return true;
}

static bool load_lists(
	struct html_phrases *phrases, const char *const *lists, char end, uint32_t kind)
{
	for (; *lists; lists++) {
		if (!load_list(phrases, *lists, end, kind))
			return false;
	}
	return true;
}

bool html_phrases_load(struct html_phrases *phrases)
{
	return load_lists(phrases, whole, '|', PHRASE_WHOLE) &&
	       load_lists(phrases, beginnings, '|', PHRASE_BEGINNING) &&
	       load_lists(phrases, date_words, ' ', PHRASE_DATE_WORD) &&
	       load_lists(phrases, date_fillers, ' ', PHRASE_DATE_FILLER) &&
	       load_lists(phrases, byline_words, ' ', PHRASE_BYLINE_WORD) &&
	       load_lists(phrases, agencies, ' ', PHRASE_AGENCY);
}

void html_phrases_clear(struct html_phrases *phrases)
{
	map_clear(&phrases->map);
	*phrases = (struct html_phrases){0};
}

bool html_phrase_is(const struct html_phrases *phrases, struct cotejo_text text, uint32_t kinds)
{
	const struct map_entry *entry =
		text.length <= LONGEST_PHRASE ? map_find(&phrases->map, text) : NULL;

	return entry && (entry->value & kinds);
}

bool html_phrase_begins(const struct html_phrases *phrases, struct cotejo_text squeezed)
{
	if (squeezed.length > LONGEST_CLUTTER_LINE)
		return false;
	for (size_t length = 1; length < LONGEST_PHRASE && length <= squeezed.length; length++) {
		if ((phrases->beginning_lengths >> length & 1) &&
			html_phrase_is(phrases, slice(squeezed.bytes, length), PHRASE_BEGINNING))
			return true;
	}
	return false;
}
