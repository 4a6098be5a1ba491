/**
 * Environmental claims that shops may not make without proof: Directive (EU) 2024/825, applied since 27 September 2026,
 * with like rules in the FTC Green Guides. English, German, French and Spanish. A warning, never a verdict: words in a
 * quotation, or about somebody else's programme, may stand.
 */
export type ClaimWarning = {
  /** Where in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** The words as they stand there. */
  words: string;
  reason: string;
  instead: string;
};

type Rule = { reason: string; instead: string; patterns: readonly RegExp[] };

/** Nouns that make "green" a promise. Green coffee, green beans and green apples are none. */
const GREEN_OF =
  'choices?|products?|packaging|packs?|compan(?:y|ies)|business(?:es)?|brands?|roaster(?:y|ies|s)?|shipping|delivery|energy|electricity|power|footprint|future|practices?|alternatives?|options?|living|lifestyle|values?|credentials|standards?|initiatives?|solutions?|economy|logistics|supply chains?|planet|promise';

/** What "is green" makes a promise of. Beans, leaves, cherries and raw coffee may well be green. */
const GREEN_IS = `coffees?|cups?|shops?|stores?|farms?|farming|production|we|${GREEN_OF}`;
const SO = '(?:(?:all|so|very|truly|really|fully|completely|naturally) )*';

