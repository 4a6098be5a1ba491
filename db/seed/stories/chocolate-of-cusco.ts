import type { StorySeed } from '../stories';
import { fact, h2, list, lotCard, p, pullQuote, regionMap, storyDoc } from '../story-builder';

export const chocolateOfCusco: StorySeed = {
  slug: 'chocolate-of-cusco',
  kind: 'travel',
  title: 'The chocolate of Cusco',
  lead: 'Below the coffee, where the valley turns warm, La Convención grows chuncho: small yellow pods, small beans, a lot of perfume.',
  seoTitle: 'The chocolate of Cusco: chuncho cacao in La Convención',
  seoDescription:
    'Chuncho, the old cacao of La Convención: how it grows, what the sources dispute, what Kallpa Travel saw in Costa Rica, and how to drink it.',
  publishedOn: '2026-11-16',
  doc: storyDoc(
    h2('downhill', 'Downhill from the coffee'),
    p(
      'In [La Convención](origin:peru/cusco/la-convencion) the coffee thins out where the nights stop being cold. Keep walking down. Our coffee from this province starts at 1,400 m. At 1,200 you may meet the first cacao. Around Quillabamba, at 800 to 1,000 m, the air is warm before breakfast, and this is its country.',
    ),
    p(
      'A cacao tree looks wrong the first time. The flowers are no bigger than a fingernail and come straight out of the trunk. So do the pods: they hang from the bare bark, as if somebody had nailed them there.',
    ),
    regionMap('peru/cusco/la-convencion'),

    h2('chuncho', 'Chuncho'),
    p(
      'The old cacao of this valley is called chuncho. The pod is long and smooth, mostly yellow, and smaller than a cacao pod should be. A bean weighs less than a gram. More than half of that is fat, and the rest seems to be scent: the people who buy it write down passion fruit, citrus, flowers.',
    ),
    fact(
      'Grown at about 400–1,200 m in the Urubamba valley; smaller pods and beans than usual, more fat, fewer tannins.',
      'Meridian Cacao',
      { url: 'https://meridiancacao.com/pages/origin-cusco' },
    ),
    fact(
      'Chuncho reaches 10 to 12 m, which makes it hard to pick. It was grown by the Machiguenga communities of the Amazon basin; today growers replace it with trees that yield more.',
      'Slow Food, Ark of Taste',
      { url: 'https://www.fondazioneslowfood.com/en/ark-of-taste-slow-food/sagrado-valley-chuncho-cacao/' },
    ),
    p(
      'That is the trouble with it. A tree twelve metres tall must be picked with a pole, and a small bean fills a sack slowly. A grower paid by weight has every reason to cut it down. A grower paid for perfume has one reason to keep it.',
    ),
    pullQuote('Paid by weight, cut it down. Paid for perfume, keep it.'),
    p(
      'The name has a history too. In the cities, notes Slow Food, *chuncho* was a word to look down on the people of the forest. Now it is printed on bars, in large letters.',
    ),

    h2('two-calendars', 'Two calendars'),
    p(
      'When is it picked? Meridian Cacao, which imports it, says from April to July. Slow Food says from December to February, with some trees going on until April. They may mean different parts of the valley or different trees: chuncho is a family of trees more than one variety. We do not know. So we print both and draw no harvest ring.',
    ),

    h2('older', 'Older than the stones'),
    p(
      'Cusco’s walls make everything near them look young. Cacao was in use long before the first of them was laid, and the earliest traces lie far from here, on the upper Amazon in the north.',
    ),
    fact(
      'The earliest evidence of cacao in use is about 5,300 years old: the Mayo-Chinchipe culture, at Santa Ana-La Florida in Ecuador. Montegrande, in Jaén, Peru, belongs to the same culture.',
      'CIRAD and Andina',
    ),
    p(
      'Jaén is coffee country as well: the cooperative APROCASSI gathers its harvest there, and [that is a story of its own](story:northern-peru). You may also have read that the Incas offered cacao to Pachamama. We looked for support and found none, so you will not read it from us.',
    ),

    h2('costa-rica', 'What Kallpa Travel saw in Costa Rica'),
    p(
      'The best idea about these valleys may come from almost 3,000 km away. Kallpa Travel writes that its founder went to Costa Rica for a workshop of PROMPERÚ, the agency that promotes Peru abroad, and came home with a new picture of what a cacao seed could mean for travel in Peru. What impressed them there, Kallpa Travel writes, is that care for a place is not an extra but a way of living; it takes in the community, the local school and people’s pride in what they do.',
    ),
    p(
      'Costa Rica has had a cooperative form of this for a long time. Villages that host visitors do what coffee growers do with a harvest: they pool it, and sell it under one roof.',
    ),
    fact(
      'Cooprena, Costa Rica’s network of cooperatives for rural tourism, joins 23 organisations and has worked with more than 40 communities. It gives training, finance and a travel agency of its own.',
      'CICOPA',
      {
        asOf: '2017-04-13',
        url: 'https://www.cicopa.coop/work-together-archive/promoting-community-based-rural-tourism-in-costa-rica/',
      },
    ),
    p(
      'Kallpa Travel writes that the cacao valleys around Quillabamba have the same possibility. Families there keep small plots, and what they need, in its view, is not to grow more cacao but to have it valued more. A visitor who has split a pod and tasted the white pulp will pay for perfume.',
    ),
    p(
      'That journey and that conclusion are theirs. We were not there, and we sell no tours. If you would like to go, ask [Kallpa Travel](https://kallpa.travel). And if you would like to taste the other end of the comparison, there is a [yellow honey from Tarrazú](coffee:costa-rica-tarrazu-yellow-honey) on our shelf.',
    ),

    h2('at-the-table', 'At the table'),
    p(
      'The [bar](coffee:chuncho-70-bar) is cacao, cane sugar and cocoa butter. Break it and listen: a clean snap means the fat has set well. Let a piece lie on the tongue before you bite. The [nibs](coffee:chuncho-cacao-nibs) are the bean and nothing else, for people who find sugar an interruption.',
    ),
    lotCard('chuncho-70-bar'),
    lotCard('chuncho-cacao-nibs'),
    p(
      '[Chocolate de taza](coffee:chocolate-de-taza-200) is the everyday form: tablets of cacao, cane sugar and cinnamon, made for a pot and not for a pocket.',
    ),
    list([
      'Break 40 g of tablet into 250 ml of milk or water.',
      'Warm it slowly, and stop before it boils.',
      'Take it off the heat and whisk until the foam stands by itself.',
    ]),
    lotCard('chocolate-de-taza-200'),
    p(
      'Or let the two halves of the slope meet. The [pairing box](coffee:coffee-cacao-pairing-box) puts 250 g of roasted [La Convención](coffee:peru-la-convencion-quillabamba) beside one bar. Coffee first, then chocolate, then coffee again: the second sip is not the same coffee. The raisin of [Santa Teresa](coffee:peru-santa-teresa-honey) works as well.',
    ),
    lotCard('coffee-cacao-pairing-box'),

    h2('what-is-demo', 'What is invented here'),
    p(
      'The valley, the cacao and the sources are real. The four products are demo data, with prices and stock made for trying the shop; no maker or grower stands behind them, and none is named. Where the coffee of this province comes from is told in [Southern Peru](story:southern-peru).',
    ),
  ),
  places: [
    { name: 'Quillabamba', lat: -12.863, lon: -72.693 },
    { name: 'Echarate', lat: -12.735, lon: -72.616 },
    { name: 'Quellouno', lat: -12.637, lon: -72.559 },
    { name: 'Santa Teresa', lat: -13.132, lon: -72.591 },
  ],
  coffees: [
    'chuncho-70-bar',
    'chuncho-cacao-nibs',
    'chocolate-de-taza-200',
    'coffee-cacao-pairing-box',
    'peru-la-convencion-quillabamba',
    'peru-santa-teresa-honey',
  ],
  regions: ['peru/cusco', 'peru/cusco/la-convencion'],
  sources: [
    {
      name: 'Kallpa Travel, The Chocolate Regions of Cusco',
      url: 'https://www.kallpa.travel/the-chocolate-regions-of-cusco',
      note: 'The workshop in Costa Rica and what it could mean for the valleys; told as theirs.',
    },
    {
      name: 'CICOPA, on Cooprena',
      url: 'https://www.cicopa.coop/work-together-archive/promoting-community-based-rural-tourism-in-costa-rica/',
      note: 'Cooperative rural tourism in Costa Rica, as of April 2017.',
    },
    {
      name: 'Slow Food, Ark of Taste',
      url: 'https://www.fondazioneslowfood.com/en/ark-of-taste-slow-food/sagrado-valley-chuncho-cacao/',
      note: 'Tree, pod, name, Machiguenga heritage and the harvest from December.',
    },
    {
      name: 'Meridian Cacao',
      url: 'https://meridiancacao.com/pages/origin-cusco',
      note: 'Altitude, fat, size of the beans and the harvest from April to July.',
    },
    {
      name: 'New Worlder',
      url: 'https://www.newworlder.com/mapping-the-flavors-of-chuncho-cacao/',
      note: 'Altitudes around Quillabamba, the weight of a bean, a family of trees under one name.',
    },
    {
      name: 'The World’s 50 Best, guide to Cusco',
      note: 'A fat content of about 52 %.',
    },
    { name: 'CIRAD and Andina', note: 'The earliest evidence of cacao; Montegrande in Jaén.' },
    { name: 'GeoNames', url: 'https://www.geonames.org', note: 'Coordinates of the towns (CC BY 4.0).' },
  ],
};
