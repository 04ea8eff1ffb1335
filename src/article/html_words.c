/*
 * html_words.c - the words that people name the parts of pages with
 *
 * Class names and identifiers are made of a few hundred words, English and the page's own language
 * (here Spanish, Portuguese, French, German, Italian). A word without hints is listed where it is
 * the other half of a compound ("sharebar"), or looks like one that it is not ("commentary").
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_words.h"

#include <stdlib.h>
#include <string.h>

#include "article/html_page.h"
#include "base/slice.h"

struct words {
	uint32_t hints;
	const char *words; /* separated by spaces */
};

/* clang-format off */
static const struct words vocabulary[] = {
	{HINT_COMMENT,
		"comentar comentario comentarios comment commentaire commentaires "
		"commenti commenting commentlist comments coral discussion disqus "
		"kommentar kommentare livefyre replies reply respond respuestas "
		"viafoura"},
	{HINT_SHARE,
		"addthis addtoany bookmarks comparte compartilhar compartilhe "
		"compartir condividi condivisione follow partage partager seguenos "
		"seguir share shareable sharedaddy sharer shares sharethis sharing "
		"siguenos social socialmedia socials teilen"},
	{HINT_RELATED,
		"aehnliche correlate correlati crosslink crosslinks destacadas "
		"headlines latest lealso leidas leidos masleidas mgid morenews "
		"morestories mostpopular mostread moststories mostviewed nextstory "
		"outbrain popular populares promobox readmore readnext recirc "
		"recirculation recomendada recomendadas recomendado recomendados "
		"recommend recommendation recommendations recommended recommends "
		"relacionada relacionadas relacionado relacionados related "
		"relatedposts relateds revcontent seealso similar sugeridas sugeridos "
		"suggested suggestion suggestions taboola teaser teasers trending "
		"ultimas ultimos upnext verwandt verwandte yarpp zergnet"},
	{HINT_PROMO,
		"ad adbox ads adsense adslot adunit adv advert advertise advertisement "
		"advertisements advertising adverts affiliate affiliates anuncio "
		"anuncios anzeige anzeigen banner banners boletin boletines "
		"contribution cta dfp donar donate donation donations gpt mailchimp "
		"marketing mc4wp membership newsletter newsletters optin promo promos "
		"promoted promotion promotional promotions pubblicita publi publicidad "
		"publicite signup sponsor sponsored sponsors sponsorship subscribe "
		"subscribes subscription subscriptions suscribete suscribirse "
		"suscripcion suscripciones suscriptor upsell werbung"},
	{HINT_NAVIGATION,
		"breadcrumb breadcrumbs crumb crumbs hamburger jumpto menu menus migas "
		"nav navbar navbars navegacao navegacion navigation navigations "
		"pagelinks pagenav pager paginacion pagination paginator prevnext "
		"sitemap skiplink skiplinks submenu toc toolbar topbar"},
	{HINT_FOOTER,
		"colophon copyright disclaimer footer footers impressum imprint "
		"legales piepagina rodape"},
	{HINT_SIDE,
		"aside barralateral lateral leftcolumn rail rightcolumn rightrail "
		"seitenleiste sidebar sidebars sidecolumn widget widgets"},
	{HINT_META,
		"actualizado auteur auteurs author authors autor autora autores "
		"autoria bio biography by byline bylines categoria categorias categories "
		"category contributor contributors entrymeta estimated etiqueta "
		"etiquetas eyebrow firma keywords labels meta metadata modified posted "
		"postedon postmeta publicado publication publish published readingtime "
		"readtime tagcloud taglist tags timeago updated vcard writer writers"},
	{HINT_META | HINT_DATE,
		"date dates datetime datum fecha postdate pubdate publishdate "
		"timestamp uhrzeit"},
	{HINT_NOTICE,
		"adblock adblocker captcha ccpa consent cookie cookies dialog gdpr "
		"interstitial lgpd lightbox login modal modals notification "
		"notifications onetrust overlay paywall piano popin popup popups "
		"regwall signin toast tooltip tooltips"},
	{HINT_CAPTION,
		"bildunterschrift caption captions credit credito creditos credits "
		"cutline didascalia epigrafe figcaption imagecredit legenda legende "
		"leyenda photocredit piedefoto piefoto"},
	{HINT_HEADLINE,
		"heading headline titel title titles titolo titre titular titulo"},
	{HINT_STANDFIRST,
		"bajada chapeau chapo copete deck dek entradilla lead lede sottotitolo "
		"standfirst subhead subheading subheadline subtitle subtitles "
		"subtitular subtitulo sumario vorspann"},
	{HINT_QUOTE,
		"blockquote pullquote"},
	{HINT_MEDIA,
		"galeria galerias galleries gallery lightgallery media player "
		"slideshow slideshows video videos"},
	{HINT_MEDIA | WORD_PICTURE,
		"bild figure foto fotografia fotos image imagen imagenes images img "
		"photo photos picture pictures"},
	{HINT_HEADER,
		"cabecera header headers masthead topper"},
	{HINT_CONTENT,
		"main maincontent principal"},
	{HINT_BODY,
		"articlebody bodytext storytext"},
	{WORD_ABOUT_ARTICLE,
		"actualite article articles articulo artikel beitrag blog blogpost "
		"detail detalle entry hentry materia news nota noticia noticias "
		"notizia post single story"},
	{WORD_ABOUT_TEXT,
		"body bodycopy contenido content contents contenu conteudo copy corps "
		"cuerpo inhalt prose richtext testo text texto"},
	{WORD_FOOT,
		"pie"},
	{WORD_EMBEDDED,
		"embed embedded embeds oembed tweet"},
	{0,
		"area bar block bottom box button buttons callout column commentary "
		"container count counts dateline fb form forum grid group holder icon "
		"icons inner interest item items js left link links list module outer "
		"page right row section site thread tool tools top wp wrap wrapper"},
};
/* clang-format on */

bool html_words_load(struct map *words)
{
	for (size_t i = 0; i < sizeof(vocabulary) / sizeof(vocabulary[0]); i++) {
		const char *at = vocabulary[i].words;

		while (*at) {
			size_t length = strcspn(at, " ");
			bool is_new;

			if (!map_insert(words, slice(at, length), vocabulary[i].hints, &is_new))
				return false;
			at += length + (at[length] == ' ');
		}
	}
	return true;
}

static const char *const hiding[] = {"assistive-text", "d-none", "display-none", "hidden", "hide",
	"invisible", "is-hidden", "mw-editsection", "off-screen", "offscreen", "screen-reader",
	"screen-reader-only", "screen-reader-text", "screenreader", "sr-only", "u-hidden",
	"visually-hidden", "visuallyhidden"};

static int compare_strings(const void *key, const void *entry)
{
	const struct cotejo_text *text = key;

	return slice_compare(*text, slice_of(*(const char *const *)entry));
}

bool html_word_hides(struct cotejo_text class_name)
{
	return bsearch(&class_name, hiding, sizeof(hiding) / sizeof(hiding[0]), sizeof(hiding[0]),
		       compare_strings) != NULL;
}
