import type { Random } from './random.mts';

interface Language {
	first: string;
	last: string;
	/** Particles and second names, of which a few persons have one. */
	middle: string;
}

/** Made up from common names, those with letters beyond ASCII among them. */
const LANGUAGES: Language[] = [
	{
		first: 'Åse Bjørn Øyvind Håkon Solveig Gunnar Marit Sindre Tuva Kåre Ragnhild Trond',
		last: 'Ødegård Sæther Bråten Nygård Fjellheim Strømsnes Haugland Røed Tveit Løkken Ås Myhre',
		middle: 'Marie Johan',
	},
	{
		first: 'Göran Åsa Björn Märta Oskar Linnéa Håkan Elsa Östen Sigrid Måns Ebba',
		last: 'Sjöberg Åkesson Lindström Björklund Öberg Forsgren Nyström Hägg Wallén Ekdahl Sandqvist',
		middle: 'Maria Erik',
	},
	{
		first: 'Søren Mette Jørgen Kirsten Asger Bodil Rasmus Frederikke Bjarne Dorthe Mads',
		last: 'Sørensen Kjær Nørgaard Østergaard Bæk Holm Krogh Damgaard Lindegård Højer',
		middle: 'Sofie Emil',
	},
	{
		first: 'Päivi Väinö Aino Jyrki Eeva Tuomas Sirkka Mikko Ylermi',
		last: 'Mäkinen Hämäläinen Lehtonen Väisänen Koskela Järvinen Pöyry Salmi Räsänen',
		middle: 'Kaarina Olavi',
	},
	{
		first: 'Sigríður Þórður Guðrún Ólafur Ásta Björk Einar Hrafn',
		last: 'Jónsdóttir Guðmundsson Þorsteinsson Ævarsdóttir Bjarnason Sigurðsson',
		middle: 'Ósk Már',
	},
	{
		first: 'Jürgen Käthe Günter Anneliese Björn Ulrike Matthias Sören Jörg Heike',
		last: 'Müller Schröder Weiß Köhler Jäger Brandt Größing Vogel Lüders Hartmann',
		middle: 'von Elisabeth',
	},
	{
		first: 'Łukasz Małgorzata Paweł Zofia Stanisław Żaneta Jędrzej Agnieszka Michał',
		last: 'Wiśniewski Łukaszewicz Dąbrowska Wójcik Zięba Kowalczyk Świątek Gołąb Nowakowski',
		middle: 'Maria Jan',
	},
	{
		first: 'Zoë Élodie Hélène Benoît Gaëlle François Anaïs Jérôme Noémie Théo',
		last: 'Lefèvre Garçon Beauchêne Rivière Moreau Château Bélanger Dubois Noël',
		middle: 'de Louise',
	},
	{
		first: 'Sanne Daan Femke Joost Maaike Sjoerd Noor Pieter Zoë Ruben',
		last: 'Bakker Vermeulen Dijkstra Hoekstra Jansen Meijer Visser Kuiper Koning',
		middle: 'van de',
	},
	{
		first: 'Jiří Zdeněk Markéta Ondřej Lukáš Božena José Núria Siân Õnne',
		last: 'Dvořák Růžička Němec Muñoz Peña Šimek Černý Kõiv Pärn Gómez',
		middle: 'Ana Petr',
	},
];

export interface PersonName {
	first: string;
	middle: string;
	last: string;
}

export function pickName(random: Random): PersonName {
	const language = random.pick(LANGUAGES);
	const word = (words: string): string => random.pick(words.split(' '));
	const first = word(language.first);
	const middle = random.chance(0.12) ? word(language.middle) : '';
	return { first, middle, last: word(language.last) };
}

/** Letters that are no ASCII letter with a mark, and so do not come apart. */
const SPELLINGS: Record<string, string> = {
	æ: 'ae',
	ð: 'd',
	ł: 'l',
	ø: 'o',
	ß: 'ss',
	þ: 'th',
};

/** As mail addresses are spelled: lower case and ASCII only. */
export function toAscii(text: string): string {
	return text
		.toLowerCase()
		.replace(/[æðłøßþ]/g, (letter) => SPELLINGS[letter])
		.normalize('NFD')
		.replace(/[^a-z]/g, '');
}