const RULES: readonly Rule[] = [
  {
    reason:
      'Neutral, positive or compensated emissions may not be claimed for a product when it rests on offsets, and nobody can check it here.',
    instead:
      'Say what was measured: so many kilograms of CO₂ for one kilogram of coffee, by whom, in which year; or what was done, such as “shipped by sea to Houston”.',
    patterns: [
      /\b(?:climate|carbon|co2|co₂|ghg|emissions?)[\s-]*(?:neutral(?:ity|ly)?|positive|negative|compensated|friendly|free|zero)\b/giu,
      /\b(?:net[\s-]*zero|zero[\s-]*(?:emissions?|carbon)|carbon[\s-]*offset(?:s|ting)?|plastic[\s-]*neutral)\b/giu,
      /(?<![\p{L}])(?:klima|co2|co₂|treibhausgas)[\s-]*(?:neutral\p{L}*|positiv\p{L}*|kompensiert\p{L}*|freundlich\p{L}*)/giu,
      /(?<![\p{L}])(?:neutre en (?:carbone|co2|co₂)|neutralité carbone|neutre pour le climat|compensé en carbone|zéro (?:carbone|émission))/giu,
      /(?<![\p{L}])(?:carbono neutr\p{L}+|neutr\p{L}+ en carbono|climáticamente neutr\p{L}+|neutr\p{L}+ para el clima|cero emisiones)/giu,
    ],
  },
  {
    reason: 'This says in general that something is good for nature, without what, where and how much.',
    instead:
      'Say the fact and who says so: “shade-grown under inga trees (cooperative, 2025)”, “bag of paper and 12 g of aluminium”, or name a certificate that this lot really has.',
    patterns: [
      /\b(?:eco|environment(?:al(?:ly)?)?|earth|planet|nature|climate|ocean|forest|wildlife|bee)[\s-]*(?:friendly|safe|conscious|aware|kind|sound|neutral|positive|responsible|responsibly)\b/giu,
      /\b(?:ecological(?:ly)?|eco|greener|zero[\s-]*waste|biodegradable|(?:good|better|best|kind|kinder|gentle|gentler) (?:for|to|on) (?:the |our )?(?:planet|environment|earth|climate|nature)|(?:save|saves|saving|protects?|protecting) the (?:planet|earth|environment))\b(?!-)/giu,
      new RegExp(String.raw`\bgreen[\s-]+(?:${GREEN_OF})\b`, 'giu'),
      /\b(?:go|goes|going|think|thinking) green\b(?! coffee| beans?| apple)/giu,
      new RegExp(
        String.raw`(?<!\b(?:raw|unroasted) )\b(?:${GREEN_IS}) (?:is|are|was|were|stays?) ${SO}green\b(?! (?:coffee|beans?|apple|until|till|when|while|before|at|on|in|inside|with)\b)`,
        'giu',
      ),
      /\b(?:positive|low|small|smaller|reduced|minimal) (?:environmental|ecological|carbon)[\s-]*(?:footprint|impact)\b/giu,
      /(?<![\p{L}])(?:umwelt|natur|öko|ressourcen)[\s-]*(?:freundlich|schonend|bewusst|verträglich|gerecht)\p{L}*/giu,
      /(?<![\p{L}])(?:ökologisch\p{L}*|grüne[rsnm]? (?:wahl|verpackung|energie|produkte?|versand|lieferung|zukunft))(?![\p{L}])/giu,
      /(?<![\p{L}])(?:kaffee|tasse|rösterei|verpackung|versand|produkte?|wir) (?:ist|sind|bleibt|bleiben) (?:(?:ganz|wirklich|echt|völlig) )?grün(?![\p{L}])/giu,
      /(?<![\p{L}])(?:gut|besser|schonend) für (?:(?:die|unsere) (?:umwelt|natur|erde)|(?:den|unseren) planeten|das klima)(?![\p{L}])/giu,
      /(?<![\p{L}])(?:écologiques?|éco[\s-]*responsables?|respectueu(?:x|se|ses) de (?:l['’]environnement|la nature|la planète)|vertueu(?:x|se|ses))(?![\p{L}])/giu,
      /(?<![\p{L}])(?:(?:bons?|bonnes?|meilleure?s?|mieux) pour (?:la (?:planète|nature|terre)|l['’]environnement|le climat)|(?:énergie|emballage|livraison|entreprise|geste|torréfaction)s? vert(?:e?s?)|(?:tasse|torréfaction|emballage|livraison) est verte?)(?![\p{L}])/giu,
      /(?<![\p{L}])(?:ecológic[oa]s?|respetuos[oa]s? con (?:el medio ambiente|la naturaleza|el planeta)|amigables? con (?:el medio ambiente|el planeta|la naturaleza)|ecoamigables?)(?![\p{L}])/giu,
      /(?<![\p{L}])(?:(?:buen[oa]s?|mejor(?:es)?|bien) para (?:el (?:planeta|medio ambiente|clima)|la (?:naturaleza|tierra))|(?:energía|empresa|envío|embalaje|tostaduría)s? verdes?)(?![\p{L}])/giu,
    ],
  },
  {
    reason:
      'A generic word: it promises care for people or nature without saying which, and the law asks for proof.',
    instead:
      'Say what is done and by whom: “the cooperative pays a premium of 20 cents a pound”, “no herbicides since 2019 (producer)”. A certificate may be named by its own name.',
    patterns: [
      /\bsustainab(?:le|ly|ility)\b/giu,
      // Who is responsible for something, or to somebody, is a fact and no virtue.
      /(?<!\b(?:persons?|people|bod(?:y|ies)|one|those|part(?:y|ies)) )\bresponsib(?:le|ly)\b(?! (?:for|to|persons?|people|bod(?:y|ies)|part(?:y|ies)|authorit(?:y|ies))\b)(?: (?:sourced|grown|produced|farmed|traded|made|packed|harvested|roasted))?/giu,
      /\b(?:consciously|ethically) (?:sourced|grown|produced|farmed|traded|made|packed|harvested|roasted)\b/giu,
      /\b(?:conscious|ethical) (?:sourcing|farming|production|coffee|choices?|consumption|packaging|trade|cultivation)\b/giu,
      /(?<![\p{L}])nachhaltig\p{L}*/giu,
      /(?<![\p{L}])verantwortungs(?:voll|bewusst)\p{L}*/giu,
      // French and Spanish. With an article it is a person: le responsable, la persona responsable de la compra.
      /(?<!(?<![\p{L}])(?:les?|las?|los|el|une?|un[oa]s?|des|du|del|personnes?|personas?|organismes?|organismos?) )(?<![\p{L}])responsables?(?![\p{L}]| (?:de|del|des|du|por|ante|pour) | d['’])/giu,
      /(?<![\p{L}])(?:(?:café|agriculture|production|culture|développement|commerce|choix|emballage|filière)s? durables?|durabilité|de (?:façon|manière) durable)(?![\p{L}])/giu,
      /(?<![\p{L}])(?:sostenib(?:les?|ilidad|lemente)|sustentab(?:les?|ilidad))(?![\p{L}])/giu,
    ],
  },
];

/** Claims in a text, in its order. The same words are reported once, for the gravest reason. */
export function claimWarnings(text: string): ClaimWarning[] {
  const found: ClaimWarning[] = [];
  for (const { patterns, reason, instead } of RULES)
    for (const pattern of patterns)
      for (const match of text.matchAll(pattern)) {
        const [words] = match;
        const [start, end] = [match.index, match.index + words.length];
        if (found.some((other) => start < other.end && other.start < end)) continue;
        found.push({ start, end, words, reason, instead });
      }
  return found.sort((a, b) => a.start - b.start);
}
