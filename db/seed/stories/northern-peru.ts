import type { StorySeed } from '../stories';
import { fact, h2, harvestRing, list, lotCard, p, pullQuote, regionMap, storyDoc } from '../story-builder';

export const northernPeru: StorySeed = {
  slug: 'northern-peru',
  kind: 'origin',
  title: 'Northern Peru: six hundred growers, thirty-seven bases',
  lead: 'In the last mountains before Ecuador, around six hundred growers in San Ignacio and Jaén pool their harvest. It began with a mine they did not want.',
  seoTitle: 'Northern Peru coffee: the country of APROCASSI',
  seoDescription:
    'San Ignacio and Jaén, where the growers of APROCASSI pool their harvest: how it began, what the premium paid for, and where the sources disagree.',
  publishedOn: '2026-10-12',
  doc: storyDoc(
    h2('where', 'Where the map runs out'),
    p(
      'Look for Cajamarca on a map and you find a city at 2,750 m, with a province of the same name around it. This coffee does not grow there. It comes from the far end of the department, about 230 km to the north, from the provinces of [San Ignacio](origin:peru/cajamarca/san-ignacio) and [Jaén](origin:peru/cajamarca/jaen). After San Ignacio comes Ecuador.',
    ),
    regionMap('peru/cajamarca'),
    p(
      'The town of Jaén lies at only 729 m, and the heat sits on it like a lid. The farms begin where the lid ends. Most members of the cooperative grow other crops beside coffee: a house cannot eat what it sells once a year.',
    ),

    h2('how-it-began', 'It began with a no'),
    p(
      'At the end of the 1990s, families in San Ignacio stood up against a mining concession. The concession went. What stayed was the habit of deciding together. In March 2000 they founded an association of coffee growers and gave it a long name, ever since cut down to [APROCASSI](producer:aprocassi).',
    ),
    fact(
      'Founded in March 2000 after the fight against a mining concession; a cooperative since 2010.',
      'Algrano',
      {
        url: 'https://www.algrano.com/en/products/2850-peru-santa-fe-regional-blend-san-ignacio-jaen-arabica-fully-washed-may-2021-nov-2021',
      },
    ),

    h2('how-many', 'How many is six hundred?'),
    p('Ask how many members APROCASSI has and you get four answers. We kept all four.'),
    list([
      '452, says Vournas Coffee.',
      '505, of whom 68 are women, says Grinders Coffee.',
      '600 in 37 bases, says Algrano; Willoughby’s wrote the same 600 in 2024.',
      '634, says Andytown Coffee.',
    ]),
    p(
      'None of them need be wrong. Members join and leave; a web page stays as it was typed. We print about 600 (2024) and show the others beside it. The number can even be checked against itself. A base, writes Andytown, is fifteen to eighteen growers who bring their coffee to one place before it travels. Thirty-seven times sixteen is 592.',
    ),
    pullQuote('Members join and leave; a web page stays as it was typed.'),

    h2('premium', 'What the premium buys'),
    fact('Fair Trade since 2001.', 'Algrano, Grinders Coffee and Willoughby’s Coffee', {
      url: 'https://grinderscoffee.com.au/meet-maria',
    }),
    p(
      'On this date the sources agree. It is older than the parting of 2011–12, since when Fair Trade USA and Fairtrade International have been two systems with rules and prices of their own. A badge in this shop therefore always says which of the two it is.',
    ),
    p(
      'On top of the price comes a premium. With it the cooperative has paid for social programmes and for work on the farms.',
    ),

    h2('rust', 'Orange dust'),
    p(
      'Coffee leaf rust is a fungus. It shows first as orange dust on the underside of a leaf. Then the leaf drops, and a tree without leaves cannot ripen its fruit. In 2012 it broke out in Cajamarca.',
    ),
    fact(
      'After the outbreak of 2012 Fair Trade USA gave APROCASSI its first Cooperative Small Grant, 25,000 USD, for nurseries, pruning, new plants and loans.',
      'Vournas Coffee',
      { url: 'https://www.vournascoffee.com/coffee/fto-peru-aprocassi/' },
    ),
    p(
      'Split among the members, that is forty or fifty dollars each: a week’s shopping. Kept whole, it is a nursery. This is the plain arithmetic of a cooperative.',
    ),

    h2('height', 'From 1,000 to 2,500 metres'),
    fact(
      'Stated by the cooperative: 1,000–2,500 m. Others: 1,100–1,800 m, 1,200–1,900 m, 1,190–1,800 m.',
      'Algrano; Grinders Coffee, Flora Fauna Coffee and Vournas Coffee',
    ),
    p(
      'Two and a half thousand metres is very high for coffee, and nobody else goes there. We print the figure because it is theirs, and mark it: stated by the cooperative.',
    ),
    p(
      'From any of those heights the weak link is the same, and it is the road. Coffee that waits for a lorry in the rain is coffee that ages.',
    ),

    h2('in-the-cup', 'In the cup'),
    p(
      'The [APROCASSI lot](coffee:peru-aprocassi-san-ignacio) is Caturra, Typica, Pache and Catimor, fully washed. Washing here means patience: twelve to thirty-six hours of fermentation, then one to four weeks of drying. What the demo sheet reports is a morning coffee. Milk chocolate, apple, brown sugar; nothing that asks for attention, nothing that lets it go.',
    ),
    lotCard('peru-aprocassi-san-ignacio'),
    harvestRing('peru-aprocassi-san-ignacio'),
    p(
      'Its page also keeps the crop of 2024, which landed in September of that year. That lot is gone. The page stays: a coffee should have a past that can be looked up.',
    ),

    h2('neighbours', 'Three neighbours and a quiet one'),
    p(
      'The north is more than one cup. [La Coipa](coffee:peru-la-coipa-microlot), in San Ignacio, comes from a narrow band at 1,750–1,900 m: mandarin, panela, jasmine. [Huabal](coffee:peru-huabal-jaen), in Jaén, goes the other way, to cocoa, raisin and almond. [Mendoza](coffee:peru-mendoza-amazonas) lies over the border in the department of [Amazonas](origin:peru/amazonas), in Rodríguez de Mendoza: tangerine, green apple, caramel.',
    ),
    lotCard('peru-la-coipa-microlot'),
    lotCard('peru-huabal-jaen'),
    lotCard('peru-mendoza-amazonas'),
    p(
      'The quiet one is the [decaf](coffee:peru-cajamarca-decaf), from San Ignacio, its caffeine taken out with water. It is cocoa, maple and malt, at any hour.',
    ),
    fact(
      'In 2020 Peru had 169,078 ha of organic coffee and about 2.198 million quintals, Ethiopia 183,000 ha and about 2.104 million. Cajamarca led Peru with 58,300 certified hectares.',
      'Midagri and FiBL',
      { asOf: '2020' },
    ),
    p(
      'So Peru is one of the two largest producers of organic coffee: first by weight, second by area. We would rather give you both numbers than the word “leading”.',
    ),

    h2('cacao', 'The other old crop'),
    p(
      'There is something much older than coffee in these hills. At Montegrande, in Jaén, archaeologists uncovered a temple of the people who were using cacao in the upper Amazon some 5,300 years ago. The thread runs south from there, to [the chocolate of Cusco](story:chocolate-of-cusco).',
    ),

    h2('what-is-demo', 'What is invented here'),
    p(
      'APROCASSI is real, and the facts above carry their sources. The score, notes, analysis, price and stock of its 2026 lot are demo data. So is everything in the other four lots except the places; they name no producer.',
    ),
  ),
  places: [
    { name: 'San Ignacio', lat: -5.146, lon: -79.001 },
    { name: 'Jaén', lat: -5.707, lon: -78.808 },
    { name: 'La Coipa', lat: -5.393, lon: -78.906 },
    { name: 'Huabal', lat: -5.613, lon: -78.9 },
    { name: 'Mendoza', lat: -6.394, lon: -77.482 },
  ],
  coffees: [
    'peru-aprocassi-san-ignacio',
    'peru-la-coipa-microlot',
    'peru-huabal-jaen',
    'peru-mendoza-amazonas',
    'peru-cajamarca-decaf',
  ],
  regions: [
    'peru/cajamarca',
    'peru/cajamarca/san-ignacio',
    'peru/cajamarca/jaen',
    'peru/amazonas',
    'peru/amazonas/rodriguez-de-mendoza',
  ],
  sources: [
    {
      name: 'Algrano',
      url: 'https://www.algrano.com/en/products/2850-peru-santa-fe-regional-blend-san-ignacio-jaen-arabica-fully-washed-may-2021-nov-2021',
      note: 'How the cooperative began, its 37 bases and 600 members, washed process.',
    },
    {
      name: 'Vournas Coffee',
      url: 'https://www.vournascoffee.com/coffee/fto-peru-aprocassi/',
      note: 'Varieties, 452 members, the rust outbreak of 2012 and the grant.',
    },
    {
      name: 'Grinders Coffee',
      url: 'https://grinderscoffee.com.au/meet-maria',
      note: '505 members of whom 68 are women; Fair Trade since 2001.',
    },
    {
      name: 'Andytown Coffee',
      url: 'https://andytownsf.com/andytown-blog/protecting-livelihoods-with-coffee-peru-aprocassi',
      note: '634 members, the size of a base, offices in San Ignacio and Jaén.',
    },
    {
      name: 'Willoughby’s Coffee',
      url: 'https://willoughbyscoffee.com/PRU.html',
      note: 'About 600 members and the first arrival of September 2024; transport as the weak link.',
    },
    {
      name: 'Flora Fauna Coffee',
      url: 'https://en.florafauna.coffee/aprocassi',
      note: 'Altitudes of 1,200–1,900 m, and a natural lot of 2023.',
    },
    { name: 'World Coffee Portal', note: 'Fair Trade USA and Fairtrade International as two systems.' },
    { name: 'Midagri and FiBL', note: 'Organic coffee area and volume in 2020.' },
    { name: 'CIRAD and Andina', note: 'The age of cacao in the upper Amazon; Montegrande.' },
    { name: 'GeoNames', url: 'https://www.geonames.org', note: 'Coordinates of the towns (CC BY 4.0).' },
  ],
};
